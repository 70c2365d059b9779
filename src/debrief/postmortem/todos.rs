//! What was put off on the call, or asked for later: each becomes a ticket or is dropped knowingly
//! (PRACTICE 39).

use super::nameless::nameless;
use crate::debrief::report::Entry;
use crate::drill::event::Seq;
use crate::drill::{Event, What};
use crate::hearing::Act;
use crate::scenario::Scenario;

/// Words with which somebody notes work for later.
const NOTED: [&str; 12] = [
    "to-do",
    "todo",
    "to do item",
    "action item",
    "follow-up item",
    "open a ticket",
    "file a ticket",
    "write a ticket",
    "note for later",
    "note for the postmortem",
    "after the incident",
    "when this is over",
];

/// The words that put something off, each utterance once.
pub(super) fn of(log: &[Event], scenario: &Scenario) -> Vec<Entry> {
    let deferred: Vec<Seq> = log.iter().filter_map(defers).collect();
    let said = log.iter().filter_map(|event| match &event.what {
        What::Said { text, .. } => Some((event, text)),
        _ => None,
    });
    said.filter(|(event, text)| {
        let low = text.to_lowercase();
        deferred.contains(&event.seq) || NOTED.iter().any(|noted| low.contains(noted))
    })
    .map(|(event, text)| Entry {
        at_ms: event.at.0,
        at: event.at.to_string(),
        text: nameless(text, scenario),
    })
    .collect()
}

/// The utterance in which the commander put a request or an argument off.
fn defers(event: &Event) -> Option<Seq> {
    let What::Heard {
        utterance, acts, ..
    } = &event.what
    else {
        return None;
    };
    let puts_off = acts.iter().any(|heard| {
        matches!(
            heard.act,
            Act::DeferToAfter { .. }
                | Act::RefuseRequest { .. }
                | Act::CloseSeverityDebate
                | Act::CloseProcessDebate
        )
    });
    puts_off.then_some(*utterance)
}
