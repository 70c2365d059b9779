//! What customers can feel: which faults can reach a service that customers use.

use std::collections::{BTreeMap, BTreeSet};

use super::ids::ServiceId;
use super::model::{Fault, ScenarioFile, Service};
use crate::units::Permille;

/// The services by which customers can be hurt.
pub(super) struct Felt<'a> {
    /// Customers use them.
    used: BTreeSet<&'a ServiceId>,
    /// Customers use them, or something that needs them.
    behind: BTreeSet<&'a ServiceId>,
    known: BTreeSet<&'a ServiceId>,
}

impl<'a> Felt<'a> {
    pub(super) fn of(file: &'a ScenarioFile) -> Felt<'a> {
        let services = &file.world.services;
        let used: BTreeSet<&ServiceId> = services
            .iter()
            .filter(|service| service.customer_share > Permille::NONE)
            .map(|service| &service.id)
            .collect();
        let by_id: BTreeMap<&ServiceId, &Service> = services
            .iter()
            .map(|service| (&service.id, service))
            .collect();
        let mut behind = used.clone();
        let mut open: Vec<&ServiceId> = used.iter().copied().collect();
        while let Some(service) = open.pop() {
            let needed = by_id.get(service).map(|service| &service.depends_on);
            for needed in needed.into_iter().flatten() {
                if behind.insert(needed) {
                    open.push(needed);
                }
            }
        }
        Felt {
            used,
            behind,
            known: by_id.into_keys().collect(),
        }
    }

    /// Whether customers can come to feel this fault. A service that is not given stands in no
    /// rule's way.
    pub(super) fn can_be(&self, fault: &Fault) -> bool {
        let used = |service| self.used.contains(service) || !self.known.contains(service);
        let travels = fault
            .propagates
            .is_some_and(|along| along.share > Permille::NONE);
        let here = fault.harm > Permille::NONE
            && (used(&fault.service) || travels && self.behind.contains(&fault.service));
        here || fault
            .spreads
            .iter()
            .any(|spread| spread.harm > Permille::NONE && used(&spread.to))
    }
}
