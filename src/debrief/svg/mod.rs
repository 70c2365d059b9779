//! Draws the timeline as SVG: lanes over minutes, one lane a file. Colours come from the page's
//! style sheet (Okabe–Ito, light and dark); what a colour says, a pattern, a shape or a word says
//! too, and the tables of the page say all of it again.

mod command;
mod moments;
mod pressure;
mod services;
mod sheet;
mod tasks;
mod text;
mod trend;
mod updates;
mod what_if;

use std::fmt::Write;

use sheet::{Sheet, WIDTH};
use text::escape;

pub(super) use moments::mark;
pub(super) use trend::draw as trend;
pub(super) use what_if::draw as what_if;

use super::clock;
use super::timeline::Timeline;

/// Draws it. The texts of trainee and scenario are escaped.
pub(super) fn draw(timeline: &Timeline) -> String {
    let mut sheet = Sheet::new(timeline.until_ms);
    command::draw(&mut sheet, timeline);
    tasks::draw(&mut sheet, timeline);
    pressure::draw(&mut sheet, timeline);
    updates::draw(&mut sheet, timeline);
    services::draw(&mut sheet, timeline);
    let height = sheet.y() + 14;
    let axis = sheet.axis(height);
    let moments = moments::draw(&sheet, timeline, height);
    format!(
        "<svg class=\"timeline\" viewBox=\"0 0 {WIDTH} {height}\" role=\"img\" \
         aria-labelledby=\"timeline-title timeline-desc\" xmlns=\"http://www.w3.org/2000/svg\">\
         <title id=\"timeline-title\">Timeline of the drill</title>\
         <desc id=\"timeline-desc\">{}</desc>\
         <defs><pattern id=\"hatch\" width=\"6\" height=\"6\" patternTransform=\"rotate(45)\" \
         patternUnits=\"userSpaceOnUse\"><rect class=\"hatch-ground\" width=\"6\" height=\"6\"/>\
         <path class=\"hatch-line\" d=\"M0 0V6\"/></pattern></defs>\
         {axis}{}{moments}</svg>",
        escape(&description(timeline)),
        sheet.finish(),
    )
}

fn description(timeline: &Timeline) -> String {
    let mut text = format!("{} minutes. ", timeline.until_ms.div_ceil(60_000));
    for stretch in &timeline.commanders {
        let who = stretch.who.as_deref().unwrap_or("Nobody");
        let (from, to) = (clock(stretch.from_ms), clock(stretch.to_ms));
        let _ = write!(text, "{who} commanded from {from} to {to}. ");
    }
    let _ = write!(
        text,
        "{} tasks, {} pressures, {} updates; the tables below list them.",
        timeline.tasks.len(),
        timeline.pressure.len(),
        timeline.updates.len()
    );
    text
}
