//! The marks as a column: each dimension with its letter, its mark, and what the trainee had
//! thought of it. Choosing one shows its measures.

use bevy_egui::egui::{
    Align2, CornerRadius, FontId, Response, Sense, Stroke, StrokeKind, Ui, WidgetInfo, WidgetType,
    pos2, vec2,
};

use super::bits;
use crate::debrief::report::{DimensionReport, Question, Report};
use crate::debrief::{OwnView, Reflection};
use crate::scenario::model::Dimension;
use crate::window::theme::{Palette, focus_ring, size, space, strong};

/// How high a row is [points].
const ROW: f32 = 44.0;

/// The column. Gives the dimension that was chosen: by a click, or, where it `follows` the
/// keyboard, by going there.
pub(crate) fn marks(
    ui: &mut Ui,
    report: &Report,
    reflection: &Reflection,
    chosen: Option<Dimension>,
    follows: bool,
) -> Option<Dimension> {
    let mut now = None;
    for dimension in &report.dimensions {
        let own = own_view(report, reflection, dimension.id);
        let response = row(ui, dimension, own.as_deref(), chosen == Some(dimension.id));
        let came_to = bits::came_to(ui, &response);
        if came_to {
            ui.scroll_to_rect(response.rect, None);
        }
        if response.clicked() || (follows && came_to) {
            now = Some(dimension.id);
        }
    }
    now
}

/// The question about a dimension, and the answer to it.
pub(super) fn answered<'a>(
    report: &'a Report,
    reflection: &Reflection,
    dimension: Dimension,
) -> Option<(&'a Question, u8)> {
    let mut questions = report.self_assessment.iter();
    let question = questions.find(|question| question.dimension == dimension)?;
    let answer = reflection.self_assessment.get(&dimension).copied();
    Some((question, answer.or(question.answer)?))
}

/// What the trainee had thought of a dimension, beside the mark, in a few words.
fn own_view(report: &Report, reflection: &Reflection, dimension: Dimension) -> Option<String> {
    let (question, answer) = answered(report, reflection, dimension)?;
    let view = question.seen_as(Some(answer))?;
    Some(format!("you said {answer} of 5: {}", gap(view)))
}

/// The gap between own view and mark.
pub(super) fn gap(view: OwnView) -> &'static str {
    match view {
        OwnView::Overrated => "the mark is lower",
        OwnView::AboutRight => "the mark agrees",
        OwnView::Underrated => "the mark is higher",
    }
}

fn row(ui: &mut Ui, dimension: &DimensionReport, own: Option<&str>, selected: bool) -> Response {
    let palette = Palette::of(ui.ctx());
    let outer = vec2(ui.available_width(), ROW);
    let (rect, response) = ui.allocate_exact_size(outer, Sense::click());
    let (letter, means) = bits::letter(dimension.rating);
    let score = dimension.score.map(|score| score.to_string());
    response.widget_info(|| {
        let mut label = format!("{}: {letter}, {means}", dimension.title);
        if let Some(score) = &score {
            label += &format!(", {score} of 100");
        }
        if let Some(own) = own {
            label += &format!(", {own}");
        }
        WidgetInfo::selected(WidgetType::SelectableLabel, true, selected, label)
    });
    let painter = ui.painter_at(rect);
    let ground = match (selected, response.hovered()) {
        (true, _) => palette.raised,
        (false, true) => palette.hovered,
        (false, false) => palette.deck,
    };
    let round = CornerRadius::same(6);
    painter.rect_filled(rect, round, ground);
    if selected {
        let edge = rect.with_max_x(rect.left() + 3.0);
        painter.rect_filled(edge, CornerRadius::same(2), palette.accent);
    }
    let colour = palette.tone(bits::tone(dimension.rating));
    let badge = bevy_egui::egui::Rect::from_center_size(
        pos2(rect.left() + 24.0, rect.center().y),
        vec2(24.0, 24.0),
    );
    let line = Stroke::new(1.0, colour.gamma_multiply(0.7));
    let fill = colour.gamma_multiply(0.16);
    painter.rect(badge, CornerRadius::same(5), fill, line, StrokeKind::Inside);
    let centred = Align2::CENTER_CENTER;
    painter.text(
        badge.center(),
        centred,
        letter,
        FontId::new(14.0, strong()),
        colour,
    );
    let left = badge.right() + space::S;
    let ink = if dimension.score.is_some() {
        palette.ink
    } else {
        palette.dim
    };
    let below = own.or(dimension.score.is_none().then_some("not observed"));
    let middle = rect.center().y;
    let name = if below.is_some() {
        middle - 9.0
    } else {
        middle
    };
    let body = FontId::proportional(size::BODY);
    let beside = Align2::LEFT_CENTER;
    painter.text(pos2(left, name), beside, &dimension.title, body, ink);
    if let Some(below) = below {
        let font = FontId::proportional(size::SMALL);
        painter.text(pos2(left, middle + 10.0), beside, below, font, palette.dim);
    }
    if let Some(score) = score {
        let font = FontId::monospace(size::HEADING);
        let at = pos2(rect.right() - space::M, name.min(middle - 1.0));
        painter.text(at, Align2::RIGHT_CENTER, score, font, palette.ink);
    }
    if response.has_focus() {
        focus_ring(ui, rect, round);
    }
    response
}
