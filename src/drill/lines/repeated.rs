//! Whether anything was said twice in the same words: the rule by which drills are checked.

use std::collections::BTreeMap;

use super::may_come_again;
use crate::drill::event::{Event, Seq, What};
use crate::scenario::ids::PersonId;

/// Words that came again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Repeated {
    /// The event that had them first.
    pub first: Seq,
    /// The event that had them again.
    pub again: Seq,
    /// The words.
    pub text: String,
}

/// What simulated people said or wrote in words that had been said before: on the call, in the
/// chat, in direct messages and in drafts. Capitals make no difference; the trainee's own words
/// are their own affair, and so is what [`may_come_again`].
pub fn repeated(log: &[Event]) -> Vec<Repeated> {
    let mut trainee: Option<&PersonId> = None;
    let mut said: BTreeMap<String, Seq> = BTreeMap::new();
    let mut found = Vec::new();
    for event in log {
        let text = match &event.what {
            What::CallBegan { trainee: who, .. } => {
                trainee = Some(who);
                continue;
            }
            What::Said { who, text, .. } if Some(who) != trainee => text,
            What::DraftOffered { text, .. } => text,
            _ => continue,
        };
        if may_come_again(text) {
            continue;
        }
        let first = *said.entry(text.to_lowercase()).or_insert(event.seq);
        if first != event.seq {
            found.push(Repeated {
                first,
                again: event.seq,
                text: text.clone(),
            });
        }
    }
    found
}
