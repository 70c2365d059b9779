//! The words of a window: what the trainee said, and what the bot would have.

use crate::debrief::what_if::SaidThen;
use crate::drill::{Event, What};
use crate::hearing::Act;
use crate::scenario::ids::PersonId;

use super::branch::Window;

/// So much of what could have been said is told. Ours: few enough to be remembered.
const TOLD: usize = 4;
/// Acts of courtesy and of keeping in touch: they decide nothing.
const SMALL: [&str; 4] = ["acknowledge", "thank", "ask-ack", "confirm-readback"];

/// All that the trainee said in a window of their drill.
pub(super) fn said(log: &[Event], trainee: &PersonId, window: Window) -> Vec<SaidThen> {
    own_words(log, trainee, window)
        .map(|(event, words, _)| SaidThen {
            seq: Some(event.seq),
            ..then(event, words)
        })
        .collect()
}

/// What the bot said in the same window and the trainee did not, in its order: what could have
/// been said.
pub(super) fn could_say(
    branch: &[Event],
    log: &[Event],
    trainee: &PersonId,
    window: Window,
) -> Vec<SaidThen> {
    let done: Vec<&Act> = own_words(log, trainee, window)
        .flat_map(|(_, _, acts)| acts)
        .collect();
    let is_new = |act: &&Act| !SMALL.contains(&act.id()) && !done.contains(act);
    own_words(branch, trainee, window)
        .filter(|(_, _, acts)| acts.iter().any(&is_new))
        .map(|(event, words, _)| then(event, words))
        .take(TOLD)
        .collect()
}

fn then(event: &Event, words: &str) -> SaidThen {
    SaidThen {
        seq: None,
        at_ms: event.at.0,
        at: event.at.to_string(),
        words: words.to_owned(),
    }
}

/// What was said from the commander's seat in a window, with the acts that were heard in it.
fn own_words<'a>(
    log: &'a [Event],
    trainee: &'a PersonId,
    window: Window,
) -> impl Iterator<Item = (&'a Event, &'a str, Vec<&'a Act>)> {
    log.iter().enumerate().filter_map(move |(at, event)| {
        let What::Said { who, text, .. } = &event.what else {
            return None;
        };
        if who != trainee || event.at < window.from || event.at >= window.to {
            return None;
        }
        let acts = match log.get(at + 1).map(|next| &next.what) {
            Some(What::Heard { acts, .. }) => acts.iter().map(|heard| &heard.act).collect(),
            _ => Vec::new(),
        };
        Some((event, text.as_str(), acts))
    })
}
