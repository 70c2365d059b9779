//! Played again it differs: variants deal more than one drill.

use super::{Criterion, Judged, SLIGHT, Subject, judged};
use crate::scenario::stats::drills;

/// A full drill is dealt in so many ways, so that somebody who played it three times and talks
/// about it does not spoil it. Ours.
const FULL: u64 = 4;
/// A rung of the ladder in so many. Ours.
const RUNG: u64 = 2;

pub(super) const ASKED: Criterion = Criterion {
    id: "replay",
    asks: "another drill when played again",
    weight: SLIGHT,
    judge,
};

fn judge(subject: &Subject) -> Judged {
    let least = if subject.is_full() { FULL } else { RUNG };
    let drills = drills(subject.file);
    judged((drills < least).then(|| {
        format!(
            "the variants make {drills} different drill{}; make {least} or more: another cause, \
             another who knows, another tempo, in `variants` with `only` on what differs",
            if drills == 1 { "" } else { "s" }
        )
    }))
}
