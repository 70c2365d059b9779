//! The top of the call: clock, severity, who commands; pause, pace, rewind.

mod controls;
#[cfg(test)]
mod tests;

use bevy_egui::egui::{
    Align, CornerRadius, FontId, Label, Layout, RichText, Sense, Ui, WidgetInfo, WidgetType, vec2,
};

use super::wording::{clock, until};
use crate::drill::Mode;
use crate::units::{Moment, Span};
use crate::window::intent::Intent;
use crate::window::theme::{Palette, Tone, Width, chip, figure, size, space, strong};
use crate::window::view::call::{CallView, HeadView};
pub(crate) use controls::dialogs;

/// What the top keeps between frames.
#[derive(Clone, Debug, Default)]
pub(crate) struct HeadMemory {
    /// To which minute of the call somebody is about to go back; none while nobody is.
    pub(crate) back_to: Option<f64>,
    /// Somebody is asked whether the drill is to end.
    pub(crate) ending: bool,
    /// The keys are shown.
    pub(crate) keys: bool,
}

impl HeadMemory {
    /// Whether something is asked or told over the screen.
    pub(crate) fn asks(&self) -> bool {
        self.back_to.is_some() || self.ending || self.keys
    }
}

/// An update is nearly due when less than this is left. Ours.
const NEARLY: Span = Span::minutes(2);

/// How high the top is [points].
pub(crate) fn height(width: Width) -> f32 {
    match width {
        Width::Wide => 62.0,
        Width::Middle | Width::Narrow => 44.0,
    }
}

/// The top of the call. One row, whatever there is room for.
pub(crate) fn head(
    ui: &mut Ui,
    view: &CallView,
    memory: &mut HeadMemory,
    width: Width,
) -> Option<Intent> {
    let high = ui.available_height();
    let mut wish = None;
    ui.allocate_ui_with_layout(
        vec2(ui.available_width(), high),
        Layout::right_to_left(Align::Center),
        |ui| {
            wish = controls::controls(ui, view, memory, width);
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                facts(ui, &view.head, width);
            });
        },
    );
    wish
}

fn facts(ui: &mut Ui, head: &HeadView, width: Width) {
    let points = match width {
        Width::Wide => size::CLOCK + 6.0,
        Width::Middle => size::CLOCK,
        Width::Narrow => size::CLOCK - 4.0,
    };
    figure(ui, &head.now.to_string(), points).on_hover_text("How long the call goes on");
    severity(ui, head.severity);
    commander(ui, head, width);
    if head.paused && width == Width::Narrow {
        return paused(ui);
    }
    let (tone, words) = update(head, width);
    chip(ui, tone, &words).on_hover_text("When stakeholders hear from you next");
    if head.paused && width == Width::Middle {
        return paused(ui);
    }
    if width == Width::Wide {
        ui.add_space(space::XS);
        ui.vertical(|ui| {
            ui.spacing_mut().item_spacing.y = 2.0;
            ui.add_space((ui.available_height() - 38.0).max(0.0) / 2.0);
            match head.paused {
                true => paused(ui),
                false => one_line(ui, RichText::new(&head.title).family(strong())),
            }
            let palette = Palette::of(ui.ctx());
            let below = below(head);
            one_line(
                ui,
                RichText::new(below).size(size::SMALL).color(palette.dim),
            );
        });
    }
}

/// A line that ends in “…” where there is no more room, and is whole under the pointer.
fn one_line(ui: &mut Ui, text: RichText) {
    let whole = text.text().to_owned();
    ui.add(Label::new(text).truncate()).on_hover_text(whole);
}

fn paused(ui: &mut Ui) {
    let palette = Palette::of(ui.ctx());
    let words = RichText::new("Paused – nobody can hear you").family(strong());
    ui.add(Label::new(words.color(palette.accent)).truncate())
        .on_hover_text("Ctrl+P goes on");
}

/// The time of day, and how much of the shift is left.
fn below(head: &HeadView) -> String {
    let mut parts = Vec::new();
    if !head.time_of_day.is_empty() {
        parts.push(head.time_of_day.clone());
    }
    match head.shift_ends {
        Some(ends) if ends > head.now => {
            parts.push(format!(
                "your shift ends in {}",
                clock(ends.since(head.now))
            ));
        }
        Some(ends) => parts.push(format!(
            "your shift ended {} ago",
            clock(head.now.since(ends))
        )),
        None => {}
    }
    parts.push(mode(head.mode).to_owned());
    parts.join("  ·  ")
}

fn mode(mode: Mode) -> &'static str {
    match mode {
        Mode::Practice => "practice",
        Mode::Exam => "exam",
    }
}

/// The severity, the fuller the graver.
fn severity(ui: &mut Ui, severity: Option<u8>) {
    let palette = Palette::of(ui.ctx());
    let (words, tone) = match severity {
        Some(level) => (
            format!("SEV {level}"),
            match level {
                0..=2 => Tone::Bad,
                3 => Tone::Watch,
                _ => Tone::Info,
            },
        ),
        None => {
            chip(ui, Tone::Quiet, "no severity");
            return;
        }
    };
    let font = FontId::new(size::BODY, strong());
    let galley = ui
        .painter()
        .layout_no_wrap(words.clone(), font, palette.night);
    let outer = galley.size() + vec2(2.0 * space::S, 8.0);
    let (rect, response) = ui.allocate_exact_size(outer, Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(WidgetType::Label, true, &words));
    ui.painter()
        .rect_filled(rect, CornerRadius::same(5), palette.tone(tone));
    ui.painter()
        .galley(rect.min + vec2(space::S, 4.0), galley, palette.night);
}

fn commander(ui: &mut Ui, head: &HeadView, width: Width) {
    let narrow = width == Width::Narrow;
    let (tone, words) = match &head.commander {
        _ if head.you_command => (
            Tone::Command,
            if narrow { "you" } else { "you command" }.into(),
        ),
        Some(name) if narrow => (Tone::Command, name.clone()),
        Some(name) => (Tone::Command, format!("{name} commands")),
        None => (Tone::Watch, "nobody commands".to_owned()),
    };
    chip(ui, tone, &words).on_hover_text("Who commands");
}

/// When stakeholders are told next.
fn update(head: &HeadView, width: Width) -> (Tone, String) {
    let name = if width == Width::Narrow {
        "update"
    } else {
        "next update"
    };
    match (head.update_due, head.informed) {
        (Some(due), _) => {
            let tone = match due {
                due if due < head.now => Tone::Bad,
                due if due.since(head.now) < NEARLY => Tone::Watch,
                _ => Tone::Info,
            };
            (tone, format!("{name} {}", until(due, head.now)))
        }
        (None, Some(told)) => (Tone::Quiet, told_ago(told, head.now)),
        (None, None) => (Tone::Quiet, "no update yet".to_owned()),
    }
}

fn told_ago(told: Moment, now: Moment) -> String {
    format!("updated {} ago", clock(now.since(told)))
}
