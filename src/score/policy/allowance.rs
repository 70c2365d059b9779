//! What a limit allows: a length of time on the call, or a number of days after it. Both are
//! written as a text: `"8m"`, `"3 calendar days"`, `"5 business days"`.

use std::fmt;

use jiff::civil::Date;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::calendar;
use crate::units::{Lapse, Span};

/// What a limit allows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Allowance {
    /// So long.
    Time(Span),
    /// So many days.
    Days(Days),
}

/// A number of days.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Days {
    /// How many.
    pub count: u32,
    /// Which days count.
    pub of: DayKind,
}

/// Which days count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DayKind {
    /// All of them.
    Calendar,
    /// Monday to Friday.
    Business,
}

/// A text that is no allowance.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is neither a length of time nor a number of days")]
pub struct NoAllowance(pub String);

impl Days {
    /// The last day that is allowed, counted from `start`.
    pub fn after(self, start: Date) -> Date {
        match self.of {
            DayKind::Calendar => calendar::add_days(start, self.count),
            DayKind::Business => calendar::add_business_days(start, self.count),
        }
    }

    fn parse(text: &str) -> Option<Days> {
        let mut words = text.split_whitespace();
        let count = words.next()?.parse().ok()?;
        let of = match words.next()? {
            "calendar" => DayKind::Calendar,
            "business" => DayKind::Business,
            _ => return None,
        };
        let is_days = matches!(words.next()?, "day" | "days") && words.next().is_none();
        is_days.then_some(Days { count, of })
    }
}

impl Allowance {
    /// Reads an allowance as it is written in a policy.
    ///
    /// # Errors
    /// When the text is neither a length of time nor a number of days.
    pub fn parse(text: &str) -> Result<Allowance, NoAllowance> {
        if let Some(days) = Days::parse(text) {
            return Ok(Allowance::Days(days));
        }
        Span::parse(text)
            .map(Allowance::Time)
            .map_err(|_| NoAllowance(text.to_owned()))
    }
}

/// As one says it: `3 calendar days`.
impl fmt::Display for Days {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let of = match self.of {
            DayKind::Calendar => "calendar",
            DayKind::Business => "business",
        };
        let days = if self.count == 1 { "day" } else { "days" };
        write!(f, "{} {of} {days}", self.count)
    }
}

impl fmt::Display for Allowance {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Allowance::Time(span) => span.fmt(f),
            Allowance::Days(days) => days.fmt(f),
        }
    }
}

impl<'de> Deserialize<'de> for Allowance {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let text = String::deserialize(from)?;
        Allowance::parse(&text).map_err(serde::de::Error::custom)
    }
}

/// Writes what can be read again, so that a policy inside a recording can be read back.
impl Serialize for Allowance {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        match self {
            Allowance::Time(span) => Lapse(*span).serialize(to),
            Allowance::Days(days) => to.collect_str(days),
        }
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn days_are_read_as_they_are_printed_and_anything_else_is_refused() {
        for text in ["3 calendar days", "5 business days", "1 business day"] {
            let read = Allowance::parse(text).expect("it is a number of days");
            assert_eq!(read.to_string(), text);
        }
        assert_eq!(
            Allowance::parse("8m"),
            Ok(Allowance::Time(Span::minutes(8)))
        );
        for text in [
            "3 days",
            "3 fortnights",
            "business days",
            "3 business days!",
            "",
        ] {
            assert!(Allowance::parse(text).is_err(), "{text}");
        }
    }

    #[test]
    fn business_days_go_over_a_weekend_and_calendar_days_end_in_it() {
        let thursday = date(2026, 11, 26);
        let of = |of| Days { count: 3, of }.after(thursday);
        assert_eq!(of(DayKind::Calendar), date(2026, 11, 29));
        assert_eq!(of(DayKind::Business), date(2026, 12, 1));
    }
}
