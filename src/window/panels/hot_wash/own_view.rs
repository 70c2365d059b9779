//! The first step: the trainee rates their own drill, 1 to 5 for each dimension that it gave
//! something to see of, before any mark is shown. People who assess themselves first learn more
//! from what follows (Tannenbaum and Cerasoli 2013). Every question may be skipped.
//!
//! Architecture invariant: nothing of a mark stands here; of the report it reads the questions.

use bevy_egui::egui::{
    CornerRadius, EventFilter, FontId, Frame, Id, Key, Label, Margin, Response, RichText, Sense,
    Stroke, StrokeKind, Ui, WidgetInfo, WidgetType, vec2,
};

use super::bits;
use crate::debrief::report::Question;
use crate::window::intent::Intent;
use crate::window::theme::{Palette, heading, key, size, small, space, strong};
use crate::window::view::review::{ReviewView, Step};

/// What the panel keeps between frames.
#[derive(Clone, Debug, Default)]
pub(crate) struct OwnViewMemory {
    /// The question that keys answer.
    at: usize,
    /// The keyboard has been put on it.
    entered: bool,
}

/// Whether ratings can still be given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Ratings {
    /// No mark was seen yet.
    Open,
    /// Marks were seen: a rating would be none of one's own any more.
    Closed,
}

/// Keys that rate.
const DIGITS: [Key; 5] = [Key::Num1, Key::Num2, Key::Num3, Key::Num4, Key::Num5];
/// Keys that take a rating back.
const NONE: [Key; 3] = [Key::Num0, Key::Backspace, Key::Delete];
/// Where a row is at least so wide, question and scale stand side by side [points].
const SIDE_BY_SIDE: f32 = 720.0;
/// The room of the dimension's name, and of the scale [points].
const NAME: f32 = 130.0;
/// One step of the scale [points].
const DOT: f32 = 32.0;

/// The whole step.
pub(crate) fn own_view(
    ui: &mut Ui,
    view: &ReviewView,
    ratings: Ratings,
    memory: &mut OwnViewMemory,
) -> Option<Intent> {
    let Some(report) = &view.report else {
        being_made(ui, view);
        return None;
    };
    let questions = &report.self_assessment;
    heading(ui, "How do you think it went?");
    match ratings {
        Ratings::Open => ui.label(
            "Rate yourself before you see a single mark: who looks first learns more from what \
             follows. Leave out what you cannot say.",
        ),
        Ratings::Closed => {
            ui.label("You have seen the marks, so your own view stands as you gave it.")
        }
    };
    if questions.is_empty() {
        ui.add_space(space::M);
        ui.label("There was too little in this drill to rate. Go on to the evidence.");
        return enter(ui, &[]).then_some(Intent::Step(Step::Evidence));
    }
    keys_told(ui);
    ui.add_space(space::S);
    memory.at = memory.at.min(questions.len() - 1);
    let ids: Vec<Id> = questions.iter().map(id_of).collect();
    let mut wish = enter(ui, &ids).then_some(Intent::Step(Step::Evidence));
    if ratings == Ratings::Open {
        wish = wish.or(by_key(ui, view, questions, &ids, memory));
    }
    ui.spacing_mut().item_spacing.y = 2.0;
    for (place, question) in questions.iter().enumerate() {
        let rated = view.reflection.self_assessment.get(&question.dimension);
        let row = row(ui, question, rated.copied(), ratings);
        if row.response.has_focus() {
            memory.at = place;
        }
        if bits::came_to(ui, &row.response) {
            ui.scroll_to_rect(row.response.rect, None);
        }
        if let Some(step) = row.chosen {
            memory.at = place;
            row.response.request_focus();
            // The same step once more takes the rating back.
            let rating = (rated != Some(&step)).then_some(step);
            wish = wish.or(Some(Intent::Rate(question.dimension, rating)));
        }
    }
    if !memory.entered {
        memory.entered = true;
        ui.memory_mut(|focus| focus.request_focus(ids[memory.at]));
    }
    wish
}

/// While the drill is marked.
fn being_made(ui: &mut Ui, view: &ReviewView) {
    heading(ui, "Your drill is being marked");
    ui.label(
        "Meanwhile, think back. What was the moment you would give a lot to have again? Who did \
         you leave waiting? What went better than the last time?",
    );
    ui.add_space(space::S);
    match view.looking {
        Some(share) => {
            let words = format!("{:.0} %", share * 100.0);
            crate::window::theme::meter(ui, share, crate::window::theme::Tone::Info, &words);
        }
        None => {
            small(
                ui,
                "By-the-book plays the same drill for comparison; this takes a second or two.",
            );
        }
    }
}

fn keys_told(ui: &mut Ui) {
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = space::XS;
        key(ui, "1");
        small(ui, "not at all  to ");
        key(ui, "5");
        small(ui, "fully   ");
        key(ui, "0");
        small(ui, "take back   ");
        key(ui, "↑ ↓");
        small(ui, "another question   ");
        key(ui, "Enter");
        small(ui, "go on");
    });
}

/// What the keyboard is on when it is on a question.
fn id_of(question: &Question) -> Id {
    Id::new(("own view", question.dimension))
}

/// Whether the keyboard is on one of these, or on nothing at all.
fn is_here(ui: &Ui, ids: &[Id]) -> bool {
    let focused = ui.memory(|focus| focus.focused());
    focused.is_none_or(|id| ids.contains(&id))
}

fn enter(ui: &Ui, ids: &[Id]) -> bool {
    is_here(ui, ids) && ui.input(|input| input.key_pressed(Key::Enter))
}

/// What a key asks for: a rating of the question that the keyboard is on.
fn by_key(
    ui: &Ui,
    view: &ReviewView,
    questions: &[Question],
    ids: &[Id],
    memory: &mut OwnViewMemory,
) -> Option<Intent> {
    if !is_here(ui, ids) {
        return None;
    }
    let dimension = questions[memory.at].dimension;
    let now = view.reflection.self_assessment.get(&dimension).copied();
    let pressed = |key: &Key| ui.input(|input| input.key_pressed(*key));
    if let Some(place) = DIGITS.iter().position(pressed) {
        let step = u8::try_from(place + 1).unwrap_or(1);
        memory.at = (memory.at + 1).min(questions.len() - 1);
        ui.memory_mut(|focus| focus.request_focus(ids[memory.at]));
        return Some(Intent::Rate(dimension, Some(step)));
    }
    if NONE.iter().any(pressed) {
        return Some(Intent::Rate(dimension, None));
    }
    let nowhere = ui.memory(|focus| focus.focused()).is_none();
    if nowhere && (pressed(&Key::ArrowDown) || pressed(&Key::ArrowUp)) {
        ui.memory_mut(|focus| focus.request_focus(ids[memory.at]));
    }
    let step = match (pressed(&Key::ArrowLeft), pressed(&Key::ArrowRight)) {
        (true, _) => now.map_or(3, |now| now.saturating_sub(1).max(1)),
        (_, true) => now.map_or(3, |now| (now + 1).min(5)),
        _ => return None,
    };
    Some(Intent::Rate(dimension, Some(step)))
}

/// A question as it was drawn.
struct Row {
    response: Response,
    /// The step of the scale that was clicked.
    chosen: Option<u8>,
}

fn row(ui: &mut Ui, question: &Question, rated: Option<u8>, ratings: Ratings) -> Row {
    let palette = Palette::of(ui.ctx());
    let id = id_of(question);
    let on_it = ui.memory(|focus| focus.has_focus(id));
    let (ground, line) = match on_it {
        true => (palette.raised, Stroke::new(2.0, palette.accent)),
        false => (palette.deck, Stroke::new(2.0, palette.deck)),
    };
    let mut chosen = None;
    let side_by_side = ui.available_width() >= SIDE_BY_SIDE;
    let drawn = Frame::new()
        .fill(ground)
        .stroke(line)
        .corner_radius(CornerRadius::same(8))
        .inner_margin(Margin::symmetric(10, 4))
        .show(ui, |ui| {
            ui.set_width(ui.available_width());
            if side_by_side {
                ui.horizontal(|ui| {
                    let scale = 5.0 * DOT + 4.0 * space::XS;
                    let words = ui.available_width() - scale - space::M;
                    ui.allocate_ui(vec2(words, 28.0), |ui| {
                        ui.set_width(words);
                        named(ui, question, words);
                    });
                    chosen = scale_of(ui, question, rated, ratings);
                });
            } else {
                ui.horizontal_wrapped(|ui| {
                    ui.label(RichText::new(&question.title).family(strong()));
                    ui.label(&question.question);
                });
                ui.horizontal(|ui| chosen = scale_of(ui, question, rated, ratings));
            }
        });
    let response = ui.interact(drawn.response.rect, id, Sense::focusable_noninteractive());
    response.widget_info(|| {
        let told = rated.map_or_else(
            || "not rated".to_owned(),
            |rated| format!("rated {rated} of 5"),
        );
        let label = format!("{}. {} {told}", question.title, question.question);
        WidgetInfo::labeled(WidgetType::RadioGroup, true, label)
    });
    if response.has_focus() {
        let filter = EventFilter {
            horizontal_arrows: true,
            ..EventFilter::default()
        };
        ui.memory_mut(|focus| focus.set_focus_lock_filter(id, filter));
    }
    Row { response, chosen }
}

fn named(ui: &mut Ui, question: &Question, room: f32) {
    ui.horizontal(|ui| {
        ui.allocate_ui(vec2(NAME, 28.0), |ui| {
            ui.set_width(NAME);
            ui.label(RichText::new(&question.title).family(strong()));
        });
        ui.allocate_ui(vec2(room - NAME - space::S, 28.0), |ui| {
            ui.add(Label::new(&question.question).wrap());
        });
    });
}

/// The scale of a question. Gives the step that was clicked.
fn scale_of(ui: &mut Ui, question: &Question, rated: Option<u8>, ratings: Ratings) -> Option<u8> {
    ui.spacing_mut().item_spacing.x = space::XS;
    let mut chosen = None;
    for step in 1..=5 {
        if dot(ui, question, step, rated, ratings).clicked() {
            chosen = Some(step);
        }
    }
    chosen
}

fn dot(
    ui: &mut Ui,
    question: &Question,
    step: u8,
    rated: Option<u8>,
    ratings: Ratings,
) -> Response {
    let palette = Palette::of(ui.ctx());
    let open = ratings == Ratings::Open;
    // The keyboard goes from question to question; a step is chosen there by its digit.
    let sense = if open { Sense::CLICK } else { Sense::hover() };
    let (rect, response) = ui.allocate_exact_size(vec2(DOT, 28.0), sense);
    let is_it = rated == Some(step);
    response.widget_info(|| {
        let label = format!("{}: {step} of 5", question.title);
        WidgetInfo::selected(WidgetType::RadioButton, open, is_it, label)
    });
    let (ground, ink) = match (is_it, response.hovered() && open) {
        (true, _) => (palette.accent, palette.night),
        (false, true) => (palette.hovered, palette.ink),
        (false, false) => (palette.night, palette.dim),
    };
    let line = Stroke::new(1.0, if is_it { palette.accent } else { palette.line });
    let painter = ui.painter();
    painter.rect(
        rect,
        CornerRadius::same(6),
        ground,
        line,
        StrokeKind::Inside,
    );
    let font = match is_it {
        true => FontId::new(size::BODY, strong()),
        false => FontId::proportional(size::BODY),
    };
    let galley = painter.layout_no_wrap(step.to_string(), font, ink);
    painter.galley(rect.center() - galley.size() / 2.0, galley, ink);
    response
}
