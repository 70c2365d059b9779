//! W171: a fault that worsens has room to.

use super::Subject;
use crate::scenario::Diagnostic;

pub(super) fn check(subject: &Subject) -> Vec<Diagnostic> {
    let faults = subject.file.world.faults.iter().enumerate();
    faults
        .filter_map(|(at, fault)| {
            let worsens = fault.worsens?;
            if worsens.up_to > fault.starts_at {
                return None;
            }
            Some(Diagnostic::warning(
                "W171",
                subject.place(&["world".into(), "faults".into(), at.into(), "worsens".into()]),
                format!(
                    "the fault `{}` never gets worse: it starts at {} and worsens up to {}",
                    fault.id, fault.starts_at.0, worsens.up_to.0
                ),
                "let it start lower, for example `starts_at: 400`, or take `worsens` out",
            ))
        })
        .collect()
}
