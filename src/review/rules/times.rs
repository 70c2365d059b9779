//! Every line of the timeline begins with its time, and they stand in order (PRACTICE 38).

use super::{Case, Found};
use crate::review::draft::Section;
use crate::review::finding::TIMES;

/// Who goes back from behind the first of these hours to before the second has passed midnight.
const AROUND_MIDNIGHT: (u32, u32) = (22, 2);

pub(super) fn check(case: &Case<'_>, found: &mut Found) {
    let mut before: Option<(u32, &str)> = None;
    for item in case.draft.items(Section::Timeline) {
        let Some((time, written)) = leading(item.text) else {
            let end = item.text.find(['\n']).unwrap_or(item.text.len());
            found.add(
                TIMES,
                case,
                item.start..item.start + end,
                "this line has no time",
                "Begin it with the time since the call began, \"12:40\", or the time of day.",
            );
            continue;
        };
        if let Some((last, last_written)) = before
            && time < last
            && !passed_midnight(last, time, written)
        {
            let at = item.text.find(written).unwrap_or(0);
            found.add(
                TIMES,
                case,
                item.start + at..item.start + at + written.len(),
                format!("{written} comes after {last_written}: the timeline goes back"),
                "Put the lines in the order in which things happened.",
            );
        }
        before = Some((time, written));
    }
}

fn passed_midnight(last: u32, time: u32, written: &str) -> bool {
    let hour = match written.matches(':').count() {
        2 => 3600,
        _ => 60,
    };
    last >= AROUND_MIDNIGHT.0 * hour && time < AROUND_MIDNIGHT.1 * hour
}

/// The time that a line begins with, in seconds (of minutes and seconds, or of hours and minutes:
/// which, the line alone does not tell, so "12:40" is 760), and as it is written.
pub(super) fn leading(line: &str) -> Option<(u32, &str)> {
    let text = line.trim_start_matches(|c: char| {
        matches!(c, '*' | '_' | '`' | '|' | '~' | '+' | '[') || c.is_whitespace()
    });
    let text = text.strip_prefix("T+").unwrap_or(text);
    let text = without_date(text);
    let end = text
        .find(|c: char| !c.is_ascii_digit() && c != ':')
        .unwrap_or(text.len());
    let written = text[..end].trim_end_matches(':');
    let mut parts = written.split(':');
    let first: u32 = parts.next()?.parse().ok()?;
    let second = two_digits(parts.next()?)?;
    let third = match parts.next() {
        Some(third) => two_digits(third)?,
        None => 0,
    };
    if parts.next().is_some() || first > 999 {
        return None;
    }
    // With three parts the first are hours; then all are, in a draft that is of one kind.
    let is_long = written.matches(':').count() == 2;
    let seconds = if is_long {
        first.checked_mul(3600)? + second * 60 + third
    } else {
        first * 60 + second
    };
    Some((seconds, written))
}

/// A line without its time.
pub(super) fn behind(line: &str) -> &str {
    match leading(line) {
        Some((_, written)) => {
            let at = line.find(written).unwrap_or(0) + written.len();
            line[at..].trim_start_matches(|c: char| {
                matches!(c, '|' | '-' | '–' | '—' | ':' | '*' | '`' | ']') || c.is_whitespace()
            })
        }
        None => line,
    }
}

fn without_date(text: &str) -> &str {
    let is_date = text
        .get(..10)
        .is_some_and(|date| date.parse::<jiff::civil::Date>().is_ok());
    if is_date {
        text[10..].trim_start_matches(['T', ' '])
    } else {
        text
    }
}

fn two_digits(part: &str) -> Option<u32> {
    let number = (part.len() == 2).then(|| part.parse().ok())?;
    number.filter(|number| *number < 60)
}
