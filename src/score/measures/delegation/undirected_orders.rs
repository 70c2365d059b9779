//! Undirected orders: how often an order went to "someone", to a group, or to nobody.

use super::{Case, Observed, Spec, Unit};
use crate::hearing::Directed;
use crate::score::wording;

pub(super) const SPEC: Spec = Spec {
    id: "undirected-orders",
    title: "Orders to nobody",
    is: "How often an order went to \"someone\", to a group or to nobody in particular.",
    unit: Unit::Times,
    judge,
};

fn judge(case: &Case<'_>) -> Option<Observed> {
    let ledger = case.ledger;
    let first = ledger.orders.first()?;
    let undirected = || {
        ledger
            .orders
            .iter()
            .filter(|order| !matches!(order.directed, Directed::Person | Directed::Role))
    };
    let observed = Observed::count(undirected().map(|order| order.mark), first.mark);
    Some(observed.instead(|| {
        let order = undirected().next_back()?;
        let best = wording::best_for(ledger, order.text, None, order.mark.at)?;
        Some(wording::order(
            ledger.name(best),
            order.text,
            wording::USUAL_BOX,
        ))
    }))
}
