//! The keys of the call: F1 to F6, Esc, Ctrl+P, Ctrl+E. Ctrl+F is the transcript's own.

use bevy_egui::egui::{Key, Modifiers, Popup, Ui};

use super::{CallMemory, Part};
use crate::window::intent::Intent;
use crate::window::view::call::CallView;

/// To which part each key goes.
const PARTS: [(Key, Part); 5] = [
    (Key::F2, Part::Transcript),
    (Key::F3, Part::People),
    (Key::F4, Part::Tasks),
    (Key::F5, Part::Services),
    (Key::F6, Part::Signals),
];

/// Hears the keys.
pub(super) fn keys(ui: &mut Ui, view: &CallView, memory: &mut CallMemory) -> Option<Intent> {
    let head = &mut memory.head;
    if head.asks() || memory.line.is_choosing() {
        return None;
    }
    let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
    if pressed(Key::F1) {
        head.keys = true;
        return None;
    }
    for (key, part) in PARTS {
        if pressed(key) {
            go(memory, part);
        }
    }
    // The key itself stays where it is: it also empties the line, and closes what is open.
    let escapes = ui.input(|input| input.key_pressed(Key::Escape));
    if escapes && !Popup::is_any_open(ui.ctx()) {
        memory.line.wants_focus = true;
    }
    if ui.input_mut(|input| input.consume_key(Modifiers::COMMAND, Key::E)) {
        if view.head.ended {
            return Some(Intent::Finish);
        }
        memory.head.ending = true;
    }
    let pauses = ui.input_mut(|input| input.consume_key(Modifiers::COMMAND, Key::P));
    (pauses && !view.head.ended).then_some(Intent::Pause(!view.head.paused))
}

/// Goes to a part: shows it, as a list where it is a picture, and gives it the focus.
fn go(memory: &mut CallMemory, part: Part) {
    memory.part = part;
    match part {
        Part::Transcript => memory.transcript.focus = true,
        Part::People => memory.people_listed = true,
        Part::Services => memory.services_listed = true,
        Part::Tasks | Part::Signals => {}
    }
    memory.focus = Some(part);
}
