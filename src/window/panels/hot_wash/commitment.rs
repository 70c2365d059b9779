//! The last step: one commitment in writing, "when … I will …", and what to do next. Who writes
//! down when and how does it more often (Gollwitzer and Sheeran 2006, 94 studies, d = .65).

use bevy_egui::egui::{Event, Key, RichText, TextEdit, Ui};

use crate::window::intent::Intent;
use crate::window::screen::Screen;
use crate::window::theme::{
    Palette, Tone, card, chip, heading, primary, quiet_button, section, small, space, strong,
};
use crate::window::view::review::ReviewView;

/// What the panel keeps between frames.
#[derive(Clone, Debug, Default)]
pub(crate) struct CommitmentMemory {
    /// What is being written; none before the field was first shown.
    text: Option<String>,
    /// What was last handed on to be kept.
    kept: String,
    /// What was asked for while words still waited to be kept.
    next: Option<Intent>,
}

/// The whole step.
pub(crate) fn commitment(
    ui: &mut Ui,
    view: &ReviewView,
    memory: &mut CommitmentMemory,
) -> Option<Intent> {
    if let Some(next) = memory.next.take() {
        return Some(next);
    }
    let said = view.reflection.commitment.clone().unwrap_or_default();
    let first = memory.text.is_none();
    if first {
        memory.kept.clone_from(&said);
    }
    let mut text = memory.text.take().unwrap_or(said);
    heading(ui, "One thing you will do differently");
    ui.label("One is enough. Name the moment and what you will do then; the next drill shows it to you again.");
    let report = view.report.as_deref();
    if let Some(last) = report.and_then(|report| report.commitment.last.as_ref()) {
        ui.add_space(space::XS);
        small(ui, "Last time you wrote");
        ui.label(RichText::new(format!("“{last}”")).family(strong()));
    }
    ui.add_space(space::XS);
    let mut keep = field(ui, &mut text, &memory.kept, first);
    if let Some(report) = report {
        keep |= suggestion(ui, &report.commitment.suggestion, &mut text);
    }
    ui.add_space(space::M);
    let next = what_next(ui, view);
    let trimmed = text.trim().to_owned();
    memory.text = Some(text);
    if trimmed != memory.kept && (keep || next.is_some()) {
        memory.kept.clone_from(&trimmed);
        memory.next = next;
        ui.ctx().request_repaint();
        return Some(Intent::Commit(trimmed));
    }
    next
}

/// The field. Gives whether what stands in it is to be kept now: where a sentence pauses, and when
/// the field or the window is left, so that nothing written is lost.
fn field(ui: &mut Ui, text: &mut String, kept: &str, first: bool) -> bool {
    let width = ui.available_width();
    let name = small(ui, "Your plan");
    let edit = TextEdit::multiline(text)
        .id_salt("commitment")
        .hint_text("When … I will …")
        .desired_rows(2)
        .desired_width(width)
        .return_key(None)
        .margin(space::S);
    let response = ui.add(edit).labelled_by(name.id);
    if first {
        response.request_focus();
    }
    let entered = response.has_focus() && ui.input(|input| input.key_pressed(Key::Enter));
    let pauses = text.is_empty() || text.trim_end().ends_with(['.', ',', ';', '!', '?']);
    // Whoever closes the window goes there with the pointer first, or turns to another.
    let turns_away = ui.input(|input| {
        let mut events = input.events.iter();
        events.any(|event| matches!(event, Event::PointerGone | Event::WindowFocused(false)))
    });
    told(ui, text, kept);
    response.lost_focus() || entered || turns_away || (response.changed() && pauses)
}

/// Whether it is kept, or what a good one has and this has not.
fn told(ui: &mut Ui, text: &str, kept: &str) {
    let trimmed = text.trim();
    if trimmed.is_empty() {
        small(ui, "It is kept as you write.");
        return;
    }
    ui.horizontal_wrapped(|ui| {
        if trimmed == kept {
            chip(ui, Tone::Good, "kept");
        }
        let lower = trimmed.to_lowercase();
        if !lower.contains("when") && !lower.contains("if ") {
            small(
                ui,
                "When will you do it? A moment that you will recognise makes it stick.",
            );
        } else if !lower.contains("i will") && !lower.contains("i'll") && !lower.contains("i’ll")
        {
            small(ui, "And what will you do then? “I will …”");
        }
    });
}

/// A proposal from what cost most. Gives whether it was taken.
fn suggestion(ui: &mut Ui, suggestion: &str, text: &mut String) -> bool {
    if text.trim() == suggestion {
        return false;
    }
    ui.add_space(space::XS);
    let mut taken = false;
    card(ui, |ui| {
        ui.set_width(ui.available_width());
        small(ui, "From what cost you most, for example");
        ui.label(suggestion);
        // What stands there already is the trainee's own: it is not written over.
        if text.trim().is_empty() && quiet_button(ui, "Use this").clicked() {
            suggestion.clone_into(text);
            taken = true;
        }
    });
    taken
}

fn what_next(ui: &mut Ui, view: &ReviewView) -> Option<Intent> {
    let mut wish = None;
    section(ui, "what next");
    ui.horizontal_wrapped(|ui| {
        if primary(ui, "Choose the next drill").clicked() {
            wish = Some(Intent::Go(Screen::Library));
        }
        if view.dir.is_some() && quiet_button(ui, "Open the written debrief").clicked() {
            wish = Some(Intent::OpenDebrief);
        }
        if quiet_button(ui, "History").clicked() {
            wish = Some(Intent::Go(Screen::History));
        }
    });
    let Some(dir) = &view.dir else {
        small(ui, "This drill is not kept, so nothing was written of it.");
        return wish;
    };
    ui.add_space(space::XS);
    small(ui, "Everything of this drill lies in this folder:");
    command(ui, &dir.display().to_string());
    small(
        ui,
        "What comes after a call can be practised, too. This writes the skeleton of a postmortem and reviews your draft:",
    );
    command(ui, &format!("hotwash follow-up {}", dir.display()));
    wish
}

/// Words for a terminal, to be selected and copied.
fn command(ui: &mut Ui, words: &str) {
    let palette = Palette::of(ui.ctx());
    let words = RichText::new(words).monospace().color(palette.ink);
    ui.add(bevy_egui::egui::Label::new(words).selectable(true).wrap());
}
