//! What to practise next, and why; and, before it, the drills that were left.

use bevy_egui::egui::{CornerRadius, Frame, Margin, RichText, Stroke, Ui};

use super::words;
use crate::window::intent::Intent;
use crate::window::panels::page::{begins_here, in_sight};
use crate::window::screen::Screen;
use crate::window::theme::{self, Palette, Tone, size, space, strong};
use crate::window::view::library::{DrillCard, Interrupted, LibraryView, UnderWay};

/// What to practise next.
pub(crate) fn hero(ui: &mut Ui, view: &LibraryView) -> Option<Intent> {
    let palette = Palette::of(ui.ctx());
    let mut wish = None;
    Frame::new()
        .fill(palette.raised)
        .stroke(Stroke::new(1.0, palette.accent.gamma_multiply(0.6)))
        .corner_radius(CornerRadius::same(10))
        .inner_margin(Margin::same(20))
        .show(ui, |ui| {
            ui.set_min_width(ui.available_width());
            theme::section(ui, "Practise next");
            let Some(next) = &view.next else {
                theme::heading(ui, "There is nothing to play here yet");
                theme::small(
                    ui,
                    "Write a drill of your own: a scenario file (.ron), in the language that \
                     docs/scenario-language.md describes.",
                );
                return;
            };
            ui.label(
                RichText::new(&next.title)
                    .family(strong())
                    .size(size::TITLE),
            );
            ui.label(&next.why);
            ui.add_space(space::XS);
            if let Some(card) = view.drills.iter().find(|card| card.asked == next.asked) {
                facts(ui, card);
            }
            ui.add_space(space::L);
            let begin = theme::primary(ui, "Read the briefing");
            let entered = begins_here(ui, &begin);
            in_sight(&begin);
            if entered || begin.clicked() {
                wish = Some(Intent::Choose(next.asked.clone()));
            }
        });
    wish
}

/// Skills, length, difficulty and what came of it.
fn facts(ui: &mut Ui, card: &DrillCard) {
    ui.horizontal_wrapped(|ui| {
        theme::chip(ui, Tone::Info, &words::length(card.length));
        theme::chip(ui, Tone::Quiet, words::difficulty(card));
        // More would be a list, not a hint.
        for skill in card.skills.iter().take(3) {
            theme::chip(ui, Tone::Quiet, skill);
        }
        if card.played > 0 {
            words::result_chip(ui, card);
        }
    });
}

/// The drill that waits behind the library, before everything else.
pub(crate) fn under_way(ui: &mut Ui, drill: &UnderWay) -> Option<Intent> {
    let palette = Palette::of(ui.ctx());
    let mut wish = None;
    let card = theme::card(ui, |ui| {
        ui.set_min_width(ui.available_width());
        ui.horizontal_wrapped(|ui| {
            let back = theme::primary(ui, "Back to the call");
            in_sight(&back);
            if back.clicked() {
                wish = Some(Intent::Go(Screen::Call));
            }
            ui.vertical(|ui| {
                ui.spacing_mut().item_spacing.y = 0.0;
                ui.label(RichText::new(&drill.title).family(strong()));
                theme::small(
                    ui,
                    &format!("The clock stands at {} until you are back.", drill.reached),
                );
            });
        });
    });
    let edge = card.response.rect;
    let edge = edge.with_max_x(edge.left() + 3.0);
    ui.painter()
        .rect_filled(edge, 2.0, palette.tone(Tone::Command));
    ui.add_space(space::S);
    wish
}

/// So many of the drills that were left are shown before somebody asks for the rest.
const SHOWN: usize = 2;

/// The drills that were left; `whole` tells whether all are shown.
pub(crate) fn interrupted(ui: &mut Ui, drills: &[Interrupted], whole: &mut bool) -> Option<Intent> {
    let mut wish = None;
    let shown = if *whole {
        drills.len()
    } else {
        SHOWN.min(drills.len())
    };
    theme::card(ui, |ui| {
        ui.set_min_width(ui.available_width());
        theme::section(ui, "Left off");
        for one in &drills[..shown] {
            ui.horizontal_wrapped(|ui| {
                let go_on = theme::quiet_button(ui, "Resume");
                go_on.widget_info(|| {
                    use bevy_egui::egui::{WidgetInfo, WidgetType};
                    let label = format!("Resume {}, at {}", one.title, one.reached);
                    WidgetInfo::labeled(WidgetType::Button, true, label)
                });
                in_sight(&go_on);
                if go_on.clicked() {
                    wish = Some(Intent::Resume(one.recording.clone()));
                }
                ui.vertical(|ui| {
                    ui.spacing_mut().item_spacing.y = 0.0;
                    ui.label(RichText::new(&one.title).family(strong()));
                    theme::small(
                        ui,
                        &format!("at {} of the call, begun {}", one.reached, one.begun),
                    );
                });
            });
        }
        if shown < drills.len() {
            let more = format!("Show {} more", drills.len() - shown);
            *whole |= theme::quiet_button(ui, &more).clicked();
        }
    });
    wish
}
