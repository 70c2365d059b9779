//! Words without the names of people: what is quoted in a postmortem says what was said, not who.

use crate::scenario::Scenario;

/// What stands where a name stood.
const SOMEBODY: &str = "a responder";

/// The words, with an address by name at the front left out and other names replaced.
pub(super) fn nameless(words: &str, scenario: &Scenario) -> String {
    let mut text = words.trim().to_owned();
    for person in &scenario.cast {
        let first = person.first_name();
        for name in [person.name.as_str(), first] {
            if let Some(rest) = text.strip_prefix(name)
                && let Some(rest) = rest.strip_prefix([',', ':'])
            {
                text = capitalised(rest.trim_start());
            }
        }
    }
    for person in &scenario.cast {
        text = without(&text, &person.name);
        text = without(&text, person.first_name());
    }
    text
}

/// A text without a name, where it stands as a word of its own.
fn without(text: &str, name: &str) -> String {
    let mut kept = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find(name).filter(|_| !name.is_empty()) {
        let (before, behind) = rest.split_at(at);
        let behind = &behind[name.len()..];
        let is_word =
            !before.ends_with(char::is_alphanumeric) && !behind.starts_with(char::is_alphanumeric);
        kept.push_str(before);
        kept.push_str(if is_word { SOMEBODY } else { name });
        rest = behind;
    }
    kept.push_str(rest);
    kept
}

fn capitalised(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| {
        first.to_uppercase().chain(letters).collect()
    })
}
