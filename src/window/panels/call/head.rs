//! The top of the call: clock, severity, who commands; pause, pace, rewind.

use bevy_egui::egui::Ui;

use crate::window::intent::Intent;
use crate::window::view::call::CallView;

/// The top of the call: clock, severity, who commands; pause, pace, rewind.
pub(crate) fn head(ui: &mut Ui, view: &CallView) -> Option<Intent> {
    let _ = (view);
    ui.label("head");
    None
}
