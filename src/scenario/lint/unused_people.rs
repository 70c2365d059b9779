//! W113: everybody in the cast has something to do with the drill: they command, know, find, do,
//! say or want something, or take work on a service that they know.

use std::collections::BTreeSet;

use super::Subject;
use crate::scenario::Diagnostic;
use crate::scenario::course::{Drills, Fact};
use crate::scenario::ids::PersonId;
use crate::scenario::model::{Effect, Part, Person, ScenarioFile};
use crate::units::Permille;

/// From here on people take tasks on a service (docs/scenario-language.md: people).
const TAKES_TASKS: Permille = Permille(300);

pub(super) fn check(subject: &Subject, drills: &Drills) -> Vec<Diagnostic> {
    let file = subject.file;
    let named = named(file);
    let cast = file.cast.iter().enumerate();
    cast.filter(|(_, person)| person.id != file.trainee)
        .filter_map(|(at, person)| {
            let (message, help) = if drills.all.when(Fact::There(&person.id)).is_none() {
                (
                    format!("`{}` never comes to the call", person.id),
                    format!(
                        "let an inject `Join(\"{}\")`, or let them be paged",
                        person.id
                    ),
                )
            } else if !named.contains(&person.id) && !has_a_place(person) {
                (
                    format!("`{}` has nothing to do in this drill", person.id),
                    "give them `expertise`, a finding, a remedy or a line, or take them out"
                        .to_owned(),
                )
            } else {
                return None;
            };
            Some(Diagnostic::warning(
                "W113",
                subject.place(&["cast".into(), at.into(), "id".into()]),
                message,
                help,
            ))
        })
        .collect()
}

/// Of use whatever the scenario names them for.
fn has_a_place(person: &Person) -> bool {
    let stands_by = matches!(
        person.part,
        Part::Trainee
            | Part::Commander
            | Part::Support
            | Part::CustomerLiaison
            | Part::InternalLiaison
    );
    stands_by
        || person.ic_trained
        || !person.voice.is_empty()
        || person.expertise.values().any(|known| *known >= TAKES_TASKS)
}

fn named(file: &ScenarioFile) -> BTreeSet<&PersonId> {
    let mut named: BTreeSet<&PersonId> = file.stakeholders.iter().collect();
    let world = &file.world;
    for remedy in &world.remedies {
        named.extend(remedy.done_by.iter().chain(&remedy.proposed_by));
        named.extend(remedy.risk.iter().flat_map(|risk| &risk.known_by));
    }
    named.extend(world.findings.iter().flat_map(|finding| &finding.found_by));
    named.extend(file.teams.iter().flat_map(|team| &team.pages));
    let options = file.variants.iter().flat_map(|variant| &variant.options);
    named.extend(options.flat_map(|option| option.risks.values().flatten()));
    for (_, effect) in super::conditions::effects(file) {
        match effect {
            Effect::Say(who, _)
            | Effect::Chat(who, _)
            | Effect::Direct(who, _)
            | Effect::Page(who)
            | Effect::Reveal(who, _) => {
                named.insert(who);
            }
            Effect::Pressure(arc) => {
                named.insert(&arc.by);
                named.extend(&arc.chips_in);
            }
            _ => {}
        }
    }
    if let Some(opening) = &file.opening {
        named.insert(&opening.commander);
        named.extend(opening.roles.values());
        named.extend(opening.tasks.iter().map(|work| &work.to));
    }
    named
}
