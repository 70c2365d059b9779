//! Time-boxed rate: tasks given to one person with minutes, or with minutes a moment later.
//! Orders to groups have no one whose time could be boxed; delegation marks them.

use super::{Case, Observed, Spec, Tally, Unit};
use crate::score::wording;

pub(super) const SPEC: Spec = Spec {
    id: "time-boxed-rate",
    title: "Tasks with a time box",
    is: "The share of tasks to one person for which you said when you would come back.",
    unit: Unit::Permille,
    judge,
};

fn judge(case: &Case<'_>) -> Option<Observed> {
    let ledger = case.ledger;
    let mut tally = Tally::default();
    let mut first = None;
    for task in ledger.tasks.iter().filter(|task| task.is_directed()) {
        if !task.boxed {
            first.get_or_insert(task);
        }
        tally.count(task.boxed, task.given);
    }
    Some(tally.share()?.instead(|| {
        let task = first?;
        Some(wording::order(
            ledger.name(task.to),
            task.text,
            wording::USUAL_BOX,
        ))
    }))
}
