//! What was said and seen, with channels; only what is in sight is laid out.

use bevy_egui::egui::Ui;

use crate::window::intent::Intent;
use crate::window::screens::call::CallMemory;
use crate::window::view::call::CallView;

/// What was said and seen, with channels; only what is in sight is laid out.
pub(crate) fn transcript(ui: &mut Ui, view: &CallView, memory: &mut CallMemory) -> Option<Intent> {
    let _ = (view, memory);
    ui.label("transcript");
    None
}
