//! Small things that many panels are made of. They look; they decide nothing.

use bevy_egui::egui::{
    self, Align2, Button, Color32, CornerRadius, FontId, Frame, InnerResponse, Margin, Rect,
    Response, RichText, Sense, Stroke, StrokeKind, Ui, WidgetInfo, WidgetType, vec2,
};

use super::{Palette, Tone, size, space, strong};

/// The head of a screen.
pub(crate) fn title(ui: &mut Ui, text: &str) -> Response {
    ui.label(RichText::new(text).family(strong()).size(size::TITLE))
}

/// The head of a panel or a card.
pub(crate) fn heading(ui: &mut Ui, text: &str) -> Response {
    ui.label(RichText::new(text).family(strong()).size(size::HEADING))
}

/// The name of a group within a panel: small, in capitals, dim.
pub(crate) fn section(ui: &mut Ui, text: &str) -> Response {
    let palette = Palette::of(ui.ctx());
    let text = RichText::new(text.to_uppercase()).family(strong());
    ui.label(text.size(size::SMALL - 1.0).color(palette.dim))
}

/// Text of less weight.
pub(crate) fn small(ui: &mut Ui, text: &str) -> Response {
    let palette = Palette::of(ui.ctx());
    ui.label(RichText::new(text).size(size::SMALL).color(palette.dim))
}

/// A figure or a clock.
pub(crate) fn figure(ui: &mut Ui, text: &str, points: f32) -> Response {
    ui.label(RichText::new(text).monospace().size(points))
}

/// Something in a frame of its own.
pub(crate) fn card<R>(ui: &mut Ui, add: impl FnOnce(&mut Ui) -> R) -> InnerResponse<R> {
    let palette = Palette::of(ui.ctx());
    Frame::new()
        .fill(palette.raised)
        .stroke(Stroke::new(1.0, palette.line))
        .corner_radius(CornerRadius::same(8))
        .inner_margin(Margin::same(12))
        .show(ui, add)
}

/// A few words in a pill, with the sign of their tone. A label: it can be read, not pressed.
pub(crate) fn chip(ui: &mut Ui, tone: Tone, text: &str) -> Response {
    let palette = Palette::of(ui.ctx());
    let colour = palette.tone(tone);
    let words = match tone {
        Tone::Quiet | Tone::Info => text.to_owned(),
        tone => format!("{} {text}", tone.sign()),
    };
    let font = FontId::proportional(size::SMALL);
    let room = (ui.available_width() - 2.0 * space::S).max(40.0);
    let galley = ui.painter().layout(words, font, colour, room);
    let outer = galley.size() + vec2(2.0 * space::S, 2.0 * 3.0);
    let (rect, response) = ui.allocate_exact_size(outer, Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(WidgetType::Label, true, text));
    let ground = colour.gamma_multiply(0.14);
    let line = Stroke::new(1.0, colour.gamma_multiply(0.55));
    let round = CornerRadius::same(9);
    ui.painter()
        .rect(rect, round, ground, line, StrokeKind::Inside);
    ui.painter()
        .galley(rect.min + vec2(space::S, 3.0), galley, colour);
    response
}

/// A key to press, drawn as one.
pub(crate) fn key(ui: &mut Ui, name: &str) -> Response {
    let palette = Palette::of(ui.ctx());
    let font = FontId::monospace(size::SMALL - 1.0);
    let galley = ui
        .painter()
        .layout_no_wrap(name.to_owned(), font, palette.dim);
    let outer = galley.size() + vec2(10.0, 4.0);
    let (rect, response) = ui.allocate_exact_size(outer, Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(WidgetType::Label, true, name));
    let line = Stroke::new(1.0, palette.line);
    let round = CornerRadius::same(4);
    ui.painter()
        .rect(rect, round, palette.night, line, StrokeKind::Inside);
    ui.painter()
        .galley(rect.min + vec2(5.0, 2.0), galley, palette.dim);
    response
}

/// The first thing to do on a screen.
pub(crate) fn primary(ui: &mut Ui, text: &str) -> Response {
    let palette = Palette::of(ui.ctx());
    let words = RichText::new(text).family(strong()).color(palette.night);
    let response = ui.add(
        Button::new(words)
            .fill(palette.accent)
            .stroke(Stroke::new(1.0, palette.accent))
            .min_size(vec2(0.0, 34.0)),
    );
    if response.has_focus() {
        // A ring in its own colour, set off from it: nothing else is seen on such a ground.
        let round = CornerRadius::same(6);
        let (outer, inner) = (response.rect, response.rect.shrink(2.0));
        let rings = [(outer, palette.accent), (inner, palette.night)];
        for (rect, colour) in rings {
            let line = Stroke::new(2.0, colour);
            ui.painter()
                .rect_stroke(rect, round, line, StrokeKind::Inside);
        }
    }
    response
}

/// The ring around what has the keyboard. It lies within: a list cuts off what lies around it.
pub(crate) fn focus_ring(ui: &Ui, rect: Rect, round: impl Into<CornerRadius>) {
    let line = Stroke::new(2.0, Palette::of(ui.ctx()).accent);
    ui.painter()
        .rect_stroke(rect, round, line, StrokeKind::Inside);
}

/// Something else that can be done.
pub(crate) fn quiet_button(ui: &mut Ui, text: &str) -> Response {
    ui.add(Button::new(text).min_size(vec2(0.0, 28.0)))
}

/// One of several views to choose between.
pub(crate) fn tab(ui: &mut Ui, selected: bool, text: &str) -> Response {
    let palette = Palette::of(ui.ctx());
    let colour = if selected { palette.ink } else { palette.dim };
    let words = RichText::new(text).color(colour);
    let response = ui.add(Button::selectable(selected, words));
    if selected {
        let under = response.rect.with_min_y(response.rect.bottom() - 2.0);
        ui.painter()
            .rect_filled(under, CornerRadius::ZERO, palette.accent);
    }
    response
}

/// A share as a bar, `share` 0 to 1, with its words at the right.
pub(crate) fn meter(ui: &mut Ui, share: f32, tone: Tone, words: &str) -> Response {
    let palette = Palette::of(ui.ctx());
    let outer = vec2(ui.available_width().max(60.0), 18.0);
    let (rect, response) = ui.allocate_exact_size(outer, Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(WidgetType::ProgressIndicator, true, words));
    let round = CornerRadius::same(4);
    ui.painter().rect_filled(rect, round, palette.night);
    let filled = rect.with_max_x(rect.left() + rect.width() * share.clamp(0.0, 1.0));
    let colour: Color32 = palette.tone(tone);
    ui.painter()
        .rect_filled(filled, round, colour.gamma_multiply(0.5));
    ui.painter().text(
        rect.right_center() - vec2(space::XS, 0.0),
        Align2::RIGHT_CENTER,
        words,
        egui::FontId::monospace(size::SMALL),
        palette.ink,
    );
    response
}

/// Something that is so or not. The box is seen on any ground.
pub(crate) fn check(ui: &mut Ui, so: &mut bool, text: &str) -> Response {
    let palette = Palette::of(ui.ctx());
    ui.scope(|ui| {
        let widgets = &mut ui.visuals_mut().widgets;
        for widget in [
            &mut widgets.inactive,
            &mut widgets.hovered,
            &mut widgets.active,
        ] {
            widget.corner_radius = CornerRadius::same(3);
        }
        widgets.inactive.bg_fill = palette.night;
        widgets.inactive.bg_stroke = Stroke::new(1.0, palette.dim);
        ui.checkbox(so, text)
    })
    .inner
}
