//! What was adapted to the trainee, and why: pressure that was added or left out by how the
//! trainee did, and stakeholders who pressed otherwise by what they had been told.

use super::quotes::pressure;
use super::report::{Adaptation, AdaptedHow};
use crate::drill::event::{Adapted, LoadSign, ToneWhy};
use crate::drill::{Event, What};
use crate::scenario::Scenario;
use crate::scenario::ids::{ArcId, InjectId, PersonId};
use crate::scenario::model::{Effect, PressureKind};
use crate::units::Span;

/// Reads off the log what was adapted, in the order in which it was.
pub(super) fn of(log: &[Event], scenario: &Scenario) -> Vec<Adaptation> {
    let mut found = Vec::new();
    let mut judged: &[LoadSign] = &[];
    let mut began: Option<(&ArcId, PressureKind, &PersonId)> = None;
    for event in log {
        let told = match &event.what {
            What::LoadJudged { signs, .. } => {
                judged = signs;
                continue;
            }
            What::PressureBegan {
                arc, arc_kind, who, ..
            } => {
                began = Some((arc, *arc_kind, who));
                continue;
            }
            What::LoadAdapted { inject, how } => {
                let (how, why) = match how {
                    Adapted::Added => (AdaptedHow::Added, in_hand(judged)),
                    Adapted::Spared => (AdaptedHow::Spared, signs_said(judged)),
                };
                Some((how, inject_said(inject, scenario), why))
            }
            What::PressureSpared {
                arc_kind,
                who,
                untold_ms,
                ..
            } => Some((
                AdaptedHow::StayedAway,
                arc_said(*arc_kind, who, scenario),
                vec![untold(Some(*untold_ms))],
            )),
            What::ToneJudged {
                arc,
                why,
                untold_ms,
                ..
            } => {
                let of_this = began.filter(|(id, _, _)| *id == arc);
                tone_said(*why, *untold_ms)
                    .zip(of_this)
                    .map(|((how, because), (_, kind, who))| {
                        (how, arc_said(kind, who, scenario), vec![because])
                    })
            }
            _ => continue,
        };
        found.extend(told.map(|(how, what, why)| Adaptation {
            seq: event.seq,
            at_ms: event.at.0,
            at: event.at.to_string(),
            how,
            what,
            why,
        }));
    }
    found
}

fn arc_said(kind: PressureKind, who: &PersonId, scenario: &Scenario) -> String {
    let name = scenario
        .person(who)
        .map_or(who.as_str(), |person| person.first_name());
    format!("{name}, {}", pressure(kind))
}

/// An inject as the trainee would have met it.
fn inject_said(id: &InjectId, scenario: &Scenario) -> String {
    let inject = scenario.injects.iter().find(|one| one.id == *id);
    let pressed = inject.and_then(|one| {
        one.then.iter().find_map(|effect| match effect {
            Effect::Pressure(spec) => Some(arc_said(spec.kind, &spec.by, scenario)),
            _ => None,
        })
    });
    pressed.unwrap_or_else(|| id.as_str().replace('-', " "))
}

fn tone_said(why: ToneWhy, untold_ms: Option<u64>) -> Option<(AdaptedHow, String)> {
    match why {
        ToneWhy::Written | ToneWhy::Drawn => None,
        ToneWhy::Informed => Some((AdaptedHow::Milder, untold(untold_ms))),
        ToneWhy::Neglected => Some((AdaptedHow::Harsher, untold(untold_ms))),
        ToneWhy::PromiseBroken => Some((
            AdaptedHow::Harsher,
            "the update that they had been promised did not come".to_owned(),
        )),
        ToneWhy::Unwarned => Some((
            AdaptedHow::Harsher,
            "they had been removed from the call without a warning".to_owned(),
        )),
    }
}

fn untold(ms: Option<u64>) -> String {
    match ms.map(|ms| Span(ms).as_minutes_said()) {
        None => "stakeholders had never been told how things stood".to_owned(),
        Some(0) => "stakeholders had just been told how things stood".to_owned(),
        Some(1) => "stakeholders had been told how things stood a minute before".to_owned(),
        Some(minutes) => {
            format!("stakeholders had been told how things stood {minutes} minutes before")
        }
    }
}

/// Why more came: little or nothing weighed on the trainee.
fn in_hand(signs: &[LoadSign]) -> Vec<String> {
    let mut why = vec!["you had it in hand".to_owned()];
    let weighed = signs_said(signs).join(", ");
    if !weighed.is_empty() {
        why.push(format!("only this weighed on you: {weighed}"));
    }
    why
}

fn signs_said(signs: &[LoadSign]) -> Vec<String> {
    signs.iter().map(sign_said).collect()
}

fn sign_said(sign: &LoadSign) -> String {
    let counted = |count: u32, one: &str, many: &str| match count {
        1 => format!("one {one}"),
        count => format!("{count} {many}"),
    };
    match sign {
        LoadSign::Unanswered { arcs } => counted(
            *arcs,
            "person pressed without an answer",
            "people pressed without an answer",
        ),
        LoadSign::Overdue { boxes } => counted(
            *boxes,
            "time box was over and not followed up",
            "time boxes were over and not followed up",
        ),
        LoadSign::Waiting { questions } => counted(
            *questions,
            "question or draft waited for you",
            "questions or drafts waited for you",
        ),
        LoadSign::Silent { for_ms } => format!("you had said nothing for {}", Span(*for_ms)),
        LoadSign::Hurt { share } => {
            format!("{} in a hundred customers were hurt", share.0 / 10)
        }
    }
}
