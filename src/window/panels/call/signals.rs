//! Signals over time.

use bevy_egui::egui::Ui;

use crate::window::intent::Intent;
use crate::window::view::call::CallView;

/// Signals over time.
pub(crate) fn signals(ui: &mut Ui, view: &CallView) -> Option<Intent> {
    let _ = (view);
    ui.label("signals");
    None
}
