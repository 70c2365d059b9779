//! W159: a short form that people use on the call or in the briefing stands in the glossary, so
//! that a newcomer can follow and whoever uses it is not marked for it.

use std::collections::BTreeSet;
use std::ops::Range;

use super::Subject;
use super::lines::{lines, part};
use super::to_fill_in::FILL_IN;
use crate::scenario::Diagnostic;
use crate::scenario::model::ScenarioFile;
use crate::scenario::short_forms;
use crate::scenario::spans::{Node, Value};

pub(super) fn check(subject: &Subject) -> Vec<Diagnostic> {
    let file = subject.file;
    let mut known = explained(file);
    let briefing = subject.tree.at(&["briefing".into()]);
    let mut texts: Vec<(&str, &Node)> = match &briefing.what {
        Value::Text(text) => vec![(text.as_str(), briefing)],
        _ => Vec::new(),
    };
    texts.extend(lines(subject).iter().map(|line| (line.text, line.node)));
    let mut found = Vec::new();
    for (text, node) in texts {
        for range in capitals(text) {
            let word = &text[range.clone()];
            // What is still to be written is told as such.
            let to_fill_in = text[range.start..].starts_with(FILL_IN);
            if to_fill_in || short_forms::is_known(word) || !known.insert(word.to_owned()) {
                continue;
            }
            found.push(Diagnostic::warning(
                "W159",
                part(subject, node, text, range),
                format!("`{word}` is a short form that nobody explains"),
                format!("add `\"{word}\": \"…\"` to `glossary`, with what it stands for, or say it in full"),
            ));
        }
    }
    found
}

/// The short forms that the scenario explains, and names written in capitals.
fn explained(file: &ScenarioFile) -> BTreeSet<String> {
    let mut known: BTreeSet<String> = file.glossary.keys().map(ToString::to_string).collect();
    for person in &file.cast {
        let names = [&person.name].into_iter().chain(&person.nicknames);
        known.extend(
            names
                .flat_map(|name| name.split_whitespace())
                .map(str::to_owned),
        );
    }
    known
}

/// Words of two to five capitals; a plural `s` is left out.
fn capitals(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut at = 0;
    for word in text.split_inclusive(|letter: char| !letter.is_alphanumeric()) {
        let start = at;
        at += word.len();
        let plain = word.trim_end_matches(|letter: char| !letter.is_alphanumeric());
        let plain = plain.strip_suffix('s').unwrap_or(plain);
        let capitals = !plain.is_empty() && plain.bytes().all(|byte| byte.is_ascii_uppercase());
        if capitals && (2..=5).contains(&plain.len()) {
            found.push(start..start + plain.len());
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_in_capitals_are_found_with_and_without_a_plural() {
        let text = "The VPs ask. KYC is I slow, EU-wide; S3 and HTTPSX not.";
        let words: Vec<&str> = capitals(text)
            .into_iter()
            .map(|range| &text[range])
            .collect();
        assert_eq!(words, ["VP", "KYC", "EU"]);
    }
}
