//! W110, W111: somebody can tell customers, and somebody can tell those in the company who will
//! ask. A short drill has whom its skill needs.

use super::Subject;
use super::attendance::Attendance;
use crate::scenario::Diagnostic;
use crate::scenario::model::{Dimension, Part, Role, ScenarioFile};

pub(super) fn check(subject: &Subject) -> Vec<Diagnostic> {
    let file = subject.file;
    if file.ladder.is_some() {
        return Vec::new();
    }
    let liaisons = [
        (
            "W110",
            Role::CustomerLiaison,
            "nobody who may come to the call writes to customers",
            "add somebody with `part: CustomerLiaison`, who drafts what the status page says",
        ),
        (
            "W111",
            Role::InternalLiaison,
            "nobody who may come to the call writes to the company",
            "add somebody with `part: InternalLiaison`, who writes to leadership and pages people",
        ),
    ];
    liaisons
        .into_iter()
        .filter(|(_, role, ..)| !may_be_there(file, *role))
        .filter(|(_, role, ..)| *role == Role::CustomerLiaison || somebody_asks(file))
        .map(|(code, _, message, help)| {
            Diagnostic::warning(code, subject.place(&["cast".into()]), message, help)
        })
        .collect()
}

/// Whether somebody in the company wants to be told, or telling them is practised.
fn somebody_asks(file: &ScenarioFile) -> bool {
    !file.stakeholders.is_empty()
        || file.skills.contains(&Dimension::Updates)
        || file
            .cast
            .iter()
            .any(|person| person.part == Part::Executive)
}

/// Whether somebody is this liaison by their part, or when the drill begins.
pub(super) fn may_be_there(file: &ScenarioFile, role: Role) -> bool {
    let part = match role {
        Role::CustomerLiaison => Part::CustomerLiaison,
        Role::InternalLiaison => Part::InternalLiaison,
        Role::Deputy | Role::Scribe => return true,
    };
    let attendance = Attendance::of(file);
    let begins = file
        .opening
        .as_ref()
        .is_some_and(|opening| opening.roles.contains_key(&role));
    begins
        || file
            .cast
            .iter()
            .any(|person| person.part == part && attendance.may_come(&person.id))
}
