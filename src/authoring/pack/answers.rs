//! What a good answer is, and what follows where none comes: for each kind of pressure, and for
//! whoever else speaks up. The answers are those that a drill settles an arc by.

use serde::Serialize;

use crate::drill::patience;
use crate::scenario::model::{Part, PressureKind, Tone};

/// A kind of pressure as a facilitator plays it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Playing {
    /// What it is, in a word or two.
    pub(super) name: &'static str,
    /// What settles it.
    pub(super) good: &'static str,
    /// What makes it worse, or gives the decision away.
    pub(super) bad: &'static str,
}

pub(super) fn playing(kind: PressureKind) -> Playing {
    let (name, good, bad) = match kind {
        PressureKind::ExecutiveTakeover => (
            "Executive takeover",
            "Asks: “Do you wish to take command?” If no: asks them to stop, then has them removed. \
             If yes: announces it, and gives no more orders.",
            "Does what they say without asking who commands: the order is carried out at once, with its risks.",
        ),
        PressureKind::AntiMotivation => (
            "Anti-motivation",
            "Puts it off, politely: comments after the incident, please.",
            "Promises a time, or argues.",
        ),
        PressureKind::InformationRequest => (
            "Information request",
            "Says as a statement, not a question: the incident comes first, the list comes later.",
            "Grants it: whoever is sent to make the list is gone for four minutes.",
        ),
        PressureKind::SeverityDispute => (
            "Dispute about the severity",
            "Closes it: not on this call, undecided means the higher, we can lower it afterwards.",
            "Argues, or declares a milder level to have peace.",
        ),
        PressureKind::ProcessDispute => (
            "Dispute about the process",
            "Closes it: it belongs to the review.",
            "Discusses it on the call.",
        ),
        PressureKind::GrenadeThrower => (
            "Grenade thrower",
            "Puts it off until afterwards, or gives them a piece of work.",
            "Lets the call follow them: it costs everybody a minute.",
        ),
        PressureKind::BelligerentResponder => (
            "Belligerent responder",
            "Warns once, in impersonal words and with a way to save face; then has them removed.",
            "Warns a second time, or argues: it gets worse.",
        ),
        PressureKind::UpdateDemand => (
            "Demand for updates",
            "Says when the next update comes, gives the status in two sentences, or has the internal liaison write.",
            "Puts them off without a time: they are back in five minutes.",
        ),
        PressureKind::LateCommander => (
            "Commander who comes late",
            "Keeps command and says so, gives them a role or work, or hands over properly, with a brief.",
            "“Take it”: two people command for two minutes.",
        ),
        PressureKind::RecapRequest => (
            "Newcomer who wants a recap",
            "Points them to the log, the scribe or the deputy, or tells them in a sentence or two.",
            "Tells the whole story: it costs everybody a minute.",
        ),
    };
    Playing { name, good, bad }
}

/// A tone in which somebody presses, as a facilitator plays it.
#[derive(Clone, Debug, Serialize)]
pub(super) struct Manner {
    tone: &'static str,
    how: &'static str,
    /// After so long without an answer they press again.
    again_after: String,
    /// So often in all.
    times: u32,
}

/// The tones, mildest first.
pub(super) fn manners() -> Vec<Manner> {
    let all = Tone::ALL.into_iter().map(|tone| {
        let (waits, times) = patience(tone);
        Manner {
            tone: tone.name(),
            how: how(tone),
            again_after: waits.to_string(),
            times,
        }
    });
    all.collect()
}

/// When and how often somebody presses again who got no answer.
pub(super) fn presses_again(tone: Option<Tone>) -> String {
    match tone {
        Some(tone) => {
            let (waits, times) = patience(tone);
            let name = tone.name();
            format!("Presses again after {waits}, {times} times in all ({name}).")
        }
        None => "Presses again: choose the tone (table on the cover).".to_owned(),
    }
}

fn how(tone: Tone) -> &'static str {
    match tone {
        Tone::Polite => "friendly, gives way",
        Tone::Pushy => "urgent, talks over people",
        Tone::Hostile => "sharp, personal",
    }
}

/// What a good commander does with words from somebody of this part.
pub(super) fn good_answer_to(part: Part) -> &'static str {
    match part {
        Part::Trainee => "",
        Part::Commander => "Makes use of them: deputy, or thanks and lets them go.",
        Part::Support => {
            "Answers by name. If they offer to write the log: “Yes, you are the scribe. Understood?”"
        }
        Part::CustomerLiaison => {
            "Has words drafted and reads them before they go out: what customers notice, that it is worked on, \
             when the next update comes. No “outage”, no cause, no promised end, no host names."
        }
        Part::InternalLiaison => {
            "Two sentences: how bad it is, what is being done, and when the next update comes."
        }
        Part::Responder => {
            "Takes it in and says so. If work follows from it: one person, by name, one task with minutes, confirmed."
        }
        Part::Executive => "Short and polite: when the next update comes, and from whom.",
    }
}
