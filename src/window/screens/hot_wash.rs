//! The hot wash: own view, evidence, commitment; how its panels stand beside each other.
//!
//! No mark is drawn before the second step.

use std::collections::VecDeque;

use bevy_egui::egui::{CentralPanel, Frame, Key, Margin, Panel, ScrollArea, Ui, UiBuilder, vec2};

use crate::debrief::Report;
use crate::scenario::model::Dimension;
use crate::window::intent::Intent;
use crate::window::panels::hot_wash::commitment::{self, CommitmentMemory};
use crate::window::panels::hot_wash::own_view::{self, OwnViewMemory, Ratings};
use crate::window::panels::hot_wash::result::{self, Asked};
use crate::window::panels::hot_wash::timeline::{self, Lanes, TimelineMemory};
use crate::window::panels::hot_wash::{costliest, marks, measures, stepper, then};
use crate::window::screen::Screen;
use crate::window::theme::{Palette, Width, heading, primary, quiet_button, small, space, tab};
use crate::window::view::review::{ReviewView, Step};

/// What the screen keeps between frames.
#[derive(Clone, Debug, Default)]
pub(crate) struct HotWashMemory {
    own_view: OwnViewMemory,
    timeline: TimelineMemory,
    commitment: CommitmentMemory,
    /// Which evidence is looked at.
    tab: Tab,
    /// Whose measures are looked at.
    chosen: Option<Dimension>,
    /// A mark has been shown.
    seen_marks: bool,
    /// What was asked for and not yet handed on.
    asked: VecDeque<Intent>,
}

impl HotWashMemory {
    /// With the timeline open.
    pub(crate) fn on_timeline() -> HotWashMemory {
        HotWashMemory {
            tab: Tab::Timeline,
            ..HotWashMemory::default()
        }
    }
}

/// The evidence.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Tab {
    #[default]
    Result,
    Marks,
    Costliest,
    Timeline,
    /// The call as it was, where it does not stand beside the others.
    Then,
}

/// Its parts with their names.
const TABS: [(Tab, &str); 5] = [
    (Tab::Result, "Result"),
    (Tab::Marks, "Marks"),
    (Tab::Costliest, "Costliest moments"),
    (Tab::Timeline, "Timeline"),
    (Tab::Then, "The call"),
];

/// How wide the call as it was stands beside other evidence [points].
const THEN: f32 = 330.0;
/// How wide the column of marks is [points].
const MARKS: f32 = 284.0;

/// No wider than this is read well [points].
const READ: f32 = 920.0;

/// The whole screen.
pub(crate) fn hot_wash(
    ui: &mut Ui,
    view: &ReviewView,
    memory: &mut HotWashMemory,
) -> Option<Intent> {
    let width = Width::of(ui);
    let palette = Palette::of(ui.ctx());
    let edge = match width {
        Width::Narrow => 12,
        _ => 24,
    };
    let frame = |above: i8| {
        Frame::new()
            .fill(palette.deck)
            .inner_margin(Margin::symmetric(edge, above))
    };
    memory.seen_marks |= view.step == Step::Evidence && view.report.is_some();
    let mut wish = Panel::top("hot wash head")
        .frame(frame(8))
        .show(ui, |ui| head(ui, view, memory, width))
        .inner;
    wish = Panel::bottom("hot wash foot")
        .frame(frame(8))
        .show(ui, |ui| foot(ui, view))
        .inner
        .or(wish);
    let body = CentralPanel::no_frame()
        .frame(frame(8))
        .show(ui, |ui| match view.step {
            Step::OwnView => in_the_middle(ui, "own view", |ui| {
                let ratings = match memory.seen_marks {
                    true => Ratings::Closed,
                    false => Ratings::Open,
                };
                own_view::own_view(ui, view, ratings, &mut memory.own_view)
            }),
            Step::Evidence => evidence(ui, view, memory, width),
            Step::Commitment => in_the_middle(ui, "commitment", |ui| {
                commitment::commitment(ui, view, &mut memory.commitment)
            }),
        });
    // One wish a frame: what a field wants kept comes before the way to elsewhere.
    memory.asked.extend(body.inner.into_iter().chain(wish));
    let first = memory.asked.pop_front();
    if !memory.asked.is_empty() {
        ui.ctx().request_repaint();
    }
    first
}

/// In a column that scrolls, no wider than one reads well.
fn scrolled<R>(ui: &mut Ui, name: &str, add: impl FnOnce(&mut Ui) -> R) -> R {
    ScrollArea::vertical()
        .id_salt(name)
        .auto_shrink([false, false])
        .show(ui, |ui| {
            let room = ui.available_width();
            ui.set_max_width(room.min(READ));
            add(ui)
        })
        .inner
}

/// The same in the middle of the screen, where nothing stands beside it.
fn in_the_middle<R>(ui: &mut Ui, name: &str, add: impl FnOnce(&mut Ui) -> R) -> R {
    ScrollArea::vertical()
        .id_salt(name)
        .auto_shrink([false, false])
        .show(ui, |ui| {
            let room = ui.available_rect_before_wrap();
            let column = room.shrink2(vec2((room.width() - READ).max(0.0) / 2.0, 0.0));
            ui.scope_builder(UiBuilder::new().max_rect(column), add)
                .inner
        })
        .inner
}

fn head(
    ui: &mut Ui,
    view: &ReviewView,
    memory: &mut HotWashMemory,
    width: Width,
) -> Option<Intent> {
    let mut wish = None;
    ui.horizontal(|ui| {
        if width != Width::Narrow {
            heading(ui, "Hot wash");
            if let (Width::Wide, Some(report)) = (width, &view.report) {
                small(ui, &report.scenario_title);
            }
            ui.add_space(space::L);
        }
        wish = stepper::stepper(ui, view.step, memory.seen_marks);
        let right = bevy_egui::egui::Layout::right_to_left(bevy_egui::egui::Align::Center);
        ui.with_layout(right, |ui| {
            if quiet_button(ui, "Library").clicked() {
                wish = Some(Intent::Go(Screen::Library));
            }
        });
    });
    wish
}

/// The way on, and where one stands.
fn foot(ui: &mut Ui, view: &ReviewView) -> Option<Intent> {
    let mut wish = None;
    ui.horizontal(|ui| {
        // As high as its highest button from the start, so that all stand on one line.
        ui.set_min_height(34.0);
        let back = match view.step {
            Step::OwnView => None,
            Step::Evidence => Some(Step::OwnView),
            Step::Commitment => Some(Step::Evidence),
        };
        if let Some(back) = back
            && quiet_button(ui, "Back").clicked()
        {
            wish = Some(Intent::Step(back));
        }
        let right = bevy_egui::egui::Layout::right_to_left(bevy_egui::egui::Align::Center);
        ui.with_layout(right, |ui| {
            let (words, to) = match view.step {
                Step::OwnView => ("Show me the evidence", Step::Evidence),
                Step::Evidence => ("One commitment", Step::Commitment),
                Step::Commitment => return,
            };
            if primary(ui, words).clicked() {
                wish = Some(Intent::Step(to));
            }
            if let Some(told) = rated(view) {
                small(ui, &told);
            }
        });
    });
    let nowhere = ui.memory(|focus| focus.focused()).is_none();
    if view.step == Step::Evidence && nowhere && ui.input(|input| input.key_pressed(Key::Enter)) {
        wish = wish.or(Some(Intent::Step(Step::Commitment)));
    }
    wish
}

/// How many questions were answered.
fn rated(view: &ReviewView) -> Option<String> {
    let report = view
        .report
        .as_ref()
        .filter(|_| view.step == Step::OwnView)?;
    let asked = report.self_assessment.len();
    let answers = &view.reflection.self_assessment;
    let mut questions = report.self_assessment.iter();
    let answered = questions
        .by_ref()
        .filter(|question| answers.contains_key(&question.dimension))
        .count();
    Some(format!("{answered} of {asked} rated"))
}

fn evidence(
    ui: &mut Ui,
    view: &ReviewView,
    memory: &mut HotWashMemory,
    width: Width,
) -> Option<Intent> {
    let Some(report) = view.report.clone() else {
        small(
            ui,
            "Your drill is still being marked; the evidence appears here in a moment.",
        );
        return None;
    };
    ui.horizontal_wrapped(|ui| {
        let narrow = width == Width::Narrow;
        for (one, name) in TABS {
            if one == Tab::Then && !narrow {
                continue;
            }
            if tab(ui, memory.tab == one, name).clicked() {
                memory.tab = one;
            }
        }
    });
    ui.add_space(space::XS);
    if memory.tab == Tab::Then && width != Width::Narrow {
        memory.tab = Tab::Timeline;
    }
    let beside = match memory.tab {
        Tab::Result | Tab::Then => false,
        Tab::Timeline => width >= Width::Middle,
        Tab::Marks | Tab::Costliest => width == Width::Wide,
    };
    let mut wish = None;
    if beside {
        let frame = Frame::new().inner_margin(Margin {
            left: 16,
            ..Margin::ZERO
        });
        let panel = Panel::right("the call then")
            .exact_size(THEN)
            .resizable(false);
        wish = panel
            .frame(frame)
            .show(ui, |ui| scrolled(ui, "then", |ui| then::then(ui, view)))
            .inner;
    }
    let body = match memory.tab {
        Tab::Result => {
            scrolled_wide(ui, "result", |ui| result::result(ui, &report)).and_then(|asked| {
                match asked {
                    Asked::Intent(intent) => Some(intent),
                    Asked::Measures(dimension) => {
                        memory.chosen = Some(dimension);
                        memory.tab = Tab::Marks;
                        None
                    }
                }
            })
        }
        Tab::Marks => marked(ui, view, &report, memory, width),
        Tab::Costliest => scrolled(ui, "costliest", |ui| costliest::costliest(ui, view)),
        Tab::Timeline if beside => {
            timeline::timeline(ui, view, &report, &mut memory.timeline, Lanes::Scrolled)
        }
        Tab::Timeline => scrolled_wide(ui, "timeline", |ui| {
            timeline::timeline(ui, view, &report, &mut memory.timeline, Lanes::Whole)
        }),
        Tab::Then => scrolled(ui, "then", |ui| then::then(ui, view)),
    };
    // Where the call as it was does not stand beside it, a moment is looked at where it does.
    if matches!(body, Some(Intent::Scrub(_))) && !beside && memory.tab != Tab::Timeline {
        memory.tab = match width {
            Width::Narrow => Tab::Then,
            _ => Tab::Timeline,
        };
    }
    wish.or(body)
}

fn scrolled_wide<R>(ui: &mut Ui, name: &str, add: impl FnOnce(&mut Ui) -> R) -> R {
    ScrollArea::vertical()
        .id_salt(name)
        .auto_shrink([false, false])
        .show(ui, add)
        .inner
}

/// The column of marks with the measures of one beside it; one after the other where it is narrow.
fn marked(
    ui: &mut Ui,
    view: &ReviewView,
    report: &Report,
    memory: &mut HotWashMemory,
    width: Width,
) -> Option<Intent> {
    let narrow = width == Width::Narrow;
    if !narrow && memory.chosen.is_none() {
        memory.chosen = report.dimensions.first().map(|dimension| dimension.id);
    }
    let found = |id: Dimension| report.dimensions.iter().find(|one| one.id == id);
    if narrow {
        let Some(dimension) = memory.chosen.and_then(found) else {
            memory.chosen = scrolled(ui, "marks", |ui| {
                marks::marks(ui, report, &view.reflection, None, false)
            });
            return None;
        };
        return scrolled(ui, "measures", |ui| {
            if quiet_button(ui, "‹ All dimensions").clicked() {
                memory.chosen = None;
            }
            measures::measures(ui, report, &view.reflection, dimension)
        });
    }
    let frame = Frame::new().inner_margin(Margin {
        right: 12,
        ..Margin::ZERO
    });
    let column = Panel::left("marks")
        .exact_size(MARKS)
        .resizable(false)
        .frame(frame);
    let chosen = column
        .show(ui, |ui| {
            scrolled(ui, "marks", |ui| {
                ui.spacing_mut().item_spacing.y = 2.0;
                marks::marks(ui, report, &view.reflection, memory.chosen, true)
            })
        })
        .inner;
    memory.chosen = chosen.or(memory.chosen);
    let dimension = memory.chosen.and_then(found)?;
    let inner = Frame::new().inner_margin(Margin {
        left: 12,
        ..Margin::ZERO
    });
    let name = format!("measures of {}", dimension.title);
    inner
        .show(ui, |ui| {
            scrolled(ui, &name, |ui| {
                measures::measures(ui, report, &view.reflection, dimension)
            })
        })
        .inner
}
