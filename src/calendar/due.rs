//! When something is due, as people say it: "three business days", "Friday", "the end of the
//! week", "24 hours", "2026-11-27". Words become a [`Due`]; a start date makes it a day.
//!
//! What can be meant in two ways is read as people on a call mostly mean it, and each such choice
//! is said at its variant. What cannot be read is nothing, never a guess.

use jiff::ToSpan;
use jiff::civil::{Date, Weekday};

use super::{add_business_days, add_days};
use crate::hearing::number_said;

/// The days of the week, with the short forms in which they are written.
const WEEKDAYS: [(Weekday, &[&str]); 7] = [
    (Weekday::Monday, &["monday", "mon"]),
    (Weekday::Tuesday, &["tuesday", "tue", "tues"]),
    (Weekday::Wednesday, &["wednesday", "wed"]),
    (Weekday::Thursday, &["thursday", "thu", "thur", "thurs"]),
    (Weekday::Friday, &["friday", "fri"]),
    (Weekday::Saturday, &["saturday", "sat"]),
    (Weekday::Sunday, &["sunday", "sun"]),
];

/// The months in order; their first three letters are enough.
const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

/// "A couple of days" and "a few days", as hearing reads them for minutes.
const VAGUE: [(&str, u32); 2] = [("couple", 2), ("few", 3)];

/// When something is due, before it is known from which day on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Due {
    /// After so many business days.
    BusinessDays(u32),
    /// After so many days; 0 is today.
    Days(u32),
    /// After so many hours, rounded up; on the latest day on which they can be over.
    Hours(u32),
    /// After so many months.
    Months(u32),
    /// On such a day of the week; said on that day, a week later.
    Weekday(Weekday),
    /// On such a day of the week that begins on the next Monday.
    NextWeekday(Weekday),
    /// On Friday; at a weekend, the coming one.
    EndOfWeek,
    /// On the Friday of the week that begins on the next Monday.
    EndOfNextWeek,
    /// On the last day of the month.
    EndOfMonth,
    /// On such a day of a month, the first that comes; today is one.
    MonthDay(i8),
    /// On such a day of the year, the first that comes; today is one.
    YearDay {
        /// 1 to 12.
        month: i8,
        /// 1 to 31, a day that the month has in some year.
        day: i8,
    },
    /// On this day.
    Date(Date),
}

impl Due {
    /// Reads when something is due. None where the words tell no day.
    pub fn read(words: &str) -> Option<Due> {
        if let Some(date) = written_out(words) {
            return Some(Due::Date(date));
        }
        let split = split(words);
        let words: Vec<&str> = split.iter().map(String::as_str).collect();
        match counted(&words) {
            Some(counted) => counted,
            None => on_the_calendar(&words).or_else(|| named(&words)),
        }
    }

    /// The day on which it is due, when it was said on `start`.
    pub fn on(self, start: Date) -> Date {
        match self {
            Due::BusinessDays(count) => add_business_days(start, count),
            Due::Days(count) => add_days(start, count),
            Due::Hours(hours) => add_days(start, hours.div_ceil(24)),
            Due::Months(months) => start.saturating_add(i64::from(months.min(1_200)).months()),
            Due::Weekday(day) => next(day, start),
            Due::NextWeekday(day) => {
                let monday = next(Weekday::Monday, start);
                add_days(monday, day.to_monday_zero_offset().unsigned_abs().into())
            }
            Due::EndOfWeek if start.weekday() == Weekday::Friday => start,
            Due::EndOfWeek => next(Weekday::Friday, start),
            Due::EndOfNextWeek => Due::NextWeekday(Weekday::Friday).on(start),
            Due::EndOfMonth => start.last_of_month(),
            Due::MonthDay(day) => first_such(start, |date| date.day() == day),
            Due::YearDay { month, day } => {
                first_such(start, |date| date.month() == month && date.day() == day)
            }
            Due::Date(date) => date,
        }
    }

    /// Whether the day of the week on which it was said does not tell how long is left: month and
    /// year must be known too.
    pub fn needs_the_date(self) -> bool {
        matches!(
            self,
            Due::EndOfMonth | Due::MonthDay(_) | Due::YearDay { .. } | Due::Date(_)
        )
    }
}

/// The next such day of the week after `start`.
fn next(day: Weekday, start: Date) -> Date {
    let ahead = start.weekday().until(day).unsigned_abs();
    add_days(start, if ahead == 0 { 7 } else { ahead.into() })
}

/// The first such day from `start` on. Every day of a year comes within eight years: 1900 had no
/// 29th of February, nor will 2100.
fn first_such(start: Date, is_it: impl Fn(Date) -> bool) -> Date {
    const EIGHT_YEARS: u32 = 8 * 366;
    (0..=EIGHT_YEARS)
        .map(|days| add_days(start, days))
        .find(|date| is_it(*date))
        .unwrap_or(start)
}

/// "2026-11-27".
fn written_out(words: &str) -> Option<Date> {
    words.split_whitespace().find_map(|word| {
        let bare = word.trim_matches(|sign: char| !sign.is_alphanumeric());
        bare.contains('-').then(|| bare.parse().ok()).flatten()
    })
}

/// Runs of letters and runs of digits, in lower case: "14th" is two words.
fn split(text: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    let mut before = None;
    for sign in text.chars() {
        let kind = (sign.is_alphabetic(), sign.is_numeric());
        if kind != (false, false) {
            if before != Some(kind) {
                words.push(String::new());
            }
            if let Some(word) = words.last_mut() {
                word.extend(sign.to_lowercase());
            }
        }
        before = Some(kind);
    }
    words
}

/// "Three business days", "a week", "24 hours". The inner none: it counts from a day that is not
/// today ("a week from Friday"), which is not read.
fn counted(words: &[&str]) -> Option<Option<Due>> {
    (0..words.len()).find_map(|at| {
        let (used, count) = amount(&words[at..])?;
        let (used, due) =
            in_units(&words[at + used..], count).map(|(more, due)| (used + more, due))?;
        let behind = &words[at + used..];
        let from_elsewhere = matches!(behind, ["from" | "after" | "on", day, ..]
            if weekday(day).is_some() || *day == "tomorrow");
        Some((!from_elsewhere).then_some(due))
    })
}

/// How many: "three", "3", "a", "a couple of"; and the number of words that say so.
fn amount(words: &[&str]) -> Option<(usize, u32)> {
    let article = usize::from(matches!(words.first(), Some(&("a" | "an" | "another"))));
    let vague = VAGUE
        .iter()
        .find(|(word, _)| words.get(article) == Some(word));
    if let Some((_, count)) = vague {
        let of = usize::from(words.get(article + 1) == Some(&"of"));
        return Some((article + 1 + of, *count));
    }
    if article > 0 {
        return Some((1, 1));
    }
    number_said(&words.join(" "))
}

/// What is counted, and the number of words that say so.
fn in_units(words: &[&str], count: u32) -> Option<(usize, Due)> {
    let skipped = words
        .iter()
        .take_while(|word| matches!(**word, "full" | "whole" | "more" | "further"))
        .count();
    let (used, due) = match &words[skipped..] {
        ["business" | "working" | "work" | "week", "day" | "days", ..] => {
            (2, Due::BusinessDays(count))
        }
        ["weekday" | "weekdays", ..] => (1, Due::BusinessDays(count)),
        ["calendar", "day" | "days", ..] => (2, Due::Days(count)),
        ["day" | "days", ..] => (1, Due::Days(count)),
        ["week" | "weeks" | "wk" | "wks", ..] => (1, Due::Days(count.saturating_mul(7))),
        ["fortnight" | "fortnights", ..] => (1, Due::Days(count.saturating_mul(14))),
        ["month" | "months", ..] => (1, Due::Months(count)),
        ["hour" | "hours" | "h" | "hr" | "hrs", ..] => (1, Due::Hours(count)),
        ["minute" | "minutes" | "min" | "mins" | "m", ..] => (1, Due::Hours(count.div_ceil(60))),
        _ => return None,
    };
    Some((skipped + used, due))
}

/// "The 14th", "December 14", "14th of December".
fn on_the_calendar(words: &[&str]) -> Option<Due> {
    (0..words.len()).find_map(|at| {
        let day: i8 = words[at]
            .parse()
            .ok()
            .filter(|day| (1..=31).contains(day))?;
        let ending = usize::from(matches!(
            words.get(at + 1),
            Some(&("st" | "nd" | "rd" | "th"))
        ));
        let of = usize::from(words.get(at + 1 + ending) == Some(&"of"));
        let before = at.checked_sub(1).and_then(|at| month(words[at]));
        let named = before.or_else(|| month(words.get(at + 1 + ending + of)?));
        match named {
            // In a leap year every month has all the days that it ever has.
            Some(month) => Date::new(2024, month, day)
                .is_ok()
                .then_some(Due::YearDay { month, day }),
            None => (ending == 1).then_some(Due::MonthDay(day)),
        }
    })
}

fn named(words: &[&str]) -> Option<Due> {
    let has = |word: &str| words.contains(&word);
    let pair = |first: &str, second: &str| words.windows(2).any(|two| two == [first, second]);
    if let Some(at) = words.iter().position(|word| weekday(word).is_some()) {
        let day = weekday(words[at])?;
        let is_next = pair("next", words[at]) || pair("next", "week");
        return Some(if is_next {
            Due::NextWeekday(day)
        } else {
            Due::Weekday(day)
        });
    }
    if has("tomorrow") {
        return Some(Due::Days(if pair("after", "tomorrow") { 2 } else { 1 }));
    }
    if pair("next", "week") {
        return Some(Due::EndOfNextWeek);
    }
    if has("week") || has("weekend") || has("eow") {
        return Some(Due::EndOfWeek);
    }
    if has("month") || has("eom") {
        return (!has("next")).then_some(Due::EndOfMonth);
    }
    if has("morning") && !pair("this", "morning") {
        return Some(Due::Days(1));
    }
    let today = [
        "today", "tonight", "day", "business", "eod", "cob", "noon", "midnight",
    ];
    let of_today = ["afternoon", "evening", "morning", "night"];
    let is_today =
        today.into_iter().any(has) || of_today.into_iter().any(|part| pair("this", part));
    is_today.then_some(Due::Days(0))
}

fn weekday(word: &str) -> Option<Weekday> {
    let found = WEEKDAYS.iter().find(|(_, names)| names.contains(&word));
    found.map(|(day, _)| *day)
}

fn month(word: &str) -> Option<i8> {
    let at = MONTHS
        .iter()
        .position(|name| word == *name || word == &name[..3])?;
    i8::try_from(at + 1).ok()
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use proptest::prelude::*;

    use super::*;
    use crate::calendar::is_business_day;

    /// A Wednesday.
    const START: Date = date(2026, 11, 25);

    #[track_caller]
    fn said(words: &str, due: Due, on: Date) {
        assert_eq!(Due::read(words), Some(due), "{words}");
        assert_eq!(due.on(START), on, "{words}");
    }

    #[test]
    fn days_are_counted_as_business_days_or_as_days() {
        let in_three = date(2026, 11, 30);
        said("three business days", Due::BusinessDays(3), in_three);
        said("3 business days", Due::BusinessDays(3), in_three);
        said("within 3 working days.", Due::BusinessDays(3), in_three);
        said("three full work days", Due::BusinessDays(3), in_three);
        said("a business day", Due::BusinessDays(1), date(2026, 11, 26));
        said("two or three business days", Due::BusinessDays(3), in_three);
        said("twenty-one days", Due::Days(21), date(2026, 12, 16));
        said("five days", Due::Days(5), in_three);
        said("a couple of days", Due::Days(2), date(2026, 11, 27));
        said("three calendar days", Due::Days(3), date(2026, 11, 28));
        said("a week", Due::Days(7), date(2026, 12, 2));
        said("two weeks", Due::Days(14), date(2026, 12, 9));
        said("a month", Due::Months(1), date(2026, 12, 25));
    }

    #[test]
    fn hours_are_over_on_the_latest_day_they_can_be() {
        said("24 hours", Due::Hours(24), date(2026, 11, 26));
        said("24h", Due::Hours(24), date(2026, 11, 26));
        said("48 hours", Due::Hours(48), date(2026, 11, 27));
        said("twelve hours", Due::Hours(12), date(2026, 11, 26));
        said("five minutes", Due::Hours(1), date(2026, 11, 26));
    }

    #[test]
    fn days_of_the_week_come_next() {
        let friday = date(2026, 11, 27);
        said("friday", Due::Weekday(Weekday::Friday), friday);
        said("Friday at noon", Due::Weekday(Weekday::Friday), friday);
        said("the end of Fri", Due::Weekday(Weekday::Friday), friday);
        said(
            "Wednesday",
            Due::Weekday(Weekday::Wednesday),
            date(2026, 12, 2),
        );
        let tuesday = date(2026, 12, 1);
        said("next tuesday", Due::NextWeekday(Weekday::Tuesday), tuesday);
        let next_friday = date(2026, 12, 4);
        said(
            "friday next week",
            Due::NextWeekday(Weekday::Friday),
            next_friday,
        );
        said("end of the week", Due::EndOfWeek, friday);
        said("this week", Due::EndOfWeek, friday);
        said("the end of next week", Due::EndOfNextWeek, next_friday);
        assert_eq!(Due::EndOfWeek.on(friday), friday);
        assert_eq!(Due::EndOfWeek.on(date(2026, 11, 28)), next_friday);
    }

    #[test]
    fn tomorrow_and_today_have_many_names() {
        said("tomorrow", Due::Days(1), date(2026, 11, 26));
        said("tomorrow noon", Due::Days(1), date(2026, 11, 26));
        said("in the morning", Due::Days(1), date(2026, 11, 26));
        said("the day after tomorrow", Due::Days(2), date(2026, 11, 27));
        for today in [
            "today",
            "tonight",
            "the end of the day",
            "EOD",
            "this evening",
        ] {
            said(today, Due::Days(0), START);
        }
    }

    #[test]
    fn dates_are_the_next_such_ones() {
        said("the 30th", Due::MonthDay(30), date(2026, 11, 30));
        said("the 14th", Due::MonthDay(14), date(2026, 12, 14));
        said("the 25th", Due::MonthDay(25), START);
        let december = Due::YearDay { month: 12, day: 14 };
        said("14th of December", december, date(2026, 12, 14));
        said("Dec 14", december, date(2026, 12, 14));
        let january = Due::YearDay { month: 1, day: 4 };
        said("january 4th", january, date(2027, 1, 4));
        let leap = Due::YearDay { month: 2, day: 29 };
        said("february 29", leap, date(2028, 2, 29));
        said("the end of the month", Due::EndOfMonth, date(2026, 11, 30));
        let day = date(2026, 11, 27);
        said("2026-11-27", Due::Date(day), day);
        said("on 2026-11-27.", Due::Date(day), day);
        assert_eq!(Due::MonthDay(31).on(START), date(2026, 12, 31));
    }

    #[test]
    fn what_tells_no_day_is_nothing() {
        for words in [
            "",
            "soon",
            "when you can",
            "three",
            "next month",
            "february 30",
            "the 45th",
        ] {
            assert_eq!(Due::read(words), None, "{words}");
        }
        for from_elsewhere in ["a week from friday", "two days after tomorrow"] {
            assert_eq!(Due::read(from_elsewhere), None, "{from_elsewhere}");
        }
        assert_eq!(
            Due::read("five days after the incident"),
            Some(Due::Days(5))
        );
    }

    #[test]
    fn only_what_hangs_on_month_or_year_needs_the_date() {
        assert!(Due::MonthDay(14).needs_the_date());
        assert!(!Due::EndOfWeek.needs_the_date());
        assert!(!Due::BusinessDays(3).needs_the_date());
    }

    proptest! {
        #[test]
        fn no_words_are_too_strange_and_no_due_is_in_the_past(
            words in "\\PC{0,40}|[0-9]{1,12} (business )?days|the [0-9]{1,3}th",
            days in 0_u32..20_000,
        ) {
            let start = add_days(date(1990, 1, 1), days);
            match Due::read(&words) {
                None | Some(Due::Date(_)) => {}
                Some(due) => {
                    let on = due.on(start);
                    prop_assert!(on >= start, "{words}: {due:?} on {on}");
                    if matches!(due, Due::BusinessDays(_)) {
                        prop_assert!(is_business_day(on));
                    }
                }
            }
        }
    }
}
