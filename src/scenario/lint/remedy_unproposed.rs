//! W168: somebody who may come to the call thinks of a remedy. W169: somebody there knows its
//! risk.

use super::Subject;
use super::attendance::Attendance;
use crate::scenario::Diagnostic;
use crate::scenario::course::{Drills, Fact};

pub(super) fn check(subject: &Subject, drills: &Drills) -> Vec<Diagnostic> {
    let attendance = Attendance::of(subject.file);
    let mut found = Vec::new();
    for (at, remedy) in subject.file.world.remedies.iter().enumerate() {
        let absent = |who| !attendance.may_come(who);
        let place = |field: &'static str| {
            subject.place(&["world".into(), "remedies".into(), at.into(), field.into()])
        };
        if !remedy.proposed_by.is_empty() && remedy.proposed_by.iter().all(absent) {
            found.push(Diagnostic::warning(
                "W168",
                place("proposed_by"),
                format!("nobody who may come to the call thinks of the remedy `{}`", remedy.id),
                "name somebody who may come, or leave `proposed_by` out: then those who can do it think of it",
            ));
        }
        if remedy.risk.is_some() && drills.all.when(Fact::RiskTold(&remedy.id)).is_none() {
            found.push(Diagnostic::warning(
                "W169",
                place("risk"),
                format!(
                    "nobody who may come to the call knows the risk of `{}`",
                    remedy.id
                ),
                "name somebody who may come in `known_by`",
            ));
        }
    }
    found
}
