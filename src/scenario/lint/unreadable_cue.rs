//! E028: the phrases that a scenario adds for an act can be read as cues, and its spellings are
//! single words that stand for a few.

use super::Subject;
use crate::scenario::Diagnostic;
use crate::scenario::cue;
use crate::scenario::spans::{Node, Value};
use crate::scenario::suggest::did_you_mean;

/// So many words a spelling may stand for.
const READS_AT_MOST: usize = 4;

pub(super) fn check(subject: &Subject) -> Vec<Diagnostic> {
    let mut wrong = Vec::new();
    for (_, phrases) in entries(subject, "phrases") {
        let Value::List(phrases) = &phrases.what else {
            continue;
        };
        for phrase in phrases {
            let Value::Text(written) = &phrase.what else {
                continue;
            };
            if let Err(fault) = cue::check(written) {
                let help = match fault.known {
                    [] => "docs/hearing.md tells how cues are written".to_owned(),
                    known => {
                        let word = written.get(fault.at.clone()).unwrap_or("");
                        did_you_mean(word, known.iter().copied())
                    }
                };
                wrong.push(Diagnostic::error(
                    "E028",
                    subject
                        .text
                        .place(&within(subject, phrase, written, fault.at)),
                    format!("a phrase that cannot be read: {}", fault.message),
                    help,
                ));
            }
        }
    }
    for (key, value) in entries(subject, "spelling") {
        let (Value::Text(written), Value::Text(read)) = (&key.what, &value.what) else {
            continue;
        };
        let words = read.split_whitespace().count();
        let fits = |word: &str| word.chars().all(cue::is_of_a_word);
        let (node, message) = if written.is_empty() || !fits(written) {
            (
                key,
                format!("`{written}` is no plain word in small letters"),
            )
        } else if !(1..=READS_AT_MOST).contains(&words) || !read.split_whitespace().all(fits) {
            let message = format!("`{read}` is not one to four plain words in small letters");
            (value, message)
        } else {
            continue;
        };
        wrong.push(Diagnostic::error(
            "E028",
            subject.text.place(&node.bytes),
            format!("a spelling that cannot be read: {message}"),
            "write it as it sounds: `spelling: {\"wedged\": \"stuck\"}`",
        ));
    }
    wrong
}

/// The entries of a map in the scenario's head.
fn entries<'a>(subject: &Subject<'a>, field: &str) -> &'a [(Node, Node)] {
    match &subject.tree.at(&[field.into()]).what {
        Value::Map(entries) => entries,
        _ => &[],
    }
}

/// The bytes of a part of a text; all of it where it was written with escapes.
fn within(
    subject: &Subject,
    text: &Node,
    written: &str,
    part: std::ops::Range<usize>,
) -> std::ops::Range<usize> {
    let opening = text.bytes.start + 1;
    let plain = subject.text.source().get(opening..opening + written.len()) == Some(written);
    if plain {
        opening + part.start..opening + part.end
    } else {
        text.bytes.clone()
    }
}
