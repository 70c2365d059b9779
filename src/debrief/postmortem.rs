//! The skeleton of a blameless postmortem, filled from the log: facts, impact in the business's
//! own measures, contributing factors as questions, patterns for actions.
//!
//! It names no responder: an action by a person is never a cause (PRACTICE 36).

use std::collections::BTreeSet;

use super::report::{Entry, Outcome, Postmortem};
use super::{clock, thousands};
use crate::drill::event::Reported;
use crate::drill::{Event, What};
use crate::scenario::Scenario;
use crate::scenario::ids::RemedyId;
use crate::units::Span;

/// Writes the skeleton.
pub(super) fn of(log: &[Event], scenario: &Scenario, outcome: &Outcome) -> Postmortem {
    let (owner, due) = log
        .iter()
        .rev()
        .find_map(|event| match &event.what {
            What::PostmortemGiven { who, due, .. } => Some((
                scenario.person(who).map(|person| person.name.clone()),
                due.clone(),
            )),
            _ => None,
        })
        .unwrap_or_default();
    Postmortem {
        title: format!("Postmortem: {}", scenario.title),
        owner,
        due,
        summary: summary(log, scenario, outcome),
        impact: impact(log, outcome),
        timeline: facts(log, scenario),
        questions: questions(log, scenario),
        actions: vec![
            "[Verb] [what exactly], so that [what is then so] — owner, ticket, until when"
                .to_owned(),
            "Detect: add [an alert] on [a signal] that fires within [minutes]".to_owned(),
            "Mitigate: write down [a step] of this response so that the next one takes [minutes]"
                .to_owned(),
            "Prevent: change [a mechanism] so that [this] cannot reach customers unnoticed"
                .to_owned(),
        ],
    }
}

fn summary(log: &[Event], scenario: &Scenario, outcome: &Outcome) -> String {
    let services: BTreeSet<&str> = log
        .iter()
        .filter_map(|event| match &event.what {
            What::HealthChanged { service, .. } => Some(
                scenario
                    .service(service)
                    .map_or(service.as_str(), |service| service.name.as_str()),
            ),
            _ => None,
        })
        .collect();
    let services: Vec<&str> = services.into_iter().collect();
    let hit = if services.is_empty() {
        "The product".to_owned()
    } else {
        services.join(", ")
    };
    match outcome.mitigated_ms {
        Some(ms) => format!(
            "{hit} did not serve customers as it should. {} after the call began customers were no longer hurt.",
            Span(ms)
        ),
        None => format!(
            "{hit} did not serve customers as it should. Customers were still hurt when the call ended."
        ),
    }
}

fn impact(log: &[Event], outcome: &Outcome) -> Vec<String> {
    let mut lines = Vec::new();
    if let Some(lost) = outcome.lost {
        lines.push(format!("Customer-minutes lost: {}", thousands(lost)));
    }
    let peak = log
        .iter()
        .filter_map(|event| match event.what {
            What::Impact { rate, .. } => Some(rate),
            _ => None,
        })
        .max();
    if let Some(peak) = peak {
        lines.push(format!(
            "Customers hurt at a time, at most: {}",
            thousands(peak)
        ));
    }
    if let Some(cents) = outcome.cents {
        lines.push(format!("Revenue lost: {}", thousands(cents / 100)));
    }
    lines.push(match outcome.mitigated_ms {
        Some(ms) => format!("Customers no longer hurt from: {}", clock(ms)),
        None => "Customers no longer hurt from: not within this call".to_owned(),
    });
    lines.push("Customers who wrote in: …".to_owned());
    lines
}

fn facts(log: &[Event], scenario: &Scenario) -> Vec<Entry> {
    let mut facts = Vec::new();
    let remedy = |id: &RemedyId| {
        scenario
            .remedy(id)
            .map_or_else(|| id.to_string(), |remedy| remedy.name.clone())
    };
    let mut remedy_tasks = std::collections::BTreeMap::new();
    for event in log {
        let text = match &event.what {
            What::CallBegan { .. } => "The incident call began.".to_owned(),
            What::CommandTaken { again: false, .. } => {
                "An incident commander took command.".to_owned()
            }
            What::CommandPassed { to: Some(_), .. } => "Command passed.".to_owned(),
            What::CommandPassed { to: None, .. } => "The call was without a commander.".to_owned(),
            What::SeverityDeclared { level, .. } => format!("Severity {level} was declared."),
            What::FindingKnown { finding, .. } => {
                let words = scenario
                    .finding(finding)
                    .map_or(finding.as_str(), |finding| scenario.line(&finding.says));
                format!("It was reported: {words}")
            }
            What::PlanDecided {
                remedy: id, text, ..
            } => match id {
                Some(id) => format!("It was decided to {}.", remedy(id)),
                None => format!("It was decided: {text}."),
            },
            What::OrderedInstead { remedy: id, .. } => {
                format!(
                    "It was ordered from outside the response to {}.",
                    remedy(id)
                )
            }
            What::RemedyStarted {
                remedy: id, task, ..
            } => {
                remedy_tasks.insert(*task, id);
                format!("A responder began to {}.", remedy(id))
            }
            What::TaskReported { task, result, .. } => match (remedy_tasks.get(task), result) {
                (Some(id), Reported::Done) => format!("It was done: {}.", remedy(id)),
                (Some(id), Reported::Half) => format!("It worked by half: {}.", remedy(id)),
                (Some(id), Reported::Failed) => format!("It did not work: {}.", remedy(id)),
                _ => continue,
            },
            What::Posted { text, .. } => format!("An update went out: {text}"),
            What::Mitigated => "Customers were no longer hurt.".to_owned(),
            What::HurtAgain => "Customers were hurt again.".to_owned(),
            What::DeclaredResolved { .. } => "The incident was declared over.".to_owned(),
            _ => continue,
        };
        facts.push(Entry {
            at_ms: event.at.0,
            at: event.at.to_string(),
            text,
        });
    }
    facts
}

fn questions(log: &[Event], scenario: &Scenario) -> Vec<String> {
    let mut questions = Vec::new();
    let mut seen = BTreeSet::new();
    for event in log {
        let question = match &event.what {
            What::FaultStarted { fault, service, .. } => {
                let name = scenario
                    .service(service)
                    .map_or(service.as_str(), |service| service.name.as_str());
                format!(
                    "What made it possible for {} ({fault}) to fail in this way, and what would have contained it?",
                    name
                )
            }
            What::FindingKnown { finding, .. } => match scenario.finding(finding) {
                Some(known) if known.red_herring => format!(
                    "What made \"{}\" look likely, and what would have shown sooner that it led nowhere?",
                    scenario.line(&known.says)
                ),
                Some(known) => format!(
                    "How could \"{}\" have been seen sooner?",
                    scenario.line(&known.says)
                ),
                None => continue,
            },
            What::RemedyDone {
                remedy,
                worked: false,
                ..
            } => format!(
                "What was known about \"{}\" when it was chosen, and what made it the sensible choice then?",
                scenario
                    .remedy(remedy)
                    .map_or(remedy.as_str(), |remedy| remedy.name.as_str())
            ),
            What::HurtAgain => "What let it come back after it had been mitigated?".to_owned(),
            _ => continue,
        };
        if seen.insert(question.clone()) {
            questions.push(question);
        }
    }
    questions.push("What went well, and where were we lucky?".to_owned());
    questions.push(
        "How did customers and colleagues learn of it, and how long did that take?".to_owned(),
    );
    questions
}
