//! Announced: each time command passes, the call is told to whom.

use super::{Case, Observed, Spec, Tally, Unit, begun, is_executive, successor};
use crate::drill::event::Passed;

pub(super) const SPEC: Spec = Spec {
    id: "handover-announced",
    title: "Announced on the call",
    is: "The share of times when you told the call to whom command passes.",
    unit: Unit::Permille,
    judge,
};

fn judge(case: &Case<'_>) -> Option<Observed> {
    let ledger = case.ledger;
    let mut tally = Tally::default();
    let mut silent_to = None;
    let takeovers = ledger
        .passings
        .iter()
        .filter(|passing| passing.how == Passed::Takeover);
    for passing in takeovers {
        let told = ledger.announced.iter().find(|one| one.to == passing.to);
        if told.is_none() {
            silent_to.get_or_insert(passing.to);
        }
        tally.count(told.is_some(), told.map_or(passing.mark, |told| told.mark));
    }
    if let Some(begun) = begun(case) {
        let told = ledger
            .announced
            .iter()
            .find(|one| !is_executive(case, one.to));
        if told.is_none() {
            silent_to = silent_to.or(successor(case));
        }
        tally.count(told.is_some(), told.map_or(begun, |told| told.mark));
    }
    Some(tally.share()?.instead(|| {
        let name = ledger.name(silent_to?);
        Some(format!(
            "Everybody, command now goes to {name}. {name}, please confirm."
        ))
    }))
}
