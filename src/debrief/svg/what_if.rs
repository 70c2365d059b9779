//! What would be lost in the end if by-the-book took over at each moment: a line that rises where
//! the drill got worse, with the costliest moments as bands.

use std::fmt::Write;

use super::sheet::{NAMES, Sheet, WIDTH};
use super::text::escape;
use crate::debrief::what_if::WhatIf;
use crate::debrief::{clock, thousands};

/// Where the plot begins and ends, and how high the picture is [px].
const CEILING: u64 = 58;
/// See [`CEILING`].
const FLOOR: u64 = 168;
/// See [`CEILING`].
const HEIGHT: u64 = 180;

/// Draws it; nothing where nothing was branched. `until` is the end of the drill [ms].
pub(in crate::debrief) fn draw(what_if: &WhatIf, until: u64) -> Option<String> {
    let lost = || what_if.curve.iter().map(|point| point.lost);
    let (least, most) = (lost().min()?, lost().max()?);
    let sheet = Sheet::new(until);
    let level = |lost: u64| {
        let rise = u128::from(lost - least) * u128::from(FLOOR - CEILING);
        FLOOR - u64::try_from(rise / u128::from((most - least).max(1))).unwrap_or(0)
    };
    let mut path = String::new();
    for point in what_if.curve.iter().filter(|point| point.at_ms <= until) {
        let pen = if path.is_empty() { 'M' } else { 'L' };
        let _ = write!(path, "{pen}{} {}", sheet.x(point.at_ms), level(point.lost));
    }
    let said = description(what_if, least, most);
    Some(format!(
        "<svg class=\"timeline\" viewBox=\"0 0 {WIDTH} {HEIGHT}\" role=\"img\" \
         aria-label=\"{}\">{}{}\
         <text class=\"who\" x=\"{x}\" y=\"{}\" text-anchor=\"end\">{}</text>\
         <text class=\"who\" x=\"{x}\" y=\"{FLOOR}\" text-anchor=\"end\">{}</text>\
         <path class=\"expected\" d=\"{path}\"/></svg>",
        escape(&said),
        sheet.axis(FLOOR),
        bands(&sheet, what_if),
        CEILING + 8,
        thousands(most),
        thousands(least),
        x = NAMES - 10,
    ))
}

fn bands(sheet: &Sheet, what_if: &WhatIf) -> String {
    let mut drawn = String::new();
    for (at, moment) in what_if.moments.iter().enumerate() {
        let span = (moment.from_ms, moment.to_ms);
        let (x, width) = (sheet.x(span.0), sheet.width(span));
        let _ = write!(
            drawn,
            "<rect class=\"band\" x=\"{x}\" y=\"32\" width=\"{width}\" height=\"{}\"/>\
             <text class=\"letter\" x=\"{}\" y=\"46\" text-anchor=\"middle\">{}</text>",
            FLOOR - 32,
            x + width / 2,
            at + 1
        );
    }
    drawn
}

fn description(what_if: &WhatIf, least: u64, most: u64) -> String {
    let mut text = format!(
        "Customer-minutes lost in the end if {} took over at each moment: between {} and {}.",
        what_if.commander,
        thousands(least),
        thousands(most)
    );
    for moment in &what_if.moments {
        let (from, to) = (clock(moment.from_ms), clock(moment.to_ms));
        let _ = write!(text, " Costly from {from} to {to}.");
    }
    text
}
