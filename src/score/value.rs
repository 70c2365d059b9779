//! What a measure saw: a share, a time, a count, an answer. Each prints as a person would say
//! it, and gives the one figure that a policy's thresholds are held against.

use std::fmt;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::units::Span;

/// What a measure saw.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "is", rename_all = "kebab-case")]
pub enum Value {
    /// So many of so many.
    Share {
        /// How many.
        part: u64,
        /// Of how many.
        of: u64,
        /// The share [permille]; credit for half-measures included.
        permille: u64,
    },
    /// A length of time, or a distance from a moment (negative is before it).
    Time {
        /// [ms]
        ms: i64,
    },
    /// How far something strayed from its time, on average.
    Error {
        /// Whatever its direction [ms].
        mean_ms: i64,
        /// Early (−) and late (+) set off against each other [ms].
        signed_ms: i64,
    },
    /// How often.
    Count {
        /// How often.
        count: u64,
    },
    /// Yes or no.
    Answer {
        /// Whether.
        yes: bool,
    },
    /// One figure against another, which is 1000 [permille].
    Ratio {
        /// [permille]
        permille: u64,
    },
    /// It never came.
    Never,
}

impl Value {
    /// A share of whole things.
    pub fn share(part: u64, of: u64) -> Value {
        Value::Share {
            part,
            of,
            permille: (part * 1000).checked_div(of).unwrap_or(0),
        }
    }

    /// The figure that thresholds are held against; none for what never came.
    pub fn figure(&self) -> Option<i64> {
        match *self {
            Value::Share { permille, .. } | Value::Ratio { permille } => {
                Some(i64::try_from(permille).unwrap_or(i64::MAX))
            }
            Value::Time { ms } => Some(ms),
            Value::Error { mean_ms, .. } => Some(mean_ms),
            Value::Count { count } => Some(i64::try_from(count).unwrap_or(i64::MAX)),
            Value::Answer { yes } => Some(i64::from(yes)),
            Value::Never => None,
        }
    }
}

impl fmt::Display for Value {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {
            Value::Share { part, of, permille } => {
                write!(f, "{part} of {of} ({} %)", (permille + 5) / 10)
            }
            Value::Time { ms } if ms < 0 => write!(f, "−{}", Span(ms.unsigned_abs())),
            Value::Time { ms } => write!(f, "{}", Span(ms.unsigned_abs())),
            Value::Error { mean_ms, signed_ms } => {
                write!(f, "{} off on average", Span(mean_ms.unsigned_abs()))?;
                match signed_ms / 1000 {
                    0 => Ok(()),
                    s if s < 0 => write!(f, " (mostly early, {})", Span(signed_ms.unsigned_abs())),
                    _ => write!(f, " (mostly late, {})", Span(signed_ms.unsigned_abs())),
                }
            }
            Value::Count { count } => write!(f, "{count}"),
            Value::Answer { yes } => f.write_str(if yes { "yes" } else { "no" }),
            Value::Ratio { permille } => {
                write!(f, "{}.{:02} × par", permille / 1000, permille % 1000 / 10)
            }
            Value::Never => f.write_str("never"),
        }
    }
}
