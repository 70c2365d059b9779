//! The commander's own hands on a keyboard: for a while nobody steers. What others want to tell
//! or ask the commander waits until the work is done, and so does pressure that is about to
//! begin. The clock, the deputy and answers to the commander's own questions do not wait.

use super::numbers::{BREATH, HANDS_ON_TAKES};
use crate::drill::due::{Due, Speech};
use crate::drill::engine::Drill;
use crate::drill::event::{Reminder, Sense, Seq, TaskId, What};
use crate::scenario::ids::PersonId;
use crate::scenario::model::Pressure;
use crate::units::Span;

impl Drill {
    /// "Let me look at the logs myself."
    pub(in crate::drill) fn on_hands_on(&mut self, task: &str, utterance: Seq) {
        self.emit(What::HandsOn {
            utterance,
            task: task.to_owned(),
        });
        let remedy = self.subjects.of(task).remedy;
        let takes = remedy
            .and_then(|id| self.scenario.remedy(&id).map(|one| one.takes.0))
            .unwrap_or(HANDS_ON_TAKES);
        let new = self.hands_on_for() == Span::ZERO;
        let from = self.mouth_free.max(self.now);
        self.people.hands_on_until = self.people.hands_on_until.max(from + takes);
        if new {
            let slots = vec![("commander", self.called(&self.state.trainee.clone()))];
            self.deputy_says("hands-off", slots, Sense::Reminds, Reminder::HandsOn);
        }
    }

    /// How long the commander cannot be reached yet.
    fn hands_on_for(&self) -> Span {
        if self.state.trainee_commands() {
            self.people.hands_on_until.since(self.now)
        } else {
            Span::ZERO
        }
    }

    /// Whether words have to wait for the commander, who then gets them afterwards.
    pub(in crate::drill) fn words_wait(&mut self, speech: &Speech) -> bool {
        let for_commander = matches!(
            speech.sense,
            Sense::AsksBack { .. }
                | Sense::OffersDraft { .. }
                | Sense::AsksRelief
                | Sense::AsksIfNeeded
                | Sense::AsksMeaning { .. }
                | Sense::Introduces
        );
        let left = self.hands_on_for();
        if !for_commander || left == Span::ZERO {
            return false;
        }
        self.note_waiting(&speech.who, left);
        self.later(left + BREATH, Due::SpeakAtLast(Box::new(speech.clone())));
        true
    }

    /// Somebody has something to report: now, or when the commander can be reached and hears it.
    pub(in crate::drill) fn on_report_unasked(&mut self, task: TaskId) {
        let Some(who) = self.state.task(task).map(|task| task.to.clone()) else {
            return;
        };
        if self.result_of(task).is_none() || !self.state.task(task).is_some_and(|one| one.is_open())
        {
            return;
        }
        let left = self.hands_on_for();
        if left != Span::ZERO {
            self.note_waiting(&who, left);
            self.later(left + BREATH, Due::ReportUnasked { task });
        } else if !self.loses_message(task, &who, crate::drill::event::Lost::Report) {
            self.report(task);
        }
    }

    /// Pressure begins: now, or when the commander can be reached.
    pub(in crate::drill) fn pressure_comes(&mut self, pressure: &Pressure) {
        let left = self.hands_on_for();
        if left == Span::ZERO {
            self.begin_pressure(pressure);
        } else {
            self.note_waiting(&pressure.by, left);
            self.later(left + BREATH, Due::Press(Box::new(pressure.clone())));
        }
    }

    fn note_waiting(&mut self, who: &PersonId, left: Span) {
        self.emit(What::MessageWaited {
            who: who.clone(),
            wait_ms: left.0,
        });
    }
}
