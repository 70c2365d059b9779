//! E041: what a remedy needs to be known can be known. W148: and so can what makes people think of
//! it.

use super::Subject;
use crate::scenario::Diagnostic;
use crate::scenario::course::{Drills, Fact};
use crate::scenario::ids::FindingId;
use crate::scenario::model::Only;

pub(super) fn check(subject: &Subject, drills: &Drills) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for (at, remedy) in subject.file.world.remedies.iter().enumerate() {
        let only = remedy.only.as_ref();
        let place = |field: &'static str, which: usize| {
            subject.place(&[
                "world".into(),
                "remedies".into(),
                at.into(),
                field.into(),
                which.into(),
            ])
        };
        if let Some((which, needed)) = out_of_reach(&remedy.needs, only, drills) {
            found.push(Diagnostic::error(
                "E041",
                place("needs", which),
                format!(
                    "nobody can ever carry out the remedy `{}`: nobody can find out `{needed}`",
                    remedy.id
                ),
                "name a finding that can be made in the same drills",
            ));
        }
        if let Some((which, needed)) = out_of_reach(&remedy.proposed_after, only, drills) {
            found.push(Diagnostic::warning(
                "W148",
                place("proposed_after", which),
                format!(
                    "nobody ever thinks of the remedy `{}`: nobody can find out `{needed}`",
                    remedy.id
                ),
                "name a finding that can be made in the same drills",
            ));
        }
    }
    found
}

/// The first finding that cannot be known in any drill that the remedy belongs to.
fn out_of_reach<'a>(
    findings: &'a [FindingId],
    only: Option<&Only>,
    drills: &Drills<'a>,
) -> Option<(usize, &'a FindingId)> {
    findings.iter().enumerate().find(|(_, finding)| {
        let fact = Fact::Known(finding);
        // What cannot be found in any drill is reported as such.
        drills.all.when(fact).is_some()
            && drills.variants.iter().any(|options| {
                let mut belongs = options
                    .iter()
                    .filter(|drawn| drawn.course.has(only))
                    .peekable();
                belongs.peek().is_some() && belongs.all(|drawn| drawn.course.when(fact).is_none())
            })
    })
}
