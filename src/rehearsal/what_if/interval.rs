//! How sure a mean of paired differences is: Student's t with n − 1 degrees of freedom.
//!
//! The quantiles stand in a table, as in every textbook, and between two rows the wider one
//! counts. Sums are whole numbers; one division and one root are left to floating point, which
//! rounds them the same way everywhere.

use crate::debrief::what_if::Difference;

/// How sure an interval is to hold the true mean.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sure {
    /// 95 of 100 such intervals do: for one question that somebody asked.
    Percent95,
    /// 99 of 100: where up to five moments are looked at, all are right 95 times of 100
    /// (Bonferroni).
    Percent99,
}

/// Degrees of freedom, and the quantiles of Student's t for 95 and 99 percent, two-sided
/// [thousandths].
const STUDENT: [(usize, u32, u32); 33] = [
    (1, 12_706, 63_657),
    (2, 4_303, 9_925),
    (3, 3_182, 5_841),
    (4, 2_776, 4_604),
    (5, 2_571, 4_032),
    (6, 2_447, 3_707),
    (7, 2_365, 3_499),
    (8, 2_306, 3_355),
    (9, 2_262, 3_250),
    (10, 2_228, 3_169),
    (11, 2_201, 3_106),
    (12, 2_179, 3_055),
    (13, 2_160, 3_012),
    (14, 2_145, 2_977),
    (15, 2_131, 2_947),
    (16, 2_120, 2_921),
    (17, 2_110, 2_898),
    (18, 2_101, 2_878),
    (19, 2_093, 2_861),
    (20, 2_086, 2_845),
    (21, 2_080, 2_831),
    (22, 2_074, 2_819),
    (23, 2_069, 2_807),
    (24, 2_064, 2_797),
    (25, 2_060, 2_787),
    (26, 2_056, 2_779),
    (27, 2_052, 2_771),
    (28, 2_048, 2_763),
    (29, 2_045, 2_756),
    (30, 2_042, 2_750),
    (40, 2_021, 2_704),
    (60, 2_000, 2_660),
    (120, 1_980, 2_617),
];

impl Sure {
    /// In percent.
    pub fn percent(self) -> u8 {
        match self {
            Sure::Percent95 => 95,
            Sure::Percent99 => 99,
        }
    }

    fn quantile(self, freedom: usize) -> f64 {
        let rows = STUDENT.partition_point(|(row, ..)| *row <= freedom);
        let (_, wide, wider) = STUDENT[rows.saturating_sub(1)];
        let thousandths = match self {
            Sure::Percent95 => wide,
            Sure::Percent99 => wider,
        };
        f64::from(thousandths) / 1000.0
    }
}

/// The mean of differences with its interval; none of fewer than two, of which nobody knows how
/// they vary. The interval is rounded outwards.
pub fn paired(differences: &[i64], sure: Sure) -> Option<Difference> {
    let count = differences.len();
    let futures = u32::try_from(count).ok().filter(|count| *count > 1)?;
    let sum: i128 = differences.iter().map(|one| i128::from(*one)).sum();
    let squares: i128 = differences
        .iter()
        .map(|one| i128::from(*one) * i128::from(*one))
        .sum();
    let n = i128::from(futures);
    let mean = float(sum) / float(n);
    // n Σd² − (Σd)² over n(n − 1) is the variance; over another n, that of the mean.
    let spread = float(n * squares - sum * sum) / float(n * n * (n - 1));
    let reach = sure.quantile(count - 1) * spread.max(0.0).sqrt();
    Some(Difference {
        mean: whole(mean.round()),
        low: whole((mean - reach).floor()),
        high: whole((mean + reach).ceil()),
        sure: sure.percent(),
        futures,
    })
}

#[allow(clippy::cast_precision_loss)] // sums of customer-minutes; the last digits tell nothing
fn float(whole: i128) -> f64 {
    whole as f64
}

#[allow(clippy::cast_possible_truncation)] // no drill loses more than fits; `as` would cut off
fn whole(amount: f64) -> i64 {
    amount as i64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_interval_is_the_textbook_one() {
        let difference = paired(&[200, 400, 400, 600, 900], Sure::Percent95).expect("five pairs");
        assert_eq!(difference.mean, 500);
        // sd = √70 000 = 264.6; reach 2.776 × 264.6 / √5 = 328.4
        assert_eq!((difference.low, difference.high), (171, 829));
        let surer = paired(&[200, 400, 400, 600, 900], Sure::Percent99).expect("five pairs");
        assert!(!surer.is_claimed() && surer.low == -45);
    }

    #[test]
    fn one_pair_tells_nothing_and_equal_pairs_tell_all() {
        assert_eq!(paired(&[700], Sure::Percent95), None);
        let equal = paired(&[0; 12], Sure::Percent99).expect("twelve pairs");
        assert_eq!((equal.mean, equal.low, equal.high), (0, 0, 0));
        assert!(!equal.is_claimed());
    }

    #[test]
    fn between_two_rows_the_wider_counts() {
        assert!((Sure::Percent95.quantile(35) - 2.042).abs() < 1e-9);
        assert!((Sure::Percent99.quantile(5_000) - 2.617).abs() < 1e-9);
    }
}
