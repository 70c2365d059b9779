//! How a trainee's marks move: the latest drills against those before them.

use serde::Serialize;

/// So many drills count as the latest. Ours: one drill alone says little.
const LATEST: usize = 3;
/// Further back than this nothing is compared: skill decays, and scenarios differ. Ours.
const LOOKED_AT: usize = 8;
/// Means that differ by less are level: drills differ that much by chance. Ours [points].
const LEVEL: i16 = 5;

/// Marks in the order in which they were earned, and where they go.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Trend {
    /// The last marks, oldest first, 0–100.
    pub scores: Vec<u8>,
    /// The mean of those before the latest; none where there are none.
    pub before: Option<u8>,
    /// The mean of the latest.
    pub latest: u8,
    /// Where they go; none where there is nothing to compare with.
    pub goes: Option<Goes>,
}

/// Where marks go.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Goes {
    /// Better.
    Up,
    /// Neither.
    Level,
    /// Worse.
    Down,
}

impl Trend {
    /// The trend of these marks, oldest first; none where there are none.
    pub fn of(scores: impl IntoIterator<Item = u8>) -> Option<Trend> {
        let mut scores: Vec<u8> = scores.into_iter().collect();
        let from = scores.len().saturating_sub(LOOKED_AT);
        scores.drain(..from);
        // Of few marks the later half is the latest.
        let latest = LATEST.min(scores.len().div_ceil(2));
        let (old, new) = scores.split_at(scores.len() - latest);
        let latest = mean(new)?;
        let before = mean(old);
        let goes = before.map(|before| match i16::from(latest) - i16::from(before) {
            LEVEL.. => Goes::Up,
            change if change <= -LEVEL => Goes::Down,
            _ => Goes::Level,
        });
        Some(Trend {
            before,
            latest,
            goes,
            scores,
        })
    }
}

/// The mean, rounded to the nearest.
fn mean(scores: &[u8]) -> Option<u8> {
    let sum: usize = scores.iter().map(|score| usize::from(*score)).sum();
    let count = scores.len();
    let mean = (sum + count / 2).checked_div(count)?;
    Some(u8::try_from(mean).unwrap_or(u8::MAX))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_latest_three_are_held_against_those_before_them() {
        let trend = Trend::of([10, 10, 50, 50, 50, 50, 50, 80, 80, 80]).unwrap();
        assert_eq!(trend.scores, [50, 50, 50, 50, 50, 80, 80, 80]);
        assert_eq!((trend.before, trend.latest), (Some(50), 80));
        assert_eq!(trend.goes, Some(Goes::Up));
    }

    #[test]
    fn one_drill_is_no_trend_and_a_few_points_are_none_either() {
        assert_eq!(Trend::of([]), None);
        assert_eq!(Trend::of([70]).unwrap().goes, None);
        assert_eq!(Trend::of([70, 74]).unwrap().goes, Some(Goes::Level));
        assert_eq!(Trend::of([70, 75]).unwrap().goes, Some(Goes::Up));
        assert_eq!(Trend::of([70, 65]).unwrap().goes, Some(Goes::Down));
    }
}
