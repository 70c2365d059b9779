//! Not argued: the commander ends the argument and does not join it. Where the commander never
//! spoke of the level there was no stand to keep.

use super::{Case, Observed, Spec, Unit, closing_words, disputes};

pub(super) const SPEC: Spec = Spec {
    id: "severity-not-argued",
    title: "Not argued by you",
    is: "How often you joined an argument about the severity.",
    unit: Unit::Times,
    judge,
};

fn judge(case: &Case<'_>) -> Option<Observed> {
    let ledger = case.ledger;
    let spoke = disputes(case)
        .find_map(|arc| arc.answers.first())
        .map(|answer| answer.mark);
    let otherwise = spoke.or(ledger.argued.first().copied())?;
    let observed = Observed::count(ledger.argued.iter().copied(), otherwise);
    Some(observed.instead(|| {
        Some(disputes(case).next().map_or_else(
            || "We treat it as the higher one and discuss it in the review.".to_owned(),
            closing_words,
        ))
    }))
}
