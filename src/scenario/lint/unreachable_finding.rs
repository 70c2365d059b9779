//! E026: every finding can be found: by somebody who may come, after findings that can be made
//! in the same drill, while a fault that is in the same drill. An inject that reveals it will do.

use std::collections::{BTreeMap, BTreeSet};

use super::Subject;
use super::attendance::Attendance;
use super::conditions::effects;
use super::exclusive::never_together;
use crate::scenario::Diagnostic;
use crate::scenario::ids::FindingId;
use crate::scenario::model::{Effect, Finding, ScenarioFile};
use crate::scenario::spans::Step;

pub(super) fn check(subject: &Subject) -> Vec<Diagnostic> {
    let file = subject.file;
    let attendance = Attendance::of(file);
    let revealed: BTreeSet<&FindingId> = effects(file)
        .into_iter()
        .filter_map(|(_, effect)| match effect {
            Effect::Reveal(_, finding) => Some(finding),
            _ => None,
        })
        .collect();
    let reached = reached(file, &attendance, &revealed);
    file.world
        .findings
        .iter()
        .enumerate()
        .filter(|(_, finding)| !reached.contains(&finding.id))
        .map(|(at, finding)| {
            let (field, why, help) = if !finding.found_by.iter().any(|who| attendance.may_come(who))
            {
                (
                    "found_by",
                    "nobody who may come to the call can find it",
                    "name somebody who is on the call, can be paged, or joins by an inject",
                )
            } else if fault_is_elsewhere(file, finding) {
                (
                    "while_fault",
                    "its fault is in other variants",
                    "give both an option in common in `only`, or leave one `only` out",
                )
            } else {
                (
                    "after",
                    "what must be known before cannot be known",
                    "leave `after` out of what is to be found first",
                )
            };
            let path: [Step; 4] = ["world".into(), "findings".into(), at.into(), field.into()];
            Diagnostic::error(
                "E026",
                subject.place(&path),
                format!("the finding `{}` is out of reach: {why}", finding.id),
                help,
            )
        })
        .collect()
}

/// The findings that can be made. A finding that is given twice is taken once, the last.
fn reached<'a>(
    file: &'a ScenarioFile,
    attendance: &Attendance,
    revealed: &BTreeSet<&'a FindingId>,
) -> BTreeSet<&'a FindingId> {
    let findings: BTreeMap<&FindingId, &Finding> = file
        .world
        .findings
        .iter()
        .map(|finding| (&finding.id, finding))
        .collect();
    let mut reached = revealed.clone();
    let mut waiting: Vec<&Finding> = findings
        .values()
        .copied()
        .filter(|finding| finding.found_by.iter().any(|who| attendance.may_come(who)))
        .filter(|finding| !fault_is_elsewhere(file, finding))
        .collect();
    loop {
        let before = waiting.len();
        waiting.retain(|finding| {
            let ready = finding.after.iter().all(|earlier| {
                // An unknown id is reported elsewhere; here it stands in nobody's way.
                findings.get(earlier).is_none_or(|known| {
                    reached.contains(earlier)
                        && !never_together(known.only.as_ref(), finding.only.as_ref())
                })
            });
            if ready {
                reached.insert(&finding.id);
            }
            !ready
        });
        if waiting.len() == before {
            return reached;
        }
    }
}

fn fault_is_elsewhere(file: &ScenarioFile, finding: &Finding) -> bool {
    let Some(id) = &finding.while_fault else {
        return false;
    };
    let fault = file.world.faults.iter().find(|fault| fault.id == *id);
    fault.is_some_and(|fault| never_together(fault.only.as_ref(), finding.only.as_ref()))
}
