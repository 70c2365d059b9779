//! The timeline holds facts: no guess and no judgement (PRACTICE 38).

use super::{Case, Found};
use crate::review::draft::Section;
use crate::review::finding::FACTS_ONLY;

/// What is no fact.
#[derive(Clone, Copy, PartialEq, Eq)]
enum NoFact {
    Guess,
    Judgement,
}

const PHRASES: [(&str, NoFact); 28] = [
    (
        "probably|maybe|perhaps|possibly|presumably|supposedly|apparently|seemingly|conceivably|hopefully",
        NoFact::Guess,
    ),
    ("seem|seems|seemed", NoFact::Guess),
    ("appears|appeared|appear to", NoFact::Guess),
    ("might|may|must|could have", NoFact::Guess),
    ("might|may be", NoFact::Guess),
    ("most|very|quite likely", NoFact::Guess),
    ("is|was|were|are likely", NoFact::Guess),
    (
        "likely [@adv] caused|due|because|related|the|a|an",
        NoFact::Guess,
    ),
    ("looked|looks like|as", NoFact::Guess),
    (
        "i|we|they guess|guessed|assume|assumed|think|thought|believe|believed|suppose|supposed|imagine",
        NoFact::Guess,
    ),
    ("for some reason", NoFact::Guess),
    ("somehow|inexplicably|mysteriously", NoFact::Guess),
    (
        "unfortunately|fortunately|luckily|thankfully|sadly|regrettably|surprisingly|strangely|oddly",
        NoFact::Judgement,
    ),
    ("finally", NoFact::Judgement),
    ("at last", NoFact::Judgement),
    (
        "much|far|way|too too late|slow|slowly|long",
        NoFact::Judgement,
    ),
    ("too late|slow|slowly|hastily", NoFact::Judgement),
    (
        "wasted|needlessly|unnecessarily|pointless|pointlessly|useless",
        NoFact::Judgement,
    ),
    (
        "poorly|brilliantly|heroically|heroic|excellent|excellently|amazing|amazingly|great|wonderful|impressive|impressively|admirably",
        NoFact::Judgement,
    ),
    (
        "terrible|terribly|awful|awfully|horrible|horribly|disastrous|disastrously|abysmal",
        NoFact::Judgement,
    ),
    (
        "ridiculous|ridiculously|unacceptable|unacceptably|irresponsible|irresponsibly|embarrassing|embarrassingly|sloppy",
        NoFact::Judgement,
    ),
    (
        "chaos|chaotic|chaotically|confusion|mess",
        NoFact::Judgement,
    ),
    (
        "wrongly|badly wrong|handled|managed|done",
        NoFact::Judgement,
    ),
    (
        "wrongly|incorrectly assumed|decided|believed|thought",
        NoFact::Judgement,
    ),
    (
        "good|nice|bad|poor job|work|decision|idea|call|choice",
        NoFact::Judgement,
    ),
    ("only then did|was", NoFact::Judgement),
    ("took forever|ages", NoFact::Judgement),
    ("in vain", NoFact::Judgement),
];

pub(super) fn check(case: &Case<'_>, found: &mut Found) {
    let lines = case
        .prose()
        .filter(|one| one.passage.section == Section::Timeline);
    for written in lines {
        for (at, no_fact) in case.phrases(written, &PHRASES) {
            let words = super::quoted(case, &written.words, &at);
            let (what, instead) = match no_fact {
                NoFact::Guess => (
                    format!("\"{words}\" is a guess"),
                    "Write what was seen or said, with the metric or the graph that shows it; what it means belongs to the contributing factors.",
                ),
                NoFact::Judgement => (
                    format!("\"{words}\" is a judgement"),
                    "Write what happened and when; the times show readers how long it took.",
                ),
            };
            found.add_words(FACTS_ONLY, case, &written.words, &at, what, instead);
        }
    }
}
