//! What a card says of a drill, in words.

use bevy_egui::egui::{Response, Ui};

use crate::units::Span;
use crate::window::shelf::{PASSED, is_passed};
use crate::window::theme::{self, Tone};
use crate::window::view::library::DrillCard;

/// How long: `3 min`.
pub(crate) fn length(length: Span) -> String {
    format!("{} min", length.as_minutes_said())
}

/// For whom.
pub(crate) fn difficulty(card: &DrillCard) -> &'static str {
    match card.difficulty {
        0..=2 => "beginner",
        3 => "intermediate",
        _ => "advanced",
    }
}

/// What came of it so far, and how that is meant.
pub(crate) fn result(card: &DrillCard) -> (Tone, String) {
    match card.best {
        Some(best) if is_passed(card) => (Tone::Good, format!("passed, best {best}")),
        Some(best) => (Tone::Watch, format!("best {best}, {PASSED} is a pass")),
        None if card.played > 0 => (Tone::Quiet, "played, not marked".to_owned()),
        None => (Tone::Quiet, "not played yet".to_owned()),
    }
}

/// The same as a chip.
pub(crate) fn result_chip(ui: &mut Ui, card: &DrillCard) -> Response {
    let (tone, text) = result(card);
    theme::chip(ui, tone, &text)
}

/// The whole card for a screen reader.
pub(crate) fn spoken(card: &DrillCard) -> String {
    let place = match card.rung {
        Some(rung) => format!("Step {rung}: {}", card.title),
        None => card.title.clone(),
    };
    format!(
        "{place}. {}, {}, {}. {}",
        card.skills.join(", "),
        length(card.length),
        difficulty(card),
        result(card).1
    )
}
