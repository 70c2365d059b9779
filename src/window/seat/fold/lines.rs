//! The transcript's lines of an event: what was said, what could be seen, and in practice what
//! was heard in the trainee's words.

use crate::desk::chips;
use crate::desk::told::Told;
use crate::drill::Mode;
use crate::drill::event::{Event, Sense, What};
use crate::hearing::Channel;
use crate::scenario::Scenario;
use crate::window::view::call::{CallView, LineKind, LineView};

/// Adds the lines of an event that the commander could hear or see.
pub(super) fn append(
    event: &Event,
    scenario: &Scenario,
    told: &mut Told,
    mode: Mode,
    view: &mut CallView,
) {
    let mut put = |kind, text| {
        view.lines.push(LineView {
            at: event.at,
            kind,
            text,
        });
    };
    match &event.what {
        What::Said {
            who,
            channel,
            to,
            text,
            sense,
            ..
        } => {
            let alone = match channel {
                Channel::Dm => to.iter().map(|whom| told.name(whom)).collect(),
                _ => Vec::new(),
            };
            let kind = LineKind::Said {
                who: who.clone(),
                name: told.name(who),
                channel: *channel,
                to: alone,
                you: *who == scenario.trainee,
                reminds: sense.as_ref().is_some_and(reminds),
            };
            put(kind, words_of(*channel, text).to_owned());
        }
        What::Heard {
            acts,
            acronyms,
            not_understood,
            ..
        } if mode == Mode::Practice => {
            for heard in acts {
                put(LineKind::Heard, chips::chip(&heard.act, scenario));
            }
            for words in not_understood {
                put(LineKind::NotUnderstood, words.trim().to_owned());
            }
            if acts.is_empty() && not_understood.is_empty() {
                put(LineKind::Heard, "nothing that moves the call".to_owned());
            }
            if !acronyms.is_empty() {
                let short = acronyms.join(", ");
                put(LineKind::Heard, format!("not everybody knows: {short}"));
            }
        }
        what => {
            if let Some(seen) = told.seen(what) {
                put(LineKind::Seen, seen);
            }
        }
    }
}

/// Whether somebody reminds the commander of something with these words.
fn reminds(sense: &Sense) -> bool {
    matches!(
        sense,
        Sense::CallsTime { .. }
            | Sense::CallsTimebox { .. }
            | Sense::CallsWorkOpen { .. }
            | Sense::CallsRoleOpen { .. }
            | Sense::RemindsOfShift { .. }
            | Sense::Reminds
    )
}

/// The words themselves: where and to whom they were said stands beside them already.
fn words_of(channel: Channel, text: &str) -> &str {
    let order = match channel {
        Channel::Dm => text.strip_prefix("/dm ").and_then(|rest| {
            let (_, words) = rest.trim_start().split_once(' ')?;
            Some(words)
        }),
        Channel::Chat => text.strip_prefix("/chat "),
        _ => None,
    };
    order.unwrap_or(text).trim()
}
