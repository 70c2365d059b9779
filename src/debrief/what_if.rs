//! What-if: where by-the-book would have done better, what that cost, and what it said there.
//!
//! Types alone: they are reckoned by `rehearsal::what_if`, which plays the branches, and told in
//! `docs/what-if.md`. Amounts are whole numbers, so that a report stays comparable.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use smol_str::SmolStr;

use super::thousands;
use crate::drill::Seq;

/// What a drill was compared with, and what came of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct WhatIf {
    /// The bot that took the seat in the branches.
    pub commander: SmolStr,
    /// Up to here customer-minutes are reckoned, in every branch [ms].
    pub horizon_ms: u64,
    /// In so many re-dealt futures each moment was played both ways.
    pub futures: u32,
    /// So many windows of the drill were looked at.
    pub windows: u32,
    /// How long each of them was [ms].
    pub window_ms: u64,
    /// So many of them were played both ways.
    pub confirmed: u32,
    /// What would be lost in the end if the bot took over here, oldest first.
    pub curve: Vec<Expected>,
    /// The moments whose loss is larger than chance, costliest first; three at most.
    pub moments: Vec<CostlyMoment>,
    /// What came of it, in one or two sentences.
    pub text: String,
}

/// What would be lost in the end if the bot took over at a moment: the mean of a few futures.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Expected {
    /// When it takes over [ms].
    pub at_ms: u64,
    /// Lost up to the horizon [customer-minutes].
    pub lost: u64,
}

/// A stretch of the drill in which by-the-book would have lost less.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct CostlyMoment {
    /// Where it begins [ms].
    pub from_ms: u64,
    /// Where it ends [ms].
    pub to_ms: u64,
    /// Where it begins, as minutes and seconds.
    pub from: String,
    /// Where it ends, as minutes and seconds.
    pub to: String,
    /// What the trainee said in it, all of it; nothing when they said nothing.
    pub said: Vec<SaidThen>,
    /// What the bot said there in the branch, what matters first: what could have been said.
    pub could_say: Vec<SaidThen>,
    /// What it cost customers [customer-minutes].
    pub cost: Difference,
    /// What it cost in the whole score [tenths of a point]; none where nothing could be marked.
    pub points: Option<Difference>,
    /// The same in words.
    pub text: String,
}

/// Words at a time.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct SaidThen {
    /// The event in the drill's own log; none for words of a branch.
    pub seq: Option<Seq>,
    /// When [ms].
    pub at_ms: u64,
    /// When, as minutes and seconds.
    pub at: String,
    /// The words.
    pub words: String,
}

/// The mean of paired differences, trainee less bot, with the interval that holds the true mean.
/// Positive is what the trainee's way cost.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Difference {
    /// The mean.
    pub mean: i64,
    /// Where its interval begins.
    pub low: i64,
    /// Where it ends.
    pub high: i64,
    /// How sure this interval is [percent].
    pub sure: u8,
    /// Of how many pairs.
    pub futures: u32,
}

impl Difference {
    /// Whether zero lies outside the interval: only then anything is claimed of it.
    pub fn is_claimed(&self) -> bool {
        self.low > 0 || self.high < 0
    }

    /// The same, seen from the other side.
    #[must_use]
    pub fn turned(self) -> Difference {
        Difference {
            mean: -self.mean,
            low: -self.high,
            high: -self.low,
            ..self
        }
    }

    /// As customer-minutes: `1 200 customer-minutes (800 to 1 600)`.
    pub fn customer_minutes(&self) -> String {
        self.told("customer-minutes", |amount| signed(amount, thousands))
    }

    /// As points of the score, from tenths: `2.5 points (1.0 to 4.0)`.
    pub fn points(&self) -> String {
        let tenths = |tenths: u64| format!("{}.{}", tenths / 10, tenths % 10);
        self.told("points", |amount| signed(amount, tenths))
    }

    fn told(&self, unit: &str, amount: impl Fn(i64) -> String) -> String {
        let mean = amount(self.mean);
        if self.low == self.high {
            return format!("{mean} {unit} (the same in every future)");
        }
        let (low, high) = (amount(self.low), amount(self.high));
        format!("{mean} {unit} ({low} to {high})")
    }
}

fn signed(amount: i64, told: impl Fn(u64) -> String) -> String {
    let sign = if amount < 0 { "−" } else { "" };
    format!("{sign}{}", told(amount.unsigned_abs()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_claimed_where_the_interval_holds_zero() {
        let mut difference = Difference {
            mean: 1_250,
            low: -20,
            high: 2_520,
            sure: 95,
            futures: 12,
        };
        assert!(!difference.is_claimed());
        difference.low = 20;
        assert!(difference.is_claimed());
        assert_eq!(
            difference.customer_minutes(),
            "1\u{202f}250 customer-minutes (20 to 2\u{202f}520)"
        );
        difference.low = -7;
        assert_eq!(difference.points(), "125.0 points (−0.7 to 252.0)");
        let same = Difference {
            low: 1_250,
            high: 1_250,
            ..difference
        };
        assert_eq!(same.points(), "125.0 points (the same in every future)");
        assert_eq!(difference.turned().low, -2_520);
    }
}
