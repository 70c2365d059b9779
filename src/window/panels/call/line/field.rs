//! The field itself: its keys, and the text in it.

use std::ops::Range;

use bevy_egui::egui::text::{CCursor, CCursorRange};
use bevy_egui::egui::text_edit::TextEditState;
use bevy_egui::egui::{
    Event, EventFilter, FocusDirection, Id, InputState, Key, Modifiers, RichText, ScrollArea,
    TextBuffer, TextEdit, Ui, vec2,
};

use super::memory::LineMemory;
use super::speaking::{Speaking, others};
use crate::window::theme::{Palette, Tone, size, space};
use crate::window::view::call::CallView;

/// So many rows are in sight; what is longer scrolls.
const ROWS: f32 = 3.0;

/// The field's id: whoever wants to give it the keyboard asks for this one.
pub(crate) fn id() -> Id {
    Id::new("what you say")
}

/// Keys that do something when the words that were typed with them are on the line.
#[derive(Clone, Debug, Default)]
pub(super) struct Pressed {
    pub(super) enter: bool,
    pub(super) tab: bool,
    /// What was typed behind Enter within the same frame: it belongs to the next words.
    pub(super) behind: String,
}

/// Takes the line's own keys before the field sees them, and does what they do.
pub(super) fn keys(ui: &Ui, view: &CallView, memory: &mut LineMemory, practice: bool) -> Pressed {
    let mut pressed = Pressed::default();
    if memory.palette.is_some() || super::behind(ui) {
        return pressed;
    }
    ui.input_mut(|input| {
        for (key, digit, speaking) in [
            (Key::Num1, "1", Some(Speaking::Call)),
            (Key::Num2, "2", Some(Speaking::Chat)),
            (Key::Num3, "3", None),
        ] {
            if input.consume_key(Modifiers::ALT, key) {
                let typed = |event: &Event| matches!(event, Event::Text(text) if text == digit);
                input.events.retain(|event| !typed(event));
                turn(memory, view, speaking);
            }
        }
        let opens = input.consume_key(Modifiers::COMMAND, Key::K)
            || input.consume_key(Modifiers::NONE, Key::F9);
        if opens && practice {
            memory.palette = Some(Default::default());
        }
    });
    if memory.palette.is_some() || !ui.memory(|keyboard| keyboard.has_focus(id())) {
        return pressed;
    }
    let offers = memory.offers(view);
    if !offers.is_empty() {
        ui.input_mut(|input| choose(input, &offers, view, memory));
    }
    let back = ui.input_mut(|input| input.consume_key(Modifiers::SHIFT, Key::Tab));
    if back {
        match super::slots::next(&memory.text, memory.selected.start, true) {
            Some(slot) => memory.select = Some(slot),
            None => ui.memory_mut(|keyboard| keyboard.move_focus(FocusDirection::Previous)),
        }
    }
    ui.input_mut(|input| {
        if memory.recalls() {
            if input.consume_key(Modifiers::NONE, Key::ArrowUp) {
                memory.recall(false, view);
            }
            if input.consume_key(Modifiers::NONE, Key::ArrowDown) {
                memory.recall(true, view);
            }
        }
        if (memory.picking || !memory.text.is_empty())
            && input.consume_key(Modifiers::NONE, Key::Escape)
        {
            match memory.picking {
                true => memory.picking = false,
                false => memory.clear(),
            }
        }
        pressed.tab = input.consume_key(Modifiers::NONE, Key::Tab);
        pressed.behind = typed_behind_enter(input);
        pressed.enter = input.consume_key(Modifiers::NONE, Key::Enter);
    });
    pressed
}

/// Takes out what was typed behind Enter: a frame may be long, and fingers quick.
fn typed_behind_enter(input: &mut InputState) -> String {
    let enter = |event: &Event| matches!(event, Event::Key { key: Key::Enter, pressed: true, modifiers, .. } if modifiers.is_none());
    let Some(at) = input.events.iter().position(enter) else {
        return String::new();
    };
    let mut behind = String::new();
    let mut place = 0;
    input.events.retain(|event| {
        place += 1;
        match event {
            Event::Text(text) if place > at => {
                behind.push_str(text);
                false
            }
            _ => true,
        }
    });
    behind
}

/// Turns to a channel; to the choice of a person where none is given.
pub(super) fn turn(memory: &mut LineMemory, view: &CallView, speaking: Option<Speaking>) {
    match speaking {
        Some(speaking) => memory.speak(speaking),
        None if others(view).next().is_some() => {
            memory.picking = true;
            memory.offer = match &memory.speaking {
                Speaking::Direct(name) => {
                    others(view).position(|one| one.name == *name).unwrap_or(0)
                }
                _ => 0,
            };
            memory.wants_focus = true;
        }
        None => {}
    }
}

/// Up, Down and Enter among the words on offer; of people, a letter finds the next.
fn choose(input: &mut InputState, offers: &[String], view: &CallView, memory: &mut LineMemory) {
    memory.offer = memory.offer.min(offers.len() - 1);
    if input.consume_key(Modifiers::NONE, Key::ArrowDown) {
        memory.offer = (memory.offer + 1) % offers.len();
    }
    if input.consume_key(Modifiers::NONE, Key::ArrowUp) {
        memory.offer = (memory.offer + offers.len() - 1) % offers.len();
    }
    if memory.picking {
        input.events.retain(|event| {
            let Event::Text(letter) = event else {
                return true;
            };
            let letter = letter.to_lowercase();
            let after = (1..=offers.len()).map(|by| (memory.offer + by) % offers.len());
            let next = after
                .into_iter()
                .find(|at| offers[*at].to_lowercase().starts_with(&letter));
            memory.offer = next.unwrap_or(memory.offer);
            false
        });
    }
    if input.consume_key(Modifiers::NONE, Key::Enter) {
        memory.take(&offers[memory.offer], view);
    }
}

/// The field, `width` wide. Whether its text was changed.
pub(super) fn field(ui: &mut Ui, view: &CallView, memory: &mut LineMemory, width: f32) -> bool {
    let palette = Palette::of(ui.ctx());
    // What is asked over the screen keeps the keyboard until it is answered.
    if memory.wants_focus && !super::behind(ui) {
        memory.wants_focus = false;
        if ui.is_enabled() && memory.palette.is_none() {
            ui.memory_mut(|keyboard| keyboard.request_focus(id()));
        }
    }
    if let Some(range) = memory.select.take() {
        select(ui, &memory.text, &range);
        memory.selected = range;
    }
    let sign = match &memory.speaking {
        Speaking::Call => None,
        Speaking::Chat => Some(("in the chat".to_owned(), Tone::Info)),
        Speaking::Direct(name) => Some((format!("to {name} alone"), Tone::Command)),
    };
    let hint = RichText::new(memory.speaking.hint()).color(palette.dim);
    let before = memory.text.len();
    let row = ui.text_style_height(&bevy_egui::egui::TextStyle::Body);
    let mut laid_out = |ui: &Ui, text: &dyn TextBuffer, width: f32| {
        let mut job = super::palette::job(text.as_str(), &palette, width);
        job.keep_trailing_whitespace = true;
        ui.fonts_mut(|fonts| fonts.layout_job(job))
    };
    let output = ScrollArea::vertical()
        .id_salt("what you say, scrolled")
        .max_height(ROWS * row + 2.0 * space::S)
        .min_scrolled_height(ROWS * row + 2.0 * space::S)
        .max_width(width)
        .show(ui, |ui| {
            let mut edit = TextEdit::multiline(&mut memory.text)
                .id(id())
                .desired_rows(1)
                .desired_width(width)
                .min_size(vec2(width.min(120.0), 0.0))
                .margin(vec2(space::M, space::S - 1.0))
                .return_key(None)
                .layouter(&mut laid_out)
                .hint_text(hint)
                .event_filter(filter(false, true));
            if let Some((words, tone)) = &sign {
                let words = RichText::new(format!("{words} ·")).size(size::SMALL);
                edit = edit.prefix(words.color(palette.tone(*tone)));
            }
            edit.show(ui)
        })
        .inner;
    memory.rows = output.galley.rows.len();
    ui.ctx()
        .accesskit_node_builder(id(), |node| node.set_label("What you say"));
    if let Some(range) = output.cursor_range {
        let chars = range.as_sorted_char_range();
        memory.selected = byte(&memory.text, chars.start.0)..byte(&memory.text, chars.end.0);
    }
    let changed = memory.text != memory.seen;
    if changed {
        if memory.text.contains(['\n', '\r', '\t']) {
            memory.text = memory.text.replace(['\n', '\r', '\t'], " ");
        }
        // Only what was typed takes the channel off, not what was taken away.
        let off = match memory.text.len() > before.min(memory.seen.len()) {
            true => memory.take_off_channel(view),
            false => 0,
        };
        if off > 0 {
            let at = memory.selected.end.saturating_sub(off);
            memory.select = Some(at..at);
            ui.ctx().request_repaint();
        }
        memory.unfilled = false;
        memory.recalled = None;
        memory.offer = 0;
        memory.seen.clone_from(&memory.text);
    }
    changed
}

/// Which keys stay with the field while it has the keyboard.
pub(super) fn filter(tab: bool, escape: bool) -> EventFilter {
    EventFilter {
        tab,
        escape,
        horizontal_arrows: true,
        vertical_arrows: true,
    }
}

/// Selects a part of the text [bytes].
fn select(ui: &Ui, text: &str, range: &Range<usize>) {
    let chars = |byte: usize| {
        let upto = text.get(..byte).unwrap_or(text);
        CCursor::new(upto.chars().count())
    };
    let mut state = TextEditState::load(ui.ctx(), id()).unwrap_or_default();
    let selected = CCursorRange::two(chars(range.start), chars(range.end));
    state.cursor.set_char_range(Some(selected));
    state.store(ui.ctx(), id());
}

/// Where a character begins [bytes].
fn byte(text: &str, char: usize) -> usize {
    text.char_indices()
        .nth(char)
        .map_or(text.len(), |(at, _)| at)
}
