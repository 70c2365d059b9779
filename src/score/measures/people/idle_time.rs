//! Idle time: what part of the time that responders spent on the call they had nothing to do, in
//! stretches long enough to count. What it cost stands with the outcome.

use super::{Case, Observed, Spec, Unit};
use crate::score::ledger::Idle;
use crate::score::value::Value;

pub(super) const SPEC: Spec = Spec {
    id: "idle-time",
    title: "Time spent with nothing to do",
    is: "The share of all minutes that responders spent on the call in which they had long had nothing to do.",
    unit: Unit::Permille,
    judge,
};

/// [ms]
const MINUTE: u64 = 60_000;

fn judge(case: &Case<'_>) -> Option<Observed> {
    let ledger = case.ledger;
    let counts = case.policy.limit("idle-counts");
    let on_call = ledger.crew.on_call.0;
    let commanded = ledger.crew.reports.commanded;
    if on_call == 0 || commanded < counts {
        return None;
    }
    let long = |idle: &&Idle<'_>| idle.lasted() >= counts;
    let idle: u64 = ledger
        .crew
        .idle
        .iter()
        .filter(long)
        .map(|idle| idle.lasted().0)
        .sum();
    let value = Value::Share {
        part: idle / MINUTE,
        of: on_call / MINUTE,
        permille: idle * 1000 / on_call,
    };
    let bearable = case.is_rated_p(SPEC.id, &value);
    let mut observed = Observed::of(value).proved(ledger.commanded_from()?);
    for idle in ledger.crew.idle.iter().filter(long) {
        observed = match idle.asked {
            Some(asked) if !bearable => observed.faulted(asked),
            asked => observed.proved(asked.unwrap_or(idle.since)),
        };
    }
    Some(observed.instead(|| {
        let longest = ledger.crew.idle.iter().max_by_key(|idle| idle.lasted())?;
        let name = ledger.name(longest.who);
        Some(format!("{name}, you can go, thank you."))
    }))
}
