//! Receiving command: hear the brief out, read it back, have what was wrong put right, and take
//! command by name and title once it is offered.

use super::Mind;
use super::past::Past;
use crate::drill::event::{Sense, What};
use crate::hearing::{Act, BriefElement};
use crate::rehearsal::words::{Phrase, Slots};
use crate::units::{Moment, Span};

/// After the last part of the brief the commander reads it again for so long. Ours.
const THINKS: Span = Span::secs(6);
/// So long is waited for an answer to the read-back.
const ANSWER: Span = Span::secs(30);
/// Between what is put right and the next word.
const SETTLES: Span = Span::secs(4);

/// What the commander remembers of the brief they are given.
#[derive(Debug, Default)]
pub(super) struct Receiving {
    /// The parts as they were told.
    told: Vec<(BriefElement, String)>,
    /// When the last word about the brief came.
    last: Moment,
    read_back: Option<Moment>,
    /// The read-back was answered.
    answered: bool,
}

impl Receiving {
    /// Takes in what was said about the brief.
    pub fn heard(&mut self, text: &str, sense: &Sense, now: Moment) {
        match sense {
            Sense::Briefs { about } => self.told.push((*about, text.to_owned())),
            Sense::CorrectsBrief { about } => {
                self.told.retain(|(part, _)| part != about);
                self.told.push((*about, text.to_owned()));
                self.answered = true;
            }
            Sense::ConfirmsBrief => self.answered = true,
            _ => return,
        }
        self.last = now;
    }
}

impl Mind {
    /// The next step towards command that another holds and hands over.
    pub(super) fn receive_command(&mut self, now: Moment) -> Option<String> {
        let receiving = self.state.receiving.as_ref()?;
        let (from, told_all) = (receiving.from.clone(), receiving.told_all);
        let offered = receiving.offered.is_some() || receiving.kept;
        if self.state.commander.as_ref() != Some(&from) || !told_all {
            return None;
        }
        let thought = self.receiving.last + THINKS;
        let Some(read_back) = self.receiving.read_back else {
            if now < thought {
                self.wake_at(thought);
                return None;
            }
            self.receiving.read_back = Some(now);
            return Some(self.read_back(&from));
        };
        let settled = self.receiving.last + SETTLES;
        let due = if self.receiving.answered && offered {
            settled
        } else {
            read_back + ANSWER
        };
        if now < due {
            self.wake_at(due);
            return None;
        }
        Some(self.take_command(Phrase::TakeCommand))
    }

    /// All parts, in the words in which they were told.
    fn read_back(&mut self, from: &crate::scenario::ids::PersonId) -> String {
        let parts: Vec<&str> = self
            .receiving
            .told
            .iter()
            .map(|(_, words)| words.trim())
            .collect();
        let slots = Slots {
            to: self.book.name(from),
            what: &parts.join(" "),
            ..Slots::default()
        };
        self.voice.say(Phrase::ReadBack, slots)
    }
}

impl Mind {
    /// Whether the brief that was given has been read back.
    pub(super) fn recall_receiving(&mut self, past: &Past<'_>) {
        let told = past.last(|what| matches!(what, What::BriefPartTold { last: true, .. }));
        let mut read = past
            .acts()
            .filter(|(at, act)| matches!(act, Act::Brief { .. }) && Some(*at) >= told);
        if told.is_some() {
            self.receiving.read_back = read.next().map(|(at, _)| at);
        }
    }
}
