//! Two minutes for who is here for the first time.

use bevy_egui::egui::Ui;

use crate::window::intent::Intent;
use crate::window::settings::Settings;

/// What the screen keeps between frames.
#[derive(Clone, Debug, Default)]
pub(crate) struct GuideMemory {}

/// The whole screen.
pub(crate) fn guide(ui: &mut Ui, view: &crate::window::view::guide::GuideView, memory: &mut GuideMemory, ear: &dyn Fn(&str, crate::window::view::guide::Situation)->crate::window::view::guide::HeardNow) -> Option<Intent> {
    let _ = (view, memory, ear);
    ui.label("guide");
    None
}
