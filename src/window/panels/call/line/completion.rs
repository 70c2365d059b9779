//! What Tab makes of the beginning of a word: names of people on the call, and the roles.

use std::ops::Range;

use super::speaking::others;
use crate::window::view::call::CallView;

/// The roles, with their short forms.
const ROLES: [(&str, &str); 6] = [
    ("IC", "Incident Commander"),
    ("dep", "deputy"),
    ("scr", "scribe"),
    ("CL", "customer liaison"),
    ("IL", "internal liaison"),
    ("SME", "subject matter expert"),
];

/// The beginning of a word, and what it may become.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Completion {
    /// Where it stands in the text [bytes].
    pub(super) at: Range<usize>,
    /// What may stand there instead, likeliest first; never empty.
    pub(super) into: Vec<String>,
}

/// What the word that ends at `cursor` [bytes] may become. None where nothing fits, or it is whole.
pub(super) fn completion(text: &str, cursor: usize, view: &CallView) -> Option<Completion> {
    let before = text.get(..cursor)?;
    let within = |next: char| next.is_alphanumeric() || next == '-' || next == '\'';
    if text[cursor..].starts_with(within) {
        return None;
    }
    let from = before
        .char_indices()
        .rev()
        .take_while(|(_, one)| within(*one))
        .last()
        .map(|(at, _)| at)?;
    let word = &before[from..];
    let opens = |name: &str| {
        let begins = name
            .get(..word.len())
            .is_some_and(|begin| begin.eq_ignore_ascii_case(word));
        begins && name.len() > word.len()
    };
    let names = others(view).map(|person| person.name.as_str());
    let whole = names.clone().any(|name| name.eq_ignore_ascii_case(word));
    let names = names.filter(|name| opens(name));
    let roles = ROLES.iter().filter(|(short, role)| {
        let begun = word.len() >= 3 && opens(role);
        short.eq_ignore_ascii_case(word) || begun
    });
    let into: Vec<String> = names
        .chain(roles.map(|(_, role)| *role))
        .map(str::to_owned)
        .collect();
    // Two letters: one alone begins too many words that are no names.
    if whole || word.chars().count() < 2 || into.is_empty() {
        return None;
    }
    Some(Completion {
        at: from..cursor,
        into,
    })
}

/// The text with a completion taken, and where the cursor then stands [bytes]. Whoever is named at
/// the beginning of a sentence is spoken to.
pub(super) fn completed(
    text: &str,
    at: &Range<usize>,
    word: &str,
    view: &CallView,
) -> (String, usize) {
    let (before, behind) = (&text[..at.start], &text[at.end..]);
    let sentence = before.trim_end();
    let opens = sentence.is_empty() || sentence.ends_with(['.', '?', '!']);
    let person = others(view).any(|person| person.name == word);
    let then = match (behind.is_empty(), opens && person) {
        (false, _) => "",
        (true, true) => ", ",
        (true, false) => " ",
    };
    let upto = format!("{before}{word}{then}");
    let cursor = upto.len();
    (upto + behind, cursor)
}
