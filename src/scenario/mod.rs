//! Scenarios: what an author writes, read and checked.
//!
//! `load` turns the text of a RON file into a checked, immutable [`Scenario`], and always into
//! the list of what is wrong with it, each with its place. It touches no file: the edge reads.

#[cfg(feature = "editor")]
pub(crate) mod annotate;
pub mod codes;
mod course;
pub mod cue;
pub mod diagnostic;
pub mod edit;
mod felt;
pub mod format;
pub mod grade;
pub mod graph;
pub mod guard;
pub mod house;
pub mod ids;
mod instead;
pub mod json;
pub(crate) mod language;
mod lint;
pub mod load;
mod mend;
pub mod model;
mod named;
pub mod observable;
mod pieces;
mod recover;
pub(crate) mod shape;
pub mod short_forms;
mod spans;
pub mod stats;
pub mod story;
mod suggest;
mod syntax;
mod text;
mod tokens;
mod walk;

use std::collections::BTreeMap;
use std::ops::Deref;

use crate::units::Lapse;
use ids::{FaultId, FindingId, InjectId, PersonId, RemedyId, ServiceId};
use model::{Fault, Finding, Person, Remedy, ScenarioFile, Service, When};

pub use diagnostic::{Diagnostic, Level, Place};
pub use load::{load, load_checked};
pub use named::load_named;
pub use observable::observable;

/// A checked scenario: every id in it exists, every number is in its range.
#[derive(Clone, Debug)]
pub struct Scenario {
    file: ScenarioFile,
    /// SHA-256 of the source text, in lower-case hex.
    pub hash: String,
    people: BTreeMap<PersonId, usize>,
    services: BTreeMap<ServiceId, usize>,
    faults: BTreeMap<FaultId, usize>,
    remedies: BTreeMap<RemedyId, usize>,
    findings: BTreeMap<FindingId, usize>,
}

/// What loading gives: a scenario if it can be played, and all that is wrong or doubtful.
#[derive(Clone, Debug)]
pub struct Loaded {
    /// The scenario; `None` when one of the diagnostics is an error.
    pub scenario: Option<Scenario>,
    /// What is wrong or doubtful, in the order of the text.
    pub diagnostics: Vec<Diagnostic>,
}

impl Deref for Scenario {
    type Target = ScenarioFile;
    fn deref(&self) -> &ScenarioFile {
        &self.file
    }
}

impl Scenario {
    /// Indexes a file whose ids have been checked.
    fn from_checked(file: ScenarioFile, hash: String) -> Scenario {
        fn index<T, I: Ord + Clone>(items: &[T], id: impl Fn(&T) -> &I) -> BTreeMap<I, usize> {
            items
                .iter()
                .enumerate()
                .map(|(at, item)| (id(item).clone(), at))
                .collect()
        }
        Scenario {
            people: index(&file.cast, |person| &person.id),
            services: index(&file.world.services, |service| &service.id),
            faults: index(&file.world.faults, |fault| &fault.id),
            remedies: index(&file.world.remedies, |remedy| &remedy.id),
            findings: index(&file.world.findings, |finding| &finding.id),
            file,
            hash,
        }
    }

    /// The scenario as somebody of this name plays it: the trainee of the cast is called so, by
    /// the people on the call and by hearing.
    #[must_use]
    pub fn played_by(&self, name: &str) -> Scenario {
        let mut scenario = self.clone();
        let trainee = scenario.people.get(&scenario.file.trainee).copied();
        if let Some(person) = trainee.and_then(|at| scenario.file.cast.get_mut(at)) {
            let written = std::mem::replace(&mut person.name, name.to_owned());
            scenario.file.briefing = scenario.file.briefing.replace(&written, name);
            person.nicknames.clear();
        }
        scenario
    }

    /// The scenario with one inject that waits for nothing but a time; otherwise as written. For
    /// whoever wants to see it happen once.
    #[must_use]
    pub fn forcing(&self, inject: &InjectId, at: Lapse) -> Scenario {
        let mut scenario = self.clone();
        let injects = scenario.file.injects.iter_mut();
        for forced in injects.filter(|one| one.id == *inject) {
            forced.when = When::At(at);
            forced.load = None;
        }
        scenario
    }

    /// The person with this id.
    pub fn person(&self, id: &PersonId) -> Option<&Person> {
        self.people.get(id).map(|at| &self.file.cast[*at])
    }

    /// The service with this id.
    pub fn service(&self, id: &ServiceId) -> Option<&Service> {
        self.services
            .get(id)
            .map(|at| &self.file.world.services[*at])
    }

    /// The fault with this id.
    pub fn fault(&self, id: &FaultId) -> Option<&Fault> {
        self.faults.get(id).map(|at| &self.file.world.faults[*at])
    }

    /// The remedy with this id.
    pub fn remedy(&self, id: &RemedyId) -> Option<&Remedy> {
        self.remedies
            .get(id)
            .map(|at| &self.file.world.remedies[*at])
    }

    /// The finding with this id.
    pub fn finding(&self, id: &FindingId) -> Option<&Finding> {
        self.findings
            .get(id)
            .map(|at| &self.file.world.findings[*at])
    }

    /// The text of a line; its id when the scenario has no such line.
    pub fn line<'a>(&'a self, id: &'a ids::LineId) -> &'a str {
        self.file.lines.get(id).map_or(id.as_str(), String::as_str)
    }
}

impl Person {
    /// What they are called on the call: the first word of the name.
    pub fn first_name(&self) -> &str {
        self.name.split_whitespace().next().unwrap_or(&self.name)
    }
}
