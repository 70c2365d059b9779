//! How far the trainee has come, in a few words.

use bevy_egui::egui::Ui;

use crate::window::intent::Intent;
use crate::window::panels::page::in_sight;
use crate::window::screen::Screen;
use crate::window::shelf::is_passed;
use crate::window::theme::{self, Tone, space};
use crate::window::view::library::{DrillCard, LibraryView};

/// Steps passed, full drills passed. With `fills`, as high as the room.
pub(crate) fn so_far(ui: &mut Ui, view: &LibraryView, fills: bool) -> Option<Intent> {
    /// Above and below what is in the card [points].
    const AROUND: f32 = 26.0;
    let high = ui.available_height() - AROUND;
    let mut wish = None;
    theme::card(ui, |ui| {
        ui.set_min_width(ui.available_width());
        if fills {
            ui.set_min_height(high);
        }
        match view.trainee.as_str() {
            "" => theme::section(ui, "So far"),
            name => theme::section(ui, &format!("So far, {name}")),
        };
        let played: usize = view.drills.iter().map(|card| card.played).sum();
        if played == 0 {
            ui.label("No drill finished yet.");
            theme::small(
                ui,
                "Whatever you finish is kept here: marks, how each skill moves, and what you \
                 resolve to do next time.",
            );
            ui.add_space(space::XS);
            let guide = theme::quiet_button(ui, "The guide, two minutes");
            in_sight(&guide);
            if guide.clicked() {
                wish = Some(Intent::Go(Screen::Guide));
            }
            return;
        }
        passed(ui, "steps", |card| card.rung.is_some(), view);
        passed(
            ui,
            "full drills",
            |card| card.rung.is_none() && !card.own,
            view,
        );
        ui.add_space(space::XS);
        let open = theme::quiet_button(ui, "How it goes");
        in_sight(&open);
        if open.clicked() {
            wish = Some(Intent::Go(Screen::History));
        }
    });
    wish
}

/// How many of these are passed, as a bar.
fn passed(ui: &mut Ui, what: &str, counts: impl Fn(&DrillCard) -> bool, view: &LibraryView) {
    let all = view.drills.iter().filter(|card| counts(card)).count();
    if all == 0 {
        return;
    }
    let passed = view.drills.iter();
    let passed = passed
        .filter(|card| counts(card) && is_passed(card))
        .count();
    // So few drills are exact in an f32.
    let share = passed as f32 / all as f32;
    theme::meter(
        ui,
        share,
        Tone::Good,
        &format!("{passed} of {all} {what} passed"),
    );
}

/// What was resolved last, so that it is read before the next drill.
pub(crate) fn resolved(ui: &mut Ui, view: &LibraryView) {
    let Some((text, after)) = &view.resolved else {
        return;
    };
    theme::card(ui, |ui| {
        ui.set_min_width(ui.available_width());
        theme::section(ui, "You resolved");
        ui.label(format!("“{text}”"));
        theme::small(ui, &format!("after {after}"));
    });
}
