//! Plan B: when the first decision fell there was something else to fall back on, or the
//! commander had asked for it; or a second plan followed when the first had failed.

use super::{Case, Observed, Spec, Unit};

pub(super) const SPEC: Spec = Spec {
    id: "plan-b",
    title: "A plan B",
    is: "Whether another option was known or asked for before you decided, or a second plan followed a failure.",
    unit: Unit::YesNo,
    judge,
};

fn judge(case: &Case<'_>) -> Option<Observed> {
    let ledger = case.ledger;
    let first = ledger.decisions.first()?;
    let second = ledger.failures.first().and_then(|failed| {
        ledger
            .decisions
            .iter()
            .find(|decision| decision.mark > *failed)
            .map(|decision| decision.mark)
    });
    let known = first.alternative.or(second);
    let observed = Observed::answer(known.is_some(), known.unwrap_or(first.mark));
    Some(observed.instead(|| Some("What else can we do if that does not work?".to_owned())))
}
