//! The hot wash: own view, evidence, commitment.

use bevy_egui::egui::Ui;

use crate::window::intent::Intent;
use crate::window::view::review::ReviewView;

/// What the screen keeps between frames.
#[derive(Clone, Debug, Default)]
pub(crate) struct HotWashMemory {}

/// The whole screen.
pub(crate) fn hot_wash(
    ui: &mut Ui,
    view: &ReviewView,
    memory: &mut HotWashMemory,
) -> Option<Intent> {
    let _ = (view, memory);
    ui.label("hot_wash");
    None
}
