//! Thanks: people who gave their evening hear it.

use super::due::{End, end};
use super::{Case, Observed, Spec, Unit};
use crate::score::ledger::Mark;

pub(super) const SPEC: Spec = Spec {
    id: "thanked",
    title: "Thanks",
    is: "Whether you thanked people before they went.",
    unit: Unit::YesNo,
    judge,
};

fn judge(case: &Case<'_>) -> Option<Observed> {
    let ledger = case.ledger;
    let ended = end(case)?;
    let takes = case.policy.limit("closing-takes");
    // "Thanks, Sam" for a report is no thanks for the incident.
    let at_the_end = |thanked: &&Mark| {
        let after = ledger.resolved.is_some_and(|over| over <= **thanked);
        after || thanked.at + takes >= ended.mark().at
    };
    let thanks = ledger
        .closing
        .thanked
        .iter()
        .rev()
        .find(at_the_end)
        .copied();
    if matches!(ended, End::CutShort(_)) && thanks.is_none() {
        return None;
    }
    let observed = Observed::answer(thanks.is_some(), thanks.unwrap_or(ended.mark()));
    Some(observed.instead(|| Some("Thanks everyone.".to_owned())))
}
