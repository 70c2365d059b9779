//! E023: somebody who may come to the call can carry out each remedy.

use super::Subject;
use super::attendance::Attendance;
use crate::scenario::Diagnostic;

pub(super) fn check(subject: &Subject) -> Vec<Diagnostic> {
    let attendance = Attendance::of(subject.file);
    let remedies = subject.file.world.remedies.iter().enumerate();
    remedies
        .filter(|(_, remedy)| !remedy.done_by.iter().any(|who| attendance.may_come(who)))
        .map(|(at, remedy)| {
            let field = if remedy.done_by.is_empty() {
                "id"
            } else {
                "done_by"
            };
            Diagnostic::error(
                "E023",
                subject.place(&[
                    "world".into(),
                    "remedies".into(),
                    at.into(),
                    field.into(),
                ]),
                format!("nobody can carry out the remedy `{}`", remedy.id),
                "name somebody in `done_by` who is on the call, can be paged, or joins by an inject",
            )
        })
        .collect()
}
