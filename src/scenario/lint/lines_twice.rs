//! W155: two lines do not say the same. People never repeat themselves word for word, so the
//! second is framed ("as I said") by somebody who never said it.

use std::collections::BTreeMap;

use super::Subject;
use super::lines::lines;
use crate::scenario::Diagnostic;

/// So few words may come again (docs/scenario-language.md: lines).
const MAY_COME_AGAIN: usize = 4;

pub(super) fn check(subject: &Subject) -> Vec<Diagnostic> {
    let mut first: BTreeMap<Vec<String>, &str> = BTreeMap::new();
    let mut found = Vec::new();
    for line in lines(subject) {
        let words = line.text.split_whitespace().map(str::to_lowercase);
        let words: Vec<String> = words.collect();
        if words.len() <= MAY_COME_AGAIN {
            continue;
        }
        let said = *first.entry(words).or_insert(line.id);
        if said != line.id {
            found.push(Diagnostic::warning(
                "W155",
                subject.text.place(&line.node.bytes),
                format!("the lines `{said}` and `{}` say the same", line.id),
                "word one of them differently, or name the same line in both places",
            ));
        }
    }
    found
}
