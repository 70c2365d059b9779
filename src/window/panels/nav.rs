//! The bar on top of every page of the shelf: library, history, settings, guide. Not on the call:
//! there one commands.

use bevy_egui::egui::{
    Align, Frame, Key, KeyboardShortcut, Layout, Margin, Modifiers, Panel, RichText, Ui,
};

use crate::window::intent::Intent;
use crate::window::screen::Screen;
use crate::window::theme::{self, Palette, size, space, strong};

/// Where one can go, with the key that goes there.
const PLACES: [(Screen, &str, Key); 4] = [
    (Screen::Library, "Library", Key::Num1),
    (Screen::History, "History", Key::Num2),
    (Screen::Settings, "Settings", Key::Num3),
    (Screen::Guide, "Guide", Key::Num4),
];

/// The bar. A briefing belongs to the library.
pub(crate) fn nav(ui: &mut Ui, at: Screen) -> Option<Intent> {
    let palette = Palette::of(ui.ctx());
    let here = match at {
        Screen::Briefing => Screen::Library,
        other => other,
    };
    let frame = Frame::new()
        .fill(palette.deck)
        .inner_margin(Margin::symmetric(20, 8));
    let bar = Panel::top("nav").frame(frame).show(ui, |ui| {
        /// From here on there is room for a motto [points].
        const ROOMY: f32 = 900.0;
        let roomy = ui.available_width() > ROOMY;
        let mut wish = None;
        ui.horizontal_wrapped(|ui| {
            ui.label(
                RichText::new("★")
                    .size(size::HEADING)
                    .color(palette.tone(theme::Tone::Command)),
            );
            ui.label(
                RichText::new("Hotwash")
                    .family(strong())
                    .size(size::HEADING),
            );
            ui.add_space(space::L);
            for (screen, name, key) in PLACES {
                let selected = screen == here;
                let shortcut = KeyboardShortcut::new(Modifiers::COMMAND, key);
                let keys = ui.ctx().format_shortcut(&shortcut);
                let tab = theme::tab(ui, selected, name).on_hover_text(keys);
                let pressed = ui.input_mut(|input| input.consume_shortcut(&shortcut));
                if (tab.clicked() || pressed) && screen != at {
                    wish = Some(Intent::Go(screen));
                }
            }
            if roomy {
                ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                    theme::small(ui, "Incident command, practised");
                });
            }
        });
        wish
    });
    bar.inner
}

#[cfg(test)]
mod tests {
    use bevy_egui::egui::{Key, Modifiers};
    use egui_kittest::kittest::Queryable;

    use super::*;
    use crate::window::screens::harness::Stage;

    #[test]
    fn each_place_can_be_gone_to_by_pointer_and_by_key() {
        let mut stage = Stage::new((), |ui, ()| nav(ui, Screen::Library));
        stage.harness.get_by_label("History").click();
        stage.harness.run();
        assert_eq!(stage.asked(), [Intent::Go(Screen::History)]);
        stage
            .harness
            .key_press_modifiers(Modifiers::COMMAND, Key::Num4);
        stage.harness.run();
        assert_eq!(stage.asked(), [Intent::Go(Screen::Guide)]);
    }

    #[test]
    fn from_a_briefing_one_comes_back_to_the_library() {
        let mut stage = Stage::new((), |ui, ()| nav(ui, Screen::Briefing));
        stage.harness.get_by_label("Library").click();
        stage.harness.run();
        assert_eq!(stage.asked(), [Intent::Go(Screen::Library)]);
    }
}
