//! The call: how its panels stand beside each other, wide or narrow.

use bevy_egui::egui::{Rect, Ui};

use crate::window::intent::Intent;
use crate::window::panels::call::line::{ChipView, LineMemory};
use crate::window::view::call::CallView;

/// What the screen keeps between frames.
#[derive(Clone, Debug, Default)]
pub(crate) struct CallMemory {
    /// The line.
    pub(crate) line: LineMemory,
    /// Where the people are drawn by the scene [points]; none while something covers it.
    pub(crate) people_at: Option<Rect>,
    /// Where the service map is drawn by the scene [points]; none while something covers it.
    pub(crate) map_at: Option<Rect>,
}

/// The whole screen. `ear` tells what would be heard of a text if it were said now.
pub(crate) fn call(
    ui: &mut Ui,
    view: &CallView,
    memory: &mut CallMemory,
    ear: &dyn Fn(&str) -> Vec<ChipView>,
) -> Option<Intent> {
    let _ = (view, memory, ear);
    ui.label("call");
    None
}
