//! An action item starts with a verb (PRACTICE 39).

use super::{Case, Found, Written};
use crate::review::draft::Section;
use crate::review::finding::VERB;
use crate::review::verbs::{Opens, opens};
use crate::review::words::{Word, has};

/// Words before the verb that take nothing from it.
const PASSED_OVER: &str = "please also then first next immediately always never";

pub(super) fn check(case: &Case<'_>, found: &mut Found) {
    for item in case.items(Section::Actions).filter(|item| !item.told) {
        let from = first(case, item);
        let Some(opening) = item.words.get(from) else {
            continue;
        };
        let words: Vec<&str> = item.words[from..]
            .iter()
            .map(|word| word.low.as_str())
            .collect();
        let what = match opens(&words) {
            Opens::Verb if case.facts.name_at(&item.words, from).is_none() => continue,
            Opens::OtherForm => {
                format!(
                    "\"{}\" is not what to do, but that it is done",
                    text(case, opening)
                )
            }
            _ => format!(
                "this does not start with what to do, but with \"{}\"",
                text(case, opening)
            ),
        };
        let at = from..from + 1;
        found.add_words(
            VERB,
            case,
            &item.words,
            &at,
            what,
            "Start with the verb, as an order to whoever takes it: \"Add an alert on …\", \"Remove …\", \"Write …\". Who does it may stand at the end.",
        );
    }
}

/// The first word of an item that says what to do: behind a ticket, a label with a colon, and
/// words such as "please".
pub(super) fn first(case: &Case<'_>, item: &Written<'_>) -> usize {
    let words = &item.words;
    let text = case.draft.text;
    let mut from = 0;
    // "Detect: add …", "OPS-12 – add …", "Wei: add …".
    for label in 0..words.len().min(3) {
        let behind = &text[words[label].at.end..];
        let behind = behind.trim_start_matches(['*', '_', ']', ')', '`']);
        if behind.trim_start().starts_with(':') && label + 1 < words.len() {
            from = label + 1;
            break;
        }
    }
    while words
        .get(from)
        .is_some_and(|word| is_ticket(&word.low) && from + 1 < words.len())
    {
        from += 1;
    }
    while words
        .get(from)
        .is_some_and(|word| has(PASSED_OVER, &word.low))
    {
        from += 1;
    }
    from
}

/// "ops-12", "123".
fn is_ticket(word: &str) -> bool {
    let digits = word.chars().filter(char::is_ascii_digit).count();
    digits > 0 && (word.contains('-') || digits == word.len())
}

fn text(case: &Case<'_>, word: &Word) -> String {
    case.draft.text[word.at.clone()].to_owned()
}
