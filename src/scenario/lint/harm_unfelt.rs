//! W154: a fault shows: customers feel it, a signal moves, something is found out by it, or
//! something waits for it.

use std::collections::BTreeSet;

use super::Subject;
use super::conditions::conditions;
use crate::scenario::Diagnostic;
use crate::scenario::felt::Felt;
use crate::scenario::ids::{FaultId, ServiceId};
use crate::scenario::model::{Fault, Holds, Trigger, When};
use crate::units::Permille;

pub(super) fn check(subject: &Subject) -> Vec<Diagnostic> {
    let file = subject.file;
    let felt = Felt::of(file);
    let conditions = conditions(file);
    let mut awaited: BTreeSet<&FaultId> = BTreeSet::new();
    let mut sick: BTreeSet<&ServiceId> = BTreeSet::new();
    for (_, when) in &conditions {
        match when {
            When::After(Trigger::FaultStarted(fault) | Trigger::FaultCleared(fault), _)
            | When::While(Holds::Fault(fault)) => {
                awaited.insert(fault);
            }
            When::While(Holds::HealthBelow(service, _)) => {
                sick.insert(service);
            }
            _ => {}
        }
    }
    let findings = &file.world.findings;
    awaited.extend(
        findings
            .iter()
            .filter_map(|finding| finding.while_fault.as_ref()),
    );
    let shows = |fault: &Fault| {
        !fault.signals.is_empty()
            || felt.can_be(fault)
            || awaited.contains(&fault.id)
            || fault.harm > Permille::NONE && sick.contains(&fault.service)
    };
    let faults = file.world.faults.iter().enumerate();
    faults
        .filter(|(_, fault)| !shows(fault))
        .map(|(at, fault)| {
            Diagnostic::warning(
                "W154",
                subject.place(&["world".into(), "faults".into(), at.into(), "id".into()]),
                format!("nobody ever notices the fault `{}`", fault.id),
                format!(
                    "let it move a signal, or give `{}` a `customer_share` and the fault some `harm`",
                    fault.service
                ),
            )
        })
        .collect()
}
