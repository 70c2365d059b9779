//! The postmortem has a date, soon enough (PRACTICE 35).

use jiff::civil::Date;

use super::{Case, Found};
use crate::calendar::{Due, add_business_days};
use crate::review::finding::DUE;

pub(super) fn check(case: &Case<'_>, found: &mut Found) {
    let days = case.facts.business_days();
    let policy = format!("within {days} business days{}", severity(case));
    let by = case.facts.began.map(|began| add_business_days(began, days));
    let instead = match by {
        Some(by) => format!("Write the day, {policy}: \"Due: {by}\" or before."),
        None => format!("Write the day, {policy}."),
    };
    let Some(due) = &case.draft.due else {
        let what = "nobody says when this is due";
        found.add(
            DUE,
            case,
            super::end(case),
            what,
            format!("Add a line at the top: \"- Due: \" and the day. {instead}"),
        );
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
    let Some(began) = case.facts.began else {
        counted(case, read, bytes, found);
        return;
    };
    let on = read.on(began);
    if on < began {
        let what = format!("{on} is before the incident, {began}");
        found.add(DUE, case, bytes, what, instead);
    } else if by.is_some_and(|by| on > by) {
        let what = format!("{on} is too late for a postmortem that is due {policy}");
        found.add(DUE, case, bytes, what, instead);
    }
}

/// Without the day of the incident only a count of days can be judged.
fn counted(case: &Case<'_>, read: Due, bytes: std::ops::Range<usize>, found: &mut Found) {
    let days = case.facts.business_days();
    // A Monday stands for the day: from no day of the week on does it take longer.
    let monday = Date::constant(2024, 1, 1);
    if matches!(read, Due::BusinessDays(_) | Due::Days(_) | Due::Months(_))
        && case.facts.severity.is_some()
        && read.on(monday) > add_business_days(monday, days)
    {
        let what = format!("that is more than {days} business days");
        found.add(
            DUE,
            case,
            bytes,
            what,
            format!("Set it within {days} business days."),
        );
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

fn severity(case: &Case<'_>) -> String {
    match case.facts.severity {
        Some(level) => format!(" of a severity {level}"),
        None => String::new(),
    }
}
