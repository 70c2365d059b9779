//! Reports of drills that bots played, and the screen on them: what is asked for is done as the
//! window does it, and taken down.

use std::sync::{Arc, OnceLock};

use bevy_egui::egui::vec2;
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT, Queryable};

use crate::debrief::what_if::{CostlyMoment, Difference, SaidThen, WhatIf};
use crate::debrief::{Reflection, Report};
use crate::drill::event::What;
use crate::drill::{Drill, Mode, Settings};
use crate::hearing::{Channel, Hearing};
use crate::rehearsal::{self, Bot};
use crate::scenario::load;
use crate::score::policy::shipped;
use crate::units::{Moment, Permille};
use crate::window::intent::Intent;
use crate::window::screens::hot_wash::{HotWashMemory, hot_wash};
use crate::window::theme::{self, Look};
use crate::window::view::call::{CallView, LineKind, LineView, ServiceView, Standing, TaskView};
use crate::window::view::review::{ReviewView, Step};

const CHECKOUT: &str = include_str!("../../../../../scenarios/checkout-latency.ron");
const ASSIGN: &str = include_str!("../../../../../scenarios/micro/assign.ron");

/// Marks what a bot made of a scenario; of its log only so many events where it is cut short.
fn played(source: &str, bot: &str, mode: Mode, cut: bool) -> Report {
    let scenario = Arc::new(load(source).scenario.expect("it can be played"));
    let hearing = Arc::new(Hearing::new(&scenario));
    let settings = Settings {
        seed: 7,
        mode,
        trainee: None,
    };
    let policy = shipped(&scenario.policy).expect("it comes with hotwash");
    let mut drill = Drill::begin(scenario.clone(), hearing.clone(), settings.clone());
    let mut bot = Bot::named(bot).expect("the bot exists");
    rehearsal::play(&mut drill, &mut bot, |_, _| {});
    let ended = |what: &What| matches!(what, What::DrillEnded { .. });
    let until = drill.log().iter().position(|event| ended(&event.what));
    let log = match (cut, until) {
        (true, Some(until)) => &drill.log()[..until / 2],
        _ => drill.log(),
    };
    let (par, marks) = rehearsal::par_and_marks(&scenario, &hearing, &settings, &policy);
    let mut report = Report::of(log, &scenario, &settings, &policy, Some(&par));
    for dimension in &mut report.dimensions {
        dimension.par = marks.get(&dimension.id).copied();
    }
    report
}

/// A commander who says anything at all: much to show, and words that were not understood.
pub(super) fn troubled() -> Report {
    static REPORT: OnceLock<Report> = OnceLock::new();
    let made = || played(CHECKOUT, "random", Mode::Practice, false);
    REPORT.get_or_init(made).clone()
}

/// A short drill with a coach, and most dimensions not observed.
pub(super) fn micro() -> Report {
    static REPORT: OnceLock<Report> = OnceLock::new();
    let made = || played(ASSIGN, "group-caller", Mode::Exam, false);
    REPORT.get_or_init(made).clone()
}

/// A drill that broke off.
pub(super) fn cut_short() -> Report {
    static REPORT: OnceLock<Report> = OnceLock::new();
    let made = || played(CHECKOUT, "pushover", Mode::Practice, true);
    REPORT.get_or_init(made).clone()
}

/// Something that cost much, as `rehearsal::what_if` would find it.
pub(super) fn what_if() -> WhatIf {
    let cost = Difference {
        mean: 41_200,
        low: 30_000,
        high: 52_400,
        sure: 95,
        futures: 12,
    };
    let words = |at: &str, words: &str| SaidThen {
        seq: None,
        at_ms: 623_000,
        at: at.to_owned(),
        words: words.to_owned(),
    };
    WhatIf {
        commander: "by-the-book".into(),
        horizon_ms: 4_500_000,
        futures: 12,
        windows: 20,
        window_ms: 180_000,
        confirmed: 3,
        curve: Vec::new(),
        moments: vec![CostlyMoment {
            from_ms: 620_000,
            to_ms: 800_000,
            from: "10:20".to_owned(),
            to: "13:20".to_owned(),
            said: vec![words(
                "10:23",
                "Can somebody have a look at the payments gateway?",
            )],
            could_say: vec![words(
                "10:23",
                "Hayley, please look at the connections. Five minutes.",
            )],
            cost,
            points: None,
            text: "By-the-book would have lost less from here on.".to_owned(),
        }],
        text: "Three minutes cost more than all others.".to_owned(),
    }
}

/// The call as it may have been at a moment.
fn call_then() -> CallView {
    let mut call = CallView::default();
    call.head.severity = Some(2);
    call.head.commander = Some("Alex".to_owned());
    call.head.you_command = true;
    call.head.now = Moment::at(12, 30);
    let said = |minutes, seconds, name: &str, you, text: &str| LineView {
        at: Moment::at(minutes, seconds),
        kind: LineKind::Said {
            who: name.to_lowercase().as_str().into(),
            name: name.to_owned(),
            channel: Channel::Call,
            to: Vec::new(),
            you,
            reminds: false,
        },
        text: text.to_owned(),
    };
    call.lines = vec![
        said(
            11,
            50,
            "Alex",
            true,
            "Hayley, please look at the connection pool. Come back in five minutes, understood?",
        ),
        said(
            11,
            58,
            "Hayley",
            false,
            "Understood, the connection pool, five minutes.",
        ),
        LineView {
            at: Moment::at(12, 2),
            kind: LineKind::Seen,
            text: "checkout API: is degraded".to_owned(),
        },
    ];
    call.tasks = vec![TaskView {
        id: 1,
        owner: "hayley".into(),
        owner_name: "Hayley".to_owned(),
        text: "look at the connection pool".to_owned(),
        given: Moment::at(11, 50),
        box_ends: Some(Moment::at(16, 50)),
        estimate: None,
        standing: Standing::Acknowledged,
        boxed: Moment::at(11, 50),
    }];
    call.services = vec![ServiceView {
        id: "checkout".into(),
        name: "checkout API".to_owned(),
        health: Permille(664),
        state: "is degraded",
        needs: Vec::new(),
    }];
    call
}

/// The screen's view of a report.
pub(super) fn view(report: Option<Report>, step: Step) -> ReviewView {
    let end = report.as_ref().map_or(0, |report| report.outcome.lasted_ms);
    let can_branch = report
        .as_ref()
        .is_some_and(|report| report.mode == Mode::Practice);
    ReviewView {
        report: report.map(Arc::new),
        looking: None,
        reflection: Reflection::default(),
        step,
        at: Moment::at(2, 0),
        then: Arc::new(call_then()),
        end: Moment(end),
        can_branch,
        dir: Some("/drills/checkout-latency-7".into()),
    }
}

/// The screen, what it shows and what was asked for on it.
pub(super) struct Stage {
    pub(super) view: ReviewView,
    memory: HotWashMemory,
    pub(super) asked: Vec<Intent>,
    dressed: bool,
}

impl Stage {
    /// Does what the window does of what is asked for.
    fn obey(&mut self, intent: Intent) {
        match &intent {
            Intent::Step(step) => self.view.step = *step,
            Intent::Rate(dimension, Some(rating)) => {
                let own = &mut self.view.reflection.self_assessment;
                own.insert(*dimension, *rating);
            }
            Intent::Rate(dimension, None) => {
                self.view.reflection.self_assessment.remove(dimension);
            }
            Intent::Commit(text) => self.view.reflection.commitment = Some(text.clone()),
            Intent::Scrub(at) => self.view.at = *at,
            _ => {}
        }
        self.asked.push(intent);
    }
}

/// Opens the screen on a view.
pub(super) fn open<'a>(view: ReviewView, size: (f32, f32)) -> Harness<'a, Stage> {
    let stage = Stage {
        view,
        memory: HotWashMemory::default(),
        asked: Vec::new(),
        dressed: false,
    };
    let builder = Harness::builder()
        .with_size(vec2(size.0, size.1))
        .with_max_steps(40);
    let mut harness = builder.build_ui_state(
        |ui, stage: &mut Stage| {
            if !stage.dressed {
                stage.dressed = true;
                let look = Look {
                    high_contrast: false,
                    reduced_motion: true,
                };
                theme::install(ui.ctx(), look);
                // Fonts are there from the next frame on.
                ui.ctx().request_repaint();
                return;
            }
            let wish = hot_wash(ui, &stage.view, &mut stage.memory);
            if let Some(intent) = wish {
                stage.obey(intent);
                ui.ctx().request_repaint();
            }
        },
        stage,
    );
    harness.run();
    harness
}

/// What a 1280×720 screen shows at 100 % [points].
pub(super) const WIDE: (f32, f32) = (1280.0, 720.0);
/// The same at 200 %.
pub(super) const NARROW: (f32, f32) = (640.0, 360.0);

/// Every label and value that is there to be read.
pub(super) fn read(harness: &Harness<'_, Stage>) -> Vec<String> {
    let nodes = harness.root().children_recursive();
    let words = nodes.flat_map(|node| {
        let node = node.accesskit_node();
        [node.label(), node.value()]
    });
    words.flatten().collect()
}

/// Whether any of what can be read holds these words.
pub(super) fn reads(harness: &Harness<'_, Stage>, words: &str) -> bool {
    read(harness).iter().any(|text| text.contains(words))
}

/// Clicks what has this label.
pub(super) fn click(harness: &mut Harness<'_, Stage>, label: &str) {
    harness.get_by_label(label).click();
    harness.run();
}

/// Everything that lies beyond the left or right edge, where nothing can be scrolled to.
pub(super) fn cut_off(harness: &Harness<'_, Stage>, size: (f32, f32)) -> Vec<String> {
    let nodes = harness.root().children_recursive();
    let beyond = nodes.filter_map(|node| {
        let node = node.accesskit_node();
        let (label, at) = (node.label()?, node.bounding_box()?);
        let is_in = at.x0 >= -0.5 && at.x1 <= f64::from(size.0) + 0.5;
        (!is_in).then(|| format!("{label:?} at {at:?}"))
    });
    beyond.collect()
}
