//! Measures, one a file: each looks at the ledger and says what it saw, which events prove it,
//! and what could have been said instead. It knows no thresholds but those of the policy.
//!
//! A measure that had no opportunity says nothing (`None`). To add one: a file with a [`Spec`],
//! a line in its dimension's list, a rule in every policy without a base, a row in `docs/debrief.md`.

mod after_command;
mod clarity;
mod closing;
mod command;
mod decisions;
mod delegation;
mod handover;
mod observed;
mod outcome;
mod people;
mod pressure;
mod severity;
mod timeboxing;
pub mod updates;

pub use observed::Observed;
use observed::Tally;

use super::policy::Unit;
use super::{Ledger, ParResult, Policy, Rating, Value};
use crate::scenario::model::Dimension;
use crate::units::Span;

/// What a measure has before it.
#[derive(Clone, Copy, Debug)]
pub struct Case<'a> {
    /// The facts.
    pub ledger: &'a Ledger<'a>,
    /// The thresholds.
    pub policy: &'a Policy,
    /// What a good commander loses, where it is known.
    pub par: Option<ParResult>,
}

impl Case<'_> {
    /// Whether one length of time, marked by itself, would be rated P.
    fn is_performed(&self, measure: &str, length: Span) -> bool {
        let value = Value::Time {
            ms: i64::try_from(length.0).unwrap_or(i64::MAX),
        };
        self.is_rated_p(measure, &value)
    }

    /// Whether a value would be rated P.
    fn is_rated_p(&self, measure: &str, value: &Value) -> bool {
        let ratings = &self.policy.ratings;
        self.policy
            .rule(measure)
            .is_some_and(|rule| ratings.rate(rule.score(value, ratings)) == Rating::P)
    }
}

/// A measure.
#[derive(Clone, Copy, Debug)]
pub struct Spec {
    /// Its id, unique among all measures; stands in policies and in `debrief.json`.
    pub id: &'static str,
    /// Its name in print.
    pub title: &'static str,
    /// What it is, in one sentence.
    pub is: &'static str,
    /// What its thresholds are counted in.
    pub unit: Unit,
    /// Looks.
    pub judge: fn(&Case<'_>) -> Option<Observed>,
}

/// The measures of a dimension, in the order in which they are printed.
pub fn of(dimension: Dimension) -> &'static [Spec] {
    match dimension {
        Dimension::Command => &command::ALL,
        Dimension::Delegation => &delegation::ALL,
        Dimension::Timeboxing => &timeboxing::ALL,
        Dimension::Decisions => &decisions::ALL,
        Dimension::Updates => &updates::ALL,
        Dimension::Pressure => &pressure::ALL,
        Dimension::Severity => &severity::ALL,
        Dimension::Handover => &handover::ALL,
        Dimension::People => &people::ALL,
        Dimension::Clarity => &clarity::ALL,
        Dimension::Closing => &closing::ALL,
        Dimension::Outcome => &outcome::ALL,
    }
}

/// All measures.
pub fn all() -> impl Iterator<Item = &'static Spec> {
    super::dimensions::MARKED
        .into_iter()
        .flat_map(|dimension| of(dimension).iter())
}

/// The measure with this id.
pub fn named(id: &str) -> Option<&'static Spec> {
    all().find(|spec| spec.id == id)
}
