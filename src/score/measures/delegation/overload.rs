//! Overload: a task for somebody who still has an open one.

use super::{Case, Observed, Spec, Unit};
use crate::score::value::Value;
use crate::score::wording;

pub(super) const SPEC: Spec = Spec {
    id: "overload",
    title: "Tasks on top of open ones",
    is: "The share of tasks that went to somebody who still had an open one.",
    unit: Unit::Permille,
    judge,
};

fn judge(case: &Case<'_>) -> Option<Observed> {
    let ledger = case.ledger;
    let directed = || ledger.tasks.iter().filter(|task| task.is_directed());
    let on_top = || directed().filter(|task| task.had_open > 0);
    let all = directed().count();
    if all == 0 {
        return None;
    }
    let mut observed = Observed::of(Value::share(on_top().count() as u64, all as u64));
    observed.faults = on_top().map(|task| task.given.seq).collect();
    if observed.faults.is_empty() {
        observed.proof = directed().map(|task| task.given.seq).collect();
    }
    Some(observed.instead(|| {
        let task = on_top().next()?;
        let name = ledger.name(task.to);
        Some(format!(
            "{name}, stop what you are on; this comes first: {}. I'll come back to you in {}. Understood?",
            wording::clause(task.text),
            wording::said(wording::USUAL_BOX)
        ))
    }))
}
