//! W102: somebody beside the trainee is trained as a commander, so that there can be a deputy
//! and command can be handed over.

use super::Subject;
use super::attendance::Attendance;
use crate::scenario::Diagnostic;

pub(super) fn check(subject: &Subject) -> Vec<Diagnostic> {
    let attendance = Attendance::of(subject.file);
    let somebody = subject.file.cast.iter().any(|person| {
        person.ic_trained && person.id != subject.file.trainee && attendance.may_come(&person.id)
    });
    if somebody {
        return Vec::new();
    }
    vec![Diagnostic::warning(
        "W102",
        subject.place(&["cast".into()]),
        "nobody who may come to the call can be deputy or take over command",
        "write `ic_trained: true` for somebody beside the trainee",
    )]
}
