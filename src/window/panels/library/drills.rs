//! Full drills as cards.

use bevy_egui::egui::{Response, RichText, Ui};

use super::words;
use crate::window::intent::Intent;
use crate::window::panels::page::{pick, rows};
use crate::window::theme::{self, Tone, Width, size, strong};
use crate::window::view::library::DrillCard;

/// The cards. `salt` tells this group of them from others.
pub(crate) fn drills(ui: &mut Ui, salt: &'static str, cards: &[&DrillCard]) -> Option<Intent> {
    let mut wish = None;
    let columns = match Width::of(ui) {
        Width::Wide => 3,
        Width::Middle => 2,
        Width::Narrow => 1,
    };
    rows(ui, salt, columns, cards.len(), |ui, at, height| {
        let response = one(ui, cards[at], height);
        if response.clicked() {
            wish = Some(Intent::Choose(cards[at].asked.clone()));
        }
        response
    });
    wish
}

fn one(ui: &mut Ui, card: &DrillCard, height: f32) -> Response {
    let spoken = words::spoken(card);
    pick(ui, ("drill", &card.asked), &spoken, None, height, |ui| {
        ui.label(
            RichText::new(&card.title)
                .family(strong())
                .size(size::HEADING),
        );
        theme::small(ui, &card.teaser);
        theme::small(
            ui,
            &format!("Trains {}.", card.skills.join(", ").to_lowercase()),
        );
        ui.horizontal_wrapped(|ui| {
            theme::chip(ui, Tone::Info, &words::length(card.length));
            theme::chip(ui, Tone::Quiet, words::difficulty(card));
            words::result_chip(ui, card);
        });
    })
}
