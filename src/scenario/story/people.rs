//! Who of the cast may be on the call, and who is there when it begins.

use std::collections::BTreeSet;

use super::part::arcs;
use crate::scenario::model::ScenarioFile;
use crate::scenario::ids::PersonId;
use crate::scenario::model::{Effect, Person, Presence};

/// Whether they are there when the call begins, whatever the variants change.
pub fn is_there_at_start(person: &Person) -> bool {
    person.presence == Presence::OnCall
}

/// Who may come to the call in some drill: there, paged, or brought by an inject.
pub fn may_come(file: &ScenarioFile) -> BTreeSet<&PersonId> {
    let there = file
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
    let injects = file.injects.iter().flat_map(|inject| &inject.then);
    let remedies = file
        .world
        .remedies
        .iter()
        .flat_map(|remedy| remedy.side_effects.iter().chain(&remedy.if_fails));
    let brought = injects.chain(remedies).filter_map(|effect| match effect {
        Effect::Join(who) | Effect::Page(who) => Some(who),
        _ => None,
    });
    let press = arcs(file).into_iter().map(|(arc, _)| &arc.by);
    there
        .chain(by_variant)
        .chain(brought)
        .chain(press)
        .chain(&file.stakeholders)
        .collect()
}
