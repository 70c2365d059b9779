//! E030: whoever has a role or work when the drill begins is on the call, and not the trainee.

use super::Subject;
use crate::scenario::Diagnostic;
use crate::scenario::ids::PersonId;
use crate::scenario::model::Presence;
use crate::scenario::spans::Step;

pub(super) fn check(subject: &Subject) -> Vec<Diagnostic> {
    let Some(opening) = &subject.file.opening else {
        return Vec::new();
    };
    let roles = opening.roles.values().enumerate();
    let roles = roles.filter_map(|(at, who)| {
        let path = ["opening".into(), "roles".into(), at.into()];
        wrong(subject, who, &path, "has a role")
    });
    let tasks = opening.tasks.iter().enumerate();
    let tasks = tasks.filter_map(|(at, work)| {
        let path = ["opening".into(), "tasks".into(), at.into(), "to".into()];
        wrong(subject, &work.to, &path, "has work")
    });
    roles.chain(tasks).collect()
}

fn wrong(subject: &Subject, who: &PersonId, path: &[Step], has: &str) -> Option<Diagnostic> {
    let file = subject.file;
    let person = file.cast.iter().find(|person| person.id == *who)?;
    let why = if *who == file.trainee {
        "is the trainee"
    } else if person.presence != Presence::OnCall {
        "is not on the call then"
    } else {
        return None;
    };
    Some(Diagnostic::error(
        "E030",
        subject.place(path),
        format!("`{who}` {has} when the drill begins and {why}"),
        "name somebody who is on the call from the start",
    ))
}
