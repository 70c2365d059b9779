//! Small things that several panels of the hot wash are made of: a rating as a badge, a time that
//! can be looked at, words that were said.

use bevy_egui::egui::{
    Button, CornerRadius, FontId, Frame, Margin, Response, RichText, Sense, Stroke, StrokeKind, Ui,
    WidgetInfo, WidgetType, vec2,
};

use crate::debrief::report::Quote;
use crate::score::Rating;
use crate::units::Moment;
use crate::window::intent::Intent;
use crate::window::theme::{Palette, Tone, size, space, strong};

/// The tone of a rating.
pub(super) fn tone(rating: Option<Rating>) -> Tone {
    match rating {
        Some(Rating::P) => Tone::Good,
        Some(Rating::S) => Tone::Info,
        Some(Rating::M) => Tone::Watch,
        Some(Rating::U) => Tone::Bad,
        None => Tone::Quiet,
    }
}

/// The letter of a rating, and what it stands for.
pub(super) fn letter(rating: Option<Rating>) -> (&'static str, &'static str) {
    rating.map_or(("–", "not observed"), |rating| {
        (rating.letter(), rating.means())
    })
}

/// Whether the keyboard has just come to something. Where an arrow leads to it, egui's own
/// `gained_focus` stays silent.
pub(super) fn came_to(ui: &Ui, response: &Response) -> bool {
    let is_here = response.has_focus();
    let slot = response.id.with("was here");
    let was_here = ui.data_mut(|kept| {
        let was = kept.get_temp(slot).unwrap_or(false);
        kept.insert_temp(slot, is_here);
        was
    });
    is_here && !was_here
}

/// A rating as its letter in a frame `points` high.
pub(super) fn badge(ui: &mut Ui, rating: Option<Rating>, points: f32) -> Response {
    let (rect, response) = ui.allocate_exact_size(vec2(points, points), Sense::hover());
    let (letter, means) = letter(rating);
    response
        .widget_info(|| WidgetInfo::labeled(WidgetType::Label, true, format!("{letter}, {means}")));
    let palette = Palette::of(ui.ctx());
    let colour = palette.tone(tone(rating));
    let painter = ui.painter();
    let round = CornerRadius::same(5);
    let line = Stroke::new(1.0, colour.gamma_multiply(0.7));
    painter.rect(
        rect,
        round,
        colour.gamma_multiply(0.16),
        line,
        StrokeKind::Inside,
    );
    let font = FontId::new(points * 0.6, strong());
    let galley = painter.layout_no_wrap(letter.to_owned(), font, colour);
    painter.galley(rect.center() - galley.size() / 2.0, galley, colour);
    response.on_hover_text(means)
}

/// A time of the drill, to be looked at.
pub(super) fn time(ui: &mut Ui, at_ms: u64) -> Option<Intent> {
    let palette = Palette::of(ui.ctx());
    let at = Moment(at_ms);
    let words = RichText::new(at.to_string()).monospace();
    let words = words.size(size::SMALL).color(palette.accent);
    let button = Button::new(words)
        .small()
        .stroke(Stroke::new(1.0, palette.line))
        .corner_radius(4);
    let response = ui
        .add(button)
        .on_hover_text("Look at this moment of the call");
    response.widget_info(|| WidgetInfo::labeled(WidgetType::Button, true, format!("Look at {at}")));
    response.clicked().then_some(Intent::Scrub(at))
}

/// A quote: whether it speaks for or against, its time, who, and the words.
pub(super) fn quote(ui: &mut Ui, quote: &Quote) -> Option<Intent> {
    let (tone, meaning) = match (quote.fault, quote.merit) {
        (true, _) => (Tone::Bad, "counted against"),
        (false, true) => (Tone::Good, "counted for"),
        (false, false) => (Tone::Quiet, "shows it"),
    };
    let words = match quote.said {
        true => format!("{}: “{}”", quote.who, quote.words),
        false => quote.words.clone(),
    };
    line(ui, tone, meaning, quote.at_ms, &words)
}

/// A line with a sign, a time and words that wrap beside them.
pub(super) fn line(
    ui: &mut Ui,
    tone: Tone,
    meaning: &str,
    at_ms: u64,
    words: &str,
) -> Option<Intent> {
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = space::S;
        sign(ui, tone, meaning);
        let wish = time(ui, at_ms);
        ui.vertical(|ui| ui.label(words));
        wish
    })
    .inner
}

/// The sign of a tone, with what it means for who cannot see it.
pub(super) fn sign(ui: &mut Ui, tone: Tone, meaning: &str) -> Response {
    let palette = Palette::of(ui.ctx());
    let words = RichText::new(tone.sign()).family(strong());
    let colour = palette.tone(tone);
    let (rect, response) = ui.allocate_exact_size(vec2(14.0, 20.0), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(WidgetType::Label, true, meaning));
    ui.painter().text(
        rect.center(),
        bevy_egui::egui::Align2::CENTER_CENTER,
        words.text(),
        FontId::new(size::BODY, strong()),
        colour,
    );
    response.on_hover_text(meaning)
}

/// What could be said, set off from what was.
pub(super) fn instead(ui: &mut Ui, label: &str, words: &str) {
    let palette = Palette::of(ui.ctx());
    let colour = palette.tone(Tone::Good);
    Frame::new()
        .fill(colour.gamma_multiply(0.08))
        .corner_radius(CornerRadius::same(6))
        .inner_margin(Margin::symmetric(10, 6))
        .show(ui, |ui| {
            ui.horizontal_wrapped(|ui| {
                ui.spacing_mut().interact_size.y = 0.0;
                ui.label(RichText::new(label).size(size::SMALL).color(colour));
                ui.label(format!("“{words}”"));
            });
        });
}

/// A button that plays on from a moment.
pub(super) fn play_from(ui: &mut Ui, at: Moment, can_branch: bool) -> Option<Intent> {
    let words = format!("Play from {at}");
    let button = Button::new(words).min_size(vec2(0.0, 28.0));
    let response = ui.add_enabled(can_branch, button);
    response.clicked().then_some(Intent::PlayFrom(at))
}
