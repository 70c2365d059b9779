//! Contributing factors, as questions that ask what and how, never who (PRACTICE 36, 37).

use std::collections::BTreeSet;

use super::service_name;
use crate::drill::{Event, What};
use crate::scenario::Scenario;

/// What every postmortem asks, against the biases that it is prone to.
const ALWAYS: [&str; 4] = [
    "What did we hold to be true early on that turned out otherwise, and what made it plausible then?",
    "What would somebody from another team ask about this?",
    "What went well, and where were we lucky?",
    "How did customers and colleagues learn of it, and how long did that take?",
];

pub(super) fn of(log: &[Event], scenario: &Scenario) -> Vec<String> {
    let mut questions = Vec::new();
    let mut seen = BTreeSet::new();
    for question in log.iter().filter_map(|event| asked_by(event, scenario)) {
        if seen.insert(question.clone()) {
            questions.push(question);
        }
    }
    questions.extend(ALWAYS.map(str::to_owned));
    questions
}

fn asked_by(event: &Event, scenario: &Scenario) -> Option<String> {
    Some(match &event.what {
        What::FaultStarted { fault, service, .. } => format!(
            "What made it possible for {} ({fault}) to fail in this way, and what would have contained it?",
            service_name(scenario, service)
        ),
        What::FindingKnown { finding, .. } => {
            let known = scenario.finding(finding)?;
            let says = scenario.line(&known.says);
            if known.red_herring {
                format!(
                    "What made \"{says}\" look likely, and what would have shown sooner that it led nowhere?"
                )
            } else {
                format!("How could \"{says}\" have been seen sooner?")
            }
        }
        What::RemedyDone {
            remedy,
            worked: false,
            ..
        } => {
            let name = scenario
                .remedy(remedy)
                .map_or(remedy.as_str(), |remedy| remedy.name.as_str());
            format!(
                "What was known about \"{name}\" when it was chosen, and what made it the sensible choice then?"
            )
        }
        What::HurtAgain => "What let it come back after it had been mitigated?".to_owned(),
        What::CommandPassed { to: None, .. } => {
            "How did it come that the call was without a commander for a while?".to_owned()
        }
        What::WorkDoubled { .. } => {
            "How did it come that two people did the same work, and what would have shown it?"
                .to_owned()
        }
        What::OrderUndirected { .. } => {
            "How did work that was asked of nobody in particular find its way to somebody, or not?"
                .to_owned()
        }
        What::WorkLeftOpen { .. } => {
            "What happened to work whose owner left the call, and what would have kept it moving?"
                .to_owned()
        }
        _ => return None,
    })
}
