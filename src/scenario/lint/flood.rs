//! W161: an inject that may come again does not flood the call.

use super::Subject;
use crate::scenario::Diagnostic;
use crate::units::Span;

/// So often something may come in quick succession (ours).
const OFTEN: u32 = 3;

/// Quick succession (ours).
const QUICK: Span = Span::secs(30);

/// More often than this nothing should come at all (ours).
const TOO_OFTEN: u32 = 30;

pub(super) fn check(subject: &Subject) -> Vec<Diagnostic> {
    let injects = subject.file.injects.iter().enumerate();
    injects
        .filter_map(|(at, inject)| {
            let again = inject.again?;
            let quick = again.cool_down.0 < QUICK && again.at_most > OFTEN;
            if !quick && again.at_most <= TOO_OFTEN {
                return None;
            }
            Some(Diagnostic::warning(
                "W161",
                subject.place(&["injects".into(), at.into(), "again".into()]),
                format!(
                    "the inject `{}` may happen {} times, {} apart",
                    inject.id, again.at_most, again.cool_down.0
                ),
                "raise `cool_down`, or lower `at_most`: nobody can command through it",
            ))
        })
        .collect()
}
