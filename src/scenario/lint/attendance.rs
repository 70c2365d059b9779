//! Who may come to the call in some drill: there from the start, paged, or brought by an inject.

use std::collections::BTreeSet;

use super::conditions::effects;
use crate::scenario::ids::PersonId;
use crate::scenario::model::{Effect, Presence, ScenarioFile};

/// Who may come to the call.
pub(in crate::scenario) struct Attendance<'a> {
    cast: BTreeSet<&'a PersonId>,
    come: BTreeSet<&'a PersonId>,
}

impl<'a> Attendance<'a> {
    pub(in crate::scenario) fn of(file: &'a ScenarioFile) -> Attendance<'a> {
        let at_start = file
            .cast
            .iter()
            .filter(|person| person.presence != Presence::Away)
            .map(|person| &person.id);
        let by_variant = file
            .variants
            .iter()
            .flat_map(|variant| &variant.options)
            .flat_map(|option| &option.cast)
            .filter(|patch| matches!(patch.presence, Some(there) if there != Presence::Away))
            .map(|patch| &patch.id);
        let by_effect = effects(file)
            .into_iter()
            .filter_map(|(_, effect)| match effect {
                Effect::Join(who) => Some(who),
                Effect::Pressure(arc) => Some(&arc.by),
                _ => None,
            });
        Attendance {
            cast: file.cast.iter().map(|person| &person.id).collect(),
            come: at_start.chain(by_variant).chain(by_effect).collect(),
        }
    }

    /// Whether there is a drill in which this person comes. Who is not in the cast stands in no
    /// rule's way: the unknown id is reported as such.
    pub(in crate::scenario) fn may_come(&self, person: &PersonId) -> bool {
        self.come.contains(person) || !self.cast.contains(person)
    }
}
