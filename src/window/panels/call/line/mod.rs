//! The line where the trainee types what they say, with what will be heard of it as they type.
//!
//! ```text
//!  keys ─► memory (text, channel, slots) ─► field ─► ear, if the text changed ─► under the line
//!                        ▲                                                           │
//!                        └───────── palette, offers, words that were missing ◄───────┘
//! ```
//!
//! In an exam nothing tells what will be heard and what to say; names are still completed.

mod chips;
mod completion;
mod field;
mod memory;
mod palette;
mod phrases;
mod slots;
mod speaking;
mod under;

#[cfg(test)]
mod tests;

pub(crate) use chips::ChipView;
pub(crate) use field::id as field_id;
pub(crate) use memory::LineMemory;
pub(crate) use speaking::Speaking;

use bevy_egui::egui::{Align, Button, Direction, Key, Layout, Modifiers, Rect, RichText, Ui, vec2};

use crate::drill::Mode;
use crate::window::intent::Intent;
use crate::window::theme::{self, Tone, Width, space, strong};
use crate::window::view::call::CallView;
use field::Pressed;
use under::Wish;

/// The height of the field with one row, and of what stands beside it [points].
const TALL: f32 = 34.0;
/// The button that says it [points].
const SAY: f32 = 68.0;
/// The button that opens the phrases [points].
const PHRASES: f32 = 84.0;

/// The line. `ear` tells what would be heard of a text if it were said now.
pub(crate) fn line(
    ui: &mut Ui,
    view: &CallView,
    memory: &mut LineMemory,
    ear: &dyn Fn(&str) -> Vec<ChipView>,
) -> Option<Intent> {
    if let Some(stopped) = stopped(view) {
        return at_rest(ui, memory, stopped);
    }
    memory.over = false;
    let practice = view.head.mode == Mode::Practice;
    memory.notice(view);
    if !practice {
        memory.palette = None;
    }
    let pressed = field::keys(ui, view, memory, practice);
    let narrow = Width::of(ui) == Width::Narrow;
    let above = ui.cursor().left_top();
    let width = ui.available_width();
    let mut wish = None;
    let mut say = pressed.enter;
    ui.horizontal_top(|ui| {
        ui.spacing_mut().interact_size.y = TALL;
        if !narrow {
            wish = beside(ui, |ui| under::channels(ui, memory));
        }
        let buttons = match practice && !narrow {
            true => SAY + PHRASES + 2.0 * space::S,
            false => SAY + space::S,
        };
        let width = ui.available_width() - buttons;
        field::field(ui, view, memory, width);
        let word = match memory.speaking {
            Speaking::Call => "Say",
            Speaking::Chat | Speaking::Direct(_) => "Send",
        };
        let ready = !memory.text.trim().is_empty();
        let layout = Layout::centered_and_justified(Direction::LeftToRight);
        let said = ui.allocate_ui_with_layout(vec2(SAY, TALL), layout, |ui| match ready {
            true => theme::primary(ui, word),
            false => {
                let words = RichText::new(word).family(strong());
                ui.add_enabled(false, Button::new(words))
            }
        });
        let said = said.inner.on_hover_text("Enter");
        say |= said.clicked();
        if practice && !narrow && beside(ui, under::phrases) {
            wish = Some(Wish::Phrases);
        }
    });
    if practice {
        hear(view, memory, ear);
    }
    let intent = act(ui, view, memory, &pressed, say);
    let label = match practice {
        true => "What will be heard",
        false => "Beside what you say",
    };
    let below = under::told(ui, label, |ui| {
        under::under(ui, view, memory, practice, narrow)
    });
    obey(ui, view, memory, wish.or(below));
    // Tab and Esc stay with the line only while they do something there.
    let stays = field::filter(
        memory.tab(view).is_some(),
        memory.picking || !memory.text.is_empty(),
    );
    ui.memory_mut(|keyboard| keyboard.set_focus_lock_filter(field_id(), stays));
    let line = Rect::from_min_size(above, vec2(width, TALL));
    palette::palette(ui, line, view, memory);
    intent
}

/// Something beside the field, in the middle of its first row.
fn beside<R>(ui: &mut Ui, add: impl FnOnce(&mut Ui) -> R) -> R {
    let layout = Layout::left_to_right(Align::Center);
    ui.allocate_ui_with_layout(vec2(0.0, TALL), layout, |ui| {
        ui.set_min_height(TALL);
        add(ui)
    })
    .inner
}

/// Why nothing can be said now, what to do, and the word on the button.
struct Stopped {
    why: &'static str,
    button: &'static str,
    then: Intent,
    /// The drill is over: this is the way on, and Enter goes it.
    over: bool,
}

fn stopped(view: &CallView) -> Option<Stopped> {
    if view.head.ended {
        return Some(Stopped {
            why: "The drill is over. Next is the hot wash: your own view first, then the evidence.",
            button: "Hot wash",
            then: Intent::Finish,
            over: true,
        });
    }
    view.head.paused.then_some(Stopped {
        why: "Paused: nobody can hear you. What you have typed stays here.",
        button: "Go on",
        then: Intent::Pause(false),
        over: false,
    })
}

/// The line while nothing can be said.
fn at_rest(ui: &mut Ui, memory: &mut LineMemory, stopped: Stopped) -> Option<Intent> {
    memory.palette = None;
    memory.wants_focus = true;
    let mut pressed = stopped.over && enter_goes_on(ui, memory);
    ui.horizontal_wrapped(|ui| {
        pressed |= theme::primary(ui, stopped.button).clicked();
        if stopped.over {
            theme::key(ui, "Enter");
        }
        ui.label(stopped.why);
    });
    if !memory.text.trim().is_empty() {
        theme::chip(
            ui,
            Tone::Quiet,
            &format!("on the line: “{}”", memory.text.trim()),
        );
    }
    pressed.then_some(stopped.then)
}

/// Whether Enter was pressed, and is not of something that the keyboard was taken to since the
/// drill was over. The button is not given the keyboard: a space that is still being typed would
/// press it.
fn enter_goes_on(ui: &Ui, memory: &mut LineMemory) -> bool {
    let just_over = !std::mem::replace(&mut memory.over, true);
    let free = ui.memory_mut(|keyboard| {
        if just_over && let Some(focused) = keyboard.focused() {
            keyboard.surrender_focus(focused);
        }
        keyboard.focused().is_none()
    });
    free && !behind(ui) && ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Enter))
}

/// Whether something is asked over the screen: then no key is the line's.
fn behind(ui: &Ui) -> bool {
    !ui.memory(|memory| memory.allows_interaction(ui.layer_id()))
}

/// Asks the ear, if there is something new to hear or something was said since.
fn hear(view: &CallView, memory: &mut LineMemory, ear: &dyn Fn(&str) -> Vec<ChipView>) {
    if memory.text.trim().is_empty() {
        memory.heard.clear();
        memory.heard_of = None;
        return;
    }
    let said = memory.speaking.said(&memory.text);
    let now = (said, view.lines.len());
    if memory.heard_of.as_ref() != Some(&now) {
        memory.heard = ear(&now.0);
        memory.heard_of = Some(now);
    }
}

/// Does what Enter and Tab do, once the words typed with them are on the line.
fn act(
    ui: &Ui,
    view: &CallView,
    memory: &mut LineMemory,
    pressed: &Pressed,
    say: bool,
) -> Option<Intent> {
    if pressed.tab {
        if let Some(tab) = memory.tab(view) {
            memory.do_tab(tab, view);
        }
        ui.ctx().request_repaint();
    }
    if !say || memory.text.trim().is_empty() {
        memory.text.push_str(&pressed.behind);
        return None;
    }
    ui.ctx().request_repaint();
    memory.wants_focus = true;
    if let Some(open) = slots::next(&memory.text, 0, false) {
        memory.select = Some(open);
        memory.unfilled = true;
        return None;
    }
    let said = memory.speaking.said(&memory.text);
    memory.clear();
    memory.text.clone_from(&pressed.behind);
    Some(Intent::Say(said))
}

/// Does what was asked for beside the field.
fn obey(ui: &Ui, view: &CallView, memory: &mut LineMemory, wish: Option<Wish>) {
    let Some(wish) = wish else { return };
    match wish {
        Wish::Take(word) => memory.take(&word, view),
        Wish::Add(words) => memory.add(&words),
        Wish::Turn(to) => field::turn(memory, view, to),
        Wish::Phrases => memory.palette = Some(Default::default()),
    }
    ui.ctx().request_repaint();
}
