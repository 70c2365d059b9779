//! Days of the calendar: business days, and the words in which people say when something is due.
//!
//! Business days are Monday to Friday; holidays are not known, because they differ from place to
//! place. Pure: whoever asks brings the day. Marks ask how many days a commander gave, the review
//! of a draft whether its date keeps the policy, exports on which day something falls.

mod due;

pub use due::Due;

use jiff::civil::{Date, Weekday};
use jiff::{Span, ToSpan};

use crate::scenario::model;

/// Business days in a week.
const A_WEEK_S_WORK: u32 = 5;

/// Nothing is counted farther than this [days]: a hundred years.
const FARTHEST: u32 = 36_500;

/// Whether people are at work on this day: Monday to Friday.
pub fn is_business_day(date: Date) -> bool {
    !matches!(date.weekday(), Weekday::Saturday | Weekday::Sunday)
}

/// The day so many business days after `date`. None after a day at the weekend is the Monday.
#[must_use]
pub fn add_business_days(date: Date, count: u32) -> Date {
    let count = count.min(FARTHEST);
    let mut day = add_days(date, count / A_WEEK_S_WORK * 7);
    let mut left = count % A_WEEK_S_WORK;
    // From a weekend the whole weeks end on a weekend too, which is behind the Friday they mean.
    if left == 0 && count > 0 && !is_business_day(day) {
        return last_business_day_before(day);
    }
    while left > 0 || !is_business_day(day) {
        let next = add_days(day, 1);
        if next == day {
            return last_business_day_before(day);
        }
        day = next;
        if is_business_day(day) {
            left = left.saturating_sub(1);
        }
    }
    day
}

/// The day so many days after `date`, weekends counted.
#[must_use]
pub fn add_days(date: Date, count: u32) -> Date {
    date.saturating_add(Span::new().days(count.min(FARTHEST)))
}

/// How many business days there are after `from`, up to and with `to`; none where `to` is before
/// `from`.
pub fn business_days_until(from: Date, to: Date) -> Option<u32> {
    let days = days_until(from, to)?;
    let weeks = days / 7;
    let rest = (1..=days % 7)
        .map(|more| add_days(from, more))
        .filter(|day| is_business_day(*day))
        .count();
    Some(weeks * A_WEEK_S_WORK + u32::try_from(rest).unwrap_or(0))
}

/// How many days there are after `from`, up to and with `to`; none where `to` is before `from`.
pub fn days_until(from: Date, to: Date) -> Option<u32> {
    u32::try_from(from.duration_until(to).as_hours() / 24).ok()
}

/// Some day of the calendar that is such a day of the week: for a scenario, which knows no other
/// date. What hangs on month or year cannot be told from it, see [`Due::needs_the_date`].
pub fn some(day: model::Weekday) -> Date {
    let monday = Date::constant(2024, 1, 1);
    let behind = match day {
        model::Weekday::Monday => 0,
        model::Weekday::Tuesday => 1,
        model::Weekday::Wednesday => 2,
        model::Weekday::Thursday => 3,
        model::Weekday::Friday => 4,
        model::Weekday::Saturday => 5,
        model::Weekday::Sunday => 6,
    };
    add_days(monday, behind)
}

fn last_business_day_before(mut day: Date) -> Date {
    while !is_business_day(day) {
        day = day.saturating_sub(1.day());
    }
    day
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn business_days_leave_out_weekends_and_go_over_the_ends_of_months_and_years() {
        for (from, count, to) in [
            // a week in November 2026: Monday the 23rd to Friday the 27th
            (date(2026, 11, 23), 0, date(2026, 11, 23)),
            (date(2026, 11, 23), 3, date(2026, 11, 26)),
            (date(2026, 11, 23), 5, date(2026, 11, 30)),
            (date(2026, 11, 27), 1, date(2026, 11, 30)),
            (date(2026, 11, 27), 3, date(2026, 12, 2)),
            // from a Saturday and a Sunday
            (date(2026, 11, 28), 0, date(2026, 11, 30)),
            (date(2026, 11, 28), 1, date(2026, 11, 30)),
            (date(2026, 11, 29), 5, date(2026, 12, 4)),
            (date(2026, 11, 29), 10, date(2026, 12, 11)),
            // over New Year, and over a leap day
            (date(2026, 12, 31), 3, date(2027, 1, 5)),
            (date(2028, 2, 28), 2, date(2028, 3, 1)),
        ] {
            assert_eq!(add_business_days(from, count), to, "{count} after {from}");
        }
    }

    #[test]
    fn what_is_before_the_start_has_no_days() {
        assert_eq!(
            business_days_until(date(2026, 11, 23), date(2026, 11, 22)),
            None
        );
        assert_eq!(
            business_days_until(date(2026, 11, 20), date(2026, 11, 22)),
            Some(0)
        );
        assert_eq!(
            days_until(date(2026, 12, 30), date(2027, 1, 2)),
            Some(3),
            "over New Year"
        );
    }

    #[test]
    fn a_day_of_the_week_stands_for_itself() {
        assert_eq!(some(model::Weekday::Thursday).weekday(), Weekday::Thursday);
        assert_eq!(some(model::Weekday::Sunday).weekday(), Weekday::Sunday);
    }

    fn any_day() -> impl Strategy<Value = Date> {
        (0_u32..20_000).prop_map(|days| add_days(date(1990, 1, 1), days))
    }

    proptest! {
        #[test]
        fn business_days_never_end_on_a_weekend(from in any_day(), count in 0_u32..400) {
            prop_assert!(is_business_day(add_business_days(from, count)));
        }

        #[test]
        fn counting_finds_again_what_was_added(from in any_day(), count in 1_u32..400) {
            prop_assert_eq!(business_days_until(from, add_business_days(from, count)), Some(count));
        }

        #[test]
        fn the_end_of_time_is_no_trap(count in any::<u32>()) {
            let _ = add_business_days(Date::MAX, count);
            let _ = add_days(Date::MAX, count);
        }
    }
}
