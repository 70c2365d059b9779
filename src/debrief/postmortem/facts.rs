//! The timeline of a postmortem: facts only, changes of status and of impact, key actions, each
//! with a figure where one is known (PRACTICE 38).

use std::collections::BTreeMap;

use super::hurt::Hurt;
use super::measured::Measured;
use super::service_name;
use crate::debrief::report::Entry;
use crate::debrief::thousands;
use crate::drill::event::{Reported, TaskId};
use crate::drill::{Event, What};
use crate::scenario::Scenario;
use crate::scenario::ids::{RemedyId, ServiceId};
use crate::units::Permille;

/// Below this a service is told as badly degraded, below [`Permille::FULL`] as degraded. Ours.
const BADLY: Permille = Permille(500);

pub(super) fn of(log: &[Event], scenario: &Scenario, hurt: &Hurt) -> Vec<Entry> {
    let mut facts = Facts {
        scenario,
        measured: Measured::of(log, scenario),
        remedy_tasks: BTreeMap::new(),
        states: BTreeMap::new(),
    };
    log.iter()
        .filter_map(|event| {
            let text = facts.fact(event)?;
            let text = match hurt.at(event.at.0).filter(|_| tells_impact(&event.what)) {
                Some(0) | None => text,
                Some(rate) => format!(
                    "{} ({} customers hurt).",
                    text.trim_end_matches('.'),
                    thousands(rate)
                ),
            };
            Some(Entry {
                at_ms: event.at.0,
                at: event.at.to_string(),
                text,
            })
        })
        .collect()
}

/// Where the figure that belongs to a fact is how many customers are hurt.
fn tells_impact(what: &What) -> bool {
    matches!(
        what,
        What::CallBegan { .. }
            | What::SeverityDeclared { .. }
            | What::PlanDecided { .. }
            | What::OrderedInstead { .. }
            | What::RemedyStarted { .. }
            | What::TaskReported { .. }
            | What::HurtAgain
            | What::DeclaredResolved { .. }
    )
}

/// How well a service is, as it is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Status {
    Well,
    Degraded,
    Badly,
}

impl Status {
    fn of(health: Permille) -> Status {
        if health >= Permille::FULL {
            Status::Well
        } else if health >= BADLY {
            Status::Degraded
        } else {
            Status::Badly
        }
    }

    fn said(self) -> &'static str {
        match self {
            Status::Well => "back to normal",
            Status::Degraded => "degraded",
            Status::Badly => "badly degraded",
        }
    }
}

struct Facts<'a> {
    scenario: &'a Scenario,
    measured: Measured<'a>,
    remedy_tasks: BTreeMap<TaskId, &'a RemedyId>,
    states: BTreeMap<&'a ServiceId, Status>,
}

impl<'a> Facts<'a> {
    fn fact(&mut self, event: &'a Event) -> Option<String> {
        Some(match &event.what {
            What::CallBegan { .. } => "The incident call began.".to_owned(),
            What::CommandTaken { again: false, .. } => {
                "An incident commander took command.".to_owned()
            }
            What::CommandPassed { to: Some(_), .. } => "Command passed.".to_owned(),
            What::CommandPassed { to: None, .. } => "The call was without a commander.".to_owned(),
            What::SeverityDeclared { level, .. } => format!("Severity {level} was declared."),
            What::HealthChanged { service, health } => {
                return self.status(service, *health, event.at.0);
            }
            What::FindingKnown { finding, .. } => {
                let known = self.scenario.finding(finding);
                let words = known.map_or(finding.as_str(), |known| self.scenario.line(&known.says));
                format!("It was reported: {words}")
            }
            What::PlanDecided {
                remedy: Some(id), ..
            } => format!("It was decided to {}.", self.remedy(id)),
            What::PlanDecided { text, .. } => format!("It was decided: {text}."),
            What::OrderedInstead { remedy: id, .. } => format!(
                "It was ordered from outside the response to {}.",
                self.remedy(id)
            ),
            What::RemedyStarted {
                remedy: id, task, ..
            } => {
                self.remedy_tasks.insert(*task, id);
                format!("A responder began to {}.", self.remedy(id))
            }
            What::TaskReported { task, result, .. } => {
                let name = self.remedy(self.remedy_tasks.get(task)?);
                match result {
                    Reported::Done => format!("It was done: {name}."),
                    Reported::Half => format!("It worked by half: {name}."),
                    Reported::Failed => format!("It did not work: {name}."),
                    _ => return None,
                }
            }
            What::Posted { text, .. } => format!("An update went out: {text}"),
            What::Mitigated => "Customers were no longer hurt.".to_owned(),
            What::HurtAgain => "Customers were hurt again.".to_owned(),
            What::DeclaredResolved { .. } => "The incident was declared over.".to_owned(),
            _ => return None,
        })
    }

    /// A change of status, with the figure that shows it; a change within one status is no fact
    /// worth a line.
    fn status(&mut self, id: &'a ServiceId, health: Permille, at_ms: u64) -> Option<String> {
        let status = Status::of(health);
        let before = self.states.insert(id, status);
        if before == Some(status) || (before.is_none() && status == Status::Well) {
            return None;
        }
        let name = service_name(self.scenario, id);
        let figure = match status {
            Status::Well => None,
            _ => self.measured.loudest(id, at_ms),
        };
        Some(match figure {
            Some(figure) => format!("{name}: {} ({figure}).", status.said()),
            None => format!("{name}: {}.", status.said()),
        })
    }

    fn remedy(&self, id: &RemedyId) -> String {
        self.scenario
            .remedy(id)
            .map_or_else(|| id.to_string(), |remedy| remedy.name.clone())
    }
}
