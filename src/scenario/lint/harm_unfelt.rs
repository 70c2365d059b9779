//! W154: a fault matters: customers feel it, a signal moves, or something else in the scenario
//! names it, be it only to keep in mind how far things are.

use std::collections::BTreeSet;

use super::Subject;
use super::conditions::{conditions, effects};
use crate::scenario::Diagnostic;
use crate::scenario::felt::Felt;
use crate::scenario::ids::{FaultId, ServiceId};
use crate::scenario::model::{Effect, Fault, Holds, Trigger, When};
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
    let world = &file.world;
    awaited.extend(
        world
            .findings
            .iter()
            .filter_map(|finding| finding.while_fault.as_ref()),
    );
    let mended = world.remedies.iter().flat_map(|remedy| &remedy.effects);
    awaited.extend(mended.map(|effect| &effect.fault));
    for (_, effect) in effects(file) {
        if let Effect::StartFault(fault)
        | Effect::ClearFault(fault)
        | Effect::WorsenFault(fault, _) = effect
        {
            awaited.insert(fault);
        }
    }
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
                format!("the fault `{}` does nothing that anybody could notice", fault.id),
                format!(
                    "let it move a signal, or give `{}` a `customer_share` and the fault some `harm`",
                    fault.service
                ),
            )
        })
        .collect()
}
