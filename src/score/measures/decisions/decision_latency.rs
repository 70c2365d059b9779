//! Decision latency: from the moment when a remedy and its risks are known to the decision.
//! A commander who was offered something and never decided anything, decided never.

use super::{Case, Observed, Spec, Unit};
use crate::score::value::Value;
use crate::score::wording;

pub(super) const SPEC: Spec = Spec {
    id: "decision-latency",
    title: "Time to decide",
    is: "How long it took you to decide once an option and its risks were known, on average.",
    unit: Unit::Seconds,
    judge,
};

fn judge(case: &Case<'_>) -> Option<Observed> {
    let ledger = case.ledger;
    let ripe = || {
        ledger
            .decisions
            .iter()
            .filter_map(|decision| Some((decision, decision.mark.at.since(decision.ripe?))))
    };
    let count = ripe().count() as u64;
    if count == 0 {
        return never(case);
    }
    let sum: u64 = ripe().map(|(_, span)| span.0).fold(0, u64::saturating_add);
    let mut observed = Observed::of(Value::Time {
        ms: i64::try_from(sum / count).unwrap_or(i64::MAX),
    });
    observed.proof = ripe().map(|(decision, _)| decision.mark.seq).collect();
    Some(observed.instead(|| {
        let (slowest, _) = ripe().max_by_key(|(_, span)| *span)?;
        let what = slowest
            .remedy
            .map_or(slowest.text, |remedy| wording::remedy(ledger, remedy));
        Some(format!(
            "Hearing no strong objections, we go ahead: {}.",
            wording::clause(what)
        ))
    }))
}

fn never(case: &Case<'_>) -> Option<Observed> {
    let ledger = case.ledger;
    let offered = ledger.first_offer?;
    let from = ledger.commanded_from()?.at.max(offered.at);
    let waited = ledger.commanded_until().since(from);
    if !ledger.decisions.is_empty() || waited <= case.policy.limit("decide-grace") {
        return None;
    }
    Some(Observed::of(Value::Never).faulted(offered).instead(|| {
        let (remedy, _) = ledger
            .options
            .iter()
            .find(|(_, standing)| standing.offered == Some(offered))?;
        Some(format!(
            "The plan is to {}. Any strong objections? … Hearing none, we go ahead.",
            wording::clause(wording::remedy(ledger, remedy))
        ))
    }))
}
