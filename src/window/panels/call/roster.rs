//! Everybody in a list: what the scene shows, for the keyboard and a screen reader.

use bevy_egui::egui::Ui;

use crate::window::intent::Intent;
use crate::window::view::call::CallView;

/// Everybody in a list: what the scene shows, for the keyboard and a screen reader.
pub(crate) fn roster(ui: &mut Ui, view: &CallView) -> Option<Intent> {
    let _ = (view);
    ui.label("roster");
    None
}
