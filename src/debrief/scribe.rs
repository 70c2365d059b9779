//! The scribe's log, and the stretches in which nobody wrote.

use super::report::{Entry, Scribe};
use crate::drill::{Event, What};
use crate::scenario::Scenario;
use crate::scenario::model::Role;

/// Reads the scribe's log off the events.
pub(super) fn of(log: &[Event], scenario: &Scenario) -> Scribe {
    let mut scribe = Scribe {
        who: None,
        entries: Vec::new(),
        gaps: Vec::new(),
    };
    let mut holder = None;
    let mut since = log.first().map_or(0, |event| event.at.0);
    for event in log {
        let at = event.at.0;
        match &event.what {
            What::RoleGiven {
                role: Role::Scribe,
                who,
                ..
            } => {
                if holder.is_none() && at > since {
                    scribe.gaps.push((since, at));
                }
                holder = Some(who);
                scribe.who = Some(
                    scenario
                        .person(who)
                        .map_or_else(|| who.to_string(), |person| person.name.clone()),
                );
            }
            What::Left { who, .. } if holder == Some(who) => {
                holder = None;
                since = at;
            }
            What::Logged { text } => scribe.entries.push(Entry {
                at_ms: at,
                at: event.at.to_string(),
                text: text.clone(),
            }),
            What::DrillEnded { .. } => {
                if holder.is_none() && at > since {
                    scribe.gaps.push((since, at));
                }
                return scribe;
            }
            _ => {}
        }
    }
    if let Some(last) = log
        .last()
        .filter(|last| holder.is_none() && last.at.0 > since)
    {
        scribe.gaps.push((since, last.at.0));
    }
    scribe
}
