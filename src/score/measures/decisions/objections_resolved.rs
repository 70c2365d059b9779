//! Objections resolved: a plan that somebody objected to strongly is not decided all the same.

use super::{Case, Observed, Spec, Tally, Unit};

pub(super) const SPEC: Spec = Spec {
    id: "objections-resolved",
    title: "Objections resolved",
    is: "The share of plans with a strong objection that you did not go on with all the same.",
    unit: Unit::Permille,
    judge,
};

fn judge(case: &Case<'_>) -> Option<Observed> {
    let ledger = case.ledger;
    let mut tally = Tally::default();
    let mut first = None;
    for plan in ledger.plans.values() {
        let Some((objected, who)) = plan.objections.first() else {
            continue;
        };
        let decided = ledger
            .decisions
            .iter()
            .find(|decision| {
                let same = match plan.remedy {
                    Some(remedy) => decision.remedy == Some(remedy),
                    None => Some(decision.mark) == plan.decided,
                };
                same && decision.mark > *objected
            })
            .map(|decision| decision.mark);
        if decided.is_some() {
            first.get_or_insert(*who);
        }
        tally.count(decided.is_none(), decided.unwrap_or(*objected));
    }
    Some(tally.share()?.instead(|| {
        let name = ledger.name(first?);
        Some(format!(
            "{name} objects, so we don't do that. What else can we do?"
        ))
    }))
}
