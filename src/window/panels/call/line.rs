//! The line where the trainee types what they say, with what will be heard of it as they type.

use bevy_egui::egui::Ui;

use crate::window::intent::Intent;
use crate::window::view::call::CallView;

/// What the line keeps between frames.
#[derive(Clone, Debug, Default)]
pub(crate) struct LineMemory {
    /// What has been typed.
    pub(crate) text: String,
    /// The field is to have the focus, its cursor behind the last word.
    pub(crate) focus: bool,
}

/// A chip: what will be heard.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum ChipView {
    /// An act: `assign → Hayley · 5 min · acknowledgement asked`.
    Act(String),
    /// Words that are not understood.
    NotUnderstood(String),
    /// A short form that not everybody knows.
    ShortForm(String),
}

/// The line. `ear` tells what would be heard of a text if it were said now.
pub(crate) fn line(
    ui: &mut Ui,
    view: &CallView,
    memory: &mut LineMemory,
    ear: &dyn Fn(&str) -> Vec<ChipView>,
) -> Option<Intent> {
    let _ = (view, ear);
    let field = ui.text_edit_singleline(&mut memory.text);
    if std::mem::take(&mut memory.focus) {
        field.request_focus();
    }
    None
}
