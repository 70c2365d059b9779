//! W157: what is spoken is short enough for the ear.

use super::Subject;
use super::lines::{lines, spoken};
use crate::scenario::Diagnostic;

/// The longest sentence [words] (docs/scenario-language.md: lines).
const SENTENCE: usize = 25;

/// The longest line [words]: a quarter of a minute at 150 words a minute (ours).
const LINE: usize = 40;

pub(super) fn check(subject: &Subject) -> Vec<Diagnostic> {
    let spoken = spoken(subject.file);
    lines(subject)
        .into_iter()
        .filter(|line| spoken.contains(line.id))
        .filter_map(|line| {
            let whole = line.text.split_whitespace().count();
            let sentences = line.text.split_inclusive(['.', '?', '!', ';', ':']);
            let longest = sentences.map(|one| one.split_whitespace().count()).max()?;
            let message = if longest > SENTENCE {
                format!("a sentence of the line `{}` has {longest} words", line.id)
            } else if whole > LINE {
                format!("the line `{}` has {whole} words", line.id)
            } else {
                return None;
            };
            Some(Diagnostic::warning(
                "W157",
                subject.text.place(&line.key.bytes),
                message,
                format!(
                    "say it in sentences of at most {SENTENCE} words, {LINE} in all, or give the rest to another line"
                ),
            ))
        })
        .collect()
}
