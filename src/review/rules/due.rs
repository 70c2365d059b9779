//! The postmortem has a date, soon enough (PRACTICE 35).

use jiff::civil::Date;

use super::{Case, Found};
use crate::calendar::Due;
use crate::review::finding::DUE;

pub(super) fn check(case: &Case<'_>, found: &mut Found) {
    let allowed = case.facts.allowed();
    let by = case.facts.began.map(|began| allowed.after(began));
    let instead = match by {
        Some(by) => format!("Write the day, within {allowed}: \"Due: {by}\" or before."),
        None => format!("Write the day, within {allowed}."),
    };
    let Some(due) = &case.draft.due else {
        let what = "nobody says when this is due";
        let instead = format!("Add a line at the top: \"- Due: \" and the day. {instead}");
        found.add(DUE, case, super::top(case), what, instead);
        return;
    };
    let bytes = due.start..due.start + due.value.len();
    if due.is_open() {
        found.add(DUE, case, bytes, "nobody says when this is due", instead);
        return;
    }
    let Some(read) = read(due.value) else {
        let what = format!("\"{}\" is no day", due.value);
        found.add(DUE, case, bytes, what, instead);
        return;
    };
    // Without the day of the incident there is nothing to count from.
    let (Some(began), Some(by)) = (case.facts.began, by) else {
        return;
    };
    let on = read.on(began);
    if on < began {
        let what = format!("{on} is before the incident, {began}");
        found.add(DUE, case, bytes, what, instead);
    } else if on > by {
        let what = format!("{on} is too late: the policy gives {allowed}, until {by}");
        found.add(DUE, case, bytes, what, instead);
    }
}

/// When it is due: as it is written, or what of it is a date ("three business days (2026-11-25)").
fn read(value: &str) -> Option<Due> {
    let parts = value.split(['(', ')', ',', ';']);
    let parts = parts.flat_map(|part| [part, part.split(" – ").next().unwrap_or(part)]);
    let words = value.split(|c: char| c.is_whitespace() || matches!(c, '(' | ')' | ',' | ';'));
    let dated = words
        .map(|word| word.trim_end_matches('.'))
        .find(|word| word.parse::<Date>().is_ok());
    if let Some(word) = dated {
        return Due::read(word);
    }
    Due::read(value).or_else(|| parts.map(str::trim).find_map(Due::read))
}
