//! What the deputy called to mind.

use bevy_egui::egui::Ui;

use crate::window::intent::Intent;
use crate::window::view::call::CallView;

/// What the deputy called to mind.
pub(crate) fn reminders(ui: &mut Ui, view: &CallView) -> Option<Intent> {
    let _ = (view);
    ui.label("reminders");
    None
}
