//! Directed rate: orders to one person by name, or by a role that one person holds.

use super::{Case, Observed, Spec, Tally, Unit};
use crate::hearing::Directed;
use crate::score::wording;

pub(super) const SPEC: Spec = Spec {
    id: "directed-rate",
    title: "Orders to one person",
    is: "The share of your orders that went to one person, by name or by role.",
    unit: Unit::Permille,
    judge,
};

fn judge(case: &Case<'_>) -> Option<Observed> {
    let ledger = case.ledger;
    let mut tally = Tally::default();
    let mut first = None;
    for order in &ledger.orders {
        let directed = matches!(order.directed, Directed::Person | Directed::Role);
        if !directed {
            first.get_or_insert(order);
        }
        tally.count(directed, order.mark);
    }
    Some(tally.share()?.instead(|| {
        let order = first?;
        let best = wording::best_for(ledger, order.text, None, order.mark.at)?;
        Some(wording::order(
            ledger.name(best),
            order.text,
            wording::USUAL_BOX,
        ))
    }))
}
