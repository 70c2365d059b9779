//! W172: what has an `only` belongs to some drill.

use super::Subject;
use crate::scenario::Diagnostic;
use crate::scenario::model::Only;
use crate::scenario::spans::Step;

pub(super) fn check(subject: &Subject) -> Vec<Diagnostic> {
    let file = subject.file;
    let world = &file.world;
    let faults = world.faults.iter().map(|one| &one.only).enumerate();
    let remedies = world.remedies.iter().map(|one| &one.only).enumerate();
    let findings = world.findings.iter().map(|one| &one.only).enumerate();
    let injects = file.injects.iter().map(|one| &one.only).enumerate();
    let in_world = |list: &'static str| vec!["world".into(), list.into()];
    let mut found = of(subject, &in_world("faults"), faults);
    found.extend(of(subject, &in_world("remedies"), remedies));
    found.extend(of(subject, &in_world("findings"), findings));
    found.extend(of(subject, &["injects".into()], injects));
    found
}

fn of<'a>(
    subject: &Subject,
    list: &[Step],
    onlys: impl Iterator<Item = (usize, &'a Option<Only>)>,
) -> Vec<Diagnostic> {
    onlys
        .filter(|(_, only)| only.as_ref().is_some_and(|only| only.0.is_empty()))
        .map(|(at, _)| {
            let mut path = list.to_vec();
            path.extend::<[Step; 2]>([at.into(), "only".into()]);
            Diagnostic::warning(
                "W172",
                subject.place(&path),
                "this belongs to no drill",
                "leave `only` out to have it in every drill",
            )
        })
        .collect()
}
