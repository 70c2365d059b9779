//! E024: an inject makes something happen.

use super::Subject;
use crate::scenario::Diagnostic;

pub(super) fn check(subject: &Subject) -> Vec<Diagnostic> {
    let injects = subject.file.injects.iter().enumerate();
    injects
        .filter(|(_, inject)| inject.then.is_empty())
        .map(|(at, inject)| {
            Diagnostic::error(
                "E024",
                subject.place(&["injects".into(), at.into(), "then".into()]),
                format!("nothing happens by the inject `{}`", inject.id),
                "add an effect, for example `Say(\"…\", \"…\")`",
            )
        })
        .collect()
}
