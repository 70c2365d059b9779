//! The practice ladder: short drills as steps, one skill each.

use bevy_egui::egui::{Align, Align2, FontId, Layout, Response, RichText, Sense, Stroke, Ui, vec2};

use super::words;
use crate::window::intent::Intent;
use crate::window::panels::page::{pick, rows};
use crate::window::shelf::is_passed;
use crate::window::theme::{self, Palette, Tone, Width, size, space, strong};
use crate::window::view::library::DrillCard;

/// The ladder. `next` is the drill that is advised.
pub(crate) fn ladder(ui: &mut Ui, steps: &[&DrillCard], next: Option<&str>) -> Option<Intent> {
    let mut wish = None;
    let columns = match Width::of(ui) {
        Width::Wide => 3,
        Width::Middle => 2,
        Width::Narrow => 1,
    };
    rows(ui, "ladder", columns, steps.len(), |ui, at, height| {
        let card = steps[at];
        let response = step(ui, card, next == Some(card.asked.as_str()), height);
        if response.clicked() {
            wish = Some(Intent::Choose(card.asked.clone()));
        }
        response
    });
    wish
}

fn step(ui: &mut Ui, card: &DrillCard, is_next: bool, height: f32) -> Response {
    let spoken = words::spoken(card);
    pick(ui, ("step", &card.asked), &spoken, None, height, |ui| {
        ui.horizontal(|ui| {
            badge(ui, card, is_next);
            ui.add_space(space::XS);
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                best(ui, card);
                ui.with_layout(Layout::top_down(Align::Min), |ui| {
                    ui.spacing_mut().item_spacing.y = 2.0;
                    ui.label(RichText::new(&card.title).family(strong()));
                    let skills = card.skills.join(", ");
                    theme::small(ui, &format!("{skills} · {}", words::length(card.length)));
                });
            });
        });
    })
}

/// The step's number; passed ones are filled, the next one is ringed.
fn badge(ui: &mut Ui, card: &DrillCard, is_next: bool) {
    let palette = Palette::of(ui.ctx());
    let (rect, _) = ui.allocate_exact_size(vec2(34.0, 34.0), Sense::hover());
    let passed = is_passed(card);
    let good = palette.tone(Tone::Good);
    let (fill, line, ink) = match (passed, is_next) {
        (true, _) => (good.gamma_multiply(0.22), Stroke::new(1.5, good), good),
        (_, true) => (palette.night, Stroke::new(2.0, palette.accent), palette.ink),
        _ => (palette.night, Stroke::new(1.0, palette.line), palette.dim),
    };
    ui.painter().circle(rect.center(), 16.0, fill, line);
    let number = card.rung.unwrap_or_default().to_string();
    let font = FontId::monospace(size::BODY);
    ui.painter()
        .text(rect.center(), Align2::CENTER_CENTER, number, font, ink);
}

/// The best mark with its sign; nothing where there is none.
fn best(ui: &mut Ui, card: &DrillCard) {
    let palette = Palette::of(ui.ctx());
    let Some(best) = card.best else { return };
    let (tone, _) = words::result(card);
    let text = format!("{} {best}", tone.sign());
    ui.label(RichText::new(text).monospace().color(palette.tone(tone)));
}
