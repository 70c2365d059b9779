//! The book of cards: which cards belong to this printing, under which numbers they stand, and
//! what people and things are called on them. Every page asks it, so that a number on one card
//! is the number on the other.

use std::collections::BTreeMap;

use super::spoken;
use crate::drill::Dealt;
use crate::scenario::Scenario;
use crate::scenario::ids::{
    ArcId, FaultId, FindingId, InjectId, LineId, PersonId, RemedyId, ServiceId, VariantId,
};
use crate::scenario::model::{Effect, Finding, Inject, Only, Remedy, Service, When};

/// A scenario with its cards numbered.
pub(super) struct Book<'a> {
    pub(super) scenario: &'a Scenario,
    /// What a seed dealt; without it all variants are printed.
    pub(super) dealt: Option<&'a Dealt>,
    /// The injects by the time at which they are first due, those without a time behind them.
    pub(super) injects: Vec<(&'a Inject, When)>,
    numbers: BTreeMap<&'a InjectId, usize>,
}

impl<'a> Book<'a> {
    pub(super) fn new(scenario: &'a Scenario, dealt: Option<&'a Dealt>) -> Book<'a> {
        let mut injects: Vec<(&Inject, When)> = Vec::new();
        for inject in &scenario.injects {
            let when = match dealt {
                Some(dealt) => dealt.injects.get(&inject.id).cloned(),
                None => Some(inject.when.clone()),
            };
            injects.extend(when.map(|when| (inject, when)));
        }
        injects.sort_by_key(|(_, when)| {
            let due = spoken::earliest(when);
            (due.is_none(), due)
        });
        let numbered = injects.iter().enumerate();
        Book {
            numbers: numbered
                .map(|(at, (inject, _))| (&inject.id, at + 1))
                .collect(),
            scenario,
            dealt,
            injects,
        }
    }

    /// Whether something is printed.
    pub(super) fn has(&self, only: Option<&Only>) -> bool {
        self.dealt.is_none_or(|dealt| dealt.has(only))
    }

    /// To which of the facilitator's choices a card belongs; none for a card that always does.
    pub(super) fn only(&self, only: Option<&Only>) -> Option<String> {
        let only = only.filter(|_| self.dealt.is_none())?;
        let choices = only.0.iter().map(|(variant, option)| {
            let variant: &VariantId = variant;
            format!("{variant}: {option}")
        });
        Some(choices.collect::<Vec<_>>().join(" or "))
    }

    /// The findings that are printed.
    pub(super) fn findings(&self) -> impl Iterator<Item = &'a Finding> {
        let all = self.scenario.world.findings.iter();
        all.filter(|finding| self.has(finding.only.as_ref()))
    }

    /// The remedies that are printed.
    pub(super) fn remedies(&self) -> impl Iterator<Item = &'a Remedy> {
        let all = self.scenario.world.remedies.iter();
        all.filter(|remedy| self.has(remedy.only.as_ref()))
    }

    /// The number of an inject's card: `I4`.
    pub(super) fn card(&self, inject: &InjectId) -> String {
        match self.numbers.get(inject) {
            Some(number) => format!("card I{number}"),
            None => format!("`{inject}` (not in this drill)"),
        }
    }

    /// The number of a finding's card: `F2`.
    pub(super) fn finding(&self, id: &FindingId) -> String {
        match self.findings().position(|finding| finding.id == *id) {
            Some(at) => format!("F{}", at + 1),
            None => format!("`{id}` (not in this drill)"),
        }
    }

    /// The number of a remedy's card, and what it is called.
    pub(super) fn remedy(&self, id: &RemedyId) -> String {
        match self.remedies().enumerate().find(|(_, one)| one.id == *id) {
            Some((at, remedy)) => format!("R{} ({})", at + 1, remedy.name),
            None => format!("`{id}` (not in this drill)"),
        }
    }

    /// A pressure arc by its kind and who brings it, with its card.
    pub(super) fn arc(&self, id: &ArcId) -> String {
        let mut arcs = self.injects.iter().flat_map(|(inject, _)| {
            inject.then.iter().filter_map(|effect| match effect {
                Effect::Pressure(pressure) => Some((&inject.id, pressure)),
                _ => None,
            })
        });
        match arcs.find(|(_, pressure)| pressure.id == *id) {
            Some((inject, pressure)) => format!(
                "what {} presses for ({})",
                self.first(&pressure.by),
                self.card(inject)
            ),
            None => format!("`{id}` (not in this drill)"),
        }
    }

    /// What somebody is called on the call.
    pub(super) fn first(&self, id: &PersonId) -> String {
        self.scenario
            .person(id)
            .map_or_else(|| id.to_string(), |person| person.first_name().to_owned())
    }

    /// Several people: `Sam, Priya or Kenji`.
    pub(super) fn people(&self, ids: &[PersonId], last: &str) -> String {
        let names: Vec<String> = ids.iter().map(|id| self.first(id)).collect();
        listed(&names, last)
    }

    /// What a service is called in a sentence.
    pub(super) fn service(&self, id: &ServiceId) -> String {
        self.scenario
            .service(id)
            .map_or_else(|| id.to_string(), Service::in_a_sentence)
    }

    /// What a fault is called: authors give faults no name, so it is their id in words.
    pub(super) fn fault(&self, id: &FaultId) -> String {
        let name = id.as_str().replace('-', " ");
        match self.scenario.fault(id) {
            Some(fault) => format!("“{name}” in {}", self.service(&fault.service)),
            None => format!("“{name}”"),
        }
    }

    /// A line as it is read out.
    pub(super) fn words(&self, line: &LineId) -> String {
        self.read_out(self.scenario.line(line))
    }

    /// Words with their slots filled as far as paper can.
    pub(super) fn read_out(&self, text: &str) -> String {
        let commander = self.first(&self.scenario.trainee);
        text.replace("{commander}", &commander)
            .replace("{severity}", "[the level declared]")
    }
}

/// `a`, `a and b`, `a, b and c`.
pub(super) fn listed(names: &[String], last: &str) -> String {
    match names {
        [] => String::new(),
        [one] => one.clone(),
        [first @ .., end] => format!("{} {last} {end}", first.join(", ")),
    }
}
