//! How a line is set: its time at the left, then who and where, then the words.

use std::sync::Arc;

use bevy_egui::egui::text::{LayoutJob, TextFormat};
use bevy_egui::egui::{
    CornerRadius, FontFamily, FontId, Galley, Pos2, Rect, Stroke, Ui, pos2, vec2,
};

use super::tone;
use crate::window::panels::call::wording;
use crate::window::theme::{Palette, Tone, size, space, strong};
use crate::window::view::call::{LineKind, LineView};

/// How wide the column of times is [points].
const TIMES: f32 = 52.0;
/// Above and below the words [points].
const PAD: f32 = 4.0;
/// What is heard stands close under the words it was heard in [points].
const CLOSE: f32 = 1.0;

/// How high a line is when it is set so wide.
pub(super) fn height(ui: &Ui, line: &LineView, width: f32, search: &str, palette: &Palette) -> f32 {
    body(ui, line, width, search, palette).0.size().y + 2.0 * pad(line)
}

/// About how high it will be: good enough for a scroll bar.
pub(super) fn guess(line: &LineView, width: f32) -> f32 {
    let letters = line.text.len() as f32 + 12.0;
    let a_row = ((width - TIMES) / (size::BODY * 0.52)).max(8.0);
    (letters / a_row).ceil() * size::BODY * 1.25 + 2.0 * PAD
}

/// Paints a line. Gives where its speaker's name stands.
pub(super) fn paint(
    ui: &Ui,
    line: &LineView,
    rect: Rect,
    search: &str,
    palette: &Palette,
) -> Option<Rect> {
    let width = rect.width() - space::S;
    let (galley, named) = body(ui, line, width, search, palette);
    let at = pos2(rect.left() + TIMES, rect.top() + pad(line));
    let colour = tone(line).map_or(palette.line, |tone| palette.tone(tone));
    match &line.kind {
        LineKind::Said { you, reminds, .. } if *you || *reminds => {
            let ground = rect.shrink2(vec2(0.0, 1.0));
            ui.painter()
                .rect_filled(ground, CornerRadius::same(4), colour.gamma_multiply(0.09));
            let bar = ground.with_max_x(ground.left() + 3.0);
            ui.painter().rect_filled(bar, CornerRadius::same(2), colour);
        }
        LineKind::Heard | LineKind::NotUnderstood => {
            let pill = Rect::from_min_size(at - vec2(6.0, 1.0), galley.size() + vec2(12.0, 2.0));
            let edge = Stroke::new(1.0, colour.gamma_multiply(0.55));
            ui.painter().rect(
                pill,
                CornerRadius::same(7),
                colour.gamma_multiply(0.12),
                edge,
                bevy_egui::egui::StrokeKind::Inside,
            );
        }
        LineKind::Said { .. } | LineKind::Seen => {}
    }
    if !matches!(line.kind, LineKind::Heard | LineKind::NotUnderstood) {
        let font = FontId::monospace(size::SMALL - 0.5);
        let time = ui
            .painter()
            .layout_no_wrap(line.at.to_string(), font, palette.dim);
        // On one line with the first of the words.
        let low = match line.kind {
            LineKind::Seen => at.y + 0.5,
            _ => at.y + 2.5,
        };
        ui.painter()
            .galley(Pos2::new(rect.left() + space::S, low), time, palette.dim);
    }
    let name = (named > 0).then(|| name_in(&galley, named).translate(at.to_vec2()));
    ui.painter().galley(at, galley, palette.ink);
    name
}

/// Where the name stands in the words, its first so many letters.
fn name_in(galley: &Galley, letters: usize) -> Rect {
    use bevy_egui::egui::text::CCursor;
    let from = galley.pos_from_cursor(CCursor::new(0));
    let to = galley.pos_from_cursor(CCursor::new(letters));
    let right = if to.top() > from.top() {
        galley.rect.right()
    } else {
        to.left()
    };
    Rect::from_min_max(from.left_top(), pos2(right, from.bottom()))
}

fn pad(line: &LineView) -> f32 {
    match line.kind {
        LineKind::Heard | LineKind::NotUnderstood => CLOSE + 2.0,
        _ => PAD,
    }
}

/// The words of a line as a screen reader reads them and as they are copied.
pub(super) fn told(line: &LineView) -> String {
    let (at, text) = (line.at, &line.text);
    match &line.kind {
        LineKind::Said { name, you, .. } => {
            let who = if *you { "You" } else { name };
            match place(line) {
                Some(place) => format!("{at} {who}, {place}: {text}"),
                None => format!("{at} {who}: {text}"),
            }
        }
        LineKind::Seen => format!("{at} {text}"),
        LineKind::Heard => format!("heard: {text}"),
        LineKind::NotUnderstood => format!("not understood: {text}"),
    }
}

/// Where it was said and to whom, where that is not simply the call.
fn place(line: &LineView) -> Option<String> {
    let LineKind::Said {
        channel,
        to,
        you,
        reminds,
        ..
    } = &line.kind
    else {
        return None;
    };
    let whom = match (to.is_empty(), you) {
        (true, _) => String::new(),
        (false, true) => format!(" to {}", to.join(", ")),
        (false, false) => " to you".to_owned(),
    };
    match wording::channel(*channel) {
        Some((sign, name)) => Some(format!("{sign} {name}{whom}")),
        None if *reminds => Some("reminds you".to_owned()),
        None if !whom.is_empty() => Some(format!("@ direct{whom}")),
        None => None,
    }
}

/// The words set, and how many letters of them are the speaker's name.
fn body(
    ui: &Ui,
    line: &LineView,
    width: f32,
    search: &str,
    palette: &Palette,
) -> (Arc<Galley>, usize) {
    let mut job = LayoutJob::default();
    job.wrap.max_width = (width - TIMES - space::XS).max(60.0);
    let small = |colour| TextFormat::simple(FontId::proportional(size::SMALL), colour);
    let mut named = 0;
    match &line.kind {
        LineKind::Said { name, you, .. } => {
            let who = if *you { "You" } else { name };
            let colour = tone(line).map_or(palette.ink, |tone| palette.tone(tone));
            let heavy = FontId::new(size::BODY, strong());
            job.append(who, 0.0, TextFormat::simple(heavy, colour));
            named = who.chars().count();
            if let Some(place) = place(line) {
                job.append(&place, space::S, small(palette.dim));
            }
            let words = TextFormat::simple(
                FontId::new(size::BODY, FontFamily::Proportional),
                palette.ink,
            );
            append(&mut job, &line.text, search, words, palette);
        }
        LineKind::Seen => append(&mut job, &line.text, search, small(palette.dim), palette),
        LineKind::Heard => {
            let colour = palette.tone(Tone::Info);
            append(&mut job, &line.text, search, small(colour), palette);
        }
        LineKind::NotUnderstood => {
            let colour = palette.tone(Tone::Watch);
            let sign = format!("{} not understood: ", Tone::Watch.sign());
            job.append(&sign, 0.0, small(colour));
            append(&mut job, &line.text, search, small(colour), palette);
        }
    }
    (ui.painter().layout_job(job), named)
}

/// Appends words, with a ground under what is searched for.
fn append(job: &mut LayoutJob, text: &str, search: &str, words: TextFormat, palette: &Palette) {
    let (mut rest, wanted) = (text, search.to_lowercase());
    let mut lead = if job.is_empty() { 0.0 } else { space::S };
    // Lower case may be longer than the words: then nothing is marked, and nothing breaks.
    let lower = text.to_lowercase();
    if !wanted.is_empty() && lower.len() == text.len() {
        let mut at = 0;
        while let Some(found) = lower[at..].find(&wanted) {
            let (from, to) = (at + found, at + found + wanted.len());
            if !text.is_char_boundary(from) || !text.is_char_boundary(to) {
                break;
            }
            job.append(&text[at..from], lead, words.clone());
            let mut marked = words.clone();
            marked.background = palette.tone(Tone::Watch);
            marked.color = palette.night;
            job.append(&text[from..to], 0.0, marked);
            lead = 0.0;
            (rest, at) = (&text[to..], to);
        }
    }
    job.append(rest, lead, words);
}
