//! Two minutes for who is here for the first time.

use bevy_egui::egui::Ui;

use crate::window::intent::Intent;
use crate::window::settings::Settings;

/// What the screen keeps between frames.
#[derive(Clone, Debug, Default)]
pub(crate) struct GuideMemory {}

/// The whole screen.
pub(crate) fn guide(ui: &mut Ui, settings: &Settings, memory: &mut GuideMemory) -> Option<Intent> {
    let _ = (settings, memory);
    ui.label("guide");
    None
}
