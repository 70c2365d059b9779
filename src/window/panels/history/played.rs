//! The drills that were played, latest first.

use bevy_egui::egui::{Align, Layout, RichText, Ui, WidgetInfo, WidgetType};

use crate::score::Rating;
use crate::window::intent::Intent;
use crate::window::panels::page::in_sight;
use crate::window::theme::{self, Palette, Tone, Width, size, space, strong};
use crate::window::view::library::PlayedDrill;

/// One drill: when, what, how it went; its debrief, and playing it again.
pub(crate) fn played(ui: &mut Ui, drill: &PlayedDrill) -> Option<Intent> {
    let mut wish = None;
    let is_narrow = Width::of(ui) == Width::Narrow;
    theme::card(ui, |ui| {
        ui.set_min_width(ui.available_width());
        if is_narrow {
            ui.horizontal(|ui| {
                mark(ui, drill);
                ui.vertical(|ui| what(ui, drill));
            });
            ui.horizontal_wrapped(|ui| wish = ways(ui, drill));
        } else {
            ui.horizontal(|ui| {
                mark(ui, drill);
                ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                    wish = ways(ui, drill);
                    ui.with_layout(Layout::top_down(Align::Min), |ui| what(ui, drill));
                });
            });
        }
    });
    wish
}

/// The mark with the sign of what it is called.
fn mark(ui: &mut Ui, drill: &PlayedDrill) {
    let palette = Palette::of(ui.ctx());
    let tone = drill.rating.map_or(Tone::Quiet, tone);
    let figure = drill
        .score
        .map_or("–".to_owned(), |score| score.to_string());
    let text = format!("{} {figure:>3}", tone.sign());
    let figure = RichText::new(text).monospace().size(size::HEADING);
    let label = ui.label(figure.color(palette.tone(tone)));
    label.widget_info(|| {
        let said = drill
            .score
            .map_or("not marked".to_owned(), |score| format!("{score} of 100"));
        WidgetInfo::labeled(WidgetType::Label, true, said)
    });
    ui.add_space(space::S);
}

fn tone(rating: Rating) -> Tone {
    match rating {
        Rating::P | Rating::S => Tone::Good,
        Rating::M => Tone::Watch,
        Rating::U => Tone::Bad,
    }
}

fn what(ui: &mut Ui, drill: &PlayedDrill) {
    ui.spacing_mut().item_spacing.y = 2.0;
    ui.label(RichText::new(&drill.title).family(strong()));
    let meant = drill.rating.map_or("", Rating::means);
    let parts = [drill.date.as_str(), drill.mode, meant];
    let parts: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    theme::small(ui, &parts.join(" · "));
    if let Some(resolved) = &drill.commitment {
        theme::small(ui, &format!("resolved: “{resolved}”"));
    }
}

/// What can be done with it.
fn ways(ui: &mut Ui, drill: &PlayedDrill) -> Option<Intent> {
    let mut wish = None;
    if let Some(recording) = &drill.recording {
        let open = theme::quiet_button(ui, "Look back");
        named(
            &open,
            &format!("Look back at {}, {}", drill.title, drill.date),
        );
        if open.clicked() {
            wish = Some(Intent::Review(recording.clone()));
        }
    } else {
        theme::small(ui, "not kept");
    }
    if let Some(asked) = &drill.again {
        let again = theme::quiet_button(ui, "Play again");
        named(&again, &format!("Play {} again", drill.title));
        if again.clicked() {
            wish = Some(Intent::Choose(asked.clone()));
        }
    }
    wish
}

fn named(button: &bevy_egui::egui::Response, label: &str) {
    button.widget_info(|| WidgetInfo::labeled(WidgetType::Button, true, label));
    in_sight(button);
}
