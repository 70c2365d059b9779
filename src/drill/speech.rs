//! Speech: who gets the floor when, in which words, and what follows from words once they are
//! out. On the voice call one speaks at a time; who finds it taken waits a breath.

use super::due::{Due, OnlyIf, Speech, Words};
use super::engine::Drill;
use super::event::{Reported, Sense, TaskId, What};
use super::people::numbers::{BREATH, CHATTER_PATIENCE, MS_PER_WORD};
use super::state::Task;
use crate::hearing::Channel;
use crate::scenario::ids::PersonId;
use crate::units::Span;

impl Drill {
    /// Has somebody speak after a while.
    pub(super) fn speak_later(&mut self, after: Span, speech: Speech) {
        self.later(after, Due::Speak(Box::new(speech)));
    }

    /// Has somebody say a house line on the call after a while.
    pub(super) fn say_later(
        &mut self,
        after: Span,
        who: &PersonId,
        situation: &'static str,
        slots: Vec<(&'static str, String)>,
        sense: Sense,
        then: Vec<What>,
    ) {
        self.say_words(after, who, Words::House(situation, slots), sense, then);
    }

    /// Has somebody say given words on the call after a while.
    pub(super) fn say_words(
        &mut self,
        after: Span,
        who: &PersonId,
        words: Words,
        sense: Sense,
        then: Vec<What>,
    ) {
        self.speak_later(after, Speech::aloud(who, words, sense).then(then));
    }

    /// Has somebody tell the trainee alone after a while.
    pub(super) fn tell_trainee(
        &mut self,
        who: &PersonId,
        after: Span,
        words: Words,
        sense: Sense,
        then: Vec<What>,
    ) {
        let to = vec![self.state.trainee.clone()];
        self.speak_later(
            after,
            Speech::aloud(who, words, sense)
                .to(to, Channel::Dm)
                .then(then),
        );
    }

    /// Has somebody confirm a task in these words, unless it is confirmed or over by then.
    pub(super) fn confirm_in(&mut self, after: Span, task: TaskId, who: &PersonId, words: Words) {
        let acknowledged = What::TaskAcknowledged {
            task,
            who: who.clone(),
        };
        self.speak_later(
            after,
            Speech::aloud(who, words, Sense::Acknowledges { task })
                .then(vec![acknowledged])
                .only_if(OnlyIf::Unconfirmed(task)),
        );
    }

    /// Somebody's turn to speak has come: now, or when the floor is free.
    pub(super) fn on_speak(&mut self, speech: Box<Speech>) {
        let holds = match &speech.only_if {
            OnlyIf::Always => true,
            OnlyIf::TaskOpen(task) => self.state.task(*task).is_some_and(Task::is_open),
            OnlyIf::ArcOpen(arc) => self
                .state
                .arcs
                .get(arc)
                .is_some_and(|arc| arc.ended.is_none()),
            OnlyIf::Unconfirmed(task) => self
                .state
                .task(*task)
                .is_some_and(|task| task.is_open() && !task.acknowledged),
            OnlyIf::NobodyCommands => self.state.commander.is_none(),
            OnlyIf::Deputy => self.deputy().as_ref() == Some(&speech.who),
            OnlyIf::NobodyHas(task) => !self.has_new_owner(*task),
            OnlyIf::RoleOpen(role) => self.holder(*role).is_none(),
        };
        let aloud = speech.channel == Channel::Call;
        if !holds || (aloud && !self.state.is_present(&speech.who)) {
            return;
        }
        if self.words_wait(&speech) {
            return;
        }
        if aloud && self.floor_free > self.now {
            let wait = self.floor_free.since(self.now) + BREATH;
            if speech.sense == Sense::Chatter && wait > CHATTER_PATIENCE {
                return;
            }
            self.later(wait, Due::Speak(speech));
            return;
        }
        let speech = *speech;
        let (line, text) = self.words_of(&speech.who, speech.words, &speech.sense);
        let lasts = if aloud { spoken_for(&text) } else { Span::ZERO };
        if aloud {
            self.floor_free = self.now + lasts;
            let until = self.floor_free;
            let task_owner = |task| self.state.task(task).map(|task| task.to.clone());
            self.talk
                .spoke(&speech.who, &text, &speech.sense, until, task_owner);
        }
        self.emit(What::Said {
            who: speech.who,
            channel: speech.channel,
            to: speech.to,
            text,
            lasts_ms: lasts.0,
            line: Some(line),
            sense: Some(speech.sense),
        });
        for what in speech.then {
            self.emit_checked(what);
        }
    }

    /// Emits what follows from words just said, with what hangs on it.
    fn emit_checked(&mut self, what: What) {
        match &what {
            What::TaskAcknowledged { task, .. } => {
                let task = *task;
                if self.state.task(task).is_some_and(|task| task.acknowledged) {
                    return;
                }
                self.emit(what);
                self.on_acknowledged(task);
            }
            What::Objected { plan, .. } => {
                let decided = self
                    .state
                    .plans
                    .get((*plan as usize).saturating_sub(1))
                    .is_some_and(|plan| plan.decided.is_some());
                let What::Objected {
                    plan, remedy, who, ..
                } = what
                else {
                    return;
                };
                self.emit(What::Objected {
                    plan,
                    remedy,
                    who,
                    too_late: decided,
                });
            }
            What::TaskReported { task, result, .. } => {
                let (task, result) = (*task, *result);
                self.emit(what);
                if result != Reported::NeedsMoreTime {
                    self.who_did_the_same(task);
                }
            }
            What::HandoverConfirmed { .. } => {
                self.emit(what);
                self.on_handover_confirmed();
            }
            What::CommandPassed { .. } => {
                self.emit(what);
                self.on_command_passed();
            }
            What::OrderedInstead { remedy, .. } => {
                let remedy = remedy.clone();
                let order = self.emit(what);
                self.obey(&remedy, order);
            }
            What::Left { .. } => {
                let What::Left { who, why } = what else {
                    return;
                };
                self.depart(&who, why);
            }
            What::Paged { .. } => {
                let What::Paged { who, by, utterance } = what else {
                    return;
                };
                self.page(&who, &by, utterance);
            }
            _ => {
                self.emit(what);
            }
        }
    }
}

/// How long it takes to say something.
pub(super) fn spoken_for(text: &str) -> Span {
    Span(text.split_whitespace().count() as u64 * MS_PER_WORD)
}

/// A severity as it is said.
pub(super) fn numbers_said(level: u8) -> &'static str {
    const SAID: [&str; 6] = ["zero", "one", "two", "three", "four", "five"];
    SAID.get(usize::from(level)).copied().unwrap_or("unknown")
}
