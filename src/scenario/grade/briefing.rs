//! A briefing that tells enough and can be read in a minute.

use super::{Criterion, Judged, SLIGHT, Subject, judged};
use crate::scenario::stats::words::{WORDS_A_MINUTE, count};

/// Fewer words than these hardly say who one is, where and what has happened. Ours.
const LEAST: usize = 25;

pub(super) const ASKED: Criterion = Criterion {
    id: "briefing",
    asks: "a briefing of under a minute",
    weight: SLIGHT,
    judge,
};

fn judge(subject: &Subject) -> Judged {
    let words = count(&subject.file.briefing);
    let most = usize::try_from(WORDS_A_MINUTE).expect("a pace of speech is a small number");
    judged(if words < LEAST {
        Some(format!(
            "the briefing has {words} words; in {LEAST} or more say who one is, where, and what has happened"
        ))
    } else if words > most {
        Some(format!(
            "the briefing has {words} words; cut it to {most}, a minute's reading, and leave the rest to the call"
        ))
    } else {
        None
    })
}
