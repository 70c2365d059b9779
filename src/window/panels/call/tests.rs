//! A call to try panels on, and panels shown without a display.

use bevy_egui::egui::{self, Ui, vec2};
use egui_kittest::Harness;

use crate::hearing::Channel;
use crate::units::{Moment, Permille, Span};
use crate::window::intent::Intent;
use crate::window::theme::{self, Look};
use crate::window::view::call::{
    CallView, DraftView, Fatigue, HeadView, LineKind, LineView, PersonView, Place, Press,
    ReminderView, ServiceView, SignalView, Speech, Standing, TaskView,
};

/// A panel and what came of it.
pub(crate) struct Shown<M> {
    /// What it shows.
    pub(crate) view: CallView,
    /// What it keeps.
    pub(crate) memory: M,
    /// What was asked for last.
    pub(crate) wish: Option<Intent>,
    dressed: bool,
}

/// A panel of one column.
pub(crate) fn shown(
    view: CallView,
    panel: impl Fn(&mut Ui, &CallView) -> Option<Intent> + 'static,
) -> Harness<'static, Shown<()>> {
    shown_with(view, (), move |ui, view, ()| panel(ui, view))
}

/// A panel of one column that keeps something.
pub(crate) fn shown_with<M: 'static>(
    view: CallView,
    memory: M,
    panel: impl Fn(&mut Ui, &CallView, &mut M) -> Option<Intent> + 'static,
) -> Harness<'static, Shown<M>> {
    shown_at(vec2(420.0, 600.0), view, memory, panel)
}

/// A panel or a screen of any size.
pub(crate) fn shown_at<M: 'static>(
    size: egui::Vec2,
    view: CallView,
    memory: M,
    panel: impl Fn(&mut Ui, &CallView, &mut M) -> Option<Intent> + 'static,
) -> Harness<'static, Shown<M>> {
    let shown = Shown {
        view,
        memory,
        wish: None,
        dressed: false,
    };
    Harness::builder().with_size(size).build_ui_state(
        move |ui, shown: &mut Shown<M>| {
            if !shown.dressed {
                let look = Look {
                    high_contrast: false,
                    reduced_motion: true,
                };
                theme::install(ui.ctx(), look);
                shown.dressed = true;
                ui.ctx().request_repaint();
                return;
            }
            let wish = panel(ui, &shown.view, &mut shown.memory);
            shown.wish = wish.or(shown.wish.take());
        },
        shown,
    )
}

/// So many people, with something of everything, and so many further lines.
pub(crate) fn call_of(people: usize, lines: usize) -> CallView {
    let now = Moment::at(31, 40);
    CallView {
        head: head(now),
        people: (0..people).map(|nth| person(nth, now)).collect(),
        services: services(),
        signals: signals(),
        lines: transcript(lines),
        tasks: vec![
            task(
                1,
                "Hayley",
                Moment::at(29, 0),
                Some(Moment::at(34, 0)),
                Standing::Acknowledged,
            ),
            task(
                2,
                "Sam",
                Moment::at(20, 0),
                Some(Moment::at(30, 20)),
                Standing::AckAwaited,
            ),
            task(3, "Priya", Moment::at(25, 0), None, Standing::Given),
        ],
        drafts: vec![DraftView {
            id: 1,
            from: "Lucia".to_owned(),
            text: "Some customers cannot pay at the moment. We are working on it and will write \
                   again at 14:40."
                .to_owned(),
            offered: Moment::at(31, 0),
        }],
        reminders: vec![ReminderView {
            at: Moment::at(30, 30),
            text: "Sam's ten minutes are over.".to_owned(),
            say: "Sam, your ten minutes are up, what did you find?".to_owned(),
        }],
        findings: Vec::new(),
        ..CallView::default()
    }
}

fn head(now: Moment) -> HeadView {
    HeadView {
        title: "Checkout is slow, and nobody knows why".to_owned(),
        now,
        time_of_day: "Tue 14:31".to_owned(),
        severity: Some(2),
        commander: Some("Alex".to_owned()),
        you_command: true,
        shift_ends: Some(Moment::at(90, 0)),
        update_due: Some(Moment::at(44, 0)),
        informed: Some(Moment::at(12, 0)),
        ..HeadView::default()
    }
}

const NAMES: [&str; 8] = [
    "Alex", "Hayley", "Sam", "Priya", "Lucia", "Tatiana", "Dana", "Wei",
];

fn person(nth: usize, now: Moment) -> PersonView {
    let name = NAMES
        .get(nth)
        .map_or_else(|| format!("Person {nth}"), |name| (*name).to_owned());
    PersonView {
        id: name.to_lowercase().as_str().into(),
        you: nth == 0,
        commands: nth == 0,
        title: "Senior database reliability engineer".to_owned(),
        team: "Databases".to_owned(),
        roles: if nth == 5 {
            vec!["deputy".to_owned()]
        } else {
            Vec::new()
        },
        place: match nth {
            6 => Place::Door,
            7 => Place::Paged(Moment::at(29, 30)),
            _ => Place::OnCall,
        },
        speech: (nth == 1).then(|| Speech {
            text: "I see timeouts towards the orders database.".to_owned(),
            from: now,
            until: now + Span::secs(4),
        }),
        task: (1..4).contains(&nth).then_some(nth as u32),
        tasks: usize::from((1..4).contains(&nth)),
        wants: (nth == 2).then(|| "asks which comes first".to_owned()),
        presses: (nth == 6).then(|| Press {
            kind: "executive takeover".to_owned(),
            step: 1,
        }),
        fatigue: if nth == 3 {
            Fatigue::Spent
        } else {
            Fatigue::Fresh
        },
        sub_team: None,
        name,
    }
}

fn services() -> Vec<ServiceView> {
    let one = |id: &str, name: &str, health, state, needs: &[&str]| ServiceView {
        id: id.into(),
        name: name.to_owned(),
        health: Permille(health),
        state,
        needs: needs.iter().map(|id| (*id).into()).collect(),
    };
    vec![
        one("web", "Web shop", 1000, "is healthy", &["checkout"]),
        one("checkout", "Checkout", 820, "is degraded", &["orders-db"]),
        one("orders-db", "Orders database", 300, "is failing", &[]),
    ]
}

fn signals() -> Vec<SignalView> {
    let one = |id: &str, name: &str, unit: &str, baseline: f64, last: f64| SignalView {
        id: id.into(),
        service: "checkout".into(),
        name: name.to_owned(),
        unit: unit.to_owned(),
        baseline,
        samples: (0..30)
            .map(|nth| {
                let share = f64::from(nth) / 29.0;
                [f64::from(nth), baseline + (last - baseline) * share * share]
            })
            .collect(),
    };
    vec![
        one("latency", "checkout latency", "ms", 120.0, 840.0),
        one("errors", "checkout errors", "%", 0.2, 7.5),
        one(
            "connections",
            "orders database connections in use",
            "",
            40.0,
            200.0,
        ),
    ]
}

fn task(id: u32, owner: &str, given: Moment, ends: Option<Moment>, standing: Standing) -> TaskView {
    TaskView {
        id,
        owner: owner.to_lowercase().as_str().into(),
        owner_name: owner.to_owned(),
        text: "look into the slow queries on the orders database".to_owned(),
        given,
        box_ends: ends,
        estimate: None,
        standing,
        boxed: given,
    }
}

/// What somebody said.
pub(crate) fn said(at: Moment, name: &str, channel: Channel, to: &[&str], text: &str) -> LineView {
    LineView {
        at,
        kind: LineKind::Said {
            who: name.to_lowercase().as_str().into(),
            name: name.to_owned(),
            channel,
            to: to.iter().map(|name| (*name).to_owned()).collect(),
            you: name == "Alex",
            reminds: name == "Tatiana",
        },
        text: text.to_owned(),
    }
}

fn seen(at: Moment, kind: LineKind, text: &str) -> LineView {
    LineView {
        at,
        kind,
        text: text.to_owned(),
    }
}

/// One line of each kind, then so many of talk.
fn transcript(more: usize) -> Vec<LineView> {
    let at = |seconds: u64| Moment::START + Span::secs(seconds);
    let mut lines = vec![
        seen(at(0), LineKind::Seen, "The call begins."),
        said(
            at(5),
            "Alex",
            Channel::Call,
            &[],
            "I'm Alex, I am the Incident Commander.",
        ),
        seen(at(5), LineKind::Heard, "take command"),
        said(
            at(12),
            "Hayley",
            Channel::Chat,
            &[],
            "The dashboards are slow for me, too.",
        ),
        said(
            at(20),
            "Lucia",
            Channel::StatusPage,
            &[],
            "We are looking into slow payments.",
        ),
        said(
            at(24),
            "Tatiana",
            Channel::Page,
            &[],
            "Paged the network team.",
        ),
        said(
            at(30),
            "Alex",
            Channel::Dm,
            &["Tatiana"],
            "Please keep an eye on the time.",
        ),
        said(at(36), "Tatiana", Channel::Dm, &["Alex"], "Will do."),
        said(
            at(40),
            "Alex",
            Channel::Call,
            &[],
            "Frobnicate the whatsit, Hayley.",
        ),
        seen(at(40), LineKind::NotUnderstood, "Frobnicate the whatsit"),
    ];
    lines.extend((0..more).map(|nth| {
        let name = NAMES[1 + nth % 5];
        let words = "I see timeouts towards the orders database, and they come in bursts. ";
        let text = format!("{nth}: {}", words.repeat(1 + nth % 3));
        said(
            at(60 + nth as u64),
            name,
            Channel::Call,
            &[],
            text.trim_end(),
        )
    }));
    lines
}
