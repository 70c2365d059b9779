//! The end announced: the incident is declared over, and the call is closed with the place where
//! talk goes on. Closing without the place is half of it.

use super::due::{End, end};
use super::{Case, Observed, Spec, Tally, Unit};

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
        ledger.resolved.is_some(),
        ledger.resolved.unwrap_or(ended.mark()),
    );
    match ended {
        End::Closed(mark) if ledger.closing.place_told => tally.count(true, mark),
        End::Closed(mark) => tally.credit(NO_PLACE, mark),
        End::Left(mark) | End::Open(mark) => tally.count(false, mark),
        End::CutShort(_) => {}
    }
    Some(tally.share()?.instead(|| {
        let over = ledger.resolved.is_none();
        let words = "That's it for the call, carry on in the incident chat.";
        Some(match over {
            true => format!("The incident is resolved. {words}"),
            false => words.to_owned(),
        })
    }))
}
