//! The order of time: each entry's distance from the first, from times that may lack their day,
//! cross midnight, stand in several zones, run backwards, or are missing.

use jiff::civil::{Date, DateTime};

use super::clock::Time;
use super::happened;
use super::{Doubt, Entry, Gathered, Raw};
use crate::units::Span;

/// A day [s].
const DAY: i64 = 86_400;
/// Going back by more than this is another day, by less a row out of order [s].
const HALF_A_DAY: i64 = DAY / 2;

/// Settles the times; entries come out in the order of time.
pub(super) fn settle(gathered: &mut Gathered) -> Vec<Entry> {
    let mut raws = std::mem::take(&mut gathered.raws);
    let mut doubts = std::mem::take(&mut gathered.doubts);
    if runs_backwards(&raws) {
        raws.reverse();
        doubts.push(Doubt {
            line: 0,
            what: "the latest entry stands first; read from the end".to_owned(),
        });
    }
    let zone = gathered.zone.or_else(|| {
        let mut zones = raws.iter().filter_map(|raw| raw.stamp?.zone);
        zones.next()
    });
    let mut walk = Walk {
        zone: zone.unwrap_or(0),
        zone_known: zone.is_some(),
        day: first_day(&raws),
        twelve_hours: is_twelve_hours(&raws),
        ..Walk::default()
    };
    let mut placed: Vec<(i64, bool, Raw)> = Vec::new();
    for raw in raws {
        // A day alone, as in a heading, holds for what follows.
        let at = walk.at(&raw, &mut doubts);
        if !raw.what.is_empty() {
            placed.push((at, walk.has_clock, raw));
        }
    }
    // Sorted by time; where times are the same the source's order stays.
    placed.sort_by_key(|(at, ..)| *at);
    let start = placed.first().map_or(0, |(at, ..)| *at);
    gathered.doubts = doubts;
    gathered.doubts.sort_by_key(|doubt| doubt.line);
    placed
        .into_iter()
        .map(|(at, has_clock, raw)| entry(at, start, has_clock, raw))
        .collect()
}

fn entry(at: i64, start: i64, has_clock: bool, raw: Raw) -> Entry {
    let since = u64::try_from(at - start).unwrap_or(0);
    let kind = raw.kind.unwrap_or_else(|| happened::kind(&raw.what));
    Entry {
        line: raw.line,
        at: Span::secs(since),
        clock: has_clock.then(|| day_and_time(at)).flatten(),
        who: raw.who,
        what: raw.what,
        service: raw.service,
        kind,
        more: raw.more,
    }
}

/// Seconds since the beginning of the calendar that is used here, as day and time.
fn day_and_time(at: i64) -> Option<DateTime> {
    let days = at.div_euclid(DAY);
    let seconds = at.rem_euclid(DAY);
    let date = EPOCH
        .checked_add(jiff::Span::new().try_days(days).ok()?)
        .ok()?;
    let part = |of: i64| i8::try_from(of).ok();
    date.to_datetime(jiff::civil::Time::midnight())
        .with()
        .hour(part(seconds / 3600)?)
        .minute(part(seconds / 60 % 60)?)
        .second(part(seconds % 60)?)
        .build()
        .ok()
}

const EPOCH: Date = Date::constant(2000, 1, 1);

fn days(date: Date) -> i64 {
    EPOCH.duration_until(date).as_hours() / 24
}

/// The first day that is written; days without one before it are that day too.
fn first_day(raws: &[Raw]) -> i64 {
    let mut dates = raws.iter().filter_map(|raw| raw.stamp?.date);
    // Without any day the Monday is as good as another: 3 January 2000.
    dates.next().map_or(2, days)
}

/// Whether each time is earlier than the one before it, more often than not.
fn runs_backwards(raws: &[Raw]) -> bool {
    let times: Vec<(Option<Date>, i64)> = raws
        .iter()
        .filter_map(|raw| {
            let stamp = raw.stamp?;
            match stamp.time? {
                Time::OfDay { seconds, .. } | Time::Since(seconds) => Some((stamp.date, seconds)),
            }
        })
        .collect();
    let back = times.windows(2).filter(|pair| pair[1] < pair[0]).count();
    let on = times.windows(2).filter(|pair| pair[1] > pair[0]).count();
    back > 1 && back > on * 2
}

/// Whether this looks like a clock of twelve hours without am and pm: it steps from twelve to one.
fn is_twelve_hours(raws: &[Raw]) -> bool {
    let times: Vec<i64> = raws
        .iter()
        .filter_map(|raw| match raw.stamp?.time? {
            Time::OfDay {
                half: false,
                seconds,
            } => Some(seconds),
            _ => None,
        })
        .collect();
    let most = times.iter().max().copied().unwrap_or(0);
    let steps = |pair: &[i64]| pair[0] / 3600 == 12 && pair[1] / 3600 == 1;
    most < 13 * 3600 && times.windows(2).any(steps)
}

/// The walk through the entries, in the order of the source.
#[derive(Default)]
struct Walk {
    zone: i32,
    zone_known: bool,
    /// The day of the entry before.
    day: i64,
    /// The first and the latest moment so far.
    first: Option<i64>,
    /// From where times since the start are counted.
    origin: Option<i64>,
    latest: Option<i64>,
    twelve_hours: bool,
    afternoon: bool,
    /// Whether the entry just placed has a clock time.
    has_clock: bool,
}

impl Walk {
    /// The moment of an entry.
    fn at(&mut self, raw: &Raw, doubts: &mut Vec<Doubt>) -> i64 {
        let mut doubt = |what: String| {
            doubts.push(Doubt {
                line: raw.line,
                what,
            });
        };
        let before = self.latest.unwrap_or(self.day * DAY);
        let Some(stamp) = raw.stamp else {
            let instead = match raw.instead.trim() {
                "" => "it has no time".to_owned(),
                instead => format!("`{instead}` is no time that can be read"),
            };
            doubt(format!("{instead}; placed with the entry before it"));
            return before;
        };
        if stamp.ambiguous {
            doubt("the day may be meant the other way round; read as month/day".to_owned());
        }
        if let Some(date) = stamp.date {
            self.day = days(date);
        }
        let at = match stamp.time {
            None => {
                if !raw.what.is_empty() {
                    doubt("it has a day and no time; placed with the entry before it".to_owned());
                    return before.max(self.day * DAY);
                }
                self.latest = self.latest.filter(|latest| *latest >= self.day * DAY);
                return self.day * DAY;
            }
            Some(Time::Since(seconds)) => {
                self.has_clock = false;
                *self.origin.get_or_insert(self.day * DAY) + seconds
            }
            Some(Time::OfDay { seconds, half }) => {
                self.has_clock = true;
                let mut seconds = seconds;
                if self.twelve_hours && !half {
                    let step = self
                        .latest
                        .is_some_and(|latest| latest.rem_euclid(DAY) / 3600 == 12);
                    if step && seconds / 3600 == 1 && !self.afternoon {
                        self.afternoon = true;
                        doubt("read as one o'clock in the afternoon: the clock seems to have twelve hours".to_owned());
                    }
                    if self.afternoon && seconds < HALF_A_DAY {
                        seconds += HALF_A_DAY;
                    }
                }
                let moved = i64::from(self.zone - stamp.zone.unwrap_or(self.zone));
                if moved != 0 && self.zone_known && self.first.is_some() {
                    doubt(
                        "another time zone than the entries before it; reckoned into theirs"
                            .to_owned(),
                    );
                }
                self.day * DAY + seconds + moved
            }
        };
        let at = self.past_midnight(at, stamp.date.is_some());
        if self.latest.is_some_and(|latest| at < latest) {
            doubt("it stands behind later entries; put where its time belongs".to_owned());
        }
        self.first = Some(self.first.unwrap_or(at));
        self.origin = self.origin.or(self.first);
        self.latest = Some(self.latest.map_or(at, |latest| latest.max(at)));
        at
    }

    /// The day of a time without one: the next, where it has gone back by more than half a day; the
    /// one before, where midnight is past and it would lie half a day ahead.
    fn past_midnight(&mut self, at: i64, dated: bool) -> i64 {
        let Some(latest) = self.latest.filter(|_| !dated && self.has_clock) else {
            return at;
        };
        if latest - at > HALF_A_DAY {
            self.day += 1;
            return at + DAY;
        }
        let is_before_the_first = self.first.is_some_and(|first| at - DAY < first);
        if at - latest > HALF_A_DAY && !is_before_the_first {
            return at - DAY;
        }
        at
    }
}
