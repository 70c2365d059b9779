//! Signals over time: small plots under one another, each with its value now and what is usual.

use bevy_egui::egui::{
    Align, Id, Label, Layout, RichText, ScrollArea, Sense, Stroke, Ui, WidgetInfo,
};
use bevy_egui::egui::{UiBuilder, WidgetType, vec2};
use egui_plot::{HLine, Line, LineStyle, Plot, PlotPoints, VLine};

use super::row::nothing_yet;
use crate::window::intent::Intent;
use crate::window::theme::{Palette, Tone, size, space};
use crate::window::view::call::{CallView, SignalView};

/// How high one is [points]: a line of text and its plot.
const HIGH: f32 = 88.0;
/// No plot is narrower than this where several stand side by side [points].
const NARROWEST: f32 = 240.0;

/// Signals over time. Only what is in sight is laid out. `focus` is taken by the first.
pub(crate) fn signals(ui: &mut Ui, view: &CallView, focus: bool) -> Option<Intent> {
    if view.signals.is_empty() {
        nothing_yet(
            ui,
            focus,
            "Nothing has been measured yet. What people look at is plotted here as they report it.",
        );
        return None;
    }
    let room = ui.available_width() - ui.spacing().scroll.allocated_width();
    let columns = ((room / NARROWEST).floor() as usize).clamp(1, 4);
    let wide = (room - space::M * (columns - 1) as f32) / columns as f32;
    let rows = view.signals.len().div_ceil(columns);
    ScrollArea::vertical()
        .id_salt("signals")
        .auto_shrink([false, false])
        .show_rows(ui, HIGH, rows, |ui, seen| {
            for row in seen {
                ui.horizontal(|ui| {
                    ui.spacing_mut().item_spacing.x = space::M;
                    for nth in row * columns..((row + 1) * columns).min(view.signals.len()) {
                        let minutes = view.head.now.0 as f64 / 60_000.0;
                        one(ui, &view.signals[nth], minutes, wide, focus && nth == 0);
                    }
                });
            }
        });
    None
}

fn one(ui: &mut Ui, signal: &SignalView, minutes: f64, wide: f32, focus: bool) {
    let palette = Palette::of(ui.ctx());
    let (rect, _) = ui.allocate_exact_size(vec2(wide, HIGH), Sense::hover());
    let id = Id::new(("signal", signal.id.as_str()));
    let response = ui.interact(rect, id, Sense::focusable_noninteractive());
    let now = now(signal);
    let usual = match signal.unit.is_empty() {
        true => format!("usual {}", figure(signal.baseline)),
        false => format!("usual {} {}", figure(signal.baseline), signal.unit),
    };
    let told = format!("{}: {now}, {usual}", signal.name);
    response.widget_info(|| WidgetInfo::labeled(WidgetType::Image, true, &told));
    if focus {
        response.request_focus();
    }
    if response.gained_focus() {
        response.scroll_to_me(None);
    }
    let edge = if response.has_focus() {
        Stroke::new(2.0, palette.accent)
    } else {
        Stroke::new(1.0, palette.line)
    };
    ui.painter().rect(
        rect,
        6.0,
        palette.night,
        edge,
        bevy_egui::egui::StrokeKind::Inside,
    );
    let inner = rect.shrink2(vec2(space::S, 5.0));
    let below = Layout::top_down(Align::Min);
    let mut ui = ui.new_child(UiBuilder::new().max_rect(inner).id_salt(id).layout(below));
    ui.shrink_clip_rect(rect);
    ui.spacing_mut().item_spacing = vec2(6.0, 2.0);
    let quiet = |words: &str| RichText::new(words).size(size::SMALL).color(palette.dim);
    let row = vec2(inner.width(), 18.0);
    ui.allocate_ui_with_layout(row, Layout::right_to_left(Align::Center), |ui| {
        ui.label(RichText::new(now).monospace().size(size::SMALL + 1.0));
        ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
            ui.add(Label::new(quiet(&signal.name)).truncate())
                .on_hover_text(&signal.name);
        });
    });
    plot(&mut ui, signal, minutes, &palette);
    ui.label(quiet(&usual));
}

fn plot(ui: &mut Ui, signal: &SignalView, minutes: f64, palette: &Palette) {
    let points: PlotPoints<'_> = signal.samples.clone().into();
    let line = Line::new("", points)
        .color(palette.tone(Tone::Info))
        .width(1.8);
    let usual = HLine::new("", signal.baseline)
        .color(palette.dim)
        .width(1.0)
        .style(LineStyle::dashed_dense());
    let now = VLine::new("", minutes).color(palette.line).width(1.0);
    let high = ui.available_height() - 18.0;
    Plot::new(("plot", signal.id.as_str()))
        .height(high.max(20.0))
        .show_axes(false)
        .show_grid(false)
        .show_background(false)
        .show_x(false)
        .show_y(false)
        .allow_zoom(false)
        .allow_drag(false)
        .allow_scroll(false)
        .allow_boxed_zoom(false)
        .allow_double_click_reset(false)
        .sense(Sense::hover())
        .set_margin_fraction(vec2(0.0, 0.08))
        .include_y(0.0)
        .include_x(0.0)
        .include_x(minutes)
        .show(ui, |plot| {
            plot.hline(usual);
            plot.vline(now);
            plot.line(line);
        });
}

/// The value now, with its unit.
fn now(signal: &SignalView) -> String {
    match signal.samples.last() {
        Some([_, value]) if signal.unit.is_empty() => figure(*value),
        Some([_, value]) => format!("{} {}", figure(*value), signal.unit),
        None => "not measured".to_owned(),
    }
}

/// A figure with as many digits as can be read at a glance.
fn figure(value: f64) -> String {
    let digits = match value.abs() {
        large if large >= 100.0 => 0,
        middle if middle >= 10.0 => 1,
        _ => 2,
    };
    let told = format!("{value:.digits$}");
    match told.contains('.') {
        true => told.trim_end_matches('0').trim_end_matches('.').to_owned(),
        false => told,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::window::panels::call::tests::{call_of, shown};
    use egui_kittest::kittest::Queryable as _;

    #[test]
    fn a_signal_tells_its_value_unit_and_what_is_usual() {
        let view = call_of(3, 0);
        let mut harness = shown(view, |ui, view| signals(ui, view, false));
        harness.run_ok();
        harness.get_by_label("checkout latency: 840 ms, usual 120 ms");
    }

    #[test]
    fn of_many_signals_only_those_in_sight_are_laid_out() {
        let mut view = call_of(3, 0);
        let one = view.signals[0].clone();
        view.signals = (0..400)
            .map(|nth| {
                let mut signal = one.clone();
                signal.id = format!("s{nth}").as_str().into();
                signal.name = format!("signal {nth}");
                signal
            })
            .collect();
        let mut harness = shown(view, |ui, view| signals(ui, view, false));
        harness.run_ok();
        let laid_out = harness.query_all_by_label_contains("usual 120").count();
        assert!((4..80).contains(&laid_out), "{laid_out}");
    }

    #[test]
    fn figures_have_no_more_digits_than_tell_something() {
        let told = [0.0, 0.42, 7.0, 12.34, 840.4].map(figure);
        assert_eq!(told, ["0", "0.42", "7", "12.3", "840"]);
    }
}
