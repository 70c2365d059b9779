//! Drafts for customers that wait for approval.

use bevy_egui::egui::Ui;

use crate::window::intent::Intent;
use crate::window::view::call::CallView;

/// Drafts for customers that wait for approval.
pub(crate) fn drafts(ui: &mut Ui, view: &CallView) -> Option<Intent> {
    let _ = (view);
    ui.label("drafts");
    None
}
