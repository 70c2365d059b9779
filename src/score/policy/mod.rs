//! Policies: the thresholds that a mark is judged by, each with its unit and its source.
//!
//! A policy is RON, written by hand and checked before use: every measure has a rule without
//! holes and with its thresholds in order. It is written whole into a recording's header, so
//! that a drill can be marked again as it was marked then.

mod allowance;
mod check;
mod load;
mod place;
mod written;

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use smol_str::SmolStr;

pub use allowance::{Allowance, DayKind, Days};
pub use check::{DAY_LIMITS, LIMITS};
pub use load::{PolicyError, SHIPPED, UnknownPolicy, shipped};

use super::value::Value;
use crate::units::Span;

/// The number of the policy language that this build reads.
pub const FORMAT: u32 = 1;

/// The thresholds that a mark is judged by.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Policy {
    /// The number of the language, [`FORMAT`].
    pub format: u32,
    /// Its id.
    pub id: SmolStr,
    /// Its name in print.
    pub title: String,
    /// Whose practice it is, in a sentence or two.
    pub about: String,
    /// From which score on which rating is given.
    pub ratings: Ratings,
    /// Times and days that decide what counts as an opportunity or as done.
    pub limits: BTreeMap<SmolStr, Limit>,
    /// A rule for every measure.
    pub measures: BTreeMap<SmolStr, Rule>,
}

/// From which score on which rating is given; below `major` it is U.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Ratings {
    /// P: performed without challenges.
    pub performed: u8,
    /// S: performed with some challenges.
    pub some: u8,
    /// M: performed with major challenges.
    pub major: u8,
    /// Where these come from.
    pub source: String,
}

/// One named time or number of days.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Limit {
    /// What it means.
    pub is: String,
    /// How long it is, such as `90s` or a number of days.
    #[schemars(with = "String")]
    pub value: Allowance,
    /// Where it comes from.
    pub source: String,
}

/// How one measure is marked: the values at which the score is 100, the bounds of the ratings,
/// and 0, with straight lines between them. Yes-or-no measures have none: yes is 100, no is 0.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Rule {
    /// How much it counts in its dimension.
    pub weight: u32,
    /// The unit of the thresholds.
    pub unit: Unit,
    /// From here on the score is 100.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub full: Option<i64>,
    /// The last value that is rated P.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub performed: Option<i64>,
    /// The last value that is rated S.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub some: Option<i64>,
    /// The last value that is rated M.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub major: Option<i64>,
    /// From here on the score is 0.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub none: Option<i64>,
    /// Where the thresholds come from.
    pub source: String,
}

/// What thresholds are counted in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Unit {
    /// Whole seconds.
    #[serde(alias = "Seconds")]
    Seconds,
    /// Thousandths.
    #[serde(alias = "Permille")]
    Permille,
    /// Occasions.
    #[serde(alias = "Times")]
    Times,
    /// Yes or no.
    #[serde(alias = "YesNo")]
    YesNo,
}

/// How well something was performed.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema,
)]
pub enum Rating {
    /// Unable to be performed.
    U,
    /// Performed with major challenges.
    M,
    /// Performed with some challenges.
    S,
    /// Performed without challenges.
    P,
}

impl Rating {
    /// What the letter stands for.
    pub fn means(self) -> &'static str {
        match self {
            Rating::P => "performed without challenges",
            Rating::S => "performed with some challenges",
            Rating::M => "performed with major challenges",
            Rating::U => "unable to be performed",
        }
    }

    /// The letter.
    pub fn letter(self) -> &'static str {
        match self {
            Rating::P => "P",
            Rating::S => "S",
            Rating::M => "M",
            Rating::U => "U",
        }
    }
}

impl Ratings {
    /// The rating of a score.
    pub fn rate(&self, score: u8) -> Rating {
        match score {
            score if score >= self.performed => Rating::P,
            score if score >= self.some => Rating::S,
            score if score >= self.major => Rating::M,
            _ => Rating::U,
        }
    }
}

impl Policy {
    /// The rule for a measure.
    pub fn rule(&self, measure: &str) -> Option<&Rule> {
        self.measures.get(measure)
    }

    /// A named time; nothing where the policy has none, which a checked policy never lacks.
    pub fn limit(&self, name: &str) -> Span {
        match self.limits.get(name).map(|limit| limit.value) {
            Some(Allowance::Time(span)) => span,
            Some(Allowance::Days(_)) | None => Span::ZERO,
        }
    }

    /// A named number of days; none where the policy, read from an old recording, has none.
    pub fn days(&self, name: &str) -> Option<Days> {
        match self.limits.get(name)?.value {
            Allowance::Days(days) => Some(days),
            Allowance::Time(_) => None,
        }
    }
}

impl Rule {
    /// The five thresholds from best to worst; none for a yes-or-no rule or one with a hole.
    pub fn thresholds(&self) -> Option<[i64; 5]> {
        Some([
            self.full?,
            self.performed?,
            self.some?,
            self.major?,
            self.none?,
        ])
    }

    /// The score of a value, 0–100. What never came scores nothing.
    pub fn score(&self, value: &Value, ratings: &Ratings) -> u8 {
        let figure = match *value {
            Value::Answer { yes } => return if yes { 100 } else { 0 },
            _ => match value.figure() {
                Some(figure) => figure,
                None => return 0,
            },
        };
        match self.thresholds() {
            None => {
                if figure > 0 {
                    100
                } else {
                    0
                }
            }
            Some(thresholds) => {
                let fine = if self.unit == Unit::Seconds { 1000 } else { 1 };
                let marks = [100, ratings.performed, ratings.some, ratings.major, 0];
                along(thresholds, marks, i128::from(fine), i128::from(figure))
            }
        }
    }
}

/// The mark at `figure` on the line through the thresholds, best first, rounded up; but what is
/// worse than a threshold costs a point at least, so that each bound of a rating is exact.
fn along(thresholds: [i64; 5], marks: [u8; 5], fine: i128, figure: i128) -> u8 {
    let rising = thresholds[0] > thresholds[4];
    let place = |value: i128| if rising { -value } else { value };
    let figure = place(figure);
    let points = thresholds.map(|threshold| place(i128::from(threshold) * fine));
    if figure <= points[0] {
        return marks[0];
    }
    for at in 1..points.len() {
        let (from, to) = (points[at - 1], points[at]);
        if figure <= to && from < to {
            let drop = i128::from(marks[at - 1]) - i128::from(marks[at]);
            let lost = (drop * (figure - from)).div_euclid(to - from);
            return u8::try_from(i128::from(marks[at - 1]) - lost.max(1)).unwrap_or(0);
        }
    }
    0
}
