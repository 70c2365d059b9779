//! The open tasks with their clocks.

use bevy_egui::egui::Ui;

use crate::window::intent::Intent;
use crate::window::view::call::CallView;

/// The open tasks with their clocks.
pub(crate) fn tasks(ui: &mut Ui, view: &CallView) -> Option<Intent> {
    let _ = (view);
    ui.label("tasks");
    None
}
