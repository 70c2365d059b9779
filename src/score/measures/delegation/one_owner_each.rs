//! One owner each: what several people own, nobody owns. Orders to nobody at all are counted
//! elsewhere; here only orders count that had somebody to own them.

use super::{Case, Observed, Spec, Tally, Unit};
use crate::hearing::Directed;
use crate::score::wording;

pub(super) const SPEC: Spec = Spec {
    id: "one-owner-each",
    title: "One owner for each task",
    is: "The share of your orders to people that had exactly one owner.",
    unit: Unit::Permille,
    judge,
};

fn judge(case: &Case<'_>) -> Option<Observed> {
    let ledger = case.ledger;
    let mut tally = Tally::default();
    let mut first = None;
    for order in &ledger.orders {
        match order.directed {
            Directed::Person | Directed::Role => tally.count(true, order.mark),
            Directed::Group => {
                first.get_or_insert(order);
                tally.count(false, order.mark);
            }
            Directed::Nobody | Directed::Oneself => {}
        }
    }
    Some(tally.share()?.instead(|| {
        let order = first?;
        let owner = match order.task {
            Some(task) => ledger.task(task).to,
            None => wording::best_for(ledger, order.text, None, order.mark.at)?,
        };
        let name = ledger.name(owner);
        Some(format!(
            "{} It is yours alone, {name}; ask for whom you need.",
            wording::order(name, order.text, wording::USUAL_BOX)
        ))
    }))
}
