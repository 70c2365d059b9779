//! W101: a red herring can be shown to be one, in every drill that has it.

use super::Subject;
use super::exclusive::never_together;
use crate::scenario::Diagnostic;

pub(super) fn check(subject: &Subject) -> Vec<Diagnostic> {
    let findings = &subject.file.world.findings;
    findings
        .iter()
        .enumerate()
        .filter(|(_, herring)| herring.red_herring)
        .filter(|(_, herring)| {
            !findings.iter().any(|other| {
                other.disproves.contains(&herring.id)
                    && !never_together(other.only.as_ref(), herring.only.as_ref())
            })
        })
        .map(|(at, herring)| {
            Diagnostic::warning(
                "W101",
                subject.place(&["world".into(), "findings".into(), at.into(), "id".into()]),
                format!("nothing disproves the red herring `{}`", herring.id),
                format!("add a finding with `disproves: [\"{}\"]`", herring.id),
            )
        })
        .collect()
}
