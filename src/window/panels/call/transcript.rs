//! What was said and seen, with channels; only what is in sight is laid out.
//!
//! It stays at the latest line until somebody scrolls up. `shown` chooses the lines, `heights`
//! knows how high they are, `words` sets them.

mod heights;
mod shown;
#[cfg(test)]
mod tests;
mod top;
mod words;

use bevy_egui::egui::{
    Align2, Event, Id, Key, Modifiers, Rect, Response, ScrollArea, Sense, Stroke, Ui, UiBuilder,
    WidgetInfo, WidgetType, accesskit, pos2, vec2,
};

use super::row::nothing_yet;
use super::wording::{speak_to, write_to};
use crate::window::intent::Intent;
use crate::window::theme::{Palette, Tone, focus_ring, primary, space};
use crate::window::view::call::{CallView, LineKind, LineView};
use heights::Heights;
use shown::Shown;
pub(crate) use shown::{Chosen, partner};
pub(crate) use top::choices;

/// Where it is chosen which lines are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Choice {
    /// Over the lines.
    Here,
    /// Somewhere else, by [`choices`]; here only while not everything is shown.
    Elsewhere,
}

/// What the transcript keeps between frames.
#[derive(Clone, Debug, Default)]
pub(crate) struct TranscriptMemory {
    /// Which lines are wanted.
    pub(crate) chosen: Chosen,
    /// What is searched for; none while nobody searches.
    pub(crate) search: Option<String>,
    /// The field to search in is to have the focus.
    pub(crate) search_focus: bool,
    /// The latest line is to have the focus.
    pub(crate) focus: bool,
    shown: Shown,
    heights: Heights,
    offset: f32,
    scrolled_up: bool,
    /// How many lines there were when the latest was last in sight.
    read: usize,
}

/// The transcript. A click on a name, or Enter on a line, speaks to whoever said it.
pub(crate) fn transcript(
    ui: &mut Ui,
    view: &CallView,
    memory: &mut TranscriptMemory,
    choice: Choice,
) -> Option<Intent> {
    let wish = top::top(ui, view, memory, choice);
    let search = memory.search.clone().unwrap_or_default();
    if memory.shown.choose(&view.lines, &memory.chosen, &search) {
        memory.heights.forget();
        memory.scrolled_up = false;
    }
    if memory.shown.lines.is_empty() {
        let focus = std::mem::take(&mut memory.focus);
        nothing_yet(ui, focus, empty(&memory.chosen, &search));
        return wish;
    }
    let asked = lines(ui, view, memory, &search);
    wish.or(asked)
}

fn empty(chosen: &Chosen, search: &str) -> &'static str {
    match chosen {
        _ if !search.is_empty() => "No line has these words.",
        Chosen::Everything => {
            "Nobody has spoken yet. Say who you are and that you take command; then ask what is \
             known."
        }
        Chosen::Direct(_) => {
            "No direct messages yet. They are heard by one person alone: good for a brief before \
             a handover, or to ask somebody to stop."
        }
        _ => "No such line yet.",
    }
}

fn lines(
    ui: &mut Ui,
    view: &CallView,
    memory: &mut TranscriptMemory,
    search: &str,
) -> Option<Intent> {
    let palette = Palette::of(ui.ctx());
    let room = ui.available_size();
    let width = (room.x - ui.spacing().scroll.allocated_width() - space::S).max(120.0);
    let count = memory.shown.lines.len();
    let high = |ui: &Ui, nth: usize| {
        words::height(
            ui,
            &view.lines[memory.shown.lines[nth]],
            width,
            search,
            &palette,
        )
    };
    let guess = |nth: usize| words::guess(&view.lines[memory.shown.lines[nth]], width);
    memory.heights.grow(count, width, guess);

    if !memory.scrolled_up {
        memory.heights.measure_end(room.y, |nth| high(ui, nth));
        memory.offset = (memory.heights.total() - room.y).max(0.0);
        memory.read = count;
    } else {
        // What comes into sight from above was guessed until now: nothing may jump for it.
        let around = (memory.offset - room.y)..(memory.offset + 2.0 * room.y);
        memory.offset += memory
            .heights
            .measure(around, memory.offset, |nth| high(ui, nth));
    }
    let had = memory.offset;
    let mut wish = None;
    let total = memory.heights.total();
    let focus = std::mem::take(&mut memory.focus);
    let (shown, heights) = (&memory.shown.lines, &memory.heights);
    let mut page = 0.0;
    let scrolled = ScrollArea::vertical()
        .id_salt("transcript")
        .auto_shrink([false, false])
        .min_scrolled_height(0.0)
        .vertical_scroll_offset(had)
        .show_viewport(ui, |ui, seen| {
            ui.set_height(total.max(room.y));
            let least = ui.max_rect().min;
            for (nth, top) in heights.within(seen.min.y..seen.max.y) {
                let at = pos2(least.x, least.y + top);
                let rect = Rect::from_min_size(at, vec2(width + space::S, heights.of(nth)));
                let line = &view.lines[shown[nth]];
                let id = Id::new("line").with(shown[nth]);
                let latest = nth + 1 == count;
                let drawn = Drawn { rect, id, latest };
                let (response, asked) = one(ui, line, &drawn, search, &palette);
                if latest && focus {
                    response.request_focus();
                }
                if response.has_focus() {
                    page += paged(ui, room.y * 0.9);
                }
                wish = wish.take().or(asked);
            }
        });
    memory.offset = scrolled.state.offset.y + page;
    memory.scrolled_up = memory.offset + scrolled.inner_rect.height() < total - 1.0;
    if memory.scrolled_up {
        jump(ui, scrolled.inner_rect, memory, count);
    }
    wish
}

/// How far the keys scroll that go by pages.
fn paged(ui: &Ui, page: f32) -> f32 {
    ui.input_mut(|input| {
        let back = input.consume_key(Modifiers::NONE, Key::PageUp);
        let on = input.consume_key(Modifiers::NONE, Key::PageDown);
        f32::from(u8::from(on)) * page - f32::from(u8::from(back)) * page
    })
}

/// Where a line is drawn.
struct Drawn {
    rect: Rect,
    id: Id,
    latest: bool,
}

fn one(
    ui: &mut Ui,
    line: &LineView,
    drawn: &Drawn,
    search: &str,
    palette: &Palette,
) -> (Response, Option<Intent>) {
    let response = ui.interact(drawn.rect, drawn.id, Sense::click());
    let told = words::told(line);
    response.widget_info(|| WidgetInfo::labeled(WidgetType::Link, true, &told));
    if drawn.latest {
        ui.ctx()
            .accesskit_node_builder(drawn.id, |node| node.set_live(accesskit::Live::Polite));
    }
    let name = words::paint(ui, line, drawn.rect, search, palette);
    if response.has_focus() {
        focus_ring(ui, drawn.rect, 4);
    }
    if response.gained_focus() {
        response.scroll_to_me(None);
    }
    let mut wish = None;
    let speaker = speaker(line);
    // Enter and a screen reader press the line itself; a pointer presses the name.
    if response.clicked() && !response.clicked_by(bevy_egui::egui::PointerButton::Primary) {
        wish = speaker.map(speak_to);
    }
    if let (Some(speaker), Some(name)) = (speaker, name) {
        let on_name = ui
            .interact(name, drawn.id.with("name"), Sense::CLICK)
            .on_hover_cursor(bevy_egui::egui::CursorIcon::PointingHand)
            .on_hover_text(format!("Speak to {speaker}"));
        if on_name.hovered() {
            let under = Stroke::new(1.0, palette.ink);
            ui.painter()
                .hline(name.x_range(), name.bottom() - 1.0, under);
        }
        if on_name.clicked() {
            wish = Some(speak_to(speaker));
        }
    }
    let copies = ui.input(|input| input.events.contains(&Event::Copy));
    if response.has_focus() && copies {
        ui.ctx().copy_text(told.clone());
    }
    response.context_menu(|ui| {
        if ui.button("Copy this line").clicked() {
            ui.ctx().copy_text(told.clone());
            ui.close();
        }
        if let Some(speaker) = speaker {
            if ui.button(format!("Speak to {speaker}")).clicked() {
                wish = Some(speak_to(speaker));
                ui.close();
            }
            if ui.button(format!("Write to {speaker} alone")).clicked() {
                wish = Some(write_to(speaker));
                ui.close();
            }
        }
    });
    (response, wish)
}

/// Who said it, where that can be spoken to.
fn speaker(line: &LineView) -> Option<&str> {
    match &line.kind {
        LineKind::Said {
            name, you: false, ..
        } => Some(name),
        _ => None,
    }
}

/// Back to the latest line, over the lower edge of what is in sight.
fn jump(ui: &mut Ui, seen: Rect, memory: &mut TranscriptMemory, count: usize) {
    let new = count.saturating_sub(memory.read);
    let words = match new {
        0 => "↓ Latest".to_owned(),
        1 => "↓ Latest · 1 new line".to_owned(),
        new => format!("↓ Latest · {new} new lines"),
    };
    let rect =
        Align2::CENTER_BOTTOM.align_size_within_rect(vec2(200.0, 34.0), seen.shrink(space::S));
    let mut over = ui.new_child(
        UiBuilder::new()
            .max_rect(rect)
            .id_salt("to the latest")
            .layout(bevy_egui::egui::Layout::centered_and_justified(
                bevy_egui::egui::Direction::TopDown,
            )),
    );
    let asked = primary(&mut over, &words).on_hover_text("End");
    let end = ui.input_mut(|input| input.consume_key(Modifiers::CTRL, Key::End));
    if asked.clicked() || end {
        memory.scrolled_up = false;
        ui.ctx().request_repaint();
    }
}

/// The tone in which a line stands out.
fn tone(line: &LineView) -> Option<Tone> {
    match &line.kind {
        LineKind::Said { reminds: true, .. } | LineKind::NotUnderstood => Some(Tone::Watch),
        LineKind::Said { you: true, .. } | LineKind::Heard => Some(Tone::Info),
        LineKind::Said { .. } | LineKind::Seen => None,
    }
}
