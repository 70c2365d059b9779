//! No blame: how often the commander's words blamed a person, by the table of shapes.

use super::{Case, Observed, Spec, Unit};
use crate::score::blame;

pub(super) const SPEC: Spec = Spec {
    id: "no-blame",
    title: "No blame",
    is: "How often you blamed a person.",
    unit: Unit::Times,
    judge,
};

fn judge(case: &Case<'_>) -> Option<Observed> {
    let ledger = case.ledger;
    let said = &ledger.words.said;
    let (first, _) = said.first()?;
    let names: Vec<String> = ledger
        .scenario
        .cast
        .iter()
        .map(|person| person.first_name().to_lowercase())
        .collect();
    let blaming = said
        .iter()
        .filter(|(_, text)| blame::blames(text, &names))
        .map(|(mark, _)| *mark);
    let observed = Observed::count(blaming, *first);
    Some(observed.instead(|| Some("What changed just before this began?".to_owned())))
}
