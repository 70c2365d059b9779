//! W130: an inject is for those who cope, or spared those who drown, only where the scenario says
//! how far it adapts; otherwise it happens to everybody.

use super::Subject;
use crate::scenario::Diagnostic;

pub(super) fn check(subject: &Subject) -> Vec<Diagnostic> {
    if subject.file.adapts.is_some() {
        return Vec::new();
    }
    let injects = subject.file.injects.iter().enumerate();
    injects
        .filter(|(_, inject)| inject.load.is_some())
        .map(|(at, inject)| {
            Diagnostic::warning(
                "W130",
                subject.place(&["injects".into(), at.into(), "load".into()]),
                format!(
                    "`load` of `{}` does nothing: the scenario does not adapt",
                    inject.id
                ),
                "add `adapts: (extra_at_most: 1, spares_at_most: 1)` to the head",
            )
        })
        .collect()
}
