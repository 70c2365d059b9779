//! An action item is specific: it names what is changed, and asks nobody to be better than they
//! are (PRACTICE 39).

use super::{Case, Found, Written, verb};
use crate::calendar::Due;
use crate::review::draft::Section;
use crate::review::finding::SPECIFIC;
use crate::review::words::has;

/// What is asked of people's care instead of the system.
const CARE: [(&str, ()); 18] = [
    (
        "be|being [@adv] [more] careful|vigilant|attentive|diligent|mindful|cautious|aware|thorough|proactive",
        (),
    ),
    (
        "more|greater|better care|vigilance|attention|diligence|discipline",
        (),
    ),
    ("pay [more|closer|better] attention", ()),
    ("pay attention", ()),
    ("take [more|better|greater] care", ()),
    ("try harder", ()),
    ("do better", ()),
    ("be better", ()),
    ("communicate better|more", ()),
    ("better communication", ()),
    ("think twice|before|harder", ()),
    ("remember to", ()),
    ("don't|not forget", ()),
    ("never forget|again", ()),
    ("raise awareness", ()),
    (
        "remind everyone|everybody|people|engineers|developers|responders|staff|teams",
        (),
    ),
    (
        "remind the|our team|teams|engineers|developers|staff|on-call|responders",
        (),
    ),
    ("stay focused|alert|vigilant|calm", ()),
];

/// Words that name everything and so nothing.
const GENERAL: &str = "monitoring alerting alert alerts logging logs observability documentation docs documents \
    communication communications process processes procedure procedures testing test tests \
    training awareness performance reliability resilience resiliency stability quality things \
    thing stuff it this that them issue issues problem problems bug bugs system systems code \
    everything situation visibility coverage security collaboration response infrastructure \
    incident incidents outage outages cause caused causes root failure failures error errors \
    mistake mistakes scenario happens happened happen happening again team teams tooling tools \
    runbooks solution improvements";

/// Words that add nothing to what is named.
const EMPTY: &str = "the a an our your their its all any some more better good best proper new overall general \
    generally for of to in on at by with and or so into up out down back about around from is are \
    was be been not does do doesn't don't will future next time going forward soon asap possible \
    where when if as needed across board sure please we us they people everyone significantly \
    greatly much further also which can cannot should would have has another such same";

pub(super) fn check(case: &Case<'_>, found: &mut Found) {
    for item in case.items(Section::Actions).filter(|item| !item.told) {
        let cares = case.phrases(item, &CARE);
        for (at, ()) in &cares {
            let words = super::quoted(case, &item.words, at);
            found.add_words(
                SPECIFIC,
                case,
                &item.words,
                at,
                format!("\"{words}\" asks people to be better, which wears off within weeks"),
                "Change what they work with, so that it needs no care: a check, a guard, a default, an alert, a step in the runbook.",
            );
        }
        if cares.is_empty() && names_nothing(case, item) {
            let all = 0..item.words.len();
            found.add_words(
                SPECIFIC,
                case,
                &item.words,
                &all,
                "this does not say what exactly is to be changed",
                "Name the thing and what it will do then: not \"Improve monitoring\" but \"Add an alert on pool usage that fires above 80 % for 5 minutes\".",
            );
        }
    }
}

/// Whether behind the verb nothing is named but generalities.
fn names_nothing(case: &Case<'_>, item: &Written<'_>) -> bool {
    let from = verb::first(case, item);
    let Some(verb) = item.words.get(from) else {
        return false;
    };
    // In a table the other cells tell who and when.
    let text = case.draft.text;
    let cell = text[verb.at.end..]
        .find(['|', '\n'])
        .map_or(text.len(), |at| verb.at.end + at);
    let cell = if item.passage.text.contains('|') {
        cell
    } else {
        text.len()
    };
    let objects = &item.words[from + 1..];
    let within = objects
        .iter()
        .take_while(|word| word.at.start < cell)
        .count();
    let objects = &objects[..within];
    let mut at = 0;
    while at < objects.len() {
        if let Some(to) = case.facts.name_at(objects, at) {
            at = to;
            continue;
        }
        let word = objects[at].low.as_str();
        let is_empty = has(GENERAL, word) || has(EMPTY, word);
        if !is_empty && !matches!(word, "due" | "owner") && Due::read(word).is_none() {
            return false;
        }
        at += 1;
    }
    // Code between backticks is no word, and names something.
    !item.passage.text.contains('`')
}
