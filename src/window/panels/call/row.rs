//! A row of a list: something that the keyboard reaches and a screen reader reads as a whole.

use bevy_egui::egui::{
    CornerRadius, Frame, Id, Label, Margin, Response, RichText, Sense, Stroke, Ui, WidgetInfo,
    WidgetType,
};

use crate::window::theme::{Palette, focus_ring, space};

/// A row with `add` in it, read as `label`. A click, or Enter while it has the focus, is a click.
/// What it holds can be read but not pressed: buttons belong beneath it.
pub(crate) fn row(ui: &mut Ui, id: Id, label: &str, add: impl FnOnce(&mut Ui)) -> Response {
    let palette = Palette::of(ui.ctx());
    let mut prepared = Frame::new()
        .inner_margin(Margin::symmetric(space::S as i8, 6))
        .corner_radius(CornerRadius::same(6))
        .stroke(Stroke::new(1.0, palette.line))
        .fill(palette.raised)
        .begin(ui);
    let wide = prepared.content_ui.available_width();
    prepared.content_ui.set_width(wide);
    // Nothing in it is pressed by itself: its lines need no more height than their text.
    prepared.content_ui.spacing_mut().interact_size.y = 0.0;
    add(&mut prepared.content_ui);
    let rect = prepared.content_ui.min_rect() + prepared.frame.total_margin();
    let response = ui.interact(rect, id, Sense::click());
    response.widget_info(|| WidgetInfo::labeled(WidgetType::Button, true, label));
    if response.hovered() {
        prepared.frame.fill = palette.hovered;
    }
    if response.has_focus() {
        prepared.frame.fill = palette.hovered;
    }
    if response.gained_focus() {
        response.scroll_to_me(None);
    }
    prepared.end(ui);
    if response.has_focus() {
        focus_ring(ui, rect, 6);
    }
    response
}

/// What stands where a list has nothing yet. It can be reached, so that the keyboard always lands
/// somewhere.
pub(crate) fn nothing_yet(ui: &mut Ui, wants_focus: bool, words: &str) {
    let palette = Palette::of(ui.ctx());
    let text = RichText::new(words).color(palette.dim);
    let sense = Sense::focusable_noninteractive();
    let response = ui.add(Label::new(text).wrap().sense(sense));
    if wants_focus {
        response.request_focus();
    }
    if response.has_focus() {
        let around = response.rect.expand(3.0).intersect(ui.clip_rect());
        focus_ring(ui, around, 6);
    }
}
