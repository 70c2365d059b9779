//! Negativity: only what went wrong.

use super::{Case, Found};
use crate::review::draft::Section;
use crate::review::finding::NEGATIVITY;

const PHRASES: [(&str, ()); 9] = [
    ("everything went wrong", ()),
    ("nothing [at] [all] worked|helped", ()),
    ("nothing went well|right", ()),
    (
        "complete|total|utter|absolute|unmitigated failure|disaster|chaos|mess|fiasco",
        (),
    ),
    ("fiasco|debacle|shambles", ()),
    ("a|an [@adv] disaster", ()),
    ("the worst incident|outage|call|response", ()),
    (
        "terrible|terribly|awful|awfully|horrible|horribly|abysmal|disastrous|disastrously",
        (),
    ),
    ("yet|once again|more we failed", ()),
];

/// Words that say that there was nothing.
const NOTHING: [&str; 6] = ["nothing", "none", "n/a", "-", "not much", "no"];

const INSTEAD: &str = "Say what went well and what kept it from being worse: who came at once, what was noticed early, which step worked, where you were lucky.";

pub(super) fn check(case: &Case<'_>, found: &mut Found) {
    nothing(case, found);
    for written in case.prose() {
        for (at, ()) in case.phrases(written, &PHRASES) {
            // "A total failure of the primary" is a fact about a machine.
            let last = written.words[at.end - 1].low.as_str();
            let next = written.words.get(at.end).filter(|word| !word.opens);
            let next = next.map_or("", |word| word.low.as_str());
            if last == "failure" && next == "of" || last == "disaster" && next == "recovery" {
                continue;
            }
            let words = super::quoted(case, &written.words, &at);
            let what = format!("\"{words}\" sees only what went wrong");
            found.add_words(NEGATIVITY, case, &written.words, &at, what, INSTEAD);
        }
    }
}

/// A postmortem tells what went well.
pub(super) fn went_well(case: &Case<'_>, found: &mut Found) {
    if case.draft.items(Section::WentWell).next().is_none() {
        let what = "nothing is said of what went well";
        let bytes = super::heading_or_end(case, Section::WentWell);
        found.add(NEGATIVITY, case, bytes, what, INSTEAD);
    }
}

/// "Nothing", where it is told what went well.
fn nothing(case: &Case<'_>, found: &mut Found) {
    for item in case.draft.items(Section::WentWell) {
        let text = item.text.trim_end_matches('.').trim().to_lowercase();
        if NOTHING.contains(&text.as_str()) {
            let bytes = item.start..item.start + item.text.len();
            found.add(
                NEGATIVITY,
                case,
                bytes,
                "something always went well",
                INSTEAD,
            );
        }
    }
}
