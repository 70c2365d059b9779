//! E029: whoever commands when the drill begins is trained, on the call, and not the trainee.

use super::Subject;
use crate::scenario::Diagnostic;
use crate::scenario::model::Presence;

pub(super) fn check(subject: &Subject) -> Vec<Diagnostic> {
    let file = subject.file;
    let Some(opening) = &file.opening else {
        return Vec::new();
    };
    let who = &opening.commander;
    let person = file.cast.iter().find(|person| person.id == *who);
    let (wrong, help) = match person {
        _ if *who == file.trainee => (
            "is the trainee",
            "name another, who hands command over to the trainee",
        ),
        Some(person) if !person.ic_trained => (
            "is not trained as a commander",
            "write `ic_trained: true` for them",
        ),
        Some(person) if person.presence != Presence::OnCall => (
            "is not on the call when it begins",
            "leave their `presence` out",
        ),
        Some(_) | None => return Vec::new(),
    };
    vec![Diagnostic::error(
        "E029",
        subject.place(&["opening".into(), "commander".into()]),
        format!("`{who}` cannot command when the drill begins: `{who}` {wrong}"),
        help,
    )]
}
