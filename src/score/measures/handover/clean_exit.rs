//! Clean exit: who has passed command gives no more orders.

use super::{Case, Observed, Spec, Unit};

pub(super) const SPEC: Spec = Spec {
    id: "clean-exit",
    title: "No orders after passing command",
    is: "How often you gave orders after command had passed from you.",
    unit: Unit::Times,
    judge,
};

fn judge(case: &Case<'_>) -> Option<Observed> {
    let ledger = case.ledger;
    let passed = ledger.passings.first()?;
    let after = ledger
        .without_command
        .iter()
        .map(|(mark, _)| *mark)
        .filter(|mark| *mark > passed.mark);
    let observed = Observed::count(after, passed.mark);
    Some(observed.instead(|| {
        let name = ledger.name(passed.to);
        Some(format!(
            "That is {name}'s to decide now. {name}, over to you."
        ))
    }))
}
