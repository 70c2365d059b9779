//! The next update promised: each post and each status update says when the next one comes, or
//! comes while an earlier promise still stands. What is told when all is over needs no next.

use super::reach::{ask_for_post, told_by_trainee};
use super::{Case, Observed, Spec, Tally, Unit};
use crate::score::Ledger;
use crate::score::ledger::{Listener, Mark, Told};
use crate::score::wording;
use crate::units::Span;

/// A promise this long after a status update belongs to it. Ours.
const WITH_THE_UPDATE: Span = Span::secs(45);

pub(super) const SPEC: Spec = Spec {
    id: "next-promised",
    title: "Next update promised",
    is: "The share of your posts and status updates that said when the next one comes.",
    unit: Unit::Permille,
    judge,
};

fn judge(case: &Case<'_>) -> Option<Observed> {
    let ledger = case.ledger;
    let mut tally = Tally::default();
    let mut first = None;
    for listener in [Listener::Call, Listener::Company, Listener::Customers] {
        let mut last: Option<Mark> = None;
        for told in told_by_trainee(ledger, listener) {
            let is_over = ledger.resolved.is_some_and(|over| over <= told.mark);
            if is_over || last.replace(told.mark) == Some(told.mark) {
                continue;
            }
            let says = says_when_next(ledger, told);
            if !says {
                first.get_or_insert(listener);
            }
            tally.count(says, told.mark);
        }
    }
    Some(tally.share()?.instead(|| {
        let next = case.policy.limit("update-due");
        match first? {
            Listener::Call => Some(format!("Next update in {}.", wording::said(next))),
            listener => ask_for_post(ledger, listener, next),
        }
    }))
}

fn says_when_next(ledger: &Ledger<'_>, told: &Told<'_>) -> bool {
    let promises = &ledger.outside.promises;
    let soon_after = promises.iter().any(|promise| {
        promise.mark >= told.mark && promise.mark.at <= told.mark.at + WITH_THE_UPDATE
    });
    let stands = promises
        .iter()
        .any(|promise| promise.mark <= told.mark && told.mark.at < promise.due);
    told.next.is_some()
        || names_a_time_for_more(told.text)
        || (told.listener == Listener::Call && (soon_after || stands))
}

/// Whether the text of a post says when more will be told: "next update in 20 minutes",
/// "we will post again at 14:30", "you will hear from us within the hour".
pub(super) fn names_a_time_for_more(text: &str) -> bool {
    let has = |sentence: &str, words: &[&str]| words.iter().any(|word| sentence.contains(word));
    text.to_lowercase().split(['.', '!', ';']).any(|sentence| {
        let more = has(
            sentence,
            &[
                "next", "again", "update", "hear", "report", "note", "follow", "more in",
                "keep you",
            ],
        );
        let time = has(
            sentence,
            &["minute", "hour", "o'clock", ":", "noon", "midnight"],
        );
        more && time
    })
}

#[cfg(test)]
mod tests {
    use super::names_a_time_for_more;

    #[test]
    fn a_post_says_when_the_next_one_comes_or_does_not() {
        for text in [
            "Some customers see slow checkout. Next update in 20 minutes.",
            "We are on it and will report here in 19 minutes.",
            "We will post again at 14:30.",
            "You will hear from us within the hour.",
        ] {
            assert!(names_a_time_for_more(text), "{text}");
        }
        for text in [
            "Some customers see slow checkout. We are working on it.",
            "All of them will be back by midnight.",
            "",
        ] {
            assert!(!names_a_time_for_more(text), "{text}");
        }
    }
}
