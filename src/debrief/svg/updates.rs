//! The lane of updates: one row for each audience with the minutes between, and the promises of
//! the next one with whether they were kept.

use super::sheet::Sheet;
use super::text::{escape, wide};
use crate::debrief::clock;
use crate::debrief::timeline::{Promise, Timeline, Update};
use crate::units::Span;

/// Height of a row [px].
const ROW: u64 = 20;

/// How a mark at `(x, y)` looks, up to its title.
type Shape = fn(u64, u64) -> String;

/// Audiences, as the report has them, as they are called here, and how a mark at `(x, y)` looks.
const ROWS: [(&str, &str, Shape); 3] = [
    ("call", "to the call", |x, y| {
        format!("<circle cx=\"{x}\" cy=\"{y}\" r=\"5\" class=\"update\">")
    }),
    ("internal", "to the company", |x, y| {
        format!(
            "<path d=\"M{} {}h10v10h-10z\" class=\"update\">",
            x - 5,
            y - 5
        )
    }),
    ("public", "to the public", |x, y| {
        format!("<path d=\"M{x} {}l7 7-7 7-7-7z\" class=\"update\">", y - 7)
    }),
];

/// Draws it.
pub(super) fn draw(sheet: &mut Sheet, timeline: &Timeline) {
    if timeline.updates.is_empty() && timeline.promises.is_empty() {
        return;
    }
    sheet.heading("Updates");
    for (to, title, shape) in ROWS {
        let updates = timeline.updates.iter().filter(|update| update.to == to);
        let updates: Vec<&Update> = updates.collect();
        if !updates.is_empty() {
            row(sheet, &updates, title, shape);
        }
    }
    if !timeline.promises.is_empty() {
        promises(sheet, timeline);
    }
}

fn row(sheet: &mut Sheet, updates: &[&Update], title: &str, shape: Shape) {
    let y = sheet.y() + 8;
    sheet.name(title, "who", y + 4);
    for pair in updates.windows(2) {
        gap(sheet, (pair[0].at_ms, pair[1].at_ms), y);
    }
    for update in updates {
        let mark = shape(sheet.x(update.at_ms), y);
        let close = if mark.starts_with("<circle") {
            "circle"
        } else {
            "path"
        };
        let tip = escape(&format!("{title} at {}", clock(update.at_ms)));
        sheet.add(&format!("{mark}<title>{tip}</title></{close}>"));
    }
    sheet.down(ROW);
}

/// The line between two updates, with the minutes where there is room to write them.
fn gap(sheet: &mut Sheet, span: (u64, u64), y: u64) {
    let (from, to) = (sheet.x(span.0), sheet.x(span.1));
    let words = format!("{} min", Span(span.1 - span.0).as_minutes_said());
    if to - from < wide(&words) + 24 {
        sheet.add(&format!("<path class=\"cadence\" d=\"M{from} {y}H{to}\"/>"));
        return;
    }
    let (middle, half) = ((from + to) / 2, wide(&words) / 2);
    let (left, right) = (middle - half, middle + half);
    sheet.add(&format!(
        "<path class=\"cadence\" d=\"M{from} {y}H{left}M{right} {y}H{to}\"/>"
    ));
    sheet.words("gap", (middle, y + 4), "middle", &words);
}

/// A line from each promise to when it was due, with a tick or a cross at its end.
fn promises(sheet: &mut Sheet, timeline: &Timeline) {
    let mut row_ends: Vec<u64> = Vec::new();
    let top = sheet.y() + 8;
    sheet.name("next one promised", "who", top + 4);
    for promise in &timeline.promises {
        let (from, to) = (sheet.x(promise.made_ms), sheet.x(promise.due_ms));
        let free = row_ends.iter().position(|end| end + 12 < from);
        let row = free.unwrap_or(row_ends.len());
        match row_ends.get_mut(row) {
            Some(end) => *end = to,
            None => row_ends.push(to),
        }
        let y = top + row as u64 * ROW;
        let (class, sign) = outcome(promise);
        let tip = escape(&said(promise));
        sheet.add(&format!(
            "<path class=\"promise {class}\" d=\"M{from} {}v6m0-3H{}\"><title>{tip}</title></path>",
            y - 3,
            to.saturating_sub(7)
        ));
        sheet.words(&format!("sign {class}"), (to, y + 5), "middle", sign);
    }
    sheet.down(row_ends.len() as u64 * ROW);
}

fn outcome(promise: &Promise) -> (&'static str, &'static str) {
    match promise.kept {
        Some(true) => ("kept", "✓"),
        Some(false) => ("broken", "✗"),
        None => ("open", "–"),
    }
}

/// What an audience is called here.
fn title(to: &str) -> &'static str {
    let row = ROWS.iter().find(|(audience, _, _)| *audience == to);
    row.map_or("", |(_, title, _)| title)
}

fn said(promise: &Promise) -> String {
    let (made, due) = (clock(promise.made_ms), clock(promise.due_ms));
    let became = match (promise.kept, promise.came_ms) {
        (Some(true), Some(came)) => format!("kept: it came at {}", clock(came)),
        (Some(true), None) => "kept".to_owned(),
        (Some(false), Some(came)) => format!("not kept: it came at {}", clock(came)),
        (Some(false), None) => "not kept: none came".to_owned(),
        (None, _) => "not theirs to keep".to_owned(),
    };
    let to = title(&promise.to);
    format!("promised {to} at {made} for {due} — {became}")
}
