//! An action item has an end: one can tell when it is done (PRACTICE 39).

use super::{Case, Found, Written, verb};
use crate::calendar::Due;
use crate::review::draft::Section;
use crate::review::finding::BOUNDED;
use crate::review::words::has;

/// Verbs that name a direction, not a result: without a figure, a day or something to hand over
/// they go on for ever.
const ENDLESS: &str = "improve monitor keep continue ensure make consider investigate explore look think discuss try \
    reduce increase optimise optimize enhance strengthen encourage promote support maintain \
    understand revisit avoid minimise minimize speed work study research evaluate learn foster \
    remain strive watch be decrease assess aim focus educate stay analyse analyze";

/// Words that say that it never ends.
const FOR_EVER: [(&str, ()); 18] = [
    ("going forward", ()),
    ("from now on", ()),
    ("in [the] future", ()),
    (
        "continuously|continually|constantly|ongoing|perpetually",
        (),
    ),
    ("regularly|periodically|routinely|frequently", ()),
    (
        "as|when|where|if needed|possible|necessary|required|appropriate",
        (),
    ),
    ("at all times", ()),
    ("more|most often|frequently|regularly", ()),
    ("over time", ()),
    ("some day|time|point", ()),
    ("someday|sometime|eventually", ()),
    ("at some point", ()),
    ("asap", ()),
    ("as soon as possible", ()),
    ("when we|there have|is|find time", ()),
    ("when time permits|allows", ()),
    ("always", ()),
    ("never", ()),
];

/// Behind these words stands what the system will do, which may well be always.
const CLAUSES: [&str; 7] = ["that", "which", "so", "who", "whose", "while", "until"];

/// Figures in words.
const NUMBERS: &str =
    "two three four five six seven eight nine ten twelve twenty thirty fifty hundred half twice";

/// What is handed over in the end.
const HANDED_OVER: &str = "write publish decide document report propose present file record share agree list draft answer \
    post";

const INSTEAD: &str = "Say what is there when it is done, or until when: a figure, a day, a thing that can be shown. \"Reduce the checkout timeout from 30 s to 5 s\", \"List three ways to … and decide by Friday\".";

pub(super) fn check(case: &Case<'_>, found: &mut Found) {
    for item in case.items(Section::Actions).filter(|item| !item.told) {
        let from = verb::first(case, item);
        let clause = item
            .words
            .iter()
            .position(|word| CLAUSES.contains(&word.low.as_str()));
        let for_ever = case.phrases(item, &FOR_EVER);
        let open = for_ever.iter().find(|(at, ())| {
            let always = matches!(item.words[at.start].low.as_str(), "always" | "never");
            let within = clause.is_some_and(|clause| clause < at.start);
            !(within || always && at.start > from)
        });
        if let Some((at, ())) = open {
            let words = super::quoted(case, &item.words, at);
            let what = format!("\"{words}\" has no end");
            found.add_words(BOUNDED, case, &item.words, at, what, INSTEAD);
        } else if let Some(verb) = item.words.get(from)
            && has(ENDLESS, &verb.low)
            && !makes_a_thing(item, from)
            && !has_an_end(item, from)
        {
            let words = super::quoted(case, &item.words, &(from..from + 1));
            let what = format!("\"{words}\" has no end: when is this done?");
            found.add_words(BOUNDED, case, &item.words, &(from..from + 1), what, INSTEAD);
        }
    }
}

/// "Make the retry budget configurable" has an end; "make sure" has none.
fn makes_a_thing(item: &Written<'_>, from: usize) -> bool {
    let next = item
        .words
        .get(from + 1)
        .map_or("", |word| word.low.as_str());
    item.words[from].low == "make"
        && !matches!(next, "sure" | "certain" | "better" | "improvements" | "it")
}

/// A figure, a day, or something that is handed over.
fn has_an_end(item: &Written<'_>, from: usize) -> bool {
    let words = &item.words[from + 1..];
    words.iter().enumerate().any(|(at, word)| {
        let low = word.low.as_str();
        let digits = low.starts_with(|c: char| c.is_ascii_digit());
        let counted = has(NUMBERS, low);
        let by = matches!(low, "by" | "until" | "before" | "due")
            && words.get(at + 1).is_some_and(|_| is_day(words, at + 1));
        let handed = has(HANDED_OVER, low)
            && at > 0
            && matches!(words[at - 1].low.as_str(), "and" | "to" | "then");
        digits || counted || by || handed
    })
}

fn is_day(words: &[crate::review::words::Word], from: usize) -> bool {
    (from + 1..=words.len().min(from + 4)).any(|to| {
        let said: Vec<&str> = words[from..to]
            .iter()
            .map(|word| word.low.as_str())
            .collect();
        Due::read(&said.join(" ")).is_some()
    })
}
