//! One person owns the postmortem, by name, somebody who was on the call (PRACTICE 35).

use super::{Case, Found};
use crate::review::facts::Known;
use crate::review::finding::OWNER;
use crate::review::words::has;

const INSTEAD: &str = "Write one name, of a responder who was on the call: \"Owner: Hayley Chen\".";

/// Words for several, or for nobody.
const NOBODY: &str = "team teams everyone everybody all us we anyone someone somebody tbd tba tbc unassigned unknown \
    nobody none n/a group squad engineering operations department on-call";

/// Words that join two names.
const JOINED: [&str; 5] = [" and ", " & ", " or ", "/", " with "];

pub(super) fn check(case: &Case<'_>, found: &mut Found) {
    let Some(owner) = &case.draft.owner else {
        let what = "nobody owns this postmortem";
        found.add(
            OWNER,
            case,
            super::top(case),
            what,
            "Add a line at the top: \"- Owner: \" and one name.",
        );
        return;
    };
    let bytes = owner.start..owner.start + owner.value.len();
    if owner.is_open() {
        found.add(OWNER, case, bytes, "nobody owns this postmortem", INSTEAD);
        return;
    }
    let value = owner.value.trim_start_matches('@').trim();
    let low = value.to_lowercase();
    let named = low.split('(').next().unwrap_or(&low);
    let mut words = low.split(|c: char| !c.is_alphanumeric() && !matches!(c, '/' | '-'));
    if let Some(word) = words.find(|word| has(NOBODY, word)) {
        let what = format!("\"{word}\" is not one person");
        found.add(OWNER, case, bytes, what, INSTEAD);
    } else if JOINED.iter().any(|joint| named.contains(joint))
        || named.contains(", ") && names_two(case, value)
    {
        let what = "two owners are none";
        found.add(
            OWNER,
            case,
            bytes,
            what,
            "Name the one who sees to it; the others help to write.",
        );
    } else if !case.facts.people.is_empty() {
        known(case, value, bytes, found);
    }
}

/// Whether both sides of a comma are somebody; else it is "Chen, Hayley" or a title.
fn names_two(case: &Case<'_>, value: &str) -> bool {
    let parts = value.split(", ");
    let mut named: Vec<&str> = parts
        .filter_map(|part| person(case, part))
        .map(|person| person.name.as_str())
        .collect();
    named.dedup();
    named.len() > 1
}

fn known(case: &Case<'_>, value: &str, bytes: std::ops::Range<usize>, found: &mut Found) {
    match person(case, value) {
        Some(person) if person.on_call => {}
        Some(person) => found.add(
            OWNER,
            case,
            bytes,
            format!("{} was not on the call", person.name),
            "Name somebody who was there, and tell them so themselves.",
        ),
        None => {
            let meant = case
                .facts
                .people
                .iter()
                .filter(|person| person.on_call)
                .map(|person| (strsim::jaro_winkler(&person.name, value), &person.name))
                .max_by(|one, other| one.0.total_cmp(&other.0));
            let help = match meant {
                Some((likeness, name)) if likeness >= ALIKE => format!("Did you mean {name}?"),
                _ => INSTEAD.to_owned(),
            };
            let what = format!("nobody on the call is called \"{value}\"");
            found.add(OWNER, case, bytes, what, help);
        }
    }
}

/// From this likeness on (0 to 1) a misspelt name is taken for another. Ours.
const ALIKE: f64 = 0.75;

/// The person of the cast who is named: by the full name or by one of its words, in any order,
/// whatever stands behind a comma or in brackets ("Hayley Chen (payments)", "Chen, Hayley").
fn person<'a>(case: &'a Case<'_>, value: &str) -> Option<&'a Known> {
    let value = value.split(['(', '–', '—']).next().unwrap_or(value);
    let words = |text: &str| -> Vec<String> {
        let split = text.split(|c: char| !c.is_alphanumeric() && !matches!(c, '\'' | '-'));
        let words = split.filter(|word| !word.is_empty());
        words.map(str::to_lowercase).collect()
    };
    let before_comma = value.split(',').next().unwrap_or(value);
    [words(value), words(before_comma)].iter().find_map(|said| {
        case.facts.people.iter().find(|person| {
            let names = words(&person.name);
            !said.is_empty() && said.iter().all(|word| names.contains(word))
        })
    })
}
