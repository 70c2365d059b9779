//! Closing: it is over, who owns the postmortem, thanks, and where talk goes on.
//!
//! The postmortem is due in three days for the worst severity (D), in five business days below it
//! (C, D).

use std::collections::BTreeSet;

use super::Mind;
use super::past::Past;
use crate::drill::event::What;
use crate::rehearsal::habits::{Ending, Outside};
use crate::rehearsal::words::{Phrase, Slots};
use crate::scenario::ids::{PersonId, RemedyId};
use crate::scenario::model::{Part, Role};
use crate::units::{Moment, Span};

/// So long the owner of the postmortem gets to answer.
const ANSWER: Span = Span::secs(12);
/// So long is waited for the last public post.
const LAST_POST: Span = Span::secs(75);

/// What has looked well for so long is mended, for those who do not ask. Ours.
const LOOKS_WELL: Span = Span::secs(30);

/// What the commander remembers of closing.
#[derive(Debug, Default)]
pub(super) struct Closing {
    declared: Option<Moment>,
    /// Who was told to stop mending, as it is mended.
    called_off: BTreeSet<PersonId>,
    last_post: bool,
    owner: Option<PersonId>,
    /// The owner of the postmortem answered.
    pub owner_knows: bool,
    thanked: bool,
    /// Since when nothing looks unwell, for those who leave then.
    well_since: Option<Moment>,
    closed: bool,
}

impl Closing {
    /// The call is closed; nothing more is to be said.
    pub fn is_closed(&self) -> bool {
        self.closed
    }
}

impl Mind {
    /// Whether it looks mended, which is when those leave who vanish.
    pub(super) fn vanishes(&mut self, now: Moment) -> bool {
        if self.habits.ending == Ending::Closes || !self.state.trainee_commands() {
            return false;
        }
        let well = self.unwell().is_empty() && !self.verifying.was_unwell.is_empty();
        let since = match (well, self.closing.well_since) {
            (false, _) => {
                self.closing.well_since = None;
                return false;
            }
            (true, since) => *self.closing.well_since.insert(since.unwrap_or(now)),
        };
        if now < since + LOOKS_WELL {
            self.wake_at(since + LOOKS_WELL);
        }
        now >= since + LOOKS_WELL
    }

    /// Takes the next step out of the incident, once recovery is verified.
    pub(super) fn close(&mut self, now: Moment) -> Option<String> {
        let is_due = self.verifying.recovered || self.closing.declared.is_some();
        if !is_due || self.closing.closed {
            return None;
        }
        let Some(declared) = self.closing.declared else {
            if !self.unwell().is_empty() {
                self.verifying.begin(now);
                return None;
            }
            if let Some((who, remedy)) = self.who_still_mends() {
                self.give_up(&remedy);
                self.closing.called_off.insert(who.clone());
                // What was begun may have had its effect.
                self.verifying.begin(now);
                return Some(self.say_to(Phrase::CancelTask, &who));
            }
            self.closing.declared = Some(now);
            return Some(self.say(Phrase::DeclareResolved));
        };
        if !self.closing.last_post && self.habits.outside == Outside::Informed {
            self.closing.last_post = true;
            if let Some(liaison) = self.state.roles.get(&Role::CustomerLiaison).cloned() {
                self.await_answer(Some(liaison.clone()), Span::secs(6));
                return Some(self.say_to(Phrase::PostFinal, &liaison));
            }
        }
        if self.closing.owner.is_none()
            && let Some(owner) = self.postmortem_owner()
        {
            self.closing.owner = Some(owner.clone());
            self.await_answer(Some(owner.clone()), ANSWER);
            let slots = Slots {
                to: self.book.name(&owner),
                time: match self.state.severity {
                    Some(2..) => "five business days",
                    _ => "three days",
                },
                ..Slots::default()
            };
            return Some(self.voice.say(Phrase::AssignPostmortem, slots));
        }
        let posted = self.state.posted.values().any(|posted| *posted >= declared);
        let posts = self.habits.outside == Outside::Informed;
        if posts && !posted && now < declared + LAST_POST {
            self.wake_at(declared + LAST_POST);
            return None;
        }
        if !self.closing.thanked {
            self.closing.thanked = true;
            return Some(self.say(Phrase::Thank));
        }
        self.closing.closed = true;
        Some(self.say(Phrase::EndCall))
    }

    /// Somebody who still carries out what is no longer needed, and has not been called off.
    fn who_still_mends(&self) -> Option<(PersonId, RemedyId)> {
        self.state
            .open_tasks()
            .filter_map(|task| Some((task.to.clone(), task.remedy.clone()?)))
            .find(|(who, _)| !self.closing.called_off.contains(who))
    }

    /// A responder who knows what was mended; never an executive.
    fn postmortem_owner(&self) -> Option<PersonId> {
        let mended = self
            .choosing
            .last
            .as_ref()
            .and_then(|remedy| self.book.remedy_service(remedy))
            .and_then(|service| self.owner(service));
        mended.or_else(|| {
            self.state
                .present()
                .find(|who| self.book.part(who) == Some(Part::Responder))
                .cloned()
        })
    }
}

impl Mind {
    /// How far the way out of the incident is.
    pub(super) fn recall_closing(&mut self, past: &Past<'_>) {
        let Some(declared) = self.state.resolved else {
            return;
        };
        self.verifying.recovered = true;
        let since = |is: fn(&What) -> bool| past.last(is) >= Some(declared);
        self.closing = Closing {
            called_off: BTreeSet::new(),
            well_since: None,
            declared: Some(declared),
            last_post: since(|what| matches!(what, What::PostAsked { .. } | What::Posted { .. })),
            owner: self.state.postmortem.clone(),
            owner_knows: self.closing.owner_knows,
            thanked: since(|what| matches!(what, What::Thanked { .. })),
            closed: self.state.closed.is_some(),
        };
    }
}
