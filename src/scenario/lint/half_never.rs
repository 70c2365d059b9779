//! W170: a remedy that has words for working by half may work by half, and one with words or
//! effects for failing may fail.

use super::Subject;
use crate::scenario::Diagnostic;
use crate::units::Permille;

pub(super) fn check(subject: &Subject) -> Vec<Diagnostic> {
    let remedies = subject.file.world.remedies.iter().enumerate();
    remedies
        .filter(|(_, remedy)| remedy.says_half.is_some() && remedy.half == Permille::NONE)
        .map(|(at, remedy)| {
            Diagnostic::warning(
                "W170",
                subject.place(&[
                    "world".into(),
                    "remedies".into(),
                    at.into(),
                    "says_half".into(),
                ]),
                format!(
                    "the remedy `{}` never works by half, so nobody says this",
                    remedy.id
                ),
                "say how often it does, `half: 300`, or take the line out",
            )
        })
        .collect()
}
