//! E020: the trainee is somebody of the cast whose part says so. E021: and is the only one.

use super::Subject;
use crate::scenario::Diagnostic;
use crate::scenario::model::Part;

pub(super) fn check(subject: &Subject) -> Vec<Diagnostic> {
    let file = subject.file;
    let mut found = Vec::new();
    let played = file
        .cast
        .iter()
        .position(|person| person.id == file.trainee);
    if let Some(at) = played.filter(|at| file.cast[*at].part != Part::Trainee) {
        found.push(Diagnostic::error(
            "E020",
            subject.place(&["cast".into(), at.into(), "part".into()]),
            format!("`{}` is the trainee, but has another part", file.trainee),
            "write `part: Trainee`, or name somebody else as `trainee`",
        ));
    }
    if file.cast.iter().all(|person| person.part != Part::Trainee) && played.is_none() {
        found.push(Diagnostic::error(
            "E020",
            subject.place(&["cast".into()]),
            "nobody in the cast is the trainee",
            "add a person with `part: Trainee` and name them as `trainee`",
        ));
    }
    for (at, person) in file.cast.iter().enumerate() {
        if person.part == Part::Trainee && played.is_some() && person.id != file.trainee {
            found.push(Diagnostic::error(
                "E021",
                subject.place(&["cast".into(), at.into(), "part".into()]),
                format!(
                    "two people are the trainee: `{}` and `{}`",
                    file.trainee, person.id
                ),
                "a drill has one trainee; give one of them another part",
            ));
        }
    }
    found
}
