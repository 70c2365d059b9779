//! Not argued: the commander ends the argument and does not join it. To lower the level while it
//! goes on is to join it. Where the commander never
//! spoke of the level there was no stand to keep.

use super::{Case, Observed, Spec, Unit, closing_words, disputes, lowered};
use crate::score::ledger::Mark;

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
    let mut joined: Vec<Mark> = ledger
        .argued
        .iter()
        .copied()
        .chain(disputes(case).filter_map(|arc| lowered(case, arc)))
        .collect();
    joined.sort_unstable();
    joined.dedup();
    let otherwise = spoke.or(joined.first().copied())?;
    let observed = Observed::count(joined.into_iter(), otherwise);
    Some(observed.instead(|| {
        Some(disputes(case).next().map_or_else(
            || "We treat it as the higher one and discuss it in the review.".to_owned(),
            closing_words,
        ))
    }))
}
