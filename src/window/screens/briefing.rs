//! What one reads before the call.

use bevy_egui::egui::Ui;

use crate::window::intent::Intent;
use crate::window::settings::Settings;
use crate::window::view::library::DrillCard;

/// What the screen keeps between frames.
#[derive(Clone, Debug, Default)]
pub(crate) struct BriefingMemory {}

/// The whole screen.
pub(crate) fn briefing(
    ui: &mut Ui,
    view: &DrillCard,
    settings: &Settings,
    memory: &mut BriefingMemory,
) -> Option<Intent> {
    let _ = (view, settings, memory);
    ui.label("briefing");
    None
}
