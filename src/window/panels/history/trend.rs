//! How marks moved: a small picture for each dimension, with its figure and a word.

use bevy_egui::egui::{
    Frame, Margin, Pos2, Response, RichText, Sense, Shape, Stroke, Ui, WidgetInfo, WidgetType,
    lerp, pos2, vec2,
};

use crate::records::{Goes, Trend};
use crate::window::shelf::PASSED;
use crate::window::theme::{self, Palette, Tone, size, strong};

/// How high a picture is [points].
const HIGH: f32 = 46.0;

/// One dimension, or the whole. `marks` oldest first: drill number, mark.
pub(crate) fn trend(ui: &mut Ui, name: &str, marks: &[[f64; 2]], height: f32) -> Response {
    let palette = Palette::of(ui.ctx());
    // Marks are 0–100.
    let known = Trend::of(marks.iter().map(|[_, mark]| *mark as u8));
    Frame::new()
        .fill(palette.raised)
        .stroke(Stroke::new(1.0, palette.line))
        .corner_radius(8)
        .inner_margin(Margin::same(12))
        .show(ui, |ui| {
            ui.set_min_width(ui.available_width());
            ui.set_min_height(height);
            ui.horizontal(|ui| {
                ui.label(RichText::new(name).family(strong()));
                if let Some(known) = &known {
                    let (tone, word) = goes(known);
                    ui.label(
                        RichText::new(format!("{} {word}", tone.sign()))
                            .size(size::SMALL)
                            .color(palette.tone(tone)),
                    );
                }
            });
            ui.horizontal(|ui| {
                let figure = known
                    .as_ref()
                    .map_or(String::new(), |known| known.latest.to_string());
                theme::figure(ui, &figure, size::CLOCK);
                line(ui, name, marks);
            });
        })
        .response
}

/// Where it goes, in a word.
fn goes(trend: &Trend) -> (Tone, &'static str) {
    match trend.goes {
        Some(Goes::Up) => (Tone::Good, "rising"),
        Some(Goes::Level) => (Tone::Quiet, "level"),
        Some(Goes::Down) => (Tone::Watch, "falling"),
        None => (Tone::Quiet, "one drill"),
    }
}

/// The marks as a line, with the height of a pass.
fn line(ui: &mut Ui, name: &str, marks: &[[f64; 2]]) {
    let palette = Palette::of(ui.ctx());
    let wide = ui.available_width().max(40.0);
    let (rect, response) = ui.allocate_exact_size(vec2(wide, HIGH), Sense::hover());
    let said: Vec<String> = marks.iter().map(|[_, mark]| format!("{mark:.0}")).collect();
    let spoken = format!("{name}, oldest first: {}", said.join(", "));
    response.widget_info(|| WidgetInfo::labeled(WidgetType::Label, true, &spoken));
    let inner = rect.shrink(4.0);
    let first = marks.first().map_or(0.0, |[at, _]| *at);
    let span = (marks.last().map_or(0.0, |[at, _]| *at) - first).max(1.0);
    // The latest is at the right, also where it is the only one.
    let is_alone = marks.len() == 1;
    let place = |[at, mark]: [f64; 2]| -> Pos2 {
        // Drill numbers and marks are small.
        let along = if is_alone { 1.0 } else { (at - first) / span };
        let (along, up) = (along as f32, (mark / 100.0) as f32);
        pos2(
            lerp(inner.left()..=inner.right(), along),
            lerp(inner.bottom()..=inner.top(), up),
        )
    };
    let pass = place([first, f64::from(PASSED)]).y;
    let dashes = Shape::dashed_line(
        &[pos2(inner.left(), pass), pos2(inner.right(), pass)],
        Stroke::new(1.0, palette.line),
        4.0,
        4.0,
    );
    ui.painter().extend(dashes);
    let points: Vec<Pos2> = marks.iter().map(|mark| place(*mark)).collect();
    let colour = palette.tone(Tone::Info);
    if points.len() > 1 {
        ui.painter().line(points.clone(), Stroke::new(2.0, colour));
    }
    if let Some(last) = points.last() {
        ui.painter().circle_filled(*last, 3.5, colour);
    }
    response.on_hover_text(spoken);
}
