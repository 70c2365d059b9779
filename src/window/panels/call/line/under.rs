//! What stands under the line: what will be heard, what could be taken, or what to do.

use bevy_egui::egui::{
    Button, FontId, RichText, ScrollArea, Stroke, Ui, UiBuilder, Vec2, accesskit, vec2,
};

use super::chips::ChipView;
use super::memory::{LineMemory, Tab};
use super::slots;
use super::speaking::Speaking;
use crate::window::theme::{self, Palette, Tone, size, space};
use crate::window::view::call::CallView;

/// Beyond so many words people no longer listen, and speaking takes minutes.
const MANY_WORDS: usize = 400;
/// Words that are said in a minute.
const WORDS_A_MINUTE: usize = 150;
/// A row of chips [points].
const ROW: f32 = 26.0;
/// So many rows are in sight; what is more scrolls.
const ROWS: f32 = 3.0;

/// What was asked for under the line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Wish {
    /// One of the words on offer.
    Take(String),
    /// The words that were missing.
    Add(String),
    /// Another channel; none: to choose a person.
    Turn(Option<Speaking>),
    /// The phrases.
    Phrases,
}

/// Draws it.
pub(super) fn under(
    ui: &mut Ui,
    view: &CallView,
    memory: &mut LineMemory,
    practice: bool,
    narrow: bool,
) -> Option<Wish> {
    let gap = space::XS;
    let tallest = ROWS * ROW + ROWS * gap;
    let shown = ScrollArea::vertical()
        .id_salt("under the line")
        .max_height(tallest)
        .min_scrolled_height(tallest)
        .auto_shrink([false, true])
        .show(ui, |ui| {
            ui.spacing_mut().item_spacing = vec2(space::S, gap);
            ui.spacing_mut().interact_size.y = ROW;
            // Once there are two rows they stay until it is said: nothing jumps while one types.
            ui.set_min_height(memory.under.max(ROW));
            let before = ui.cursor().top();
            let wish = ui
                .horizontal_wrapped(|ui| {
                    let turned = narrow.then(|| tools(ui, memory, practice)).flatten();
                    turned.or(content(ui, view, memory, practice, narrow))
                })
                .inner;
            (wish, ui.min_rect().bottom() - before)
        });
    let (wish, height) = shown.inner;
    memory.under = match memory.text.is_empty() {
        true => 0.0,
        false => memory.under.max(height.min(tallest)),
    };
    wish
}

/// Where there is no room beside the field: the channels and the phrases.
fn tools(ui: &mut Ui, memory: &LineMemory, practice: bool) -> Option<Wish> {
    let mut wish = channels(ui, memory);
    // While one types the room goes to what will be heard; the keys open the phrases all the same.
    if practice && memory.text.is_empty() && phrases(ui) {
        wish = Some(Wish::Phrases);
    }
    wish
}

/// Call, chat, or one person.
pub(super) fn channels(ui: &mut Ui, memory: &LineMemory) -> Option<Wish> {
    let mut wish = None;
    let speaking = &memory.speaking;
    let direct = matches!(speaking, Speaking::Direct(_));
    for (selected, name, key, to) in [
        (*speaking == Speaking::Call, "Call", 1, Some(Speaking::Call)),
        (*speaking == Speaking::Chat, "Chat", 2, Some(Speaking::Chat)),
        (direct, "Direct", 3, None),
    ] {
        let tab = theme::tab(ui, selected, name);
        if tab.on_hover_text(format!("Alt+{key}")).clicked() {
            wish = Some(Wish::Turn(to));
        }
    }
    wish
}

/// The button that opens the phrases.
pub(super) fn phrases(ui: &mut Ui) -> bool {
    ui.button("Phrases")
        .on_hover_text("Ctrl+K or F9: what a commander can say")
        .clicked()
}

fn content(
    ui: &mut Ui,
    view: &CallView,
    memory: &mut LineMemory,
    practice: bool,
    narrow: bool,
) -> Option<Wish> {
    let offers = memory.offers(view);
    if memory.picking || memory.slot().is_some() {
        return offered(ui, memory, &offers);
    }
    if memory.unfilled
        && let Some(slot) = slots::all(&memory.text).first()
    {
        let name = slots::name(&memory.text, slot);
        let words = format!("Nothing was said yet: “{name}” is still open");
        chip(ui, Tone::Watch, &words);
    }
    let words = memory.text.split_whitespace().count();
    if words > MANY_WORDS {
        let minutes = words.div_ceil(WORDS_A_MINUTE);
        let words = format!("{words} words take {minutes} minutes to say: say less, or in parts");
        chip(ui, Tone::Watch, &words);
    }
    if memory.text.trim().is_empty() {
        // With little room the call itself is worth more; the keys are told by F1.
        if !narrow {
            hints(ui, practice);
        }
        return None;
    }
    if let Some(Tab::Complete(found)) = memory.tab(view) {
        hint(ui, "Tab", &found.into.join(" · "));
    }
    if practice {
        return heard(ui, view, memory);
    }
    None
}

/// People to write to, or words for the slot.
fn offered(ui: &mut Ui, memory: &LineMemory, offers: &[String]) -> Option<Wish> {
    let about = match memory.slot() {
        _ if memory.picking => "write to".to_owned(),
        Some(at) => slots::name(&memory.text, &at).to_owned(),
        None => String::new(),
    };
    theme::small(ui, &about);
    let mut wish = None;
    for (at, offer) in offers.iter().enumerate() {
        let chosen = at == memory.offer;
        room_for(ui, offer, 2.0 * space::M);
        let button = ui.add(Button::selectable(chosen, offer.as_str()));
        if chosen {
            button.scroll_to_me(None);
        }
        if button.clicked() {
            wish = Some(Wish::Take(offer.clone()));
        }
    }
    if memory.picking {
        hint(ui, "Enter", "take");
        hint(ui, "Esc", "back");
    } else if offers.is_empty() {
        hint(ui, "Tab", "next, when you have typed it");
    } else {
        hint(ui, "Enter", "take");
        hint(ui, "Tab", "next");
    }
    wish
}

/// What the line can do, while nothing stands on it.
fn hints(ui: &mut Ui, practice: bool) {
    if practice {
        hint(ui, "Ctrl+K", "what a commander says");
    }
    hint(ui, "Tab", "completes a name");
    hint(ui, "↑", "what you said last");
    hint(ui, "Alt+1 2 3", "call, chat, direct");
    if practice {
        room_for(ui, "Time stands while you type.", space::S);
        theme::small(ui, "Time stands while you type.");
    }
}

/// What will be heard, and what is missing.
fn heard(ui: &mut Ui, view: &CallView, memory: &LineMemory) -> Option<Wish> {
    let text = memory.text.trim_end();
    let ended = text.ends_with(['.', '?', '!']);
    let mut wish = None;
    let adds = match memory.tab(view) {
        Some(Tab::Add(words)) => Some(words),
        _ => None,
    };
    for heard in &memory.heard {
        match heard {
            // Heard is not yet well said: no sign of praise.
            ChipView::Act(act) => chip(ui, Tone::Info, act),
            ChipView::ShortForm(short) => {
                chip(ui, Tone::Watch, &format!("not everybody knows {short}"));
            }
            // Words that go on may yet be understood.
            ChipView::NotUnderstood(words) if !ended && text.ends_with(words.trim()) => {
                chip(ui, Tone::Quiet, "listening …");
            }
            ChipView::NotUnderstood(words) => {
                chip(
                    ui,
                    Tone::Watch,
                    &format!("not understood: “{}”", words.trim()),
                );
            }
            ChipView::Missing {
                what,
                say,
                adds: false,
            } => chip(ui, Tone::Watch, &format!("{what} – {say}")),
            ChipView::Missing { what, say, .. } => {
                if adds.as_ref() == Some(say) {
                    room_for(ui, &format!("{what} + “{say}” Tab"), 64.0);
                    theme::key(ui, "Tab");
                }
                if missing(ui, what, say) {
                    wish = Some(Wish::Add(say.clone()));
                }
            }
        }
    }
    if memory.heard.is_empty() {
        match ended {
            true => chip(ui, Tone::Quiet, "nothing that moves the call"),
            false => chip(ui, Tone::Quiet, "listening …"),
        }
    }
    wish
}

/// Something that is missing: a button that adds it.
fn missing(ui: &mut Ui, what: &str, say: &str) -> bool {
    let palette = Palette::of(ui.ctx());
    let words = format!("{what}  + “{say}”");
    room_for(ui, &words, 2.0 * space::S);
    let words = RichText::new(words).size(size::SMALL);
    let button = Button::new(words.color(palette.ink))
        .fill(palette.deck)
        .stroke(Stroke::new(1.0, palette.tone(Tone::Watch)))
        .corner_radius(9.0)
        .min_size(Vec2::new(0.0, ROW));
    let response = ui.add(button.wrap());
    if response.has_focus() {
        theme::focus_ring(ui, response.rect, 9);
    }
    response.clicked()
}

/// A chip that goes to the next row as a whole.
fn chip(ui: &mut Ui, tone: Tone, words: &str) {
    room_for(ui, &format!("{} {words}", tone.sign()), 2.0 * space::S);
    theme::chip(ui, tone, words);
}

/// A key and what it does, never apart.
fn hint(ui: &mut Ui, key: &str, does: &str) {
    room_for(ui, &format!("{key} {does}"), 44.0);
    let between = ui.spacing().item_spacing.x;
    ui.spacing_mut().item_spacing.x = space::XS;
    theme::key(ui, key);
    theme::small(ui, does);
    ui.spacing_mut().item_spacing.x = between;
    ui.add_space(space::XS);
}

/// Begins the next row where these words no longer fit into this one.
fn room_for(ui: &mut Ui, words: &str, around: f32) {
    let font = FontId::proportional(size::SMALL);
    let ink = Palette::of(ui.ctx()).ink;
    let wide = ui
        .painter()
        .layout_no_wrap(words.to_owned(), font, ink)
        .size()
        .x;
    let begun = ui.cursor().left() > ui.max_rect().left() + 1.0;
    let left = ui.max_rect().right() - ui.cursor().left();
    if begun && wide + around > left {
        ui.end_row();
    }
}

/// A group that a screen reader hears as a list whose changes are told.
pub(super) fn told<R>(ui: &mut Ui, label: &str, add: impl FnOnce(&mut Ui) -> R) -> R {
    ui.scope_builder(UiBuilder::new().id_salt(label), |ui| {
        ui.ctx().accesskit_node_builder(ui.unique_id(), |node| {
            node.set_role(accesskit::Role::List);
            node.set_label(label);
            node.set_live(accesskit::Live::Polite);
        });
        add(ui)
    })
    .inner
}
