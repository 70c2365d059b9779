//! W117: the briefing tells trainees who they are.

use super::Subject;
use crate::scenario::Diagnostic;
use crate::scenario::model::{Part, Person};

pub(super) fn check(subject: &Subject) -> Vec<Diagnostic> {
    let file = subject.file;
    let played = |one: &&Person| one.id == file.trainee && one.part == Part::Trainee;
    let Some(trainee) = file.cast.iter().find(played) else {
        return Vec::new();
    };
    if file
        .briefing
        .to_lowercase()
        .contains(&trainee.first_name().to_lowercase())
    {
        return Vec::new();
    }
    vec![Diagnostic::warning(
        "W117",
        subject.place(&["briefing".into()]),
        "the briefing does not say who the trainee is",
        format!(
            "write for example: You are {}, incident commander on call.",
            trainee.name
        ),
    )]
}
