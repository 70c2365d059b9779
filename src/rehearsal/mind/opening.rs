//! The opening: is anybody in command, taking it, and filling the roles that a call needs.

use std::collections::BTreeMap;

use super::Mind;
use super::past::Past;
use crate::drill::event::{Sense, What};
use crate::rehearsal::book::Tempo;
use crate::rehearsal::words::{Phrase, Slots};
use crate::scenario::ids::PersonId;
use crate::scenario::model::{Part, Role};
use crate::units::{Moment, Span};

/// Having asked whether anybody commands, the commander listens so long. D: "wait, hear nothing".
const LISTEN: Span = Span::secs(10);
/// An appointment that nobody answered is said again after this. Ours.
const SAY_AGAIN: Span = Span::secs(20);
/// So often an appointment is said.
const TRIES: u32 = 3;

/// What the commander remembers of taking command.
#[derive(Debug, Default)]
pub(super) struct Opening {
    asked: bool,
    /// Whoever took command gives it back.
    pub returned: bool,
    /// When command was first taken.
    pub since: Moment,
    took: Option<Moment>,
    lost_to: Option<PersonId>,
    roles: BTreeMap<Role, (u32, Moment)>,
}

impl Mind {
    /// Learns who commands.
    pub(super) fn learn_of_command(&mut self, what: &What, now: Moment) {
        match what {
            What::CommandTaken { who, .. } if *who == self.state.trainee => {
                // What was learnt before command was away for a while counts all the same.
                if self.opening.took.is_none() {
                    self.opening.since = now;
                }
                self.opening.took = Some(now);
                self.opening.lost_to = None;
                self.opening.returned = false;
            }
            What::CommandPassed { to, .. } => {
                self.opening.lost_to = to.clone().filter(|to| *to != self.state.trainee);
            }
            _ => {}
        }
    }

    /// Without command: asks who has it, and takes it where nobody does. Gives no order.
    pub(super) fn seek_command(&mut self, now: Moment) -> Option<String> {
        if let Some(holder) = self.opening.lost_to.clone() {
            if self.opening.returned || !self.is_here(&holder) {
                self.opening.returned = false;
                self.opening.lost_to = None;
                return Some(self.take_command(Phrase::TakeBack));
            }
            return self.announce_takeover(now);
        }
        if self.state.commander.is_some() {
            return self.receive_command(now);
        }
        if self.opening.took.is_some() {
            // It was given back: nobody need be asked.
            return Some(self.take_command(Phrase::TakeBack));
        }
        if !self.opening.asked {
            self.opening.asked = true;
            return Some(self.say(Phrase::AskForCommander));
        }
        let patient = self.mine + LISTEN;
        if now < patient {
            self.wake_at(patient);
            return None;
        }
        // Where it is not understood it is asked and said again.
        self.opening.asked = false;
        Some(self.take_command(Phrase::TakeCommand))
    }

    pub(super) fn take_command(&mut self, phrase: Phrase) -> String {
        let who = &self.book.me;
        self.voice.say(
            phrase,
            Slots {
                who,
                ..Slots::default()
            },
        )
    }

    /// A deputy and a scribe come first: without them nobody keeps time and nobody writes.
    pub(super) fn appoint_deputy_and_scribe(&mut self, now: Moment) -> Option<String> {
        self.appoint(Role::Deputy, now)
            .or_else(|| self.appoint(Role::Scribe, now))
    }

    /// Those who speak to the outside.
    pub(super) fn appoint_liaisons(&mut self, now: Moment) -> Option<String> {
        self.appoint(Role::CustomerLiaison, now)
            .or_else(|| self.appoint(Role::InternalLiaison, now))
    }

    fn appoint(&mut self, role: Role, now: Moment) -> Option<String> {
        if self.state.roles.contains_key(&role) {
            return None;
        }
        if self.book.tempo() == Tempo::Brisk && !self.is_worth_a_word(role) {
            return None;
        }
        let (tries, last) = self.opening.roles.get(&role).copied().unwrap_or_default();
        if tries > 0 && now < last + SAY_AGAIN {
            self.wake_at(last + SAY_AGAIN);
            return None;
        }
        if tries >= TRIES {
            return None;
        }
        let who = self.candidate(role)?;
        self.opening.roles.insert(role, (tries + 1, now));
        self.await_answer(Some(who.clone()), Span::secs(8));
        Some(self.say_to(
            match role {
                Role::Deputy => Phrase::AppointDeputy,
                Role::Scribe => Phrase::AppointScribe,
                Role::CustomerLiaison => Phrase::AppointCustomerLiaison,
                Role::InternalLiaison => Phrase::AppointInternalLiaison,
            },
            &who,
        ))
    }

    /// In a few minutes nobody needs a log, and nobody has to keep time for long.
    fn is_worth_a_word(&self, role: Role) -> bool {
        matches!(role, Role::Deputy | Role::CustomerLiaison) && self.state.open_tasks().count() > 0
    }

    /// Who is there, fit for a role and free of others.
    pub(super) fn candidate(&self, role: Role) -> Option<PersonId> {
        let part = part_of(role);
        let free = |who: &PersonId| {
            *who != self.state.trainee
                && self.is_here(who)
                && !self.state.roles.values().any(|holder| holder == who)
        };
        let people = self.book.people();
        people
            .iter()
            .find(|person| {
                person.part == part
                    && (role != Role::Deputy || person.ic_trained)
                    && free(&person.id)
            })
            .or_else(|| {
                // Any trained commander can be deputy.
                people.iter().find(|person| {
                    role == Role::Deputy
                        && person.ic_trained
                        && person.part != Part::Executive
                        && free(&person.id)
                })
            })
            .map(|person| person.id.clone())
    }
}

/// Whose part a role usually is.
pub(super) fn part_of(role: Role) -> Part {
    match role {
        Role::Deputy => Part::Commander,
        Role::Scribe => Part::Support,
        Role::CustomerLiaison => Part::CustomerLiaison,
        Role::InternalLiaison => Part::InternalLiaison,
    }
}

impl Mind {
    /// Who commands and who holds which role is in the state; what is left is whether anybody was
    /// asked.
    pub(super) fn recall_opening(&mut self, past: &Past<'_>) {
        let asked = past.last(|what| matches!(what, What::CommanderAskedFor { .. }));
        self.opening.asked = asked.is_some() && self.opening.took.is_none();
        let gave_back = |what: &What| {
            matches!(
                what,
                What::Said {
                    sense: Some(Sense::ReturnsCommand),
                    ..
                }
            )
        };
        let taken = |what: &What| matches!(what, What::CommandTaken { .. });
        self.opening.returned = past.last(gave_back) > past.last(taken);
    }
}
