//! Whether the next commander could carry on without asking.

mod announced;
mod begun_in_time;
mod brief_complete;
mod brief_true;
mod briefed_privately;
mod clean_exit;
mod read_back_answered;

use super::{Case, Observed, Spec, Tally, Unit};
use crate::drill::event::Passed;
use crate::scenario::ids::PersonId;
use crate::score::ledger::Mark;

/// In the order in which they are printed.
pub(super) const ALL: [Spec; 7] = [
    begun_in_time::SPEC,
    brief_complete::SPEC,
    brief_true::SPEC,
    briefed_privately::SPEC,
    announced::SPEC,
    read_back_answered::SPEC,
    clean_exit::SPEC,
];

/// When the trainee began to hand over at the end of a shift: the first brief or announcement
/// that was not owed to an executive who took command.
fn begun(case: &Case<'_>) -> Option<Mark> {
    let ledger = case.ledger;
    let brief = ledger
        .briefs
        .iter()
        .find(|brief| !is_executive(case, brief.to))
        .map(|brief| brief.mark);
    let announced = ledger
        .announced
        .iter()
        .find(|announced| !is_executive(case, announced.to))
        .map(|announced| announced.mark);
    brief.into_iter().chain(announced).min()
}

/// Took command from the trainee by pressing for it.
fn is_executive(case: &Case<'_>, who: &PersonId) -> bool {
    case.ledger
        .passings
        .iter()
        .any(|passing| passing.how == Passed::Takeover && passing.to == who)
}

/// The trainee declared, near the end of the shift, that they go on commanding.
fn kept(case: &Case<'_>) -> Option<Mark> {
    let ledger = case.ledger;
    let shift_ends = ledger.shift_ends?;
    let within = case.policy.limit("keep-command-within");
    ledger
        .kept
        .iter()
        .copied()
        .find(|mark| mark.at + within >= shift_ends && mark.at <= shift_ends + within)
}

/// To whom the trainee handed over, or began to.
fn successor<'a>(case: &Case<'a>) -> Option<&'a PersonId> {
    let ledger = case.ledger;
    let announced = ledger.announced.iter().map(|announced| announced.to);
    let briefed = ledger.briefs.iter().map(|brief| brief.to);
    announced
        .chain(briefed)
        .find(|who| !is_executive(case, who))
}
