//! The sheet that lanes are drawn on: time runs to the right, lanes follow one another downwards.
//! It owns the measures of the picture and the shapes that several lanes use.

use std::fmt::Write;

use super::text::{escape, fit, wide};
use crate::debrief::clock;

/// Width of the drawing, and of the names on its left [px].
pub(super) const WIDTH: u64 = 920;
/// See [`WIDTH`].
pub(super) const NAMES: u64 = 136;
/// Width of what is drawn over time [px]; the rest on the right is for the last minute's label.
const PLOT: u64 = WIDTH - NAMES - 16;
/// Height of a row of bars, and of a bar in it [px].
pub(super) const ROW: u64 = 22;
/// See [`ROW`].
pub(super) const BAR: u64 = 16;
/// Space between lanes [px].
const GAP: u64 = 10;
/// Where lanes begin: above are the minutes and two rows of letters [px].
pub(super) const TOP: u64 = 42;
/// At most so many minutes are written along the top.
const MOST_TICKS: u64 = 12;

/// A picture in the making.
pub(super) struct Sheet {
    body: String,
    y: u64,
    until: u64,
}

impl Sheet {
    /// An empty sheet for so much time [ms].
    pub(super) fn new(until: u64) -> Sheet {
        Sheet {
            body: String::new(),
            y: TOP,
            until: until.max(1),
        }
    }

    /// What was drawn.
    pub(super) fn finish(self) -> String {
        self.body
    }

    /// Where a moment lies.
    pub(super) fn x(&self, at_ms: u64) -> u64 {
        NAMES + at_ms.min(self.until) * PLOT / self.until
    }

    /// How wide a stretch is; never nothing.
    pub(super) fn width(&self, (from, to): (u64, u64)) -> u64 {
        self.x(to).saturating_sub(self.x(from)).max(2)
    }

    /// Where the next row begins.
    pub(super) fn y(&self) -> u64 {
        self.y
    }

    /// Goes down.
    pub(super) fn down(&mut self, by: u64) {
        self.y += by;
    }

    /// Adds a shape whose texts are escaped.
    pub(super) fn add(&mut self, shape: &str) {
        self.body.push_str(shape);
    }

    /// The title of a lane, on a line of its own.
    pub(super) fn heading(&mut self, text: &str) {
        self.y += GAP;
        let (rule, base) = (self.y - 4, self.y + 9);
        let _ = write!(
            self.body,
            "<path class=\"rule\" d=\"M0 {rule}H{WIDTH}\"/>\
             <text class=\"lane\" x=\"0\" y=\"{base}\">{}</text>",
            escape(text)
        );
        self.y += 18;
    }

    /// A name on the left, its foot at `y`.
    pub(super) fn name(&mut self, text: &str, class: &str, y: u64) {
        let room = NAMES - 10;
        let _ = write!(
            self.body,
            "<text class=\"{class}\" x=\"{room}\" y=\"{y}\" text-anchor=\"end\">{}</text>",
            escape(&fit(text, room))
        );
    }

    /// Words anywhere.
    pub(super) fn words(&mut self, class: &str, (x, y): (u64, u64), anchor: &str, text: &str) {
        let _ = write!(
            self.body,
            "<text class=\"{class}\" x=\"{x}\" y=\"{y}\" text-anchor=\"{anchor}\">{}</text>",
            escape(text)
        );
    }

    /// A bar, with what it stands for under the pointer.
    pub(super) fn bar(&mut self, class: &str, span: (u64, u64), y: u64, tip: &str) {
        let (x, width) = (self.x(span.0), self.width(span));
        let _ = write!(
            self.body,
            "<rect class=\"{class}\" x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{BAR}\" rx=\"2\">\
             <title>{}</title></rect>",
            escape(tip)
        );
    }

    /// Words inside a bar, as far as there is room.
    pub(super) fn inside(&mut self, class: &str, text: &str, span: (u64, u64), y: u64) {
        let x = self.x(span.0) + 4;
        let text = fit(text, self.width(span).saturating_sub(8));
        if !text.is_empty() {
            self.words(class, (x, y + 12), "start", &text);
        }
    }

    /// Words beside a bar: after it where there is room, else before it.
    pub(super) fn beside(&mut self, text: &str, span: (u64, u64), y: u64) {
        let (from, to) = (self.x(span.0), self.x(span.1));
        let (after, before) = (
            WIDTH.saturating_sub(to + 10),
            from.saturating_sub(NAMES + 8),
        );
        if wide(text) <= after || after >= before {
            self.words("beside", (to + 8, y + 12), "start", &fit(text, after));
        } else {
            let x = from.saturating_sub(8);
            self.words("beside", (x, y + 12), "end", &fit(text, before));
        }
    }

    /// An area in steps that begins at `before` and is `high` px high at `most`.
    pub(super) fn steps(
        &mut self,
        class: &str,
        steps: &[(u64, u64)],
        before: u64,
        most: u64,
        (y, high): (u64, u64),
    ) {
        let floor = y + high;
        let level = |value: u64| {
            let rise = u128::from(value.min(most)) * u128::from(high) / u128::from(most.max(1));
            floor - u64::try_from(rise).unwrap_or(high)
        };
        let (left, right) = (self.x(0), self.x(self.until));
        let mut path = format!("M{left} {floor}V{}", level(before));
        for (at, value) in steps {
            let _ = write!(path, "H{}V{}", self.x(*at), level(*value));
        }
        let _ = write!(path, "H{right}V{floor}Z");
        let _ = write!(self.body, "<path class=\"{class}\" d=\"{path}\"/>");
    }

    /// The minutes along the top, with a faint line through all lanes down to `height`.
    pub(super) fn axis(&self, height: u64) -> String {
        let minutes = self.until.div_ceil(60_000);
        let step = [1, 2, 5, 10, 15, 30, 60]
            .into_iter()
            .find(|step| minutes / step <= MOST_TICKS)
            .unwrap_or(120);
        let mut axis = String::new();
        let mut minute = 0;
        while minute * 60_000 <= self.until {
            let at = minute * 60_000;
            let x = self.x(at);
            let _ = write!(
                axis,
                "<path class=\"tick\" d=\"M{x} {TOP}V{height}\"/>\
                 <text class=\"minute\" x=\"{x}\" y=\"12\" text-anchor=\"middle\">{}</text>",
                clock(at)
            );
            minute += step;
        }
        axis
    }
}
