//! What the program has to say of itself: where a drill is kept, what could not be written. Stands
//! over the screen until it is read or has been there long enough.

use bevy_egui::egui::{self, Align2, Area, Id, Order, RichText, Ui, WidgetInfo, WidgetType};

use crate::window::intent::Intent;
use crate::window::theme::{Palette, card, size, space};

/// One note.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct NoteView {
    /// Its words.
    pub(crate) text: String,
}

/// The latest notes, over whatever the screen shows. Each can be put away.
pub(crate) fn notes(ui: &mut Ui, notes: &[NoteView]) -> Option<Intent> {
    /// More would cover what they are about.
    const SHOWN: usize = 3;
    if notes.is_empty() {
        return None;
    }
    let mut wish = None;
    let room = ui.ctx().viewport_rect().width();
    Area::new(Id::new("notes"))
        .order(Order::Foreground)
        .anchor(Align2::RIGHT_TOP, egui::vec2(-space::M, space::XL * 2.0))
        .show(ui.ctx(), |ui| {
            ui.set_max_width((room - 2.0 * space::M).min(420.0));
            let first = notes.len().saturating_sub(SHOWN);
            for (at, note) in notes.iter().enumerate().skip(first) {
                card(ui, |ui| {
                    let palette = Palette::of(ui.ctx());
                    let text = RichText::new(&note.text).size(size::SMALL);
                    let said = ui.label(text.color(palette.ink));
                    said.widget_info(|| WidgetInfo::labeled(WidgetType::Label, true, &note.text));
                    if ui.small_button("Put away").clicked() {
                        wish = Some(Intent::PutAway(at));
                    }
                });
            }
        });
    wish
}

#[cfg(test)]
mod tests {
    use egui_kittest::Harness;
    use egui_kittest::kittest::Queryable;

    use super::*;
    use crate::window::theme;

    #[test]
    fn the_latest_notes_are_read_and_put_away() {
        let texts = ["first", "second", "third", "fourth"];
        let given: Vec<NoteView> = texts
            .iter()
            .map(|text| NoteView {
                text: (*text).to_owned(),
            })
            .collect();
        let mut harness = Harness::new_ui_state(
            move |ui, wish: &mut Option<Intent>| {
                theme::dress(ui.ctx(), theme::Look::default());
                if let Some(asked) = notes(ui, &given) {
                    *wish = Some(asked);
                }
            },
            None,
        );
        harness.run();
        assert!(harness.query_by_label("first").is_none());
        harness.get_by_label("fourth");
        let buttons: Vec<_> = harness.get_all_by_label("Put away").collect();
        buttons[0].click();
        harness.run();
        assert_eq!(harness.state(), &Some(Intent::PutAway(1)));
    }
}
