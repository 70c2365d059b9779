//! No hands-on work: the commander runs no command and reads no graph.

use super::{Case, Observed, Spec, Unit};
use crate::score::wording;

pub(super) const SPEC: Spec = Spec {
    id: "no-hands-on",
    title: "No hands-on work",
    is: "How often you did technical work yourself while you commanded.",
    unit: Unit::Times,
    judge,
};

fn judge(case: &Case<'_>) -> Option<Observed> {
    let ledger = case.ledger;
    let taken = ledger.commanded_from()?;
    let observed = Observed::count(ledger.hands_on.iter().map(|(mark, _)| *mark), taken);
    Some(observed.instead(|| {
        let (mark, task) = ledger.hands_on.first()?;
        let best = wording::best_for(ledger, task, None, mark.at)?;
        Some(wording::order(ledger.name(best), task, wording::USUAL_BOX))
    }))
}
