//! Hindsight: what looks plain only because one knows the end.

use super::{Case, Found};
use crate::review::finding::HINDSIGHT;
use crate::review::words::has;

const PHRASES: [(&str, ()); 18] = [
    (
        "should|ought|could [to] [@adv] have [@adv] known|seen|noticed|realised|realized|anticipated|expected|foreseen|guessed|spotted",
        (),
    ),
    (
        "should|could [@adv] have [@adv] been [@adv] obvious|clear|seen|noticed|known|anticipated|foreseen|expected|spotted|avoided|prevented|caught",
        (),
    ),
    ("could|would [@adv] have [@adv] avoided|prevented", ()),
    (
        "should've|could've [@adv] known|seen|noticed|realised|realized|anticipated|foreseen|spotted|avoided|prevented",
        (),
    ),
    ("obvious|obviously", ()),
    ("in|with hindsight", ()),
    ("in retrospect", ()),
    (
        "if only the|we|they|i|he|she|it|that|there|somebody|someone|@people",
        (),
    ),
    ("only a matter of time", ()),
    ("was|were bound to", ()),
    ("accident|disaster waiting to happen", ()),
    ("inevitable|inevitably|foreseeable|foreseeably", ()),
    ("predictably", ()),
    ("any competent", ()),
    (
        "anyone|anybody|everyone could|would have seen|known|noticed",
        (),
    ),
    ("we|they|you|i|@people should|ought [to] [not] have", ()),
    ("we|they|you|i|@people shouldn't have", ()),
    ("we|they|you|i|@people should've|shouldn't've", ()),
];

/// "Not obvious" tells how it looked then, which is what hindsight hides.
const REFUSED: &str = "not no nothing never isn't wasn't weren't less hardly far without";

pub(super) fn check(case: &Case<'_>, found: &mut Found) {
    for written in case.prose() {
        for (at, ()) in case.phrases(written, &PHRASES) {
            let before = &written.words[at.start.saturating_sub(3)..at.start];
            if before.iter().any(|word| has(REFUSED, &word.low)) {
                continue;
            }
            // "What should have been seen sooner?" is asked forwards: it looks for what to change.
            if asks_what(case, &written.words, at.start) {
                continue;
            }
            let words = super::quoted(case, &written.words, &at);
            found.add_words(
                HINDSIGHT,
                case,
                &written.words,
                &at,
                format!("\"{words}\" judges by what is known only now"),
                "Tell it forwards: what was known at that moment, what did it look like, and what made each step sensible then?",
            );
        }
    }
}

/// Whether the sentence is a question for what or how.
fn asks_what(case: &Case<'_>, words: &[crate::review::words::Word], at: usize) -> bool {
    let text = case.draft.text;
    let sentence = crate::review::words::sentence(words, at, text);
    let behind = text[words[sentence.end - 1].at.end..].trim_start_matches(['"', ')', '”']);
    let first = words[sentence.start].low.as_str();
    behind.starts_with('?') && matches!(first, "what" | "how" | "which" | "where" | "when")
}
