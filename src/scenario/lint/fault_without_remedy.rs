//! W146: what hurts customers can be mended, in every drill that has it: a remedy clears or
//! reduces it, or an inject clears it. To hide it for a while is not to mend it. What a remedy
//! itself brings about may stay: it is the price of that remedy.

use std::collections::BTreeSet;

use super::Subject;
use crate::scenario::Diagnostic;
use crate::scenario::course::{Drills, Fact};
use crate::scenario::felt::Felt;
use crate::scenario::ids::FaultId;
use crate::scenario::model::Effect;

pub(super) fn check(subject: &Subject, drills: &Drills) -> Vec<Diagnostic> {
    let file = subject.file;
    let felt = Felt::of(file);
    let by_inject: BTreeSet<&FaultId> = file
        .injects
        .iter()
        .flat_map(|inject| &inject.then)
        .filter_map(|effect| match effect {
            Effect::StartFault(fault) => Some(fault),
            _ => None,
        })
        .collect();
    let faults = file.world.faults.iter().enumerate();
    faults
        .filter(|(_, fault)| felt.can_be(fault) && (fault.at_start || by_inject.contains(&fault.id)))
        .filter(|(_, fault)| drills.all.when(Fact::Started(&fault.id)).is_some())
        .filter_map(|(at, fault)| {
            let message = if drills.all.when(Fact::Mended(&fault.id)).is_none() {
                format!("nothing mends the fault `{}`, so nobody can win", fault.id)
            } else {
                let drawn = drills.first_without(fault.only.as_ref(), |course| {
                    course.when(Fact::Started(&fault.id)).is_some()
                        && course.when(Fact::Mended(&fault.id)).is_none()
                })?;
                format!(
                    "nothing mends the fault `{}` where `{}` is `{}`",
                    fault.id, drawn.variant, drawn.option
                )
            };
            Some(Diagnostic::warning(
                "W146",
                subject.place(&["world".into(), "faults".into(), at.into(), "id".into()]),
                message,
                format!(
                    "give a remedy the effect `(fault: \"{}\", change: Clear)`, and let somebody be able to carry it out",
                    fault.id
                ),
            ))
        })
        .collect()
}
