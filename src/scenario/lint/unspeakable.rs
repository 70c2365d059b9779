//! W158: what is spoken can be spoken: no addresses, arrows, lists or other signs.

use std::ops::Range;

use super::Subject;
use super::lines::{lines, part, spoken};
use crate::scenario::Diagnostic;

/// Signs that nobody says.
const SIGNS: [&str; 18] = [
    "http://", "https://", "www.", "->", "=>", "<-", "→", "•", "`", "*", "#", "|", "_", "\n", "<",
    ">", " / ", " - ",
];

pub(super) fn check(subject: &Subject) -> Vec<Diagnostic> {
    let spoken = spoken(subject.file);
    lines(subject)
        .into_iter()
        .filter(|line| spoken.contains(line.id))
        .filter_map(|line| {
            let sign = unspeakable(line.text)?;
            let shown = line.text[sign.clone()].trim();
            let shown = if shown.is_empty() {
                "a new line"
            } else {
                shown
            };
            Some(Diagnostic::warning(
                "W158",
                part(subject, line.node, line.text, sign.clone()),
                format!("nobody can say `{shown}`, in the line `{}`", line.id),
                "write it as one says it, or let them write it in the chat with `Chat`",
            ))
        })
        .collect()
}

/// The first sign that nobody says, or a stroke between two words.
fn unspeakable(text: &str) -> Option<Range<usize>> {
    let signs = SIGNS.iter().filter_map(|sign| {
        let at = text.find(sign)?;
        Some(at..at + sign.len())
    });
    let strokes = text.match_indices('/').filter_map(|(at, _)| {
        let before = text[..at].chars().next_back()?;
        let after = text[at + 1..].chars().next()?;
        (before.is_alphabetic() && after.is_alphabetic()).then_some(at..at + 1)
    });
    // A slot's name may hold what its value does not.
    signs
        .chain(strokes)
        .filter(|range| !in_slot(text, range.start))
        .min_by_key(|range| range.start)
}

fn in_slot(text: &str, at: usize) -> bool {
    let open = text[..at].rfind('{');
    let closed = text[..at].rfind('}');
    open > closed
}
