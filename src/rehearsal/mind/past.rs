//! Taking the seat in the middle: what was said and done before stands in the past that could be
//! heard and seen, and each duty recalls from it what it would else remember of its own deeds.
//!
//! Whoever sits down for the first word has no past to recall.

use super::{Mind, NEVER};
use crate::drill::event::{Event, What};
use crate::hearing::Act;
use crate::scenario::ids::PersonId;
use crate::units::{Moment, Span};

/// A question, a quarrel or a request that is older is no longer in the air. Ours.
const IN_THE_AIR: Span = Span::secs(30);

/// What could be heard and seen of a drill before the commander sat down.
pub(super) struct Past<'a> {
    events: Vec<&'a Event>,
    me: PersonId,
    /// When they sit down.
    pub now: Moment,
}

impl<'a> Past<'a> {
    /// The events, oldest first.
    pub fn events(&self) -> impl Iterator<Item = (Moment, &'a What)> {
        self.events.iter().map(|event| (event.at, &event.what))
    }

    /// What the commander's seat was heard to do, oldest first.
    pub fn acts(&self) -> impl Iterator<Item = (Moment, &'a Act)> {
        self.events().flat_map(|(at, what)| {
            let acts = match what {
                What::Heard { acts, .. } => acts.as_slice(),
                _ => &[],
            };
            acts.iter().map(move |heard| (at, &heard.act))
        })
    }

    /// When something happened last.
    pub fn last(&self, is: impl Fn(&What) -> bool) -> Option<Moment> {
        let mut back = self.events.iter().rev();
        back.find(|event| is(&event.what)).map(|event| event.at)
    }

    /// Whether a moment is so near that what happened then still wants an answer.
    pub fn is_in_the_air(&self, at: Moment) -> bool {
        self.now < at + IN_THE_AIR
    }

    /// Whether the commander's seat has spoken at all.
    fn has_spoken(&self) -> bool {
        self.events()
            .any(|(_, what)| matches!(what, What::Said { who, .. } if *who == self.me))
    }
}

impl Mind {
    /// Takes in what happened before the commander sat down, and recalls what was done.
    pub fn take_over<'a>(&mut self, log: impl Iterator<Item = &'a Event>, now: Moment) {
        let mut past = Past {
            events: Vec::new(),
            me: PersonId::default(),
            now,
        };
        for event in log {
            self.witness(event);
            past.events.push(event);
        }
        past.me = self.state.trainee.clone();
        if !past.has_spoken() {
            return;
        }
        self.reopen();
        self.recall_opening(&past);
        self.recall_looking(&past);
        self.recall_tasks(&past);
        self.recall_choosing(&past);
        self.recall_verifying(&past);
        self.recall_outside(&past);
        self.recall_people(&past);
        self.recall_pressure(&past);
        self.recall_handover(&past);
        self.recall_receiving(&past);
        self.recall_closing(&past);
        self.awaiting = None;
        self.stirred = true;
        self.wake = NEVER;
        self.babbles_at = now;
    }

    /// What was declared over while services still suffer is not over.
    fn reopen(&mut self) {
        if !self.unwell().is_empty() {
            self.state.resolved = None;
        }
    }
}
