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
            super::end(case),
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
    let mut words = low.split(|c: char| !c.is_alphanumeric() && !matches!(c, '/' | '-'));
    if let Some(word) = words.find(|word| has(NOBODY, word)) {
        let what = format!("\"{word}\" is not one person");
        found.add(OWNER, case, bytes, what, INSTEAD);
    } else if JOINED.iter().any(|joint| low.contains(joint))
        || low.contains(", ") && names_two(case, value)
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
    case.facts.people.is_empty() || parts.filter(|part| person(case, part).is_some()).count() > 1
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

/// The person of the cast who is named: by the full name, the first or the last, whatever stands
/// behind it ("Hayley Chen (payments)").
fn person<'a>(case: &'a Case<'_>, value: &str) -> Option<&'a Known> {
    let words = |text: &str| -> Vec<String> {
        text.split(|c: char| !c.is_alphanumeric() && c != '\'' && c != '-')
            .filter(|word| !word.is_empty())
            .map(str::to_lowercase)
            .collect()
    };
    let value = words(value);
    let people = &case.facts.people;
    let full = people
        .iter()
        .find(|person| value.starts_with(&words(&person.name)));
    full.or_else(|| {
        let named = |person: &&Known| {
            let names = words(&person.name);
            // A first name that is right with another last name is somebody else.
            names.iter().any(|name| value.first() == Some(name))
                && (value.len() == 1 || names.contains(&value[1]) || !is_name(&value[1], people))
                && value
                    .get(1)
                    .is_none_or(|second| names.contains(second) || second.len() < 3)
        };
        people.iter().find(named)
    })
}

fn is_name(word: &str, people: &[Known]) -> bool {
    let mut names = people
        .iter()
        .flat_map(|person| person.name.split_whitespace());
    names.any(|name| name.eq_ignore_ascii_case(word))
}
