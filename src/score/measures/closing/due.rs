//! Whether an end was the trainee's to make, and what made it: what all closing measures ask
//! first.
//!
//! Who declared it over or closed the call, closed. Who left once customers were no longer hurt
//! should have. Where time ran out, the end was due only if customers had been well for long,
//! nobody's last word was that it has not recovered, and nobody was still mending anything. After
//! a handover it is another's.

use super::Case;
use crate::drill::event::EndWhy;
use crate::score::Ledger;
use crate::score::ledger::{Mark, Task};

/// The end of an incident as the trainee made it, or did not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum End {
    /// They closed the call.
    Closed(Mark),
    /// They left without closing it.
    Left(Mark),
    /// It was over, or declared so, and they never closed the call though there was time to.
    Open(Mark),
    /// They had declared it over, and time ran out before they could go on to close the call.
    CutShort(Mark),
}

impl End {
    /// The event that ended it.
    pub(super) fn mark(self) -> Mark {
        match self {
            End::Closed(mark) | End::Left(mark) | End::Open(mark) | End::CutShort(mark) => mark,
        }
    }
}

/// The end that the trainee made or should have made; none where it was not theirs, or not yet
/// due.
pub(super) fn end(case: &Case<'_>) -> Option<End> {
    let ledger = case.ledger;
    ledger.commanded_from()?;
    let why = ledger.ended;
    if why == Some(EndWhy::HandedOver) || has_passed_command(ledger) {
        return None;
    }
    if let Some(closed) = ledger.call_closed {
        return Some(End::Closed(closed));
    }
    let left = matches!(why, Some(EndWhy::Left | EndWhy::SteppedIn));
    if let Some(over) = ledger.resolved {
        let soon = ledger.end.at.since(over.at) <= case.policy.limit("closing-takes");
        return Some(match (left, soon) {
            (true, _) => End::Left(ledger.end),
            (false, true) => End::CutShort(ledger.end),
            (false, false) => End::Open(ledger.end),
        });
    }
    let well = well_since(ledger)?;
    match why? {
        EndWhy::Left | EndWhy::SteppedIn => Some(End::Left(ledger.end)),
        EndWhy::TimeUp | EndWhy::Scripted => {
            let long = ledger.end.at.since(well.at) > case.policy.limit("close-due");
            let denied = ledger.recovery_before(ledger.end).denied.is_some();
            // Who still has something mended is not at the end yet.
            let mends = |task: &Task<'_>| task.remedy.is_some() && task.closed.is_none();
            let done = !denied && !ledger.tasks.iter().any(mends);
            (long && done).then_some(End::Open(ledger.end))
        }
        EndWhy::CallClosed | EndWhy::HandedOver => None,
    }
}

/// Whether somebody else commanded in the end, to whom the trainee had given command. Who steps
/// in for a commander who left was given nothing.
fn has_passed_command(ledger: &Ledger<'_>) -> bool {
    let last = ledger.commanders.last().and_then(|(_, who)| *who);
    last.is_some_and(|who| who != ledger.trainee) && !ledger.abandoned
}

/// Since when customers were no longer hurt, if that came while the trainee commanded and lasted.
fn well_since(ledger: &Ledger<'_>) -> Option<Mark> {
    let (well, hurt) = ledger.outside.hurt.last()?;
    let until_then = ledger.commanded();
    let commanded = until_then
        .iter()
        .any(|(from, until)| *from <= well.at && well.at <= *until);
    (!*hurt && commanded).then_some(*well)
}
