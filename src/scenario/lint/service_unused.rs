//! W151: every service has a part in the drill: a fault reaches it, something can be found out
//! about it or done to it, another needs it, or somebody is there who knows it.

use std::collections::BTreeSet;

use super::Subject;
use crate::scenario::Diagnostic;
use crate::scenario::ids::ServiceId;

pub(super) fn check(subject: &Subject) -> Vec<Diagnostic> {
    let world = &subject.file.world;
    let mut touched: BTreeSet<&ServiceId> = BTreeSet::new();
    for fault in &world.faults {
        touched.insert(&fault.service);
        touched.extend(fault.spreads.iter().map(|spread| &spread.to));
    }
    touched.extend(world.findings.iter().map(|finding| &finding.service));
    touched.extend(
        world
            .remedies
            .iter()
            .filter_map(|remedy| remedy.service.as_ref()),
    );
    touched.extend(
        world
            .services
            .iter()
            .flat_map(|service| &service.depends_on),
    );
    touched.extend(
        subject
            .file
            .cast
            .iter()
            .flat_map(|person| person.expertise.keys()),
    );
    let signals: BTreeSet<_> = world
        .faults
        .iter()
        .flat_map(|fault| &fault.signals)
        .map(|shown| &shown.signal)
        .collect();
    let travels = world.faults.iter().any(|fault| fault.propagates.is_some());
    let services = world.services.iter().enumerate();
    services
        .filter(|(_, service)| !touched.contains(&service.id))
        .filter(|(_, service)| !service.signals.iter().any(|one| signals.contains(&one.id)))
        // A fault that travels may come to whatever needs something.
        .filter(|(_, service)| !travels || service.depends_on.is_empty())
        .map(|(at, service)| {
            Diagnostic::warning(
                "W151",
                subject.place(&["world".into(), "services".into(), at.into(), "id".into()]),
                format!("the service `{}` has no part in the drill", service.id),
                "add a finding that shows it healthy, or take it out",
            )
        })
        .collect()
}
