//! How the parts of the call share the screen: three columns, two, or one with tabs.

use bevy_egui::egui::{Rect, ScrollArea, Ui, UiBuilder, pos2, vec2};

use super::panes::{self, pane};
use super::{CallMemory, Part};
use crate::window::intent::Intent;
use crate::window::panels::call::services;
use crate::window::panels::call::transcript::transcript;
use crate::window::theme::{Tone, section, space, tab};
use crate::window::view::call::CallView;

/// Between panes [points].
const GAP: f32 = space::S;
/// How high the row of tabs is [points].
const TABS: f32 = 34.0;

/// Three columns: people over the map, the transcript, tasks over signals.
pub(super) fn wide(ui: &mut Ui, view: &CallView, memory: &mut CallMemory) -> Option<Intent> {
    let all = ui.max_rect().shrink(GAP);
    let left = (all.width() * 0.29).clamp(300.0, 660.0);
    let right = (all.width() * 0.25).clamp(290.0, 480.0);
    let (scenes, rest) = all.split_left_right_at_x(all.left() + left);
    let (middle, work) = rest.split_left_right_at_x(rest.right() - right);
    let middle = middle
        .with_min_x(middle.left() + GAP)
        .with_max_x(middle.right() - GAP);
    let (above, below) = scenes.split_top_bottom_at_y(scenes.top() + scenes.height() * 0.54);
    let mut wish = panes::people(ui, above.with_max_y(above.bottom() - GAP), view, memory);
    wish = wish.or(panes::services(ui, below, view, memory));
    wish = wish.or(said(ui, middle, view, memory));
    wish.or(work_column(ui, work, view, memory))
}

/// Tasks, what waits for the commander, signals.
fn work_column(
    ui: &mut Ui,
    rect: Rect,
    view: &CallView,
    memory: &mut CallMemory,
) -> Option<Intent> {
    let measured = (rect.height() * 0.34).clamp(150.0, 420.0);
    let (above, plots) = rect.split_top_bottom_at_y(rect.bottom() - measured);
    let above = above.with_max_y(above.bottom() - GAP);
    let mut wish = None;
    let mut open = above;
    if panes::waits(view) {
        // As high as it was when it was last drawn; before that as a draft mostly is.
        let content = if memory.waiting > 0.0 {
            memory.waiting
        } else {
            170.0
        };
        let high = (content + 46.0).min(above.height() * 0.5);
        let (tasks, waits) = above.split_top_bottom_at_y(above.bottom() - high);
        open = tasks.with_max_y(tasks.bottom() - GAP);
        wish = pane(ui, waits, "waiting", |ui| {
            section(ui, "Waits for you");
            let shown = ScrollArea::vertical()
                .id_salt("waiting")
                .auto_shrink([false, false])
                .show(ui, |ui| panes::waiting(ui, view, memory));
            if memory.waiting.to_bits() != shown.content_size.y.to_bits() {
                memory.waiting = shown.content_size.y;
                ui.ctx().request_repaint();
            }
            shown.inner
        });
    }
    wish = wish.or(panes::tasks(ui, open, view, memory, false));
    wish.or(panes::signals(ui, plots, view, memory))
}

fn said(ui: &mut Ui, rect: Rect, view: &CallView, memory: &mut CallMemory) -> Option<Intent> {
    memory.take_focus(Part::Transcript);
    pane(ui, rect, "transcript", |ui| {
        transcript(ui, view, &mut memory.transcript)
    })
}

/// Two columns: the transcript, and beside it whatever is chosen.
pub(super) fn middle(ui: &mut Ui, view: &CallView, memory: &mut CallMemory) -> Option<Intent> {
    let all = ui.max_rect().shrink(GAP);
    let right = (all.width() * 0.42).clamp(320.0, 460.0);
    let (call, beside) = all.split_left_right_at_x(all.right() - right);
    let wish = said(ui, call.with_max_x(call.right() - GAP), view, memory);
    let parts = [Part::Tasks, Part::People, Part::Services, Part::Signals];
    if memory.part == Part::Transcript {
        memory.part = Part::Tasks;
    }
    let rest = tabs(ui, beside, &parts, view, memory);
    wish.or(part(ui, rest, view, memory))
}

/// One column: whatever is chosen.
pub(super) fn narrow(ui: &mut Ui, view: &CallView, memory: &mut CallMemory) -> Option<Intent> {
    let all = ui.max_rect().shrink2(vec2(GAP, GAP * 0.5));
    let parts = [
        Part::Transcript,
        Part::People,
        Part::Tasks,
        Part::Services,
        Part::Signals,
    ];
    let rest = tabs(ui, all, &parts, view, memory);
    part(ui, rest, view, memory)
}

/// The row of tabs. Gives what is left beneath it.
fn tabs(ui: &mut Ui, rect: Rect, parts: &[Part], view: &CallView, memory: &mut CallMemory) -> Rect {
    let (row, rest) = rect.split_top_bottom_at_y(rect.top() + TABS);
    let row = Rect::from_min_max(row.min, pos2(row.right(), row.bottom() - 4.0));
    let mut row_ui = ui.new_child(UiBuilder::new().max_rect(row).id_salt("parts"));
    ScrollArea::horizontal()
        .id_salt("parts")
        .scroll_bar_visibility(bevy_egui::egui::scroll_area::ScrollBarVisibility::AlwaysHidden)
        .show(&mut row_ui, |ui| {
            ui.horizontal(|ui| {
                ui.spacing_mut().item_spacing.x = space::XS;
                ui.spacing_mut().button_padding.x = space::S;
                for one in parts {
                    let (name, key) = named(*one, view);
                    let hint = format!("{key} goes here");
                    if tab(ui, memory.part == *one, &name)
                        .on_hover_text(hint)
                        .clicked()
                    {
                        memory.part = *one;
                    }
                }
            });
        });
    rest
}

/// What a tab is called: what there is, and what of it needs an eye.
fn named(part: Part, view: &CallView) -> (String, &'static str) {
    match part {
        Part::Transcript => ("Call".to_owned(), "F2"),
        Part::People => (format!("People {}", view.people.len()), "F3"),
        Part::Tasks => {
            let over = view.tasks.iter().filter(|task| task.is_over(view.head.now));
            let mut name = format!("Tasks {}", view.tasks.len());
            let over = over.count();
            let drafts = view.drafts.len();
            if over > 0 {
                name += &format!(" · {over} over");
            }
            if drafts > 0 {
                name += &format!(" · {drafts} to read");
            }
            (name, "F4")
        }
        Part::Services => {
            let ill = view.services.iter();
            let ill = ill.filter(|one| services::tone(one) != Tone::Good).count();
            match ill {
                0 => ("Services".to_owned(), "F5"),
                ill => (format!("Services · {ill} ill"), "F5"),
            }
        }
        Part::Signals => ("Signals".to_owned(), "F6"),
    }
}

fn part(ui: &mut Ui, rect: Rect, view: &CallView, memory: &mut CallMemory) -> Option<Intent> {
    match memory.part {
        Part::Transcript => said(ui, rect, view, memory),
        Part::People => panes::people(ui, rect, view, memory),
        Part::Tasks => panes::tasks(ui, rect, view, memory, true),
        Part::Services => panes::services(ui, rect, view, memory),
        Part::Signals => panes::signals(ui, rect, view, memory),
    }
}
