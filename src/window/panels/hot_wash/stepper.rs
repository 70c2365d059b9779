//! The steps of the hot wash on top of its screen: where one is, and where one may go.

use bevy_egui::egui::{FontId, Response, Sense, Stroke, Ui, WidgetInfo, WidgetType, pos2, vec2};

use crate::window::intent::Intent;
use crate::window::theme::{Palette, focus_ring, size, space, strong};
use crate::window::view::review::Step;

/// The steps with their names.
pub(crate) const STEPS: [(Step, &str); 3] = [
    (Step::OwnView, "Own view"),
    (Step::Evidence, "Evidence"),
    (Step::Commitment, "Commitment"),
];

/// How wide the line between two steps is [points].
const BETWEEN: f32 = 24.0;
/// How wide the circle with a step's number is [points].
const CIRCLE: f32 = 22.0;

/// How a step stands.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Standing {
    Done,
    Here,
    Ahead,
    /// Before it comes another one.
    Shut,
}

/// The steps. `seen_marks`: the commitment comes out of the evidence, and is open once that was
/// seen.
pub(crate) fn stepper(ui: &mut Ui, at: Step, seen_marks: bool) -> Option<Intent> {
    let mut wish = None;
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 0.0;
        for (place, (step, name)) in STEPS.into_iter().enumerate() {
            if place > 0 {
                between(ui);
            }
            let standing = match step {
                step if step == at => Standing::Here,
                step if step < at => Standing::Done,
                Step::Commitment if !seen_marks => Standing::Shut,
                _ => Standing::Ahead,
            };
            let response = one(ui, place + 1, name, standing);
            if response.clicked() && standing != Standing::Here {
                wish = Some(Intent::Step(step));
            }
        }
    });
    wish
}

fn between(ui: &mut Ui) {
    let palette = Palette::of(ui.ctx());
    let (rect, _) = ui.allocate_exact_size(vec2(BETWEEN, 30.0), Sense::hover());
    let (left, right) = (rect.left() + space::XS, rect.right() - space::XS);
    let line = Stroke::new(1.0, palette.line);
    ui.painter().hline(left..=right, rect.center().y, line);
}

fn one(ui: &mut Ui, number: usize, name: &str, standing: Standing) -> Response {
    let palette = Palette::of(ui.ctx());
    let open = standing != Standing::Shut;
    let colour = match standing {
        Standing::Here => palette.ink,
        _ => palette.dim,
    };
    let font = match standing {
        Standing::Here => FontId::new(size::BODY, strong()),
        _ => FontId::proportional(size::BODY),
    };
    let galley = ui.painter().layout_no_wrap(name.to_owned(), font, colour);
    let outer = vec2(CIRCLE + space::S + galley.size().x + 2.0 * space::XS, 30.0);
    let sense = if open { Sense::click() } else { Sense::hover() };
    let (rect, response) = ui.allocate_exact_size(outer, sense);
    response.widget_info(|| {
        let label = format!("Step {number}: {name}");
        let here = standing == Standing::Here;
        WidgetInfo::selected(WidgetType::SelectableLabel, open, here, label)
    });
    let painter = ui.painter();
    let centre = pos2(rect.left() + space::XS + CIRCLE / 2.0, rect.center().y);
    let (ground, line, inside) = match standing {
        Standing::Here => (palette.accent, palette.accent, palette.night),
        Standing::Done => (palette.deck, palette.accent, palette.accent),
        _ => (palette.deck, palette.line, palette.dim),
    };
    painter.circle(centre, CIRCLE / 2.0, ground, Stroke::new(1.5, line));
    let sign = match standing {
        Standing::Done => "✓".to_owned(),
        _ => number.to_string(),
    };
    let sign = painter.layout_no_wrap(sign, FontId::new(size::SMALL, strong()), inside);
    painter.galley(centre - sign.size() / 2.0, sign, inside);
    let words = pos2(
        centre.x + CIRCLE / 2.0 + space::S,
        rect.center().y - galley.size().y / 2.0,
    );
    painter.galley(words, galley, colour);
    if response.has_focus() {
        focus_ring(ui, rect, 6);
    }
    match open {
        true => response,
        false => response.on_hover_text("Look at the evidence first"),
    }
}
