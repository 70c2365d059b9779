//! What the deputy called to mind.

use bevy_egui::egui::{RichText, Ui};

use super::wording::clock;
use crate::drill::Mode;
use crate::window::intent::Intent;
use crate::window::theme::{Palette, card, quiet_button, size};
use crate::window::view::call::CallView;

/// What the deputy called to mind. In practice there are words for it, to put on the line.
pub(crate) fn reminders(ui: &mut Ui, view: &CallView) -> Option<Intent> {
    let palette = Palette::of(ui.ctx());
    let mut wish = None;
    for (nth, reminder) in view.reminders.iter().enumerate() {
        ui.push_id(("reminder", nth), |ui| {
            card(ui, |ui| {
                ui.set_width(ui.available_width());
                let ago = clock(view.head.now.since(reminder.at));
                let head = format!("Your deputy, {ago} ago");
                ui.label(RichText::new(head).size(size::SMALL).color(palette.dim));
                ui.label(&reminder.text);
                if view.head.mode == Mode::Practice && !reminder.say.is_empty() {
                    let asks = quiet_button(ui, "Put words on the line");
                    if asks.on_hover_text(format!("“{}”", reminder.say)).clicked() {
                        wish = Some(Intent::Write(reminder.say.clone()));
                    }
                }
            });
        });
    }
    wish
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::window::panels::call::tests::{call_of, shown};
    use egui_kittest::kittest::Queryable as _;

    #[test]
    fn what_a_reminder_offers_to_say_goes_on_the_line_and_not_out() {
        let view = call_of(3, 0);
        let say = view.reminders[0].say.clone();
        let mut harness = shown(view, reminders);
        harness.run_ok();
        harness
            .get_by_label("Put words on the line")
            .click_accesskit();
        harness.run_ok();
        assert_eq!(harness.state().wish, Some(Intent::Write(say)));
    }
}
