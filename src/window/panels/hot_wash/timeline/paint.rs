//! The shapes that the lanes are drawn with. Each tells what it stands for under the pointer; what
//! a colour says, a pattern or a shape says too.

use bevy_egui::egui::{
    Align2, Color32, CornerRadius, FontId, Painter, Pos2, Rect, Shape, Stroke, StrokeKind, Ui,
    pos2, vec2,
};

use super::scale::Scale;
use crate::window::theme::{Palette, Tone, size, space, strong};

/// How a bar is filled.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Bar {
    Filled,
    Striped,
    Outlined,
}

/// A mark at a moment.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Mark {
    Circle,
    Square,
    Diamond,
    Flag,
    Down,
}

/// How far apart stripes are [points].
const STRIPES: f32 = 6.0;
/// A bar with less room than this has no words [points].
const WORDS: f32 = 26.0;
/// How far around a mark the pointer is still on it [points].
const REACH: f32 = 8.0;

/// What is drawn on.
pub(super) struct Sheet<'a> {
    scale: &'a Scale,
    palette: Palette,
    names: Painter,
    plot: Painter,
    across: Rect,
    tips: Vec<(Rect, String)>,
}

impl<'a> Sheet<'a> {
    /// A sheet: names on the left of `plot`, time in it.
    pub(super) fn new(ui: &Ui, scale: &'a Scale, whole: Rect, plot: Rect) -> Sheet<'a> {
        Sheet {
            scale,
            palette: Palette::of(ui.ctx()),
            names: ui.painter_at(whole.with_max_x(plot.left() - space::XS)),
            plot: ui.painter_at(plot),
            across: plot,
            tips: Vec::new(),
        }
    }

    /// What stands for the thing that the pointer is on; the last that was drawn lies on top.
    pub(super) fn under(&self, at: Pos2) -> Option<String> {
        let found = self.tips.iter().rfind(|(rect, _)| rect.contains(at));
        found.map(|(_, words)| words.clone())
    }

    /// The name of a group of rows.
    pub(super) fn group(&self, area: Rect, name: &str) {
        let line = Stroke::new(1.0, self.palette.line.gamma_multiply(0.6));
        let y = area.top() + 4.0;
        self.names.hline(area.x_range(), y, line);
        self.plot.hline(area.x_range(), y, line);
        let font = FontId::new(size::SMALL - 1.0, strong());
        let name = name.to_uppercase();
        let at = pos2(area.left(), area.bottom() - 2.0);
        self.names
            .text(at, Align2::LEFT_BOTTOM, name, font, self.palette.dim);
    }

    /// The name of a row, and below it how it stands where the playhead is.
    pub(super) fn name(&self, area: Rect, name: &str, now: &str) {
        let font = FontId::proportional(size::SMALL);
        let room = self.names.clip_rect().width();
        let name = fitting(&self.names, name, &font, room);
        if now.is_empty() {
            let at = area.left_center();
            self.names
                .text(at, Align2::LEFT_CENTER, name, font, self.palette.ink);
            return;
        }
        let at = area.left_top() + vec2(0.0, 1.0);
        self.names
            .text(at, Align2::LEFT_TOP, name, font, self.palette.ink);
        let at = area.left_bottom() - vec2(0.0, 2.0);
        let font = FontId::monospace(size::SMALL - 1.0);
        self.names
            .text(at, Align2::LEFT_BOTTOM, now, font, self.palette.dim);
    }

    /// The name of a row of less weight.
    pub(super) fn small_name(&self, area: Rect, name: &str) {
        let font = FontId::proportional(size::SMALL - 1.0);
        let at = area.left_center();
        self.names
            .text(at, Align2::LEFT_CENTER, name, font, self.palette.dim);
    }

    /// A bar over a stretch of time, with words in it as far as there is room.
    pub(super) fn bar(
        &mut self,
        area: Rect,
        (from, to): (u64, u64),
        bar: Bar,
        tone: Tone,
        words: &str,
        tip: String,
    ) {
        let (left, right) = (self.scale.x(from), self.scale.x(to));
        let right = right.max(left + 3.0);
        let rect = Rect::from_x_y_ranges(left..=right, area.top() + 3.0..=area.bottom() - 3.0);
        let shown = rect.intersect(self.across);
        if shown.width() <= 0.0 {
            return;
        }
        let colour = self.palette.tone(tone);
        let round = CornerRadius::same(3);
        let fill = match bar {
            Bar::Filled => colour.gamma_multiply(0.32),
            Bar::Striped => colour.gamma_multiply(0.10),
            Bar::Outlined => Color32::TRANSPARENT,
        };
        let line = Stroke::new(1.0, colour.gamma_multiply(0.8));
        self.plot.rect(rect, round, fill, line, StrokeKind::Inside);
        if bar == Bar::Striped {
            self.stripes(shown, colour.gamma_multiply(0.6));
        }
        if !words.is_empty() && shown.width() >= WORDS {
            let inside = self.plot.with_clip_rect(shown.shrink2(vec2(4.0, 0.0)));
            let font = FontId::proportional(size::SMALL);
            let words = fitting(&inside, words, &font, shown.width() - 8.0);
            let at = pos2(shown.left() + 5.0, shown.center().y);
            inside.text(at, Align2::LEFT_CENTER, words, font, self.palette.ink);
        }
        self.tips.push((shown, tip));
    }

    /// Words beside a bar that is alone in its row: after it where there is room, else before it.
    pub(super) fn beside(&self, area: Rect, (from, to): (u64, u64), words: &str) {
        let (before, after) = (self.scale.x(from) - 8.0, self.scale.x(to) + 10.0);
        let (left, right) = (self.across.left(), self.across.right());
        let font = FontId::proportional(size::SMALL);
        let (x, room, side) = match right - after >= before - left {
            true => (after, right - after, Align2::LEFT_CENTER),
            false => (before, before - left, Align2::RIGHT_CENTER),
        };
        if room < WORDS || x < left || x > right {
            return;
        }
        let words = fitting(&self.plot, words, &font, room);
        self.plot.text(
            pos2(x, area.center().y),
            side,
            words,
            font,
            self.palette.dim,
        );
    }

    fn stripes(&self, rect: Rect, colour: Color32) {
        let inside = self.plot.with_clip_rect(rect);
        let high = rect.height();
        let mut x = rect.left() - high;
        while x < rect.right() {
            let line = [pos2(x, rect.bottom()), pos2(x + high, rect.top())];
            inside.line_segment(line, Stroke::new(1.0, colour));
            x += STRIPES;
        }
    }

    /// A level that held for a while, as a line with its figure.
    pub(super) fn level(&self, area: Rect, (from, to): (u64, u64), words: &str) {
        let (left, right) = (self.scale.x(from), self.scale.x(to));
        let y = area.center().y;
        let line = Stroke::new(1.0, self.palette.dim.gamma_multiply(0.6));
        self.plot.vline(left, y - 4.0..=y + 4.0, line);
        self.plot.hline(left..=right, y, line);
        let font = FontId::monospace(size::SMALL - 1.0);
        let galley = self
            .plot
            .layout_no_wrap(words.to_owned(), font, self.palette.ink);
        if right - left > galley.size().x + 8.0 {
            let at = pos2(
                left.max(self.across.left()) + 6.0,
                y - galley.size().y / 2.0,
            );
            let ground = Rect::from_min_size(at, galley.size()).expand2(vec2(3.0, 0.0));
            self.plot
                .rect_filled(ground, CornerRadius::ZERO, self.palette.deck);
            self.plot.galley(at, galley, self.palette.ink);
        }
    }

    /// A mark at a moment.
    pub(super) fn mark(&mut self, area: Rect, at_ms: u64, mark: Mark, tone: Tone, tip: String) {
        let centre = pos2(self.scale.x(at_ms), area.center().y);
        let colour = self.palette.tone(tone);
        let edge = Stroke::new(1.0, self.palette.night);
        let points: &[(f32, f32)] = match mark {
            Mark::Circle => {
                self.plot.circle(centre, 5.0, colour, edge);
                &[]
            }
            Mark::Square => &[(-4.5, -4.5), (4.5, -4.5), (4.5, 4.5), (-4.5, 4.5)],
            Mark::Diamond => &[(0.0, -6.5), (6.5, 0.0), (0.0, 6.5), (-6.5, 0.0)],
            Mark::Flag => &[(0.0, -8.0), (9.0, -4.0), (0.0, 0.0)],
            Mark::Down => &[(-4.5, -11.0), (4.5, -11.0), (0.0, -4.0)],
        };
        if mark == Mark::Flag {
            let pole = Stroke::new(1.5, colour);
            self.plot
                .vline(centre.x, centre.y - 8.0..=centre.y + 8.0, pole);
        }
        if !points.is_empty() {
            let points = points.iter().map(|(x, y)| centre + vec2(*x, *y));
            self.plot
                .add(Shape::convex_polygon(points.collect(), colour, edge));
        }
        let reach = Rect::from_center_size(centre, vec2(2.0 * REACH, 2.0 * REACH));
        self.tips.push((reach, tip));
    }

    /// The sign of a tone at a moment.
    pub(super) fn sign(&mut self, area: Rect, at_ms: u64, tone: Tone, tip: String) {
        let centre = pos2(self.scale.x(at_ms), area.center().y);
        let font = FontId::new(size::BODY, strong());
        let colour = self.palette.tone(tone);
        self.plot
            .text(centre, Align2::CENTER_CENTER, tone.sign(), font, colour);
        let reach = Rect::from_center_size(centre, vec2(2.0 * REACH, 2.0 * REACH));
        self.tips.push((reach, tip));
    }

    /// An area in steps, as high as the row at `most`.
    pub(super) fn steps(&self, area: Rect, steps: &[(u64, u64)], most: u64, tone: Tone) {
        let (floor, high) = (area.bottom() - 3.0, area.height() - 7.0);
        let level = |value: u64| floor - high * (value.min(most) as f32 / most as f32);
        let colour = self.palette.tone(tone);
        let ends = steps.iter().skip(1).map(|(at, _)| *at);
        let ends = ends.chain([self.scale.end()]);
        let mut path = Vec::new();
        for ((from, value), to) in steps.iter().zip(ends) {
            let (left, right, y) = (self.scale.x(*from), self.scale.x(to), level(*value));
            let rect = Rect::from_x_y_ranges(left..=right, y..=floor);
            let fill = colour.gamma_multiply(0.22);
            self.plot.rect_filled(rect, CornerRadius::ZERO, fill);
            path.extend([pos2(left, y), pos2(right, y)]);
        }
        self.plot.add(Shape::line(path, Stroke::new(1.5, colour)));
        let ground = Stroke::new(1.0, self.palette.line);
        self.plot.hline(self.across.x_range(), floor, ground);
    }

    /// A line through samples, with the value from which it is bad as dashes.
    pub(super) fn line(&self, area: Rect, points: &[(u64, i64)], baseline: i64, alarm: i64) {
        let values = points.iter().map(|(_, value)| *value);
        let all = values.chain([baseline, alarm]);
        let (least, most) = all.fold((i64::MAX, i64::MIN), |(least, most), value| {
            (least.min(value), most.max(value))
        });
        let (floor, high) = (area.bottom() - 4.0, area.height() - 9.0);
        let span = (most - least).max(1) as f32;
        let level = |value: i64| floor - high * ((value - least) as f32 / span);
        let across = self.across.x_range();
        let bad = [
            pos2(across.min, level(alarm)),
            pos2(across.max, level(alarm)),
        ];
        let line = Stroke::new(1.0, self.palette.tone(Tone::Bad).gamma_multiply(0.7));
        self.plot.extend(Shape::dashed_line(&bad, line, 4.0, 4.0));
        let path = points
            .iter()
            .map(|(at, value)| pos2(self.scale.x(*at), level(*value)));
        let line = Stroke::new(1.5, self.palette.tone(Tone::Info));
        self.plot.add(Shape::line(path.collect(), line));
    }
}

/// As much of the words as there is room for.
fn fitting(painter: &Painter, words: &str, font: &FontId, room: f32) -> String {
    let wide = |words: &str| {
        let galley = painter.layout_no_wrap(words.to_owned(), font.clone(), Color32::WHITE);
        galley.size().x
    };
    if wide(words) <= room {
        return words.to_owned();
    }
    // Letters are about as wide as each other: guess, then take away what is too much.
    let letters = words.chars().count() as f32;
    let guess = (letters * room / wide(words)) as usize;
    for keep in (1..=guess).rev() {
        let cut: String = words.chars().take(keep).collect();
        let cut = format!("{}…", cut.trim_end());
        if wide(&cut) <= room {
            return cut;
        }
    }
    String::new()
}
