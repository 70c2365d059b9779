//! Span of control: no more than seven people with open tasks report to the commander at a time;
//! of a sub-team only its leader does. Where fewer are on the call there is no opportunity.

use super::{Case, Observed, Spec, Unit};
use crate::score::value::Value;
use crate::score::wording;

pub(super) const SPEC: Spec = Spec {
    id: "span-of-control",
    title: "Span of control",
    is: "The share of your time in command in which more than seven people reported to you.",
    unit: Unit::Permille,
    judge,
};

fn judge(case: &Case<'_>) -> Option<Observed> {
    let reports = &case.ledger.crew.reports;
    let first = reports.first.filter(|_| reports.could_be_too_many)?;
    let mut observed = Observed::of(Value::share(
        reports.too_many.as_secs(),
        reports.commanded.as_secs(),
    ));
    for mark in &reports.beyond {
        observed = observed.faulted(*mark);
    }
    if reports.beyond.is_empty() {
        observed = observed.proved(first);
    }
    Some(observed.instead(|| {
        let last = reports.beyond.last()?;
        let ledger = case.ledger;
        let task = ledger.tasks.iter().find(|task| task.given == *last)?;
        let other = ledger.tasks.iter().rev().find(|other| {
            other.to != task.to && other.given < *last && other.closed.is_none_or(|at| at > last.at)
        })?;
        Some(format!(
            "{}, take team Alpha with {} and {}, report in ten minutes.",
            ledger.name(task.to),
            ledger.name(other.to),
            wording::clause(task.text)
        ))
    }))
}
