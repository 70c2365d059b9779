//! W118: a short drill on the practice ladder has a coach, who says what to practise and why.

use super::Subject;
use crate::scenario::Diagnostic;

pub(super) fn check(subject: &Subject) -> Vec<Diagnostic> {
    let file = subject.file;
    if file.ladder.is_none() || file.coach.is_some() {
        return Vec::new();
    }
    vec![Diagnostic::warning(
        "W118",
        subject.place(&["ladder".into()]),
        "a drill on the practice ladder has nobody who explains the skill",
        "add a `coach`, with what is said before and after",
    )]
}
