//! What was played, and how it goes.

use bevy_egui::egui::Ui;

use crate::window::intent::Intent;
use crate::window::view::library::HistoryView;

/// What the screen keeps between frames.
#[derive(Clone, Debug, Default)]
pub(crate) struct HistoryMemory {}

/// The whole screen.
pub(crate) fn history(
    ui: &mut Ui,
    view: &HistoryView,
    memory: &mut HistoryMemory,
) -> Option<Intent> {
    let _ = (view, memory);
    ui.label("history");
    None
}
