//! Closed-loop rate: a confirmation was asked for and came, or was asked for again. Only orders
//! to one person count: a group has nobody who could confirm.

use super::{Case, Observed, Spec, Tally, Unit};
use crate::score::wording;

pub(super) const SPEC: Spec = Spec {
    id: "closed-loop-rate",
    title: "Closed loops",
    is: "The share of your orders to one person whose confirmation you asked for and got, or asked for again.",
    unit: Unit::Permille,
    judge,
};

fn judge(case: &Case<'_>) -> Option<Observed> {
    let ledger = case.ledger;
    let within = case.policy.limit("acknowledge-within");
    let mut tally = Tally::default();
    let mut first = None;
    for task in ledger.tasks.iter().filter(|task| task.is_directed()) {
        let closed = task.asked_again || (task.ack_asked && task.answered);
        let could_answer = task.given.at + within <= ledger.end.at;
        if closed || !task.ack_asked || could_answer {
            if !closed {
                first.get_or_insert(task);
            }
            tally.count(closed, task.given);
        }
    }
    Some(tally.share()?.instead(|| {
        let task = first?;
        let name = ledger.name(task.to);
        if task.ack_asked {
            return Some(format!("{name}, do you copy?"));
        }
        let length = task.last_box.map(|at| ledger.boxes[at].length);
        Some(wording::order(
            name,
            task.text,
            length.unwrap_or(wording::USUAL_BOX),
        ))
    }))
}
