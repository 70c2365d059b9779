//! The injects of a draft: what happened to the responders, at its time. Whatever is not scripted
//! stands as a comment above the inject that follows it.

use std::collections::BTreeMap;

use super::Course;
use super::cast::Cast;
use super::words::{in_their_words, spoken, told, without_frame};
use crate::authoring::draft::{Event, Ids, Member, World, fill_in, slug};
use crate::authoring::timeline::{Kind, Timeline, mentioned, plain};
use crate::scenario::model::{Effect, Part, Presence, Pressure, When};
use crate::units::{Lapse, Permille};

/// How much the fault grows where the source says that it got worse [permille]. A guess.
const GROWS: Permille = Permille(100);

/// What was scripted, and what is left over.
pub(super) struct Scripted {
    pub(super) events: Vec<Event>,
    /// Comments on what happened after the last inject.
    pub(super) left: Vec<Vec<String>>,
    /// What somebody should know who goes on.
    pub(super) notes: Vec<String>,
}

pub(super) fn of(
    timeline: &Timeline,
    course: &Course,
    cast: &Cast,
    world: &World,
    ids: &mut Ids,
    lines: &mut BTreeMap<String, String>,
) -> Scripted {
    let mut scripted = Scripted {
        events: Vec::new(),
        left: Vec::new(),
        notes: Vec::new(),
    };
    let mut unsorted = 0;
    for at in course.begins..timeline.entries.len() {
        let entry = &timeline.entries[at];
        let how = match entry.kind {
            Kind::Alert | Kind::Report | Kind::Worse | Kind::Pressed(_) => {
                let mut comments: Vec<String> = std::mem::take(&mut scripted.left).concat();
                comments.extend(told(timeline, course, at, entry.kind.said()));
                let script = Script {
                    timeline,
                    cast,
                    world,
                };
                let Some((effects, guessed)) = script.effects(at, ids, lines) else {
                    scripted.left.push(comments);
                    continue;
                };
                comments.push(guessed);
                let span = course.at(timeline, at).expect("it is not before the call");
                scripted.events.push(Event {
                    comments,
                    id: ids.give(mentioned::actor(&entry.what).1),
                    when: When::At(Lapse(span)),
                    then: effects,
                    note: String::new(),
                });
                continue;
            }
            Kind::Found => "found, a finding above",
            Kind::Done => "done, a remedy above",
            Kind::Decided => "decided, not scripted",
            Kind::Told => "told outside, not scripted",
            Kind::Came => "people, not scripted",
            Kind::Over => "the end, not scripted",
            Kind::Unsorted => {
                unsorted += 1;
                "not scripted, because its words do not tell what it is"
            }
        };
        scripted.left.push(told(timeline, course, at, how));
    }
    if unsorted > 0 {
        scripted.notes.push(format!(
            "{unsorted} of {} entries could not be sorted by their words; they stand as comments (\"not scripted, because\")",
            timeline.entries.len()
        ));
    }
    if scripted.events.is_empty() {
        scripted.notes.push(
            "nothing in it happened to the responders from outside: there is no inject yet"
                .to_owned(),
        );
    }
    scripted
}

struct Script<'a> {
    timeline: &'a Timeline,
    cast: &'a Cast,
    world: &'a World,
}

impl Script<'_> {
    /// What an entry makes happen, and what was guessed about it.
    fn effects(
        &self,
        at: usize,
        ids: &mut Ids,
        lines: &mut BTreeMap<String, String>,
    ) -> Option<(Vec<Effect>, String)> {
        let entry = &self.timeline.entries[at];
        let (who, is_told) = self.speaker(at)?;
        let words = mentioned::actor(&entry.what).1;
        let line = ids.give(&format!("{}-{words}", who.id));
        let said = (who.id.as_str(), line.as_str());
        let mut guessed = match is_told {
            true => "guessed: how they say it".to_owned(),
            false => "guessed: who tells of it, and how".to_owned(),
        };
        let mut effects = Vec::new();
        if let Kind::Pressed(kind) = entry.kind {
            guessed = "guessed: the kind of pressure, and the words".to_owned();
            let arc = ids.give(&format!("{}-presses", who.id));
            effects.push(Effect::Pressure(Pressure {
                id: arc.as_str().into(),
                kind,
                by: who.id.as_str().into(),
                tone: None,
                says_yes: false,
                level: None,
                demands: None,
                chips_in: Vec::new(),
                lines: BTreeMap::from([("opening".into(), line.as_str().into())]),
            }));
        } else {
            if who.presence != Presence::OnCall {
                effects.push(Effect::Join(said.0.into()));
            }
            effects.push(Effect::Say(said.0.into(), said.1.into()));
            if entry.kind == Kind::Worse
                && let Some(fault) = self.world.faults.first()
            {
                effects.push(Effect::WorsenFault(fault.id.as_str().into(), GROWS));
                guessed.push_str("; by how much it grows");
            }
        }
        let said = match entry.kind {
            Kind::Pressed(_) => fill_in(&format!("how they say it themselves: {}", plain(words))),
            Kind::Report => spoken(reported(words)),
            _ => spoken(&in_their_words(&plain(words), &who.name)),
        };
        lines.insert(line, said);
        Some((effects, guessed))
    }

    /// Who tells of an entry, and whether the source says so.
    fn speaker(&self, at: usize) -> Option<(&Member, bool)> {
        let entry = &self.timeline.entries[at];
        let actor = self.cast.actor(self.timeline, at);
        let actor = actor.filter(|member| member.part != Part::Trainee);
        if let Some(actor) = actor {
            return Some((actor, true));
        }
        let by_part = match entry.kind {
            Kind::Report => self.cast.of_part(Part::CustomerLiaison),
            Kind::Pressed(_) => self
                .cast
                .of_part(Part::Executive)
                .or_else(|| self.cast.of_part(Part::InternalLiaison)),
            _ => None,
        };
        let service = self.world.services.iter().find(|service| {
            entry.service.as_deref().map(slug).as_deref() == Some(service.id.as_str())
                || mentioned::speaks_of(&entry.what, &service.name)
        });
        let service = service.or(self.world.services.first())?;
        by_part
            .or_else(|| self.cast.who_knows(&service.id))
            .map(|member| (member, false))
    }
}

/// What is reported, without who reports it where that is whoever speaks: `Support reports 40
/// tickets` is `40 tickets`.
fn reported(words: &str) -> &str {
    let bare = without_frame(words);
    if bare.len() < words.len() {
        return bare;
    }
    let frames = [
        "upport reports ",
        "upport reported ",
        "iaison reports ",
        "iaison reported ",
    ];
    let behind = |frame: &str| words.find(frame).map(|at| &words[at + frame.len()..]);
    frames
        .iter()
        .find_map(|frame| behind(frame))
        .unwrap_or(words)
}
