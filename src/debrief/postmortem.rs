//! The skeleton of a blameless postmortem, filled from the log: facts with their figures, impact
//! in the business's own measures, contributing factors as questions, patterns for actions, what
//! was put off, a message to customers.
//!
//! It names no responder: an action by a person is never a cause (PRACTICE 36).

mod actions;
mod factors;
mod facts;
mod hurt;
mod impact;
mod measured;
mod message;
mod nameless;
mod todos;

use std::collections::BTreeSet;

use hurt::Hurt;

use super::report::{Outcome, Postmortem};
use crate::drill::{Event, What};
use crate::scenario::Scenario;
use crate::scenario::ids::ServiceId;
use crate::units::Span;

/// Writes the skeleton.
pub(super) fn of(log: &[Event], scenario: &Scenario, outcome: &Outcome) -> Postmortem {
    let hurt = Hurt::of(log, outcome.mitigated_ms);
    let (owner, due) = given(log, scenario);
    Postmortem {
        title: format!("Postmortem: {}", scenario.title),
        owner,
        due,
        severity: severity(log),
        summary: summary(log, scenario, outcome),
        impact: impact::of(log, scenario, outcome, &hurt),
        timeline: facts::of(log, scenario, &hurt),
        questions: factors::of(log, scenario),
        actions: actions::of(log, scenario),
        todos: todos::of(log, scenario),
        message: message::of(log, scenario, outcome, &hurt),
    }
}

/// Who was named to own it, and when it was said to be due.
fn given(log: &[Event], scenario: &Scenario) -> (Option<String>, Option<String>) {
    let last = log.iter().rev().find_map(|event| match &event.what {
        What::PostmortemGiven { who, due, .. } => Some((
            scenario.person(who).map(|person| person.name.clone()),
            due.clone(),
        )),
        _ => None,
    });
    last.unwrap_or_default()
}

/// The level that stood last.
fn severity(log: &[Event]) -> Option<u8> {
    log.iter().rev().find_map(|event| match event.what {
        What::SeverityDeclared { level, .. } => Some(level),
        What::CallBegan { severity, .. } => severity,
        _ => None,
    })
}

/// The services that were ever unwell, in the order of their ids.
fn unwell(log: &[Event]) -> BTreeSet<&ServiceId> {
    let changed = log.iter().filter_map(|event| match &event.what {
        What::HealthChanged { service, .. } => Some(service),
        _ => None,
    });
    changed.collect()
}

fn service_name(scenario: &Scenario, id: &ServiceId) -> String {
    scenario
        .service(id)
        .map_or_else(|| id.to_string(), |service| service.name.clone())
}

fn summary(log: &[Event], scenario: &Scenario, outcome: &Outcome) -> String {
    let services: Vec<String> = unwell(log)
        .into_iter()
        .map(|id| service_name(scenario, id))
        .collect();
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
