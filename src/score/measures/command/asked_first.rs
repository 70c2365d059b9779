//! Asked first: whoever takes command asks whether anybody has it.

use super::{Case, Observed, Spec, Unit};

pub(super) const SPEC: Spec = Spec {
    id: "asked-first",
    title: "Asked whether anybody commands",
    is: "Whether you asked for a commander before you took command, and took it from nobody.",
    unit: Unit::YesNo,
    judge,
};

fn judge(case: &Case<'_>) -> Option<Observed> {
    if case.ledger.found_under_way {
        // Whoever receives command knows who has it.
        return None;
    }
    let taking = case.ledger.taking?;
    let asked = case
        .ledger
        .commander_asked
        .filter(|asked| *asked <= taking.mark && !taking.from_somebody);
    let observed = Observed::answer(asked.is_some(), asked.unwrap_or(taking.mark));
    Some(observed.instead(|| Some("Is there an Incident Commander on this call?".to_owned())))
}
