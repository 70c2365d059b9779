//! How scores are spread: a count for each of the marks 0 to 100, so that any number of drills
//! takes the same room and the order in which they come changes nothing.

use std::collections::BTreeMap;

use serde::Serialize;

/// Marks from 0 to 100.
const MARKS: usize = 101;

/// How often each mark was given.
#[derive(Clone, Debug)]
pub(super) struct Scores([u64; MARKS]);

impl Default for Scores {
    fn default() -> Scores {
        Scores([0; MARKS])
    }
}

/// How scores are spread. None where nothing was observed.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Spread {
    /// The mean, to two places.
    pub mean: Option<f64>,
    /// One in ten drills has this or less.
    pub p10: Option<u8>,
    /// Half of them have this or less.
    pub p50: Option<u8>,
    /// Nine in ten have this or less.
    pub p90: Option<u8>,
    /// In how many drills it was observed.
    pub observed: u64,
    /// How many marks there are of 0 to 9, of 10 to 19 and so on; the last is of 90 to 100.
    pub tens: [u64; 10],
}

/// When something happened after the call began, in whole minutes; nothing where it never did.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Times {
    /// In one of ten drills it had happened by then.
    pub p10: Option<u32>,
    /// In half of them.
    pub p50: Option<u32>,
    /// In nine of ten.
    pub p90: Option<u32>,
}

/// How often something happened in each minute of a call.
#[derive(Clone, Debug, Default)]
pub(super) struct Minutes(BTreeMap<u32, u64>);

/// A minute [ms].
const MINUTE: u64 = 60_000;
/// No call lasts longer; so much room and no more is taken by any number of drills [min].
const LONGEST: u64 = 2 * 24 * 60;

impl Minutes {
    pub fn add(&mut self, ms: u64) {
        let minute = (ms / MINUTE).min(LONGEST) as u32;
        *self.0.entry(minute).or_default() += 1;
    }

    pub fn merge(&mut self, other: &Minutes) {
        for (minute, count) in &other.0 {
            *self.0.entry(*minute).or_default() += count;
        }
    }

    /// Among the drills in which it happened.
    pub fn times(&self) -> Times {
        let counted = || self.0.iter().map(|(minute, count)| (*minute, *count));
        Times {
            p10: rank(counted(), 10),
            p50: rank(counted(), 50),
            p90: rank(counted(), 90),
        }
    }
}

/// The lowest value that so many in a hundred do not exceed (nearest rank), of values in their
/// order with how often each was counted.
fn rank<T>(counted: impl Iterator<Item = (T, u64)> + Clone, percent: u64) -> Option<T> {
    let all: u64 = counted.clone().map(|(_, count)| count).sum();
    let wanted = (all * percent).div_ceil(100).max(1);
    let mut seen = 0;
    for (value, count) in counted {
        seen += count;
        if seen >= wanted {
            return Some(value);
        }
    }
    None
}

/// How far one commander's marks lie below another's in the same drills, summed up.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Behind {
    sum: i64,
    count: u64,
}

/// How far a commander's marks lie below those of by-the-book, seed by seed, where both were
/// marked.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize)]
pub struct Distance {
    /// In the mean, to two places; below zero where they lie above. None where both never were.
    pub mean: Option<f64>,
    /// Under how many seeds both were marked.
    pub both: u64,
}

impl Behind {
    pub fn add(&mut self, good: u8, faulty: u8) {
        self.sum += i64::from(good) - i64::from(faulty);
        self.count += 1;
    }

    pub fn merge(&mut self, other: Behind) {
        self.sum += other.sum;
        self.count += other.count;
    }

    pub fn distance(self) -> Distance {
        let size = hundredths(self.sum.unsigned_abs(), self.count);
        let mean = if self.sum < 0 { -size } else { size };
        Distance {
            mean: (self.count > 0).then_some(mean),
            both: self.count,
        }
    }
}

impl Scores {
    pub fn add(&mut self, score: u8) {
        self.0[usize::from(score.min(100))] += 1;
    }

    pub fn merge(&mut self, other: &Scores) {
        for (count, more) in self.0.iter_mut().zip(&other.0) {
            *count += more;
        }
    }

    pub fn spread(&self) -> Spread {
        let observed: u64 = self.0.iter().sum();
        if observed == 0 {
            return Spread::default();
        }
        let sum: u64 = (0..).zip(&self.0).map(|(mark, count)| mark * count).sum();
        let counted = || (0..).zip(self.0);
        let mut tens = [0; 10];
        for (mark, count) in (0..).zip(self.0) {
            tens[(mark / 10).min(9_usize)] += count;
        }
        Spread {
            mean: Some(hundredths(sum, observed)),
            p10: rank(counted(), 10),
            p50: rank(counted(), 50),
            p90: rank(counted(), 90),
            observed,
            tens,
        }
    }
}

/// A part of a whole, to two places.
pub(super) fn hundredths(part: u64, of: u64) -> f64 {
    let rounded = (part * 100 + of / 2).checked_div(of).unwrap_or(0);
    rounded as f64 / 100.0
}

/// A share of a whole, to four places.
pub(super) fn share(part: u64, of: u64) -> f64 {
    (part * 10_000).checked_div(of).unwrap_or(0) as f64 / 10_000.0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_are_ranked_by_how_many_do_not_exceed_them() {
        let mut scores = Scores::default();
        for mark in 1..=10 {
            scores.add(mark * 10);
        }
        let spread = scores.spread();
        assert_eq!(spread.mean, Some(55.0));
        assert_eq!(
            (spread.p10, spread.p50, spread.p90, spread.observed),
            (Some(10), Some(50), Some(90), 10)
        );
    }

    #[test]
    fn marks_are_counted_by_tens_and_a_hundred_belongs_to_the_last() {
        let mut scores = Scores::default();
        for mark in [0, 9, 10, 89, 90, 100] {
            scores.add(mark);
        }
        assert_eq!(scores.spread().tens, [2, 1, 0, 0, 0, 0, 0, 0, 1, 2]);
    }

    #[test]
    fn minutes_are_ranked_and_take_no_more_room_with_more_drills() {
        let mut minutes = Minutes::default();
        for minute in 1..=10_u64 {
            minutes.add(minute * MINUTE + 59_999);
        }
        let mut twice = minutes.clone();
        twice.merge(&minutes);
        let expected = Times {
            p10: Some(1),
            p50: Some(5),
            p90: Some(9),
        };
        assert_eq!((minutes.times(), twice.times()), (expected, expected));
        assert_eq!(twice.0.len(), 10);
        twice.add(u64::MAX);
        assert_eq!(twice.0.last_key_value(), Some((&(LONGEST as u32), &1)));
        assert_eq!(Minutes::default().times(), Times::default());
    }

    #[test]
    fn nothing_observed_has_no_mean() {
        assert_eq!(Scores::default().spread(), Spread::default());
    }

    #[test]
    fn distances_are_means_of_pairs_and_may_lie_below_zero() {
        let (mut one, mut other) = (Behind::default(), Behind::default());
        assert_eq!(one.distance(), Distance::default());
        one.add(90, 40);
        other.add(80, 91);
        one.merge(other);
        assert_eq!(one.distance().mean, Some(19.5));
        assert_eq!(other.distance().mean, Some(-11.0));
    }

    #[test]
    fn halves_put_together_are_the_whole() {
        let (mut one, mut other, mut all) =
            (Scores::default(), Scores::default(), Scores::default());
        for mark in 0..=100 {
            if mark % 3 == 0 {
                one.add(mark);
            } else {
                other.add(mark);
            }
            all.add(mark);
        }
        one.merge(&other);
        assert_eq!(one.spread(), all.spread());
    }
}
