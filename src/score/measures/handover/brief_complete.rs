//! Brief complete: severity, story, tasks, risks and promises, told before command passed.

use std::collections::BTreeSet;

use super::{Case, Observed, Spec, Unit, begun, is_executive, successor};
use crate::hearing::BriefElement;
use crate::score::value::Value;

/// What a brief holds, and how one puts it.
const ELEMENTS: [(BriefElement, &str); 5] = [
    (
        BriefElement::Severity,
        "how bad it is and which way it moves",
    ),
    (BriefElement::Story, "what happened so far"),
    (BriefElement::Tasks, "who is on what, until when"),
    (BriefElement::Risks, "what may go wrong, and plan B"),
    (
        BriefElement::Promises,
        "what was promised outside, and when",
    ),
];

pub(super) const SPEC: Spec = Spec {
    id: "brief-complete",
    title: "A complete brief",
    is: "How many of the five parts of a brief the next commander was told before taking over.",
    unit: Unit::Permille,
    judge,
};

fn judge(case: &Case<'_>) -> Option<Observed> {
    let ledger = case.ledger;
    let begun = begun(case)?;
    let passed = ledger
        .passings
        .iter()
        .find(|passing| !is_executive(case, passing.to))
        .map_or(ledger.end.at, |passing| passing.mark.at);
    let briefs = || {
        ledger
            .briefs
            .iter()
            .filter(|brief| brief.mark.at <= passed && !is_executive(case, brief.to))
    };
    let told: BTreeSet<BriefElement> = briefs()
        .flat_map(|brief| brief.elements.iter().copied())
        .collect();
    let mut observed = Observed::of(Value::share(told.len() as u64, ELEMENTS.len() as u64));
    observed.proof = briefs().map(|brief| brief.mark.seq).collect();
    if observed.proof.is_empty() {
        observed = observed.faulted(begun);
    }
    Some(observed.instead(|| {
        let name = ledger.name(successor(case)?);
        let missing: Vec<&str> = ELEMENTS
            .iter()
            .filter(|(element, _)| !told.contains(element))
            .map(|(_, words)| *words)
            .collect();
        Some(format!(
            "(To {name} alone:) {name}, before you take over: {}. Please read that back to me.",
            missing.join("; ")
        ))
    }))
}
