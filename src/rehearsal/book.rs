//! The phone book: what everybody in the company knows of the scenario.
//!
//! Names, titles, teams, who is on call for which service, what services and remedies are called.
//! Nothing of the truth passes through here: no fault, no risk, no inject, no variant. A line or
//! a finding is looked up only after it was spoken on the call.

use std::collections::BTreeMap;
use std::sync::Arc;

use smol_str::SmolStr;

use super::words::spoken_number;
use crate::drill::Settings;
use crate::scenario::Scenario;
use crate::scenario::ids::{FindingId, PersonId, RemedyId, ServiceId};
use crate::scenario::model::{Part, Person};
use crate::units::{Moment, Span};

/// Words by which somebody says that nothing ails a service.
const WELL: [&str; 4] = ["healthy", "is fine", "looks fine", "Forget"];

/// A drill that lasts no longer leaves no time for ceremony. Ours; the rungs of the practice
/// ladder last two to five minutes.
const BRISK_UP_TO: Span = Span::minutes(6);

/// How much time there is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Tempo {
    /// An incident of an hour or so.
    Usual,
    /// A few minutes: what matters comes first, ceremony last.
    Brisk,
}

/// What everybody in the company knows.
#[derive(Debug)]
pub(super) struct Book {
    scenario: Arc<Scenario>,
    /// What the commander is called.
    pub me: SmolStr,
    called: BTreeMap<PersonId, SmolStr>,
    experts: BTreeMap<ServiceId, Vec<PersonId>>,
    /// What each responder knows.
    knows: BTreeMap<PersonId, Vec<ServiceId>>,
}

impl Book {
    /// Reads the public parts of a scenario.
    pub fn read(scenario: &Arc<Scenario>, settings: &Settings) -> Book {
        let me = match (&settings.trainee, scenario.person(&scenario.trainee)) {
            (Some(name), _) => name.clone(),
            (None, Some(person)) => SmolStr::new(person.first_name()),
            (None, None) => SmolStr::new(scenario.trainee.as_str()),
        };
        let mut met: BTreeMap<&str, u32> = BTreeMap::new();
        for person in &scenario.cast {
            *met.entry(person.first_name()).or_default() += 1;
        }
        let called = scenario
            .cast
            .iter()
            .map(|person| {
                let first = person.first_name();
                let alone = met.get(first) == Some(&1);
                let name = if alone { first } else { &person.name };
                (person.id.clone(), SmolStr::new(name))
            })
            .collect();
        let mut known: BTreeMap<ServiceId, Vec<(u32, PersonId)>> = BTreeMap::new();
        for person in scenario.cast.iter().filter(|p| p.part == Part::Responder) {
            for (service, share) in &person.expertise {
                known
                    .entry(service.clone())
                    .or_default()
                    .push((share.0, person.id.clone()));
            }
        }
        let knows = scenario
            .cast
            .iter()
            .filter(|person| person.part == Part::Responder)
            .map(|person| {
                (
                    person.id.clone(),
                    person.expertise.keys().cloned().collect(),
                )
            })
            .collect();
        let experts = known
            .into_iter()
            .map(|(service, mut people)| {
                people.sort_by(|one, other| other.0.cmp(&one.0).then(one.1.cmp(&other.1)));
                (service, people.into_iter().map(|(_, id)| id).collect())
            })
            .collect();
        Book {
            scenario: scenario.clone(),
            me,
            called,
            experts,
            knows,
        }
    }

    /// The responders by their ids, with the services that each knows.
    pub fn responders(&self) -> impl Iterator<Item = (&PersonId, &[ServiceId])> {
        self.knows
            .iter()
            .map(|(who, known)| (who, known.as_slice()))
    }

    /// How long the drill is announced to last.
    pub fn length(&self) -> Span {
        self.scenario.length.0
    }

    /// How much time there is, as the drill is announced.
    pub fn tempo(&self) -> Tempo {
        if self.scenario.length.0 <= BRISK_UP_TO {
            Tempo::Brisk
        } else {
            Tempo::Usual
        }
    }

    /// The minutes that a first look gets where there are only a few in all: what the briefing
    /// says, else one.
    pub fn minutes_in_haste(&self) -> u64 {
        let words: Vec<&str> = self.scenario.briefing.split_whitespace().collect();
        let told = words.windows(2).find_map(|two| {
            let is_minutes = two[1].starts_with("minute");
            spoken_number(two[0]).filter(|count| is_minutes && (1..=5).contains(count))
        });
        told.unwrap_or(1)
    }

    /// Words that no post may hold while this runs, as everybody has been told.
    pub fn unsayable(&self) -> &[String] {
        &self.scenario.unsayable
    }

    /// The people whose names some words hold, in the order in which they are said.
    pub fn named_in(&self, words: &str) -> Vec<PersonId> {
        let people = self.called.iter();
        let mut named: Vec<(usize, &PersonId)> = people
            .filter_map(|(who, name)| Some((words.find(name.as_str())?, who)))
            .collect();
        named.sort();
        named.into_iter().map(|(_, who)| who.clone()).collect()
    }

    /// What a person is called on the call.
    pub fn name(&self, who: &PersonId) -> &str {
        self.called.get(who).map_or("everybody", SmolStr::as_str)
    }

    /// A service as it stands in a sentence: `the checkout API`.
    pub fn service(&self, id: &ServiceId) -> SmolStr {
        let service = self.scenario.service(id);
        service.map_or_else(|| id.0.clone(), |one| SmolStr::new(one.in_a_sentence()))
    }

    /// A remedy as it stands after "we could".
    pub fn remedy<'a>(&'a self, id: &'a RemedyId) -> &'a str {
        self.scenario
            .remedy(id)
            .map_or(id.as_str(), |remedy| remedy.name.as_str())
    }

    /// What the remedies are called.
    pub fn remedies(&self) -> impl Iterator<Item = &str> {
        let remedies = &self.scenario.world.remedies;
        remedies.iter().map(|remedy| remedy.name.as_str())
    }

    /// All that a remedy is called.
    pub fn remedy_words(&self, id: &RemedyId) -> impl Iterator<Item = &str> {
        self.scenario.remedy(id).into_iter().flat_map(|remedy| {
            std::iter::once(remedy.name.as_str()).chain(remedy.phrases.iter().map(String::as_str))
        })
    }

    /// The service that a remedy is done to.
    pub fn remedy_service(&self, id: &RemedyId) -> Option<&ServiceId> {
        self.scenario.remedy(id)?.service.as_ref()
    }

    /// What was said when this finding was reported.
    pub fn finding_words(&self, id: &FindingId) -> &str {
        self.scenario
            .finding(id)
            .map_or("", |finding| self.scenario.line(&finding.says))
    }

    /// Whether a reported finding says that nothing ails what was looked into.
    pub fn says_well(&self, id: &FindingId) -> bool {
        let said = self.finding_words(id);
        WELL.iter().any(|word| said.contains(word))
    }

    /// The service that a reported finding is about.
    pub fn finding_service(&self, id: &FindingId) -> Option<&ServiceId> {
        self.scenario.finding(id).map(|finding| &finding.service)
    }

    /// The responders who know a service, best first.
    pub fn experts(&self, service: &ServiceId) -> &[PersonId] {
        self.experts.get(service).map_or(&[], Vec::as_slice)
    }

    /// A moment of the drill as the clock on the wall shows it.
    pub fn clock(&self, at: Moment) -> SmolStr {
        let minutes = u64::from(self.scenario.start.clock.0) + at.0 / 60_000;
        smol_str::format_smolstr!("{:02}:{:02}", minutes / 60 % 24, minutes % 60)
    }

    /// What a service needs to work.
    pub fn needs(&self, service: &ServiceId) -> &[ServiceId] {
        self.scenario
            .service(service)
            .map_or(&[], |service| service.depends_on.as_slice())
    }

    /// Whether a word is part of what some service is called.
    pub fn names_a_service(&self, word: &str) -> bool {
        self.scenario.world.services.iter().any(|service| {
            std::iter::once(service.name.as_str())
                .chain(service.aliases.iter().map(String::as_str))
                .flat_map(str::split_whitespace)
                .any(|part| part.eq_ignore_ascii_case(word))
        })
    }

    /// All services.
    pub fn services(&self) -> impl Iterator<Item = &ServiceId> {
        self.scenario
            .world
            .services
            .iter()
            .map(|service| &service.id)
    }

    /// Everybody in the company.
    pub fn people(&self) -> &[Person] {
        &self.scenario.cast
    }

    /// What somebody is on the call.
    pub fn part(&self, who: &PersonId) -> Option<Part> {
        self.scenario.person(who).map(|person| person.part)
    }
}
