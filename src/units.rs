//! The units that every room counts in: moments, spans and shares, all whole numbers.
//!
//! The core decides with integers only, so that the same drill gives the same bytes on every
//! machine: time is milliseconds since the call began, shares are thousandths. Nothing here
//! reads a clock; a front end turns wall time into a [`Moment`] and hands it in.

use std::fmt;
use std::ops::{Add, AddAssign, Sub};

use serde::{Deserialize, Deserializer, Serialize};

/// A point in the drill: milliseconds since the call began.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[serde(transparent)]
pub struct Moment(pub u64);

/// A length of time in milliseconds.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[serde(transparent)]
pub struct Span(pub u64);

/// A share in thousandths: 1000 is all of it. Values above 1000 are factors (3600 is 3.6 times).
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[serde(transparent)]
pub struct Permille(pub u32);

impl Moment {
    /// The beginning of the call.
    pub const START: Moment = Moment(0);

    /// The moment `minutes` and `seconds` into the call.
    pub const fn at(minutes: u64, seconds: u64) -> Moment {
        Moment((minutes * 60 + seconds) * 1000)
    }

    /// How long after `earlier` this is; nothing when it is not later.
    pub fn since(self, earlier: Moment) -> Span {
        Span(self.0.saturating_sub(earlier.0))
    }
}

impl Span {
    /// No time at all.
    pub const ZERO: Span = Span(0);

    /// A span of whole seconds.
    pub const fn secs(seconds: u64) -> Span {
        Span(seconds * 1000)
    }

    /// A span of whole minutes.
    pub const fn minutes(minutes: u64) -> Span {
        Span(minutes * 60_000)
    }

    /// Whole seconds, rounded down.
    pub const fn as_secs(self) -> u64 {
        self.0 / 1000
    }

    /// Whole minutes, rounded to the nearest, as a person would say it.
    pub const fn as_minutes_said(self) -> u64 {
        (self.0 + 30_000) / 60_000
    }

    /// This span scaled by a factor in thousandths.
    pub fn scaled(self, factor: Permille) -> Span {
        Span(self.0 * u64::from(factor.0) / 1000)
    }

    /// Reads a span as an author writes it: `90s`, `5m`, `1h 30m`, `2 minutes`.
    ///
    /// # Errors
    /// When the text is not a duration, or is negative.
    pub fn parse(text: &str) -> Result<Span, SpanError> {
        let read: jiff::SignedDuration = text.parse().map_err(|_| SpanError(text.to_owned()))?;
        u64::try_from(read.as_millis())
            .map(Span)
            .map_err(|_| SpanError(text.to_owned()))
    }
}

/// A text that is no length of time.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is no length of time; write for example \"90s\", \"5m\" or \"1h 30m\"")]
pub struct SpanError(String);

impl Permille {
    /// Everything; certainty; unchanged.
    pub const FULL: Permille = Permille(1000);
    /// Nothing; never.
    pub const NONE: Permille = Permille(0);

    /// This share of a share.
    pub fn of(self, other: Permille) -> Permille {
        let product = u64::from(self.0) * u64::from(other.0) / 1000;
        Permille(u32::try_from(product).unwrap_or(u32::MAX))
    }
}

impl Add<Span> for Moment {
    type Output = Moment;
    fn add(self, span: Span) -> Moment {
        Moment(self.0.saturating_add(span.0))
    }
}

impl Sub<Span> for Moment {
    type Output = Moment;
    fn sub(self, span: Span) -> Moment {
        Moment(self.0.saturating_sub(span.0))
    }
}

impl Add for Span {
    type Output = Span;
    fn add(self, other: Span) -> Span {
        Span(self.0.saturating_add(other.0))
    }
}

impl AddAssign for Span {
    fn add_assign(&mut self, other: Span) {
        *self = *self + other;
    }
}

/// Minutes and seconds, `07:05`; past an hour the minutes go on (`61:00`).
impl fmt::Display for Moment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let seconds = self.0 / 1000;
        write!(f, "{:02}:{:02}", seconds / 60, seconds % 60)
    }
}

/// `4 min 05 s`, or `45 s` below a minute.
impl fmt::Display for Span {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let seconds = self.as_secs();
        match (seconds / 60, seconds % 60) {
            (0, s) => write!(f, "{s} s"),
            (m, 0) => write!(f, "{m} min"),
            (m, s) => write!(f, "{m} min {s:02} s"),
        }
    }
}

/// A span as an author writes it in a scenario or a policy: a text such as `"5m"`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Lapse(pub Span);

impl<'de> Deserialize<'de> for Lapse {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let text = String::deserialize(from)?;
        Span::parse(&text)
            .map(Lapse)
            .map_err(serde::de::Error::custom)
    }
}

/// Writes what [`Lapse`] reads, so that a policy inside a recording can be read back.
impl Serialize for Lapse {
    fn serialize<S: serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let seconds = self.0.0 / 1000;
        let rest = self.0.0 % 1000;
        if rest == 0 {
            to.collect_str(&format_args!("{seconds}s"))
        } else {
            to.collect_str(&format_args!("{seconds}s {rest}ms"))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_span_reads_as_an_author_writes_it() {
        for (text, ms) in [
            ("90s", 90_000),
            ("5m", 300_000),
            ("1h 30m", 5_400_000),
            ("0s", 0),
        ] {
            assert_eq!(Span::parse(text), Ok(Span(ms)), "{text}");
        }
        for text in ["", "5", "-5m", "soon"] {
            assert!(Span::parse(text).is_err(), "{text}");
        }
    }

    #[test]
    fn moments_print_as_minutes_and_seconds() {
        assert_eq!(Moment::at(7, 5).to_string(), "07:05");
        assert_eq!(Moment::at(61, 0).to_string(), "61:00");
        assert_eq!(Span::secs(245).to_string(), "4 min 05 s");
    }
}
