//! A page of the shelf: the bar to go elsewhere on top, below it one column that scrolls, no wider
//! than is good to read. And cards beside each other, in rows of one height.

use std::hash::Hash;

use bevy_egui::egui::{
    Align, CentralPanel, CornerRadius, CursorIcon, Frame, Id, Layout, Margin, Panel, Rangef, Rect,
    Response, ScrollArea, Sense, Stroke, Ui, UiBuilder, WidgetInfo, WidgetType, vec2,
};

use super::nav;
use crate::window::intent::Intent;
use crate::window::screen::Screen;
use crate::window::theme::{Palette, focus_ring, space};

/// No page is wider [points].
const WIDEST: f32 = 1160.0;
/// A page that is one thing to read and to do is no wider [points].
const NARROW: f32 = 760.0;

/// A page with its bar. `at` is the place in the bar that it belongs to.
pub(crate) fn page(
    ui: &mut Ui,
    at: Screen,
    add: impl FnOnce(&mut Ui) -> Option<Intent>,
) -> Option<Intent> {
    page_with_foot(ui, at, |_| None, add)
}

/// A page whose foot stays in sight: for what the whole page leads to.
pub(crate) fn page_with_foot(
    ui: &mut Ui,
    at: Screen,
    foot: impl FnOnce(&mut Ui) -> Option<Intent>,
    add: impl FnOnce(&mut Ui) -> Option<Intent>,
) -> Option<Intent> {
    let palette = Palette::of(ui.ctx());
    let widest = if at == Screen::Guide { NARROW } else { WIDEST };
    let gone = nav::nav(ui, at);
    let across = across(ui, widest);
    let has_foot = at == Screen::Briefing || at == Screen::Guide;
    let footed = if has_foot {
        Panel::bottom("foot")
            .frame(
                Frame::new()
                    .fill(palette.deck)
                    .inner_margin(Margin::symmetric(0, 10)),
            )
            .show(ui, |ui| column(ui, across, foot))
            .inner
    } else {
        None
    };
    let wish = CentralPanel::no_frame()
        .show(ui, |ui| {
            ScrollArea::vertical()
                .id_salt(("page", at))
                .auto_shrink(false)
                .show(ui, |ui| {
                    ui.add_space(space::L);
                    let wish = column(ui, across, add);
                    ui.add_space(space::XL);
                    wish
                })
                .inner
        })
        .inner;
    gone.or(footed).or(wish)
}

/// Where a column in the middle stands, with room on both sides, a bar to scroll in it.
fn across(ui: &Ui, widest: f32) -> Rangef {
    let room = ui.available_rect_before_wrap().x_range();
    let side = ((room.span() - widest) / 2.0).max(space::L.min(room.span() / 20.0));
    room.shrink(side)
}

/// A column that stands there.
fn column<R>(ui: &mut Ui, across: Rangef, add: impl FnOnce(&mut Ui) -> R) -> R {
    let mut rect = ui.available_rect_before_wrap();
    rect.min.x = across.min;
    rect.max.x = across.max;
    let inner = ui.scope_builder(UiBuilder::new().max_rect(rect), |ui| {
        ui.set_width(rect.width());
        add(ui)
    });
    inner.inner
}

/// Two columns, the first of them so much of the room; one below the other where `beside` is not.
pub(crate) fn beside<A, B>(
    ui: &mut Ui,
    beside: bool,
    share: f32,
    first: impl FnOnce(&mut Ui) -> A,
    second: impl FnOnce(&mut Ui) -> B,
) -> (A, B) {
    if !beside {
        let one = ui.vertical(first).inner;
        ui.add_space(space::S);
        return (one, ui.vertical(second).inner);
    }
    let room = ui.available_rect_before_wrap();
    let gap = space::M;
    let wide = (room.width() - gap) * share;
    let left = Rect::from_min_size(room.min, vec2(wide, room.height()));
    let mut child = ui.new_child(UiBuilder::new().id_salt("first").max_rect(left));
    let one = child.vertical(first).inner;
    // What fills the second column is as high as the first.
    let high = child.min_rect().height();
    let right = Rect::from_min_max(
        room.min + vec2(wide + gap, 0.0),
        bevy_egui::egui::pos2(room.max.x, room.min.y + high),
    );
    let mut other = ui.new_child(UiBuilder::new().id_salt("second").max_rect(right));
    let two = other.vertical(second).inner;
    let both = child.min_rect().union(other.min_rect());
    ui.allocate_rect(both, Sense::hover());
    (one, two)
}

/// Cards in rows of `columns`; each row is as high as its highest card. `add` draws one with
/// [`pick`] or a frame whose content is at least as high as it is told.
pub(crate) fn rows(
    ui: &mut Ui,
    salt: impl Hash + Copy,
    columns: usize,
    count: usize,
    mut add: impl FnMut(&mut Ui, usize, f32) -> Response,
) {
    /// Above and below the content of a card [points].
    const AROUND: f32 = 26.0;
    for row in (0..count).step_by(columns) {
        let width = ui.available_width().round().to_bits();
        let key = Id::new(("row", columns, count, row, width)).with(Id::new(Salted(salt)));
        let known: f32 = ui.data(|data| data.get_temp(key)).unwrap_or(0.0);
        let mut highest = 0.0_f32;
        ui.columns(columns, |cells| {
            let last = count.min(row + columns);
            for (cell, index) in cells.iter_mut().zip(row..last) {
                let card = add(cell, index, known);
                highest = highest.max(card.rect.height() - AROUND);
            }
        });
        if (highest - known).abs() > 0.5 {
            ui.data_mut(|data| data.insert_temp(key, highest));
            ui.ctx().request_repaint();
        }
    }
}

/// What rows are told apart by.
#[derive(Hash)]
struct Salted<H>(H);

impl<H: Hash> std::fmt::Debug for Salted<H> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("salt")
    }
}

/// A card that is chosen as a whole, by pointer or keyboard. `label` is what a screen reader
/// says of it; `chosen` where it is one of several to choose between.
pub(crate) fn pick(
    ui: &mut Ui,
    salt: impl Hash,
    label: &str,
    chosen: Option<bool>,
    height: f32,
    add: impl FnOnce(&mut Ui),
) -> Response {
    let palette = Palette::of(ui.ctx());
    let id = ui.id().with(Id::new(Salted(salt)));
    let builder = UiBuilder::new().id(id).sense(Sense::click());
    let response = ui
        .scope_builder(builder, |ui| {
            let seen = ui.response();
            let lit = seen.hovered() || seen.has_focus();
            let fill = if lit { palette.hovered } else { palette.raised };
            let line = match (chosen, lit) {
                (Some(true), _) => palette.accent,
                (_, true) => palette.dim,
                _ => palette.line,
            };
            Frame::new()
                .fill(fill)
                .stroke(Stroke::new(1.0, line))
                .corner_radius(CornerRadius::same(8))
                .inner_margin(Margin::same(12))
                .show(ui, |ui| {
                    ui.set_min_width(ui.available_width());
                    ui.set_min_height(height);
                    // Columns would justify the text.
                    ui.with_layout(Layout::top_down(Align::Min), add);
                });
        })
        .response;
    response.widget_info(|| match chosen {
        None => WidgetInfo::labeled(WidgetType::Button, true, label),
        Some(chosen) => WidgetInfo::selected(WidgetType::RadioButton, true, chosen, label),
    });
    if response.has_focus() {
        focus_ring(ui, response.rect, 8);
    }
    in_sight(&response);
    response.on_hover_cursor(CursorIcon::PointingHand)
}

/// Whoever walks with the keyboard sees where they are.
pub(crate) fn in_sight(response: &Response) {
    if response.gained_focus() {
        response.scroll_to_me(None);
    }
}

/// The first thing to do on a screen: where nothing has the focus, an arrow goes to it, and Enter
/// does it. Gives whether Enter did.
pub(crate) fn begins_here(ui: &Ui, response: &Response) -> bool {
    use bevy_egui::egui::Key;
    if ui.memory(|memory| memory.focused().is_some()) {
        return false;
    }
    let arrow = ui.input(|input| {
        [
            Key::ArrowDown,
            Key::ArrowUp,
            Key::ArrowLeft,
            Key::ArrowRight,
        ]
        .into_iter()
        .any(|key| input.key_pressed(key))
    });
    if arrow {
        response.request_focus();
        // The arrow has done its work: it must not go on from here at once.
        ui.memory_mut(|memory| memory.move_focus(bevy_egui::egui::FocusDirection::None));
    }
    ui.input(|input| input.key_pressed(Key::Enter))
}
