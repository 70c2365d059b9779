//! The people: who is on the call, was paged or stands at the door, what they are about and what
//! they want.

use serde::Serialize;

use super::Fold;
use crate::drill::event::{Came, What};
use crate::drill::state::Attendance;
use crate::drill::{SLOW_AFTER, SPENT_AFTER};
use crate::scenario::ids::PersonId;
use crate::scenario::model::{Part, Person};
use crate::units::Moment;
use crate::window::view::call::{Fatigue, PersonView, Place, Press};

impl Fold {
    /// Everybody who is on the call, was paged, or stands at the door; the trainee first, then in
    /// the scenario's order, so that nobody changes places because of what happens.
    pub(super) fn people(&self, now: Moment) -> Vec<PersonView> {
        let mut people: Vec<PersonView> = self
            .scenario
            .cast
            .iter()
            .filter_map(|person| {
                let there = self.known.people.get(&person.id)?;
                Some(self.person(person, self.place(person, there)?, there, now))
            })
            .collect();
        people.sort_by_key(|person| !person.you);
        people
    }

    fn person(&self, person: &Person, place: Place, there: &Attendance, now: Moment) -> PersonView {
        let (id, known) = (&person.id, &self.known);
        let you = *id == known.trainee;
        let open = known.open_tasks_of(id);
        let speech = self.speaking.get(id).filter(|speech| speech.until > now);
        let arc = known.open_arcs().find(|(_, arc)| arc.who == *id);
        let presses = arc.map(|(_, arc)| Press {
            kind: in_words(&arc.kind),
            step: arc.step,
        });
        PersonView {
            id: id.clone(),
            name: self.name(id),
            title: person.title.clone(),
            team: self.team_of(person),
            roles: known
                .roles
                .iter()
                .filter(|(_, holder)| *holder == id)
                .map(|(role, _)| in_words(role))
                .collect(),
            place,
            you,
            commands: known.commander.as_ref() == Some(id),
            speech: speech.cloned(),
            task: open.last().copied(),
            tasks: open.len(),
            wants: match you {
                true => None,
                false => self.wanted_by(id, presses.as_ref()),
            },
            presses,
            fatigue: match place {
                Place::Paged(_) => Fatigue::Fresh,
                _ if you => Fatigue::Fresh,
                _ => fatigue(there, now),
            },
            sub_team: known.team_of(id).map(|(name, _)| name.clone()),
        }
    }

    fn place(&self, person: &Person, there: &Attendance) -> Option<Place> {
        if !there.present {
            return there.paged.map(Place::Paged);
        }
        let commands = self.known.commander.as_ref() == Some(&person.id);
        let outside = person.part == Part::Executive || self.strangers.contains(&person.id);
        Some(match outside && !commands {
            true => Place::Door,
            false => Place::OnCall,
        })
    }

    fn team_of(&self, person: &Person) -> String {
        let Some(id) = &person.team else {
            return String::new();
        };
        let team = self.scenario.teams.iter().find(|team| team.id == *id);
        let name = team.and_then(|team| team.name.as_deref());
        name.unwrap_or(id.as_str()).to_owned()
    }

    /// Who comes unasked stands at the door until they are given something to do.
    pub(super) fn note_strangers(&mut self, what: &What) {
        match what {
            What::Joined { who, how } => {
                let part = self.scenario.person(who).map(|person| person.part);
                let outside = part == Some(Part::Responder) && *how == Came::Unasked;
                match outside {
                    true => self.strangers.insert(who.clone()),
                    false => self.strangers.remove(who),
                };
            }
            What::TaskGiven { to, .. } | What::TaskLearned { to, .. } => {
                self.strangers.remove(to);
            }
            What::RoleGiven { who, .. } => {
                self.strangers.remove(who);
            }
            _ => {}
        }
    }

    /// When people will have been on the call for so long that it shows.
    pub(super) fn tiring(&self) -> impl Iterator<Item = Moment> {
        let present = self.known.people.values().filter(|there| there.present);
        present.flat_map(|there| [there.came + SLOW_AFTER, there.came + SPENT_AFTER])
    }

    /// Whether somebody is on the call.
    pub(super) fn is_here(&self, who: &PersonId) -> bool {
        self.known.is_present(who)
    }
}

fn fatigue(there: &Attendance, now: Moment) -> Fatigue {
    let on_call = now.since(there.came);
    if on_call >= SPENT_AFTER {
        Fatigue::Spent
    } else if on_call >= SLOW_AFTER {
        Fatigue::Tiring
    } else {
        Fatigue::Fresh
    }
}

/// A plain name of the drill as a person reads it: `executive takeover`.
pub(super) fn in_words(value: &impl Serialize) -> String {
    match serde_json::to_value(value) {
        Ok(serde_json::Value::String(name)) => name.replace('-', " "),
        _ => String::new(),
    }
}
