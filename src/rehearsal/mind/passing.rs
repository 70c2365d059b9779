//! Passing command on at the end of the shift: brief, read-back, announcement, confirmation.
//!
//! The brief goes to the incoming commander alone. What they read back is compared with it, and
//! what is wrong is put right. Once command is announced the commander gives no more orders.

use std::collections::BTreeSet;

use super::Mind;
use super::past::Past;
use crate::hearing::BriefElement;
use crate::rehearsal::habits::Leaving;
use crate::rehearsal::words::{Phrase, Slots};
use crate::scenario::ids::PersonId;
use crate::scenario::model::{Part, Role};
use crate::units::{Moment, Span};

/// So long before the shift ends the handover begins. Ours: a brief, a read-back and a minute.
const BEFORE_THE_END: Span = Span::minutes(6);
/// So long is waited for a read-back before what was not taken in is said again.
const READ_BACK: Span = Span::secs(40);
/// A read-back takes so long to read.
const READING: Span = Span::secs(5);
/// So long is waited for the confirmation on the call.
const CONFIRMS: Span = Span::secs(20);
/// The read-back has been answered; a breath before the announcement.
const SETTLED: Span = Span::secs(5);
/// So often anything here is said again.
const TRIES: u32 = 3;
/// Having handed over, the commander stays no longer than this.
const LEAVES: Span = Span::secs(90);

/// What the commander remembers of passing command on.
#[derive(Debug, Default)]
pub(super) struct Passing {
    step: Step,
    /// The deputy reminded of the end of the shift.
    pub reminded: bool,
    /// What was just read back.
    pub read_back: Option<(String, Moment)>,
    to: Option<PersonId>,
    brief: Vec<(BriefElement, String)>,
    tries: u32,
    stays: bool,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Step {
    #[default]
    NotYet,
    Briefed(Moment),
    Answered(Moment),
    Announced(Moment),
    Over(Moment),
}

impl Passing {
    /// Nothing new is begun any more.
    pub fn is_under_way(&self) -> bool {
        self.step != Step::NotYet
    }

    /// Command has not been announced to pass yet.
    pub fn may_still_order(&self) -> bool {
        matches!(self.step, Step::Briefed(_) | Step::Answered(_))
    }

    /// When the commander leaves, having handed over.
    pub fn leaves(&self) -> Option<Moment> {
        match self.step {
            Step::Over(since) => Some(since + LEAVES),
            _ => None,
        }
    }
}

impl Mind {
    /// The next step of the handover, when its time has come.
    pub(super) fn pass_command(&mut self, now: Moment) -> Option<String> {
        match self.passing.step {
            Step::NotYet => self.begin_handover(now),
            Step::Briefed(since) => self.hear_read_back(since, now),
            Step::Answered(since) => {
                if self.passing.read_back.is_some() {
                    return self.hear_read_back(since, now);
                }
                if now < since + SETTLED {
                    self.wake_at(since + SETTLED);
                    return None;
                }
                self.announce(now)
            }
            Step::Announced(since) => {
                if self.state.handover.confirmed.is_some() || !self.state.trainee_commands() {
                    self.passing.step = Step::Over(now);
                    let to = self.passing.to.clone()?;
                    return Some(self.say_to(Phrase::Acknowledge, &to));
                }
                if self.passing.tries >= TRIES {
                    return None;
                }
                if now < since + CONFIRMS {
                    self.wake_at(since + CONFIRMS);
                    return None;
                }
                self.passing.tries += 1;
                self.passing.step = Step::Announced(now);
                let to = self.passing.to.clone()?;
                Some(self.say_to(Phrase::AskAck, &to))
            }
            Step::Over(_) => None,
        }
    }

    fn begin_handover(&mut self, now: Moment) -> Option<String> {
        if self.habits.handover == Leaving::Never {
            return None;
        }
        let ends = self.state.shift_ends?;
        let due = ends - BEFORE_THE_END;
        if now < due && !self.passing.reminded {
            self.wake_at(due);
            return None;
        }
        if !self.state.trainee_commands() || self.verifying.recovered || self.passing.stays {
            return None;
        }
        let Some(to) = self.successor() else {
            // Nobody can take it: the commander keeps it, and says so.
            self.passing.stays = true;
            return Some(self.take_command(Phrase::StayOn));
        };
        self.passing.to = Some(to.clone());
        if self.habits.handover == Leaving::Cold {
            return self.announce(now);
        }
        self.passing.brief = self.brief(now);
        self.passing.step = Step::Briefed(now);
        self.passing.read_back = None;
        let all: BTreeSet<BriefElement> = BTreeSet::new();
        Some(self.tell_brief(&to, &all))
    }

    /// The deputy, or any other trained commander on the call.
    fn successor(&self) -> Option<PersonId> {
        let deputy = self.state.roles.get(&Role::Deputy);
        deputy.filter(|who| self.is_here(who)).cloned().or_else(|| {
            self.book
                .people()
                .iter()
                .find(|person| {
                    person.ic_trained
                        && person.part != Part::Executive
                        && person.id != self.state.trainee
                        && self.is_here(&person.id)
                })
                .map(|person| person.id.clone())
        })
    }

    fn announce(&mut self, now: Moment) -> Option<String> {
        let to = self.passing.to.clone()?;
        self.passing.step = Step::Announced(now);
        self.passing.tries = 0;
        let slots = Slots {
            who: self.book.name(&to),
            ..Slots::default()
        };
        Some(self.voice.say(Phrase::AnnounceHandover, slots))
    }

    /// The parts of the brief that were not taken in yet, as one direct message.
    fn tell_brief(&self, to: &PersonId, taken: &BTreeSet<BriefElement>) -> String {
        let mut said = format!("/dm {}", self.book.name(to));
        for (element, words) in &self.passing.brief {
            if !taken.contains(element) {
                said.push(' ');
                said.push_str(words);
            }
        }
        said
    }

    fn hear_read_back(&mut self, since: Moment, now: Moment) -> Option<String> {
        let to = self.passing.to.clone()?;
        if let Some((_, when)) = &self.passing.read_back
            && now < *when + READING
        {
            let due = *when + READING;
            self.wake_at(due);
            return None;
        }
        if let Some((read, _)) = self.passing.read_back.take() {
            self.passing.step = Step::Answered(now);
            let what = self.book.what_is_wrong(&self.passing.brief, &read);
            let phrase = if what.is_some() {
                Phrase::CorrectReadback
            } else {
                Phrase::ConfirmReadback
            };
            let slots = Slots {
                to: self.book.name(&to),
                what: what.as_deref().unwrap_or_default(),
                ..Slots::default()
            };
            return Some(self.voice.say(phrase, slots));
        }
        if now < since + READ_BACK {
            self.wake_at(since + READ_BACK);
            return None;
        }
        self.passing.tries += 1;
        let missing = self.passing.brief.len() > self.state.handover.elements.len();
        if self.passing.tries < TRIES && missing {
            self.passing.step = Step::Briefed(now);
            let taken = self.state.handover.elements.clone();
            return Some(self.tell_brief(&to, &taken));
        }
        self.announce(now)
    }
}

impl Mind {
    /// How far the passing on of command is. A brief long before the end of the shift is none.
    pub(super) fn recall_handover(&mut self, past: &Past<'_>) {
        let handover = &self.state.handover;
        let Some(to) = handover.to.clone() else {
            return;
        };
        let near = self
            .state
            .shift_ends
            .is_some_and(|ends| past.now + BEFORE_THE_END + READ_BACK >= ends);
        let step = match (handover.announced, handover.confirmed, handover.briefed) {
            (_, Some(confirmed), _) => Step::Over(confirmed),
            (Some(announced), None, _) => Step::Announced(announced),
            (None, None, Some(_)) if near && handover.answered => Step::Answered(past.now),
            (None, None, Some(briefed)) if near => Step::Briefed(briefed),
            _ => return,
        };
        // Whoever took command under pressure was handed nothing over.
        if self.book.part(&to) == Some(Part::Executive) {
            return;
        }
        if handover.answered {
            self.passing.read_back = None;
        }
        self.passing.to = Some(to);
        self.passing.brief = self.brief(past.now);
        self.passing.step = step;
    }
}
