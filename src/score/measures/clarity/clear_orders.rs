//! Clear orders: those to one person about which nobody had to ask back what was meant. To ask
//! which of two comes first is no sign of a vague order.

use super::{Case, Observed, Spec, Tally, Unit};
use crate::score::wording;

pub(super) const SPEC: Spec = Spec {
    id: "clear-orders",
    title: "Clear orders",
    is: "The share of your orders to one person about which they did not have to ask what you meant.",
    unit: Unit::Permille,
    judge,
};

fn judge(case: &Case<'_>) -> Option<Observed> {
    let ledger = case.ledger;
    let mut tally = Tally::default();
    let mut first = None;
    let mut asked_back = Vec::new();
    for task in ledger.tasks.iter().filter(|task| task.is_directed()) {
        if let Some(asked) = task.unclear {
            first.get_or_insert(task);
            asked_back.push(asked);
        }
        tally.count(task.unclear.is_none(), task.given);
    }
    let mut observed = tally.share()?;
    for asked in asked_back {
        observed = observed.proved(asked);
    }
    Some(observed.instead(|| {
        let task = first?;
        let length = task.last_box.map(|at| ledger.boxes[at].length);
        Some(wording::order(
            ledger.name(task.to),
            &wording::something_clear(ledger, task.to),
            length.unwrap_or(wording::USUAL_BOX),
        ))
    }))
}
