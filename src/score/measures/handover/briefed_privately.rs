//! Briefed privately: away from the call, so that the call can go on.

use super::{Case, Observed, Spec, Tally, Unit, is_executive};

pub(super) const SPEC: Spec = Spec {
    id: "briefed-privately",
    title: "Briefed away from the call",
    is: "The share of your brief that you gave away from the call.",
    unit: Unit::Permille,
    judge,
};

fn judge(case: &Case<'_>) -> Option<Observed> {
    let ledger = case.ledger;
    let mut tally = Tally::default();
    let mut first = None;
    for brief in &ledger.briefs {
        if is_executive(case, brief.to) {
            continue;
        }
        if !brief.private {
            first.get_or_insert(brief.to);
        }
        tally.count(brief.private, brief.mark);
    }
    Some(tally.share()?.instead(|| {
        let name = ledger.name(first?);
        Some(format!(
            "{name}, I'll brief you in a direct message while the others carry on."
        ))
    }))
}
