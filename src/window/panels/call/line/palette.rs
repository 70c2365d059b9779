//! The phrases, over the call while they are open: a list to choose from by keyboard alone.

use bevy_egui::egui::text::{LayoutJob, TextFormat};
use bevy_egui::egui::{
    Align, Align2, Area, Button, CornerRadius, FontId, Frame, Id, Key, Layout, Margin, Modifiers,
    Order, Rect, RichText, ScrollArea, Stroke, TextEdit, Ui, vec2,
};

use super::memory::LineMemory;
use super::phrases::{Phrase, found};
use super::slots;
use crate::window::theme::{self, Palette, size, space};
use crate::window::view::call::CallView;

/// What the palette keeps while it is open.
#[derive(Clone, Debug, Default)]
pub(super) struct PaletteMemory {
    /// What is looked for.
    words: String,
    /// Which of the phrases found is chosen.
    at: usize,
    /// The keyboard has moved on to it.
    met: bool,
}

/// As wide as is easily read [points].
const WIDEST: f32 = 760.0;
/// With less room the head is left out [points].
const ROOMY: f32 = 320.0;
/// As tall as leaves the call in sight [points].
const TALLEST: f32 = 460.0;

/// Draws the palette above `line`, and puts the phrase that is taken on the line.
pub(super) fn palette(ui: &Ui, line: Rect, view: &CallView, memory: &mut LineMemory) {
    let Some(mut open) = memory.palette.take() else {
        return;
    };
    let phrases = found(&open.words);
    let (enter, escape) = ui.input_mut(|input| {
        if !phrases.is_empty() {
            if input.consume_key(Modifiers::NONE, Key::ArrowDown) {
                open.at = (open.at + 1) % phrases.len();
            }
            if input.consume_key(Modifiers::NONE, Key::ArrowUp) {
                open.at = (open.at + phrases.len() - 1) % phrases.len();
            }
        }
        (
            input.consume_key(Modifiers::NONE, Key::Enter),
            input.consume_key(Modifiers::NONE, Key::Escape),
        )
    });
    let mut taken = phrases.get(open.at).copied().filter(|_| enter);
    let colours = Palette::of(ui.ctx());
    let screen = ui.ctx().content_rect();
    let area = Area::new(Id::new("phrases"))
        .order(Order::Foreground)
        .pivot(Align2::LEFT_BOTTOM)
        .fixed_pos(line.left_top() - vec2(0.0, space::M))
        .constrain_to(screen)
        .fade_in(false)
        .show(ui.ctx(), |ui| {
            Frame::new()
                .fill(colours.deck)
                .stroke(Stroke::new(1.0, colours.dim))
                .corner_radius(CornerRadius::same(10))
                .inner_margin(Margin::same(12))
                .show(ui, |ui| {
                    let room = line.top() - screen.top() - 2.0 * space::M - 2.0 * space::S;
                    ui.set_width((line.width() - 2.0 * space::M).min(WIDEST));
                    if let Some(pointed) = list(ui, &phrases, &mut open, view, room.min(TALLEST)) {
                        taken = Some(pointed);
                    }
                });
        });
    let outside = open.met && area.response.clicked_elsewhere();
    open.met = true;
    if let Some(phrase) = taken {
        memory.put_on(slots::opened(phrase.says, view), view);
    } else if escape || outside {
        memory.wants_focus = true;
    } else {
        memory.palette = Some(open);
    }
    if memory.palette.is_none() {
        ui.ctx().request_repaint();
    }
}

/// Search, list and the reason; the phrase that was clicked.
fn list(
    ui: &mut Ui,
    phrases: &[&'static Phrase],
    open: &mut PaletteMemory,
    view: &CallView,
    room: f32,
) -> Option<&'static Phrase> {
    let colours = Palette::of(ui.ctx());
    let brief = room < ROOMY;
    if !brief {
        ui.horizontal(|ui| {
            theme::heading(ui, "What a commander says");
            ui.add_space(space::S);
            for (key, does) in [("↑↓", "choose"), ("Enter", "take"), ("Esc", "back")] {
                theme::key(ui, key);
                theme::small(ui, does);
            }
        });
    }
    let search = ui.add(
        TextEdit::singleline(&mut open.words)
            .id(Id::new("find a phrase"))
            .hint_text("Find a phrase: objections, status page, handover …")
            .desired_width(f32::INFINITY)
            .margin(vec2(space::S, space::XS + 1.0))
            .event_filter(super::field::filter(false, true))
            .return_key(None),
    );
    ui.ctx()
        .accesskit_node_builder(search.id, |node| node.set_label("Find a phrase"));
    if !open.met {
        search.request_focus();
    }
    if search.changed() {
        open.at = 0;
    }
    let mut taken = None;
    let moved = ui.input(|input| !input.events.is_empty());
    // Head, search and reason take what the list leaves them.
    let tall = (room - if brief { 102.0 } else { 142.0 }).max(72.0);
    ScrollArea::vertical()
        .id_salt("phrases, scrolled")
        .max_height(tall)
        .auto_shrink([false, false])
        .show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 2.0;
            let mut group = "";
            for (at, phrase) in phrases.iter().enumerate() {
                if phrase.group != group {
                    group = phrase.group;
                    ui.add_space(space::XS);
                    theme::section(ui, group);
                }
                let chosen = at == open.at;
                let row = ui.with_layout(Layout::top_down_justified(Align::LEFT), |ui| {
                    let words = job(
                        &slots::opened(phrase.says, view),
                        &colours,
                        ui.available_width() - 24.0,
                    );
                    ui.add(Button::selectable(chosen, words).wrap())
                });
                if chosen && moved {
                    row.inner.scroll_to_me(None);
                }
                if row.inner.gained_focus() {
                    open.at = at;
                }
                if row.inner.clicked() {
                    taken = Some(*phrase);
                }
            }
            if phrases.is_empty() {
                theme::small(
                    ui,
                    "No phrase has these words. Try one of: assign, objections, update, handover.",
                );
            }
        });
    ui.separator();
    let why = phrases.get(open.at).map_or("", |phrase| phrase.why);
    ui.label(RichText::new(why).size(size::SMALL).color(colours.dim));
    taken
}

/// A phrase with its slots set off.
pub(super) fn job(text: &str, colours: &Palette, width: f32) -> LayoutJob {
    let mut job = LayoutJob::default();
    job.wrap.max_width = width;
    let font = FontId::proportional(size::BODY);
    let plain = TextFormat::simple(font.clone(), colours.ink);
    let slot = TextFormat::simple(font, colours.accent);
    let mut from = 0;
    for at in slots::all(text) {
        job.append(&text[from..at.start], 0.0, plain.clone());
        job.append(&text[at.clone()], 0.0, slot.clone());
        from = at.end;
    }
    job.append(&text[from..], 0.0, plain);
    job
}
