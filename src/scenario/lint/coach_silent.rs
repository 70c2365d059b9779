//! W121: a coach comments on every objective.

use super::Subject;
use crate::scenario::Diagnostic;

pub(super) fn check(subject: &Subject) -> Vec<Diagnostic> {
    let Some(coach) = &subject.file.coach else {
        return Vec::new();
    };
    let objectives = subject.file.rubric.objectives.iter();
    objectives
        .enumerate()
        .filter(|(_, one)| !coach.after.iter().any(|said| said.objective == one.id))
        .map(|(at, one)| {
            Diagnostic::warning(
                "W121",
                subject.place(&["rubric".into(), "objectives".into(), at.into(), "id".into()]),
                format!("the coach says nothing about the objective `{}`", one.id),
                "add it to `after`: what is said when it was met, and when it was missed",
            )
        })
        .collect()
}
