//! The library: what to practise next and why.

use bevy_egui::egui::Ui;

use crate::window::intent::Intent;
use crate::window::view::library::LibraryView;

/// What the screen keeps between frames.
#[derive(Clone, Debug, Default)]
pub(crate) struct LibraryMemory {}

/// The whole screen.
pub(crate) fn library(
    ui: &mut Ui,
    view: &LibraryView,
    memory: &mut LibraryMemory,
) -> Option<Intent> {
    let _ = (view, memory);
    ui.label("library");
    None
}
