//! How a fault reaches other services: those that it spreads to by the author's word, and, where
//! it propagates, those that depend on its service, those that depend on them, and so on. Each
//! step along a dependency takes its time and damps the harm.

use std::collections::BTreeSet;

use crate::scenario::Scenario;
use crate::scenario::ids::ServiceId;
use crate::scenario::model::Fault;
use crate::units::{Permille, Span};

/// A service that a fault reaches.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Arrival {
    /// Which.
    pub to: ServiceId,
    /// How long after the fault's start.
    pub after: Span,
    /// The health lost there at full intensity [permille].
    pub harm: Permille,
}

/// All services that a fault reaches. One that lies on several ways is reached once, by the
/// shortest; one that the author has it spread to is reached as they say, and travelled through.
pub(super) fn arrivals(fault: &Fault, scenario: &Scenario) -> Vec<Arrival> {
    let mut arrivals: Vec<Arrival> = fault
        .spreads
        .iter()
        .map(|spread| Arrival {
            to: spread.to.clone(),
            after: spread.after.0,
            harm: spread.harm,
        })
        .collect();
    let Some(propagates) = fault.propagates else {
        return arrivals;
    };
    let stated: BTreeSet<ServiceId> = arrivals.iter().map(|one| one.to.clone()).collect();
    let mut seen = BTreeSet::from([fault.service.clone()]);
    let mut here = vec![fault.service.clone()];
    let (mut after, mut harm) = (Span::ZERO, fault.harm);
    while !here.is_empty() {
        after += propagates.after.0;
        harm = harm.of(propagates.share);
        if harm == Permille::NONE {
            break;
        }
        let next: Vec<ServiceId> = scenario
            .world
            .services
            .iter()
            .filter(|service| service.depends_on.iter().any(|one| here.contains(one)))
            .map(|service| service.id.clone())
            .filter(|service| seen.insert(service.clone()))
            .collect();
        let reached = next.iter().filter(|service| !stated.contains(*service));
        arrivals.extend(reached.map(|to| Arrival {
            to: to.clone(),
            after,
            harm,
        }));
        here = next;
    }
    arrivals
}
