//! Confirmation: being sure, or considering only one cause.

use super::{Case, Found};
use crate::review::draft::Section;
use crate::review::finding::CONFIRMATION;
use crate::review::words::has;

/// What is wrong with the words.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Sure {
    /// They leave no doubt.
    OfIt,
    /// They expected it.
    AsExpected,
    /// They know of one cause only.
    OneCause,
}

const PHRASES: [(&str, Sure); 16] = [
    (
        "clearly|undoubtedly|unquestionably|indisputably|undeniably",
        Sure::OfIt,
    ),
    ("of course", Sure::OfIt),
    ("needless to say", Sure::OfIt),
    ("without [a|any] doubt", Sure::OfIt),
    ("no|beyond doubt", Sure::OfIt),
    ("there|it is|was no other|possible explanation", Sure::OfIt),
    ("could only be|have|mean", Sure::OfIt),
    ("definitely|certainly", Sure::OfIt),
    (
        "as|like we|everyone|everybody|they|i [had] [all] expected|suspected|thought|predicted|assumed|feared",
        Sure::AsExpected,
    ),
    ("as expected|suspected|predicted", Sure::AsExpected),
    ("which|this|that proves|proved", Sure::OfIt),
    (
        "the|single|one|only|sole|true|real|actual|main root cause",
        Sure::OneCause,
    ),
    ("root cause|root-cause is|was|analysis", Sure::OneCause),
    (
        "the [one] only|sole|single [one] [root] cause|reason|explanation|culprit",
        Sure::OneCause,
    ),
    ("root-cause|rca", Sure::OneCause),
    ("root cause", Sure::OneCause),
];

/// Things that work "as expected" are measured, not believed.
const WORKS: &str = "work works worked working behave behaves behaved behaving perform performed recovered \
    responded function functions";

/// Words with which certainty or a single cause is refused, or with which "clearly" tells how.
const REFUSED: &str =
    "not no nothing never isn't wasn't weren't instead than didn't couldn't cannot can't more";

pub(super) fn check(case: &Case<'_>, found: &mut Found) {
    for written in case.prose() {
        let all = &written.words;
        for (at, sure) in case.phrases(written, &PHRASES) {
            let before = &all[at.start.saturating_sub(4)..at.start];
            let low = |words: &str| before.iter().any(|word| has(words, &word.low));
            let works = *sure == Sure::AsExpected && low(WORKS);
            if works || low(REFUSED) || is_manner(all, at.start, at.end) {
                continue;
            }
            let words = super::quoted(case, all, &at);
            let (what, instead) = match sure {
                Sure::OfIt => (
                    format!("\"{words}\" leaves no room for what speaks against it"),
                    "Say what was measured, and what else would explain it. Ask for a devil's advocate, or somebody from another team who may ask anything.",
                ),
                Sure::AsExpected => (
                    format!("\"{words}\": what was expected is found too easily"),
                    "Say what was measured, and what would have shown the expectation to be wrong.",
                ),
                Sure::OneCause => (
                    format!("\"{words}\" looks for one cause, and there are several"),
                    "List the contributing factors, those that let it happen, spread and last, and what speaks against each. Ask somebody from another team what they would look at.",
                ),
            };
            found.add_words(CONFIRMATION, case, all, &at, what, instead);
        }
    }
}

/// "State clearly", "a clearly marked button": how something is done, not that it is so.
fn is_manner(all: &[crate::review::words::Word], at: usize, to: usize) -> bool {
    const TELLS: &str = "state stated states say says said mark marked named name label labelled labeled documented \
        communicated shows show written";
    let tells =
        |word: Option<&crate::review::words::Word>| word.is_some_and(|word| has(TELLS, &word.low));
    all[at].low == "clearly"
        && (tells(at.checked_sub(1).and_then(|at| all.get(at))) || tells(all.get(to)))
}

/// One contributing factor alone is a cause that was settled on too soon.
pub(super) fn several(case: &Case<'_>, found: &mut Found) {
    let factors: Vec<_> = case.items(Section::Factors).collect();
    let open = case.draft.items(Section::Factors).count() > factors.len();
    if let [only] = factors.as_slice()
        && !open
        && only.passage.is_item
    {
        let bytes = only.passage.start..only.passage.start + only.passage.text.len();
        found.add(
            CONFIRMATION,
            case,
            bytes,
            "only one contributing factor was considered",
            "Look for those that let it happen, let it spread, and let it last so long; and for what speaks against this one.",
        );
    }
}
