//! Told times as moments of a drill: counted from the first, over midnight, within a day.

use jiff::civil::{Date, Weekday};

use super::clock::Told;
use crate::units::Span;

/// No drill lasts longer [s].
const A_DAY: i64 = 86_400;

/// A clock that goes back further than this has passed midnight [s]. Ours: rows that merely
/// stand in the wrong order differ by less.
const OVER_MIDNIGHT: i64 = 12 * 3600;

/// Where clock times begin within the first hour they count from the start [s]. Ours: exercises
/// begin in the daytime.
const COUNTED_FROM_ZERO: i64 = 3600;

/// When a row happens, from the start of the drill.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct When {
    /// From this time on.
    pub from: Span,
    /// Or up to this time.
    pub until: Option<Span>,
}

/// All rows in time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Timeline {
    /// When each row happens.
    pub placed: Vec<When>,
    /// The clock at the start [s after midnight], where the list tells it.
    pub starts: Option<u32>,
    /// The day of the start, where the list tells it.
    pub day: Option<Weekday>,
    /// What was guessed.
    pub notes: Vec<String>,
}

/// A told time in seconds, on a scale of its own: the clock's, or the exercise's.
#[derive(Clone, Copy)]
enum Second {
    Clock(i64),
    Since(i64),
}

impl Timeline {
    /// Places rows; one without a time comes with the one before it.
    pub(super) fn of(told: &[Option<(Told, Option<Told>)>]) -> Timeline {
        let mut notes = Vec::new();
        let first_date = told.iter().flatten().find_map(|(from, _)| match from {
            Told::Clock(date, _) => *date,
            _ => None,
        });
        let seconds = seconds(told, first_date);
        let clocks = seconds.iter().flatten().filter_map(|(from, _)| match from {
            Second::Clock(at) => Some(*at),
            Second::Since(_) => None,
        });
        let first = clocks.min();
        let counted = first_date.is_none() && first.is_some_and(|first| first < COUNTED_FROM_ZERO);
        if counted {
            notes.push("the times begin within the first hour, so they were taken as hours and minutes since the start".to_owned());
        }
        let zero = if counted { 0 } else { first.unwrap_or(0) };
        let mut latest = When::default();
        let mut beyond = 0;
        let mut span = |second: Second| {
            let at = match second {
                Second::Clock(at) => at - zero,
                Second::Since(at) => at,
            };
            beyond += usize::from(at >= A_DAY);
            Span::secs(at.clamp(0, A_DAY - 60).unsigned_abs())
        };
        let placed = seconds
            .iter()
            .map(|told| {
                if let Some((from, until)) = told {
                    latest = When {
                        from: span(*from),
                        until: until.map(&mut span),
                    };
                }
                latest
            })
            .collect();
        if beyond > 0 {
            notes.push(format!(
                "{beyond} times are a day or more after the first; a drill lasts a day at most, so they stand at its end"
            ));
        }
        Timeline {
            placed,
            starts: first
                .filter(|_| !counted)
                .and_then(|first| u32::try_from(first.rem_euclid(A_DAY)).ok()),
            day: first_date.map(Date::weekday),
            notes,
        }
    }
}

fn seconds(
    told: &[Option<(Told, Option<Told>)>],
    first_date: Option<Date>,
) -> Vec<Option<(Second, Option<Second>)>> {
    let mut day = 0;
    let mut before: Option<i64> = None;
    told.iter()
        .map(|told| {
            let (from, until) = (*told)?;
            let begins = second(from, first_date, &mut day, &mut before);
            let ends = until.map(|until| second(until, first_date, &mut day, &mut before));
            Some((begins, ends))
        })
        .collect()
}

fn second(told: Told, first_date: Option<Date>, day: &mut i64, before: &mut Option<i64>) -> Second {
    let at = match told {
        Told::Since(span) => return Second::Since(i64::try_from(span.as_secs()).unwrap_or(A_DAY)),
        Told::Day(number, second) => (i64::from(number) - 1) * A_DAY + i64::from(second),
        Told::Clock(Some(date), second) => {
            let days = first_date.map_or(0, |first| {
                first
                    .until(date)
                    .map_or(0, |apart| i64::from(apart.get_days()))
            });
            days * A_DAY + i64::from(second)
        }
        Told::Clock(None, second) => {
            let at = *day * A_DAY + i64::from(second);
            match *before {
                Some(before) if before - at > OVER_MIDNIGHT => {
                    *day += 1;
                    at + A_DAY
                }
                _ => at,
            }
        }
    };
    *before = Some(at);
    Second::Clock(at)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn minutes(timeline: &Timeline) -> Vec<u64> {
        timeline
            .placed
            .iter()
            .map(|when| when.from.as_secs() / 60)
            .collect()
    }

    fn clock(hour: u32, minute: u32) -> Option<(Told, Option<Told>)> {
        Some((Told::Clock(None, hour * 3600 + minute * 60), None))
    }

    #[test]
    fn clock_times_count_from_the_first_and_pass_midnight() {
        let timeline = Timeline::of(&[clock(23, 50), clock(23, 45), None, clock(0, 5)]);
        assert_eq!(minutes(&timeline), [5, 0, 0, 20]);
        assert_eq!(timeline.starts, Some(23 * 3600 + 45 * 60));
    }

    #[test]
    fn times_within_the_first_hour_count_from_the_start() {
        let timeline = Timeline::of(&[clock(0, 15), clock(1, 30)]);
        assert_eq!(minutes(&timeline), [15, 90]);
        assert_eq!((timeline.starts, timeline.notes.len()), (None, 1));
    }

    #[test]
    fn no_time_is_beyond_a_day() {
        let since = |hours: u64| Some((Told::Since(Span::minutes(hours * 60)), None));
        let timeline = Timeline::of(&[since(1), since(40)]);
        assert_eq!(minutes(&timeline), [60, 1439]);
        assert_eq!(timeline.notes.len(), 1);
        let days = Timeline::of(&[
            Some((Told::Day(1, 3600 * 9), None)),
            Some((Told::Day(2, 3600 * 8), None)),
        ]);
        assert_eq!(minutes(&days), [0, 23 * 60]);
    }
}
