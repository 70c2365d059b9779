//! The end announced: the incident is declared over, and the call is closed with the place where
//! talk goes on. Closing without the place is half of it. An end that was announced while customers
//! were still hurt, and nobody had told that all is well, was none.

use super::due::{End, end};
use super::{Case, Observed, Spec, Tally, Unit};
use crate::score::ledger::Mark;

/// What closing the call is worth when nobody was told where to follow up [permille]. Ours.
const NO_PLACE: u64 = 500;

pub(super) const SPEC: Spec = Spec {
    id: "end-announced",
    title: "End announced",
    is: "Of two things: that it is over, and that the call is closed and where to follow up.",
    unit: Unit::Permille,
    judge,
};

fn judge(case: &Case<'_>) -> Option<Observed> {
    let ledger = case.ledger;
    let ended = end(case)?;
    let mut tally = Tally::default();
    tally.count(
        ledger.resolved.is_some_and(|over| !is_false(case, over)),
        ledger.resolved.unwrap_or(ended.mark()),
    );
    match ended {
        End::Closed(mark) if is_false(case, mark) => tally.count(false, mark),
        End::Closed(mark) if ledger.closing.place_told => tally.count(true, mark),
        End::Closed(mark) => tally.credit(NO_PLACE, mark),
        End::Left(mark) | End::Open(mark) => tally.count(false, mark),
        End::CutShort(_) => {}
    }
    Some(tally.share()?.instead(|| {
        if is_false(case, ended.mark()) {
            return Some("Before we close: are all the graphs back to normal?".to_owned());
        }
        let words = "That's it for the call, carry on in the incident chat.";
        Some(match ledger.resolved {
            None => format!("The incident is resolved. {words}"),
            Some(_) => words.to_owned(),
        })
    }))
}

/// Whether it was not over, for all that was known and all that was so.
fn is_false(case: &Case<'_>, announced: Mark) -> bool {
    let ledger = case.ledger;
    ledger.hurt_at(announced.at) && ledger.recovery_before(announced).confirmed.is_none()
}
