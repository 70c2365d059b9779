//! W152: what a fault does to a signal goes towards its alarm. W153: a signal's alarm is not its
//! healthy value.

use std::collections::BTreeMap;

use super::Subject;
use crate::scenario::Diagnostic;
use crate::scenario::ids::SignalId;
use crate::scenario::model::Signal;

pub(super) fn check(subject: &Subject) -> Vec<Diagnostic> {
    let world = &subject.file.world;
    let mut found = Vec::new();
    let mut signals: BTreeMap<&SignalId, &Signal> = BTreeMap::new();
    for (service_at, service) in world.services.iter().enumerate() {
        for (at, signal) in service.signals.iter().enumerate() {
            signals.insert(&signal.id, signal);
            if signal.alarm == signal.baseline {
                found.push(Diagnostic::warning(
                    "W153",
                    subject.place(&[
                        "world".into(),
                        "services".into(),
                        service_at.into(),
                        "signals".into(),
                        at.into(),
                        "alarm".into(),
                    ]),
                    format!("the signal `{}` alarms while all is well", signal.id),
                    "set `alarm` above `baseline`, or below it if lower is worse",
                ));
            }
        }
    }
    for (fault_at, fault) in world.faults.iter().enumerate() {
        for (at, shown) in fault.signals.iter().enumerate() {
            let Some(signal) = signals.get(&shown.signal) else {
                continue;
            };
            let wrong = (signal.alarm > signal.baseline && shown.at_full <= signal.baseline)
                || (signal.alarm < signal.baseline && shown.at_full >= signal.baseline);
            if wrong {
                found.push(Diagnostic::warning(
                    "W152",
                    subject.place(&[
                        "world".into(),
                        "faults".into(),
                        fault_at.into(),
                        "signals".into(),
                        at.into(),
                        "at_full".into(),
                    ]),
                    format!(
                        "the fault `{}` makes the signal `{}` look healthy: well is {}, alarm is {}",
                        fault.id, signal.id, signal.baseline, signal.alarm
                    ),
                    "let it go towards the alarm, or turn the alarm to the other side of the baseline",
                ));
            }
        }
    }
    found
}
