//! The cast: a badge to cut out for everybody, and what whoever plays them must know: how they
//! come to the call, how they speak and work, what they can find out, do, and warn of.

use serde::Serialize;

use super::book::{Book, listed};
use super::spoken::clock;
use crate::drill::KNOWS_SERVICE;
use crate::scenario::ids::PersonId;
use crate::scenario::model::{
    CastPatch, Effect, Part, Person, Persona, Presence, Pronouns, Traits, When,
};

/// One person.
#[derive(Clone, Debug, Serialize)]
pub(super) struct Role {
    id: String,
    name: String,
    title: String,
    part: &'static str,
    is_trainee: bool,
    pronouns: Option<&'static str>,
    also: String,
    comes: String,
    speaks: Vec<String>,
    knows: Vec<String>,
    /// Findings, remedies and risks, each with its card.
    holds: Vec<String>,
    /// The inject cards that they play.
    plays: String,
    ic_trained: bool,
}

pub(super) fn of(book: &Book) -> Vec<Role> {
    let cast = book.scenario.cast.iter();
    cast.map(|person| {
        let dealt = book.dealt.and_then(|dealt| dealt.person(&person.id));
        role(book, dealt.unwrap_or(person))
    })
    .collect()
}

fn role(book: &Book, person: &Person) -> Role {
    let is_trainee = person.part == Part::Trainee;
    let also: Vec<String> = person
        .nicknames
        .iter()
        .chain(&person.known_as)
        .cloned()
        .collect();
    Role {
        id: person.id.to_string(),
        name: person.name.clone(),
        title: person.title.clone(),
        part: part(person.part),
        is_trainee,
        pronouns: person.pronouns.map(pronouns),
        also: also.join(", "),
        comes: comes(person.presence),
        speaks: if is_trainee {
            Vec::new()
        } else {
            speaks(person)
        },
        knows: knows(book, person),
        holds: if is_trainee {
            Vec::new()
        } else {
            holds(book, &person.id)
        },
        plays: plays(book, &person.id),
        ic_trained: person.ic_trained,
    }
}

fn part(part: Part) -> &'static str {
    match part {
        Part::Trainee => "the trainee",
        Part::Commander => "commander in reserve: can be deputy and take over",
        Part::Support => "support: can be scribe",
        Part::CustomerLiaison => "customer liaison",
        Part::InternalLiaison => "internal liaison",
        Part::Responder => "responder",
        Part::Executive => "executive",
    }
}

fn pronouns(of: Pronouns) -> &'static str {
    match of {
        Pronouns::She => "she, her",
        Pronouns::He => "he, him",
        Pronouns::They => "they, them",
    }
}

fn comes(presence: Presence) -> String {
    match presence {
        Presence::OnCall => "on the call from the start".to_owned(),
        Presence::Paged(least, most) if least == most => {
            format!("comes {} after being paged", least.0)
        }
        Presence::Paged(least, most) => {
            format!("comes {} to {} after being paged", least.0, most.0)
        }
        Presence::Away => "comes only when an inject card says so".to_owned(),
    }
}

/// What a choice of the facilitator changes in a person.
pub(super) fn patched(book: &Book, patch: &CastPatch) -> String {
    let name = book.first(&patch.id);
    let mut told = Vec::new();
    told.extend(
        patch
            .presence
            .map(|presence| format!("{name} {}.", comes_or_is(presence))),
    );
    told.extend(patch.on_call_before.map(|before| {
        format!(
            "{name} has been on call for {} already and is tired.",
            before.0
        )
    }));
    if let Some(traits) = &patch.traits {
        let manner = manner(traits);
        told.push(format!("{name} {}.", listed(&manner, "and")));
    }
    if let Some(expertise) = &patch.expertise {
        let services: Vec<String> = expertise
            .iter()
            .filter(|(_, share)| **share >= KNOWS_SERVICE)
            .map(|(service, _)| book.service(service))
            .collect();
        told.push(format!("{name} knows {}.", listed(&services, "and")));
    }
    told.join(" ")
}

fn comes_or_is(presence: Presence) -> String {
    match presence {
        Presence::OnCall => "is on the call from the start".to_owned(),
        other => comes(other),
    }
}

/// How they speak and work, in the words of a director to an actor.
fn speaks(person: &Person) -> Vec<String> {
    let mut told: Vec<String> = person.persona.map(persona).into_iter().collect();
    told.extend(manner(&person.traits));
    if person.on_call_before.0.0 > 0 {
        told.push(format!(
            "has been on call for {} already",
            person.on_call_before.0
        ));
    }
    if told.is_empty() {
        told.push("calm and plain".to_owned());
    }
    told
}

fn persona(of: Persona) -> String {
    let told = match of {
        Persona::Laconic => "as few words as possible",
        Persona::Chatty => "more words than needed, and warm ones",
        Persona::Formal => "by the rules, in whole sentences",
        Persona::Blunt => "says what they think, with an edge",
        Persona::Anxious => "worries, wants to hear that it is all right",
        Persona::Dry => "dry wit under stress",
    };
    told.to_owned()
}

/// What sets somebody apart from the house's ordinary person.
fn manner(traits: &Traits) -> Vec<String> {
    let usual = Traits::default();
    let low = |share: u32, usual: u32| share * 3 < usual * 2;
    let high = |share: u32, least: u32| share >= least;
    let told = [
        (
            low(traits.acknowledges.0, usual.acknowledges.0),
            "seldom confirms an order unless asked to",
        ),
        (high(traits.acknowledges.0, 850), "confirms orders unasked"),
        (
            traits.estimates.0 < 700,
            "promises far too early: needs half as long again as they say",
        ),
        (
            (700..800).contains(&traits.estimates.0),
            "promises too early: needs a third longer than they say",
        ),
        (high(traits.candour.0, 500), "says what is unwelcome"),
        (
            low(traits.candour.0, usual.candour.0),
            "keeps bad news until asked",
        ),
        (
            high(traits.talks.0, 700),
            "speaks up whenever all are asked",
        ),
        (
            low(traits.talks.0, usual.talks.0),
            "stays silent unless named",
        ),
        (high(traits.temper.0, 400), "takes offence quickly"),
        (
            traits.stamina.0 < 900,
            "tires early and asks to be relieved",
        ),
        (traits.pace.0 > 1100, "works slowly"),
        (traits.pace.0 < 950, "works fast"),
        (traits.newcomer, "new: asks what each short form means"),
        (
            traits.evasive,
            "evades a plain question once or twice before a plain answer",
        ),
        (
            traits.structured,
            "reports in three parts: condition, actions, needs",
        ),
    ];
    told.into_iter()
        .filter(|(so, _)| *so)
        .map(|(_, words)| words.to_owned())
        .collect()
}

fn knows(book: &Book, person: &Person) -> Vec<String> {
    let mut known: Vec<_> = person
        .expertise
        .iter()
        .filter(|(_, share)| **share >= KNOWS_SERVICE)
        .collect();
    known.sort_by_key(|(_, share)| std::cmp::Reverse(**share));
    known
        .into_iter()
        .map(|(service, share)| {
            let how = match share.0 {
                900.. => "inside out",
                600.. => "well",
                _ => "a little",
            };
            format!("{} {how}", book.service(service))
        })
        .collect()
}

/// What they have in hand: findings, remedies and risks.
fn holds(book: &Book, person: &PersonId) -> Vec<String> {
    let mut held = Vec::new();
    let found = book
        .findings()
        .filter(|finding| finding.found_by.contains(person));
    let found: Vec<String> = found.map(|finding| book.finding(&finding.id)).collect();
    if !found.is_empty() {
        held.push(format!("can find out {}", listed(&found, "and")));
    }
    for remedy in book.remedies() {
        let does = remedy.done_by.contains(person);
        let proposers = match remedy.proposed_by.is_empty() {
            true => &remedy.done_by,
            false => &remedy.proposed_by,
        };
        let proposes = proposers.contains(person);
        let can = match (does, proposes) {
            (true, true) => Some("proposes when asked for options, and can do"),
            (true, false) => Some("can do"),
            (false, true) => Some("proposes when asked for options, but cannot do"),
            (false, false) => None,
        };
        held.extend(can.map(|can| format!("{can} {}", book.remedy(&remedy.id))));
        let Some(risk) = &remedy.risk else { continue };
        let known_by = match book.dealt {
            Some(dealt) => dealt.risk_known_by(&remedy.id),
            None => &risk.known_by,
        };
        if known_by.contains(person) {
            let how = match risk.serious {
                true => "objects when strong objections are asked for",
                false => "tells it when asked about risks",
            };
            held.push(format!(
                "knows the risk of {}: {how}",
                book.remedy(&remedy.id)
            ));
        }
    }
    held
}

/// The inject cards in which they speak or act.
fn plays(book: &Book, person: &PersonId) -> String {
    let mine = book.injects.iter().filter(|(inject, _)| {
        inject.then.iter().any(|effect| match effect {
            Effect::Say(who, _)
            | Effect::Chat(who, _)
            | Effect::Direct(who, _)
            | Effect::Join(who)
            | Effect::Leave(who)
            | Effect::Reveal(who, _) => who == person,
            Effect::Pressure(pressure) => {
                pressure.by == *person || pressure.chips_in.contains(person)
            }
            _ => false,
        })
    });
    let cards: Vec<String> = mine
        .map(|(inject, when): &(_, When)| {
            let number = book.card(&inject.id).replace("card ", "");
            match super::spoken::earliest(when) {
                Some(at) => format!("{number} (from {})", clock(at)),
                None => number,
            }
        })
        .collect();
    cards.join(", ")
}
