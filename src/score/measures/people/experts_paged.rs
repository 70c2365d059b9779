//! The right people called in: whoever alone knows a service that is unwell, can find out what
//! ails it, or can carry out the plan, and is not on the call. Full credit up to the policy's
//! limit, none from three times that on. Who came by themselves, or was not needed any more before
//! the limit, was no opportunity.

use super::{Case, Observed, Spec, Tally, Unit, credit_for};
use crate::score::ledger::Need;
use crate::score::wording;

pub(super) const SPEC: Spec = Spec {
    id: "experts-paged",
    title: "The right people called in",
    is: "The share of occasions on which you soon had somebody called in who alone could help and was not on the call.",
    unit: Unit::Permille,
    judge,
};

fn judge(case: &Case<'_>) -> Option<Observed> {
    let ledger = case.ledger;
    let limit = case.policy.limit("page-within");
    let mut tally = Tally::default();
    let mut missed: Option<&Need<'_>> = None;
    for need in &ledger.crew.needs {
        let until = need.over.unwrap_or(ledger.end.at);
        let credit = match need.called {
            Some(called) => credit_for(called.at.since(need.since), limit),
            None if until.since(need.since) < limit => continue,
            None => 0,
        };
        if credit < 1000 {
            missed.get_or_insert(need);
        }
        tally.credit(credit, need.called.unwrap_or(need.shown));
    }
    Some(tally.share()?.instead(|| {
        let need = missed?;
        let who = need.able.first()?;
        Some(wording::page(ledger, need.since, ledger.name(who)))
    }))
}
