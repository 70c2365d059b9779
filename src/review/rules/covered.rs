//! The timeline tells the key moments of the drill: when it began, when customers were no longer
//! hurt, when it was over (PRACTICE 38).

use super::{Case, Found, times};
use crate::review::draft::Section;
use crate::review::facts::Moment;
use crate::review::finding::COVERED;

/// A line tells a moment when its time is no farther from it than this [ms]. Ours: who writes
/// minutes is up to a minute off.
const NEAR: u64 = 60_000;

pub(super) fn check(case: &Case<'_>, found: &mut Found) {
    let written: Vec<u32> = case
        .draft
        .items(Section::Timeline)
        .filter_map(|item| times::leading(item.text))
        .map(|(time, _)| time)
        .collect();
    // Times since the call began, or times of day: what tells more moments was meant.
    let since = missing(case, |at| {
        written.iter().any(|time| near(since_began(*time), at))
    });
    let by_day = missing(case, |at| {
        let at = case.facts.clock_ms + at;
        written.iter().any(|time| near(of_day(*time), at % DAY))
    });
    let missing = if by_day.len() < since.len() {
        by_day
    } else {
        since
    };
    if missing.is_empty() {
        return;
    }
    let names: Vec<&str> = missing.iter().map(|moment| moment.what).collect();
    let when: Vec<String> = missing
        .iter()
        .map(|moment| crate::units::Moment(moment.at_ms).to_string())
        .collect();
    found.add(
        COVERED,
        case,
        super::heading_or_end(case, Section::Timeline),
        format!(
            "the timeline does not tell when {}",
            names.join(", nor when ")
        ),
        format!(
            "Add a line for it; the log has it at {}.",
            when.join(" and ")
        ),
    );
}

/// A day [ms].
const DAY: u64 = 24 * 3600 * 1000;

fn missing<'a>(case: &Case<'a>, told: impl Fn(u64) -> bool) -> Vec<&'a Moment> {
    let moments = case.facts.moments.iter();
    moments.filter(|moment| !told(moment.at_ms)).collect()
}

/// "12:40" as minutes and seconds, "0:12:40" as hours, minutes and seconds.
fn since_began(time: u32) -> u64 {
    u64::from(time) * 1000
}

/// "12:40" as hours and minutes: what was read as minutes and seconds is sixty times as much.
fn of_day(time: u32) -> u64 {
    let seconds = u64::from(time);
    let hours_and_minutes = seconds * 60 * 1000;
    if hours_and_minutes < DAY {
        hours_and_minutes
    } else {
        seconds * 1000
    }
}

fn near(one: u64, other: u64) -> bool {
    one.abs_diff(other) <= NEAR
}
