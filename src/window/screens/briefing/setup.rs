//! How the drill is to be played: practice or exam, how fast, dealt anew or again.

use bevy_egui::egui::{Margin, RichText, TextEdit, Ui};

use super::BriefingMemory;
use crate::desk::pacer::Pace;
use crate::drill::Mode;
use crate::window::intent::BeginWith;
use crate::window::panels::page::{in_sight, pick};
use crate::window::theme::{self, Tone, space, strong};
use crate::window::view::library::DrillCard;

/// Practice and exam, with what each means.
pub(crate) const MODES: [(Mode, &str, &str); 2] = [
    (
        Mode::Practice,
        "Practice",
        "You see what is heard as you type, a coach may speak, you can pause, and go back to any moment.",
    ),
    (
        Mode::Exam,
        "Exam",
        "No hints and no way back. Marked the same, and told apart in your history.",
    ),
];

/// The paces, with what each means.
pub(crate) const PACES: [(Pace, &str, &str); 3] = [
    (
        Pace::Real,
        "Real",
        "As fast as the clock on the wall; typing takes its time.",
    ),
    (
        Pace::Brisk,
        "Brisk",
        "Lulls pass four times as fast; people speak at their own speed.",
    ),
    (Pace::Fast, "Fast", "Straight on to whatever happens next."),
];

pub(super) fn setup(
    ui: &mut Ui,
    view: &DrillCard,
    chosen: &BeginWith,
    memory: &mut BriefingMemory,
    wrong: Option<&str>,
) {
    theme::section(ui, "How to play it");
    for (mode, name, means) in MODES {
        if choice(ui, name, means, chosen.mode == mode) {
            memory.mode = Some(mode);
        }
    }
    ui.add_space(space::S);
    theme::section(ui, "Pace");
    ui.horizontal_wrapped(|ui| {
        for (pace, name, _) in PACES {
            let tab = theme::tab(ui, chosen.pace == pace, name);
            in_sight(&tab);
            if tab.clicked() {
                memory.pace = Some(pace);
            }
        }
    });
    let means = PACES.iter().find(|(pace, ..)| *pace == chosen.pace);
    theme::small(ui, means.map_or("", |(_, _, means)| *means));
    ui.add_space(space::S);
    theme::section(ui, "The deal");
    let again = theme::check(ui, &mut memory.deal_again, "Deal one again");
    in_sight(&again);
    if memory.deal_again {
        ui.horizontal_wrapped(|ui| {
            let label = ui.label("Seed");
            let field = TextEdit::singleline(&mut memory.seed)
                .hint_text("4711")
                .desired_width(110.0)
                .margin(Margin::symmetric(8, 5));
            in_sight(&ui.add(field).labelled_by(label.id));
        });
        match wrong {
            Some(wrong) => {
                theme::chip(ui, Tone::Bad, wrong);
            }
            None => {
                theme::small(
                    ui,
                    "The same seed deals the same drill. It stands in every debrief; give it to a \
                     colleague and compare.",
                );
            }
        }
    } else {
        theme::small(ui, "Cast, cause and timing are dealt anew each time.");
    }
    ui.add_space(space::S);
    theme::small(ui, &marked_by(view));
}

/// By whose thresholds it is marked.
fn marked_by(view: &DrillCard) -> String {
    let id = &view.policy;
    match &view.policy_title {
        Some(title) => format!("Marked by the thresholds of “{title}” (policy {id})."),
        None => format!("Marked by the thresholds of the policy {id}."),
    }
}

/// One of several, with what it means. Whether it was chosen now.
pub(crate) fn choice(ui: &mut Ui, name: &str, means: &str, chosen: bool) -> bool {
    let label = format!("{name}: {means}");
    let picked = pick(ui, ("choice", name), &label, Some(chosen), 0.0, |ui| {
        ui.spacing_mut().item_spacing.y = 2.0;
        ui.spacing_mut().interact_size.y = 0.0;
        ui.horizontal(|ui| {
            let sign = if chosen { "●" } else { "○" };
            ui.label(RichText::new(sign).color(theme::Palette::of(ui.ctx()).accent));
            ui.label(RichText::new(name).family(strong()));
        });
        theme::small(ui, means);
    });
    picked.clicked()
}
