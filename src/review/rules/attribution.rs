//! Fundamental attribution: what people are like, where the situation would explain it.

use super::{Case, Found};
use crate::review::draft::Section;
use crate::review::finding::ATTRIBUTION;
use crate::review::words::has;

/// Traits, and the want of them.
const TRAITS: [(&str, ()); 29] = [
    ("careless|carelessness|carelessly", ()),
    ("incompetent|incompetence", ()),
    ("inexperienced|inexperience", ()),
    ("inattentive|inattention|inattentiveness", ()),
    ("negligent|negligence|negligently", ()),
    ("reckless|recklessly|recklessness", ()),
    ("overconfident|overconfidence|arrogant|arrogance", ()),
    ("unprofessional|unprofessionally", ()),
    ("sloppy|sloppiness|sloppily", ()),
    ("laziness|stupidity|ignorance|complacency|complacent", ()),
    ("clumsy|clumsiness|forgetful|forgetfulness", ()),
    (
        "lack|lacked|lacking [of] [the] [basic] attention|care|diligence|discipline|experience|skill|skills|competence|urgency|rigor|rigour|commitment|professionalism",
        (),
    ),
    ("lack|lacked|lacking of common sense", ()),
    ("lack of ownership", ()),
    (
        "was|were|is|are|been|being [too] [very] lazy|stupid|junior|hasty|nervous|stubborn|impatient|distracted|unmotivated|panicking",
        (),
    ),
    (
        "not|never|didn't|doesn't|wasn't|weren't pay|paying|paid [enough] attention",
        (),
    ),
    ("did|didn't|does|doesn't [not] care", ()),
    (
        "not|wasn't|weren't [being] careful|thorough|vigilant|diligent [enough]",
        (),
    ),
    (
        "insufficiently careful|thorough|vigilant|trained|experienced|skilled",
        (),
    ),
    (
        "not experienced|skilled|competent|qualified|senior enough",
        (),
    ),
    (
        "too inexperienced|junior|careless|hasty|lazy|slow-witted",
        (),
    ),
    (
        "a|an|the junior engineer|developer|admin|administrator|responder|dba|colleague|person|sre",
        (),
    ),
    ("@person panicked|panicking", ()),
    (
        "@person is|was [@adv] unreliable|difficult|weak|slow|useless|hopeless",
        (),
    ),
    ("cowboy|cowboys", ()),
    ("@person tends|tended to", ()),
    (
        "@person always|usually ignores|forgets|misses|skips|rushes",
        (),
    ),
    ("poor|bad judgement|judgment|attitude|discipline|work", ()),
    ("bad|wrong attitude", ()),
];

/// Words that a trait was looked at and refused: "nobody was careless", "more than a lack of care".
const REFUSED: &str = "not nobody no-one rather instead isn't wasn't than";

pub(super) fn check(case: &Case<'_>, found: &mut Found) {
    // What an action asks of people's care is told by the rule for actions.
    let prose = case
        .prose()
        .filter(|one| one.passage.section != Section::Actions);
    for written in prose {
        for (at, ()) in case.phrases(written, &TRAITS) {
            let before = &written.words[at.start.saturating_sub(3)..at.start];
            let refused = before.iter().any(|word| has(REFUSED, &word.low));
            if refused {
                continue;
            }
            let words = super::quoted(case, &written.words, &at);
            found.add_words(
                ATTRIBUTION,
                case,
                &written.words,
                &at,
                format!("\"{words}\" tells what somebody is like, not what the situation was"),
                "Look for the situation: what did they see, know and have to do at once, and how would it have looked to anybody in that place?",
            );
        }
    }
}
