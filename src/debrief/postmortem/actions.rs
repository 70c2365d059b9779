//! Patterns for action items: each starts with a verb, is specific and has an end (PRACTICE 39).
//! What the log knows is filled in; what people must find is left in brackets.

use std::collections::BTreeSet;

use super::measured::Measured;
use crate::drill::{Event, What};
use crate::scenario::Scenario;

/// So many signals are proposed for alerts, so many remedies for writing down: a list that is
/// read. Ours.
const PROPOSED: usize = 3;

pub(super) fn of(log: &[Event], scenario: &Scenario) -> Vec<String> {
    let mut actions = vec![
        "[Verb] [what exactly], so that [what is then so] — owner, ticket, until when".to_owned(),
    ];
    let alarming = Measured::of(log, scenario).alarming();
    for (service, signal) in alarming.iter().take(PROPOSED) {
        actions.push(format!(
            "Detect: add an alert on {} of {service} that fires within [minutes] of passing {} {}",
            signal.name, signal.alarm, signal.unit
        ));
    }
    if alarming.is_empty() {
        actions.push("Detect: add [an alert] on [a signal] that fires within [minutes]".to_owned());
    }
    let tried = tried(log, scenario);
    for remedy in tried.iter().take(PROPOSED) {
        actions.push(format!(
            "Mitigate: write down how to {remedy}, and try it once, so that the next time takes under [minutes]"
        ));
    }
    if tried.is_empty() {
        actions.push(
            "Mitigate: write down [a step] of this response so that the next one takes [minutes]"
                .to_owned(),
        );
    }
    actions.push(
        "Prevent: change [a mechanism] so that [this] cannot reach customers unnoticed".to_owned(),
    );
    actions
}

/// The remedies that were carried out, by name.
fn tried<'a>(log: &'a [Event], scenario: &'a Scenario) -> BTreeSet<&'a str> {
    let started = log.iter().filter_map(|event| match &event.what {
        What::RemedyStarted { remedy, .. } => scenario.remedy(remedy),
        _ => None,
    });
    started.map(|remedy| remedy.name.as_str()).collect()
}
