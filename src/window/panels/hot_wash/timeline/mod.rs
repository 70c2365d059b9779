//! The timeline of a finished drill: its lanes over time, and a playhead to scrub it with, by
//! dragging or by keys. The panel draws; what stands in the lanes is the report's.

mod lanes;
mod paint;
mod scale;
mod told;

use bevy_egui::egui::{
    Align2, EventFilter, FontId, Id, Key, Rect, Response, ScrollArea, Sense, Stroke, StrokeKind,
    Ui, WidgetInfo, pos2, vec2,
};

use crate::debrief::Report;
use crate::units::{Moment, Span};
use crate::window::intent::Intent;
use crate::window::theme::{Palette, quiet_button, size, small, space};
use crate::window::view::review::ReviewView;
use paint::Sheet;
use scale::{Scale, Zoom};

/// What the panel keeps between frames.
#[derive(Clone, Debug, Default)]
pub(crate) struct TimelineMemory {
    zoom: Zoom,
}

/// How far an arrow key goes, and with Shift.
const STEP: Span = Span::secs(10);
/// See [`STEP`].
const LEAP: Span = Span::minutes(1);
/// How high the ruler is [points].
const RULER: f32 = 30.0;
/// The room of the lanes' names, on a wide sheet and on a narrow one [points].
const NAMES: (f32, f32) = (132.0, 92.0);

/// What the lanes stand in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Lanes {
    /// A scroll area of their own below the ruler, as high as there is room.
    Scrolled,
    /// What the panel is in, which scrolls as a whole.
    Whole,
}

/// What the shapes of tasks mean.
const LEGEND: &str = "Tasks: filled within the time box, striped past it, outlined without one; a \
    triangle where you came back to them. Dashes: from where a signal is bad.";

/// The whole panel.
pub(crate) fn timeline(
    ui: &mut Ui,
    view: &ReviewView,
    report: &Report,
    memory: &mut TimelineMemory,
    lanes: Lanes,
) -> Option<Intent> {
    let end = view.end.0.max(report.timeline.until_ms).max(1);
    let mut wish = controls(ui, view, report, memory);
    small(ui, &told::at(&report.timeline, view.at.0));
    let names = match ui.available_width() >= 560.0 {
        true => NAMES.0,
        false => NAMES.1,
    };
    // A scroll bar beside the lanes must not push them out from under the ruler.
    let bar = ui.spacing().scroll.bar_width + ui.spacing().scroll.bar_inner_margin + 2.0;
    let width = ui.available_width() - bar;
    let left = ui.cursor().left() + names;
    let right = left + (width - names).max(60.0);
    memory.zoom.show(view.at.0, end);
    let scale = Scale::new(&memory.zoom, end, (left, right));
    wish = wish.or(ruler(ui, view, report, &scale, (names, width)));
    small(ui, LEGEND);
    if lanes == Lanes::Whole {
        return drawn(ui, view, report, &scale, (names, width), memory).or(wish);
    }
    let high = ui.available_height().max(140.0);
    ScrollArea::vertical()
        .id_salt("lanes")
        .max_height(high)
        .auto_shrink([false, true])
        .show(ui, |ui| {
            wish = drawn(ui, view, report, &scale, (names, width), memory).or(wish.take());
        });
    wish
}

/// Where the playhead goes: whole seconds within the drill.
fn to(at_ms: u64, view: &ReviewView, end: u64) -> Option<Intent> {
    let at = Moment(at_ms.min(end) / 1000 * 1000);
    (at != view.at).then_some(Intent::Scrub(at))
}

fn controls(
    ui: &mut Ui,
    view: &ReviewView,
    report: &Report,
    memory: &mut TimelineMemory,
) -> Option<Intent> {
    let mut wish = None;
    ui.horizontal_wrapped(|ui| {
        let stops = told::stops(&report.timeline);
        let before = stops
            .iter()
            .rev()
            .find(|stop| **stop / 1000 < view.at.0 / 1000);
        let after = stops.iter().find(|stop| **stop / 1000 > view.at.0 / 1000);
        let earlier = ui.add_enabled(before.is_some(), bevy_egui::egui::Button::new("‹ Earlier"));
        if let Some(stop) = before.filter(|_| earlier.clicked()) {
            wish = Some(Intent::Scrub(Moment(stop / 1000 * 1000)));
        }
        let later = ui.add_enabled(after.is_some(), bevy_egui::egui::Button::new("Later ›"));
        if let Some(stop) = after.filter(|_| later.clicked()) {
            wish = Some(Intent::Scrub(Moment(stop / 1000 * 1000)));
        }
        ui.add_space(space::S);
        if named(quiet_button(ui, "−"), "Show more of the time").clicked() {
            memory.zoom.by(0.5);
        }
        if named(quiet_button(ui, "+"), "Show less of the time, larger").clicked() {
            memory.zoom.by(2.0);
        }
        if memory.zoom.is_in() && quiet_button(ui, "Whole drill").clicked() {
            memory.zoom = Zoom::default();
        }
    });
    wish
}

/// Says what a button with a mere sign does.
fn named(response: Response, name: &str) -> Response {
    response.widget_info(|| WidgetInfo::labeled(bevy_egui::egui::WidgetType::Button, true, name));
    response.on_hover_text(name)
}

/// The minutes, and on them the playhead: dragged, or moved by keys.
fn ruler(
    ui: &mut Ui,
    view: &ReviewView,
    report: &Report,
    scale: &Scale,
    (names, width): (f32, f32),
) -> Option<Intent> {
    let palette = Palette::of(ui.ctx());
    let (rect, _) = ui.allocate_exact_size(vec2(width, RULER), Sense::hover());
    let plot = rect.with_min_x(rect.left() + names);
    let response = ui.interact(plot, Id::new("playhead"), Sense::click_and_drag());
    response.widget_info(|| {
        let told = told::at(&report.timeline, view.at.0);
        let label = format!("Timeline, at {} of {}. {told}", view.at, view.end);
        WidgetInfo::slider(true, view.at.0 as f64 / 1000.0, label)
    });
    let painter = ui.painter_at(rect.expand(2.0));
    painter.rect_filled(plot, 4, palette.night);
    for at in scale.ticks() {
        let x = scale.x(at);
        let line = Stroke::new(1.0, palette.line);
        painter.vline(x, plot.bottom() - 8.0..=plot.bottom(), line);
        let font = FontId::monospace(size::SMALL - 1.0);
        let at = Moment(at).to_string();
        painter.text(
            pos2(x + 3.0, plot.top() + 1.0),
            Align2::LEFT_TOP,
            at,
            font,
            palette.dim,
        );
    }
    playhead(ui, scale, view, plot, true);
    if response.has_focus() {
        painter.rect_stroke(
            plot,
            4,
            Stroke::new(2.0, palette.accent),
            StrokeKind::Outside,
        );
        let filter = EventFilter {
            horizontal_arrows: true,
            ..EventFilter::default()
        };
        ui.memory_mut(|focus| focus.set_focus_lock_filter(response.id, filter));
    }
    let end = scale.end();
    let by_key = response
        .has_focus()
        .then(|| by_key(ui, view, end))
        .flatten();
    dragged(&response, scale)
        .or(by_key)
        .and_then(|at| to(at, view, end))
}

/// Where the pointer wants the playhead.
fn dragged(response: &Response, scale: &Scale) -> Option<u64> {
    let is_held = response.is_pointer_button_down_on() || response.clicked();
    let at = response.interact_pointer_pos().filter(|_| is_held)?;
    Some(scale.at(at.x))
}

/// Where a key wants it.
fn by_key(ui: &Ui, view: &ReviewView, end: u64) -> Option<u64> {
    ui.input(|input| {
        let by = if input.modifiers.shift { LEAP } else { STEP };
        let at = view.at;
        if input.key_pressed(Key::ArrowLeft) {
            Some((at - by).0)
        } else if input.key_pressed(Key::ArrowRight) {
            Some((at + by).0)
        } else if input.key_pressed(Key::PageUp) {
            Some((at - LEAP).0)
        } else if input.key_pressed(Key::PageDown) {
            Some((at + LEAP).0)
        } else if input.key_pressed(Key::Home) {
            Some(0)
        } else if input.key_pressed(Key::End) {
            Some(end)
        } else {
            None
        }
    })
}

/// The lanes, and what stands under the pointer in them.
fn drawn(
    ui: &mut Ui,
    view: &ReviewView,
    report: &Report,
    scale: &Scale,
    (names, width): (f32, f32),
    memory: &mut TimelineMemory,
) -> Option<Intent> {
    let timeline = &report.timeline;
    let rows = lanes::rows(timeline);
    let high: f32 = rows.iter().map(lanes::Row::high).sum();
    let (rect, _) = ui.allocate_exact_size(vec2(width, high + space::S), Sense::hover());
    let plot = rect.with_min_x(rect.left() + names);
    let response = ui.interact(plot, Id::new("lanes"), Sense::CLICK | Sense::DRAG);
    let mut sheet = Sheet::new(ui, scale, rect, plot);
    let mut top = rect.top();
    for row in &rows {
        let area = Rect::from_min_max(pos2(rect.left(), top), pos2(rect.right(), top + row.high()));
        row.draw(&mut sheet, area, view.at.0);
        top += row.high();
    }
    let under = response.hover_pos().and_then(|at| sheet.under(at));
    playhead(ui, scale, view, plot, false);
    let factor = ui.input(|input| input.zoom_delta());
    if response.contains_pointer() && (factor - 1.0).abs() > f32::EPSILON {
        memory.zoom.by(f64::from(factor));
    }
    let wish = dragged(&response, scale).and_then(|at| to(at, view, scale.end()));
    if let Some(words) = under {
        response.on_hover_text_at_pointer(words);
    }
    wish
}

fn playhead(ui: &Ui, scale: &Scale, view: &ReviewView, plot: Rect, handle: bool) {
    let palette = Palette::of(ui.ctx());
    let x = scale.x(view.at.0);
    if !plot.x_range().contains(x) {
        return;
    }
    let painter = ui.painter_at(plot.expand(8.0));
    let line = Stroke::new(2.0, palette.accent);
    painter.vline(x, plot.y_range(), line);
    if handle {
        let foot = pos2(x, plot.bottom());
        let points = vec![foot, foot + vec2(-7.0, -11.0), foot + vec2(7.0, -11.0)];
        let shape = bevy_egui::egui::Shape::convex_polygon(points, palette.accent, Stroke::NONE);
        painter.add(shape);
    }
}
