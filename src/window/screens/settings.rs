//! How the window looks and runs.

use bevy_egui::egui::Ui;

use crate::window::intent::Intent;
use crate::window::settings::Settings;

/// What the screen keeps between frames.
#[derive(Clone, Debug, Default)]
pub(crate) struct SettingsMemory {}

/// The whole screen.
pub(crate) fn settings(
    ui: &mut Ui,
    settings: &Settings,
    memory: &mut SettingsMemory,
) -> Option<Intent> {
    let _ = (settings, memory);
    ui.label("settings");
    None
}
