//! Risks asked first: before each remedy is decided, somebody was asked what could go wrong with
//! it, or told so.

use super::{Case, Observed, Spec, Tally, Unit};
use crate::score::wording;

pub(super) const SPEC: Spec = Spec {
    id: "risks-asked-first",
    title: "Risks asked first",
    is: "The share of your decisions before which the risks were asked for or told.",
    unit: Unit::Permille,
    judge,
};

fn judge(case: &Case<'_>) -> Option<Observed> {
    let ledger = case.ledger;
    let mut tally = Tally::default();
    let mut first = None;
    for decision in &ledger.decisions {
        let Some(remedy) = decision.remedy else {
            continue;
        };
        if decision.risk_known.is_none() {
            first.get_or_insert(remedy);
        }
        tally.count(
            decision.risk_known.is_some(),
            decision.risk_known.unwrap_or(decision.mark),
        );
    }
    Some(tally.share()?.instead(|| {
        let what = wording::clause(wording::remedy(ledger, first?));
        Some(format!("What could go wrong if we {what}?"))
    }))
}
