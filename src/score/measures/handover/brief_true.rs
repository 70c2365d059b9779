//! A true brief: the level, whose task is what until when, and what was promised, as they were. What
//! was told wrongly and put right before command passed counts as right; what cannot be compared
//! counts as nothing.

use super::{Case, Observed, Spec, Tally, Unit, begun, successor};
use crate::score::ledger::BriefFact;

pub(super) const SPEC: Spec = Spec {
    id: "brief-true",
    title: "A true brief",
    is: "The share of the facts in your brief that were so: the severity, who does what until when, \
         the next update.",
    unit: Unit::Permille,
    judge,
};

fn judge(case: &Case<'_>) -> Option<Observed> {
    begun(case)?;
    let told = &case.ledger.brief_facts;
    let mut tally = Tally::default();
    let mut wrong: Vec<&BriefFact<'_>> = Vec::new();
    for (at, fact) in told.iter().enumerate() {
        let told_again = told[at + 1..]
            .iter()
            .any(|later| later.element == fact.element && later.task == fact.task);
        if told_again {
            continue;
        }
        tally.count(fact.right, fact.mark);
        if !fact.right {
            wrong.push(fact);
        }
    }
    Some(tally.share()?.instead(|| {
        let name = case.ledger.name(successor(case)?);
        let put_right: Vec<String> = wrong
            .iter()
            .map(|fact| format!("{}, not {}", fact.truth, fact.said))
            .collect();
        (!put_right.is_empty()).then(|| format!("(To {name} alone:) {}.", put_right.join("; ")))
    }))
}
