//! The longest silence: how long stakeholders or customers went without word while customers were
//! hurt and the trainee commanded, after they had first been told. That they were never told at
//! all is marked by the first posts.
//!
//! Who listens on the call takes the commander's status updates to the company.

use super::reach::{OUTSIDE, ask_for_post, liaison};
use super::{Case, Observed, Spec, Unit};
use crate::score::Ledger;
use crate::score::ledger::{Listener, Mark};
use crate::score::value::Value;
use crate::units::{Moment, Span};

pub(super) const SPEC: Spec = Spec {
    id: "longest-silence",
    title: "Longest silence outside",
    is: "The longest that stakeholders or customers heard nothing while customers were hurt.",
    unit: Unit::Seconds,
    judge,
};

/// A stretch in which an audience heard nothing.
struct Silence {
    listener: Listener,
    from: Mark,
    /// What ended it; none where nothing did.
    until: Option<Mark>,
    length: Span,
}

fn judge(case: &Case<'_>) -> Option<Observed> {
    let ledger = case.ledger;
    let due = case.policy.limit("update-due");
    let all: Vec<Silence> = OUTSIDE
        .into_iter()
        .filter(|listener| liaison(ledger, *listener).is_some())
        .flat_map(|listener| silences(ledger, listener))
        .collect();
    // Nothing was due yet, and nothing more was told: there was no opportunity.
    if !all
        .iter()
        .any(|one| one.until.is_some() || one.length > due)
    {
        return None;
    }
    let longest = all.iter().max_by_key(|one| one.length)?;
    let mut observed = Observed::of(Value::Time {
        ms: i64::try_from(longest.length.0).unwrap_or(i64::MAX),
    })
    .proved(longest.from);
    let end = longest.until.unwrap_or(ledger.end);
    observed = if case.is_performed(SPEC.id, longest.length) {
        observed.proved(end)
    } else {
        observed.faulted(end)
    };
    Some(observed.instead(|| {
        let words = ask_for_post(ledger, longest.listener, due)?;
        Some(format!("At {}: {words}", longest.from.at + due))
    }))
}

/// Every stretch without word for an audience, counted only while customers were hurt and the
/// trainee commanded.
fn silences(ledger: &Ledger<'_>, listener: Listener) -> Vec<Silence> {
    let hurt = ledger.commanded_while_hurt();
    let hears =
        |to: Listener| to == listener || (listener == Listener::Company && to == Listener::Call);
    let told = ledger.outside.told.iter();
    let heard = told
        .filter(|told| hears(told.listener))
        .map(|told| told.mark);
    let begun = ledger.commanded_from().filter(|_| ledger.found_under_way);
    let marks: Vec<Mark> = begun.into_iter().chain(heard).collect();
    let ends = marks.iter().skip(1).copied().map(Some).chain([None]);
    marks
        .iter()
        .zip(ends)
        .map(|(from, until)| Silence {
            listener,
            from: *from,
            until,
            length: within(
                &hurt,
                from.at,
                until.map_or(Moment(u64::MAX), |until| until.at),
            ),
        })
        .filter(|silence| silence.length > Span::ZERO)
        .collect()
}

/// How much of a stretch lies within others.
fn within(others: &[(Moment, Moment)], from: Moment, until: Moment) -> Span {
    others
        .iter()
        .map(|(begin, end)| until.min(*end).since(from.max(*begin)))
        .fold(Span::ZERO, |sum, span| sum + span)
}
