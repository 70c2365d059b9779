//! W150: whoever writes endings writes one for each way in which the drill ends by itself.

use super::Subject;
use crate::scenario::Diagnostic;
use crate::scenario::model::Outcome;

pub(super) fn check(subject: &Subject) -> Vec<Diagnostic> {
    let file = subject.file;
    if file.endings.is_empty() {
        return Vec::new();
    }
    // A short drill on handing over ends by what it is about.
    let shift = file.shift_ends.is_some() && file.ladder.is_none();
    let ways = [
        (Outcome::Resolved, "the call is closed", "Resolved", true),
        (
            Outcome::HandedOver,
            "command is handed over",
            "HandedOver",
            shift,
        ),
        (Outcome::Unresolved, "the time is up", "Unresolved", true),
    ];
    ways.into_iter()
        .filter(|(outcome, .., asked)| {
            let has = |with: bool| {
                file.endings
                    .iter()
                    .any(|one| one.outcome == *outcome && (!with || one.when.is_none()))
            };
            // In a short drill the condition of an ending is what it is about.
            *asked && !has(file.ladder.is_none())
        })
        .map(|(_, how, word, _)| {
            Diagnostic::warning(
                "W150",
                subject.place(&["endings".into()]),
                format!("the trainee reads nothing when {how}"),
                format!(
                    "add an ending without `when`: `(id: \"…\", text: \"…\", outcome: {word})`"
                ),
            )
        })
        .collect()
}
