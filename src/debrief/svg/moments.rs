//! Moments: letters along the top with a dashed line through all lanes. The page lists what they
//! stand for.

use std::fmt::Write;

use super::sheet::{Sheet, TOP};
use super::text::{escape, wide};
use crate::debrief::clock;
use crate::debrief::timeline::Timeline;

/// The feet of the rows of letters, one under the other where they would touch [px].
const ROWS: [u64; 2] = [27, 39];

/// Draws them down to `height`.
pub(super) fn draw(sheet: &Sheet, timeline: &Timeline, height: u64) -> String {
    let mut drawn = String::new();
    let mut ends = [0; ROWS.len()];
    for (at, moment) in timeline.moments.iter().enumerate() {
        let x = sheet.x(moment.at_ms);
        let letter = mark(at);
        let row = ends
            .iter()
            .position(|end| *end <= x)
            .unwrap_or(ROWS.len() - 1);
        ends[row] = x + wide(&letter) + 4;
        let _ = write!(
            drawn,
            "<path class=\"moment\" d=\"M{x} {}V{height}\"/>\
             <text class=\"letter\" x=\"{x}\" y=\"{}\" text-anchor=\"middle\">{letter}\
             <title>{} {}</title></text>",
            TOP,
            ROWS[row],
            clock(moment.at_ms),
            escape(&moment.text)
        );
    }
    drawn.push_str(&shift(sheet, timeline, height));
    drawn
}

/// Where the trainee's shift ends.
fn shift(sheet: &Sheet, timeline: &Timeline, height: u64) -> String {
    let ends = timeline.shift_ends_ms;
    let Some(ends) = ends.filter(|ends| *ends <= timeline.until_ms) else {
        return String::new();
    };
    let x = sheet.x(ends);
    let (before, foot) = (x.saturating_sub(4), height - 4);
    format!(
        "<path class=\"shift\" d=\"M{x} 18V{height}\"/>\
         <text class=\"shift-label\" x=\"{before}\" y=\"{foot}\" text-anchor=\"end\">shift ends</text>"
    )
}

/// The letter of a moment: a, b, … z, aa, ab …
pub(in crate::debrief) fn mark(at: usize) -> String {
    let letter = |at: usize| char::from(b'a' + u8::try_from(at % 26).unwrap_or(0));
    match at / 26 {
        0 => letter(at).to_string(),
        round => format!("{}{}", letter(round - 1), letter(at)),
    }
}
