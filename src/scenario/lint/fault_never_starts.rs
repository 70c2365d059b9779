//! W145: a fault is there at the start, or something starts it.

use super::Subject;
use crate::scenario::Diagnostic;
use crate::scenario::course::{Drills, Fact};

pub(super) fn check(subject: &Subject, drills: &Drills) -> Vec<Diagnostic> {
    let faults = subject.file.world.faults.iter().enumerate();
    faults
        .filter(|(_, fault)| {
            let starts = drills.all.when(Fact::Started(&fault.id));
            starts.is_none_or(|at| at > drills.ends)
        })
        .map(|(at, fault)| {
            Diagnostic::warning(
                "W145",
                subject.place(&["world".into(), "faults".into(), at.into(), "id".into()]),
                format!("the fault `{}` never starts", fault.id),
                format!(
                    "write `at_start: true`, or start it by `StartFault(\"{}\")`",
                    fault.id
                ),
            )
        })
        .collect()
}
