//! W117: the briefing tells trainees who they are.

use super::Subject;
use crate::scenario::Diagnostic;

pub(super) fn check(subject: &Subject) -> Vec<Diagnostic> {
    let file = subject.file;
    let trainee = file.cast.iter().find(|person| person.id == file.trainee);
    let Some(trainee) = trainee else {
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
