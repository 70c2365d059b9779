//! The deputy: calls the age of the incident, time boxes that are over, and the end of the
//! commander's shift. Without a deputy nobody does.

use super::numbers::{CALLS_BOX_AFTER, CALLS_TIME_EVERY, REMINDS_OF_SHIFT};
use super::tasks::minutes_said;
use crate::drill::due::{Due, OnlyIf, Speech, Words};
use crate::drill::engine::Drill;
use crate::drill::event::{Reminder, Sense, TaskId, What};
use crate::drill::state::Task;
use crate::units::{Moment, Span};

impl Drill {
    /// Puts the hours of a deputy on the agenda, whoever it will be.
    pub(in crate::drill) fn deputy_hours(&mut self) {
        let opening = self.scenario.opening.as_ref();
        let age = opening.map_or(Span::ZERO, |opening| opening.age.0);
        let next = (age.0 / CALLS_TIME_EVERY.0 + 1) * CALLS_TIME_EVERY.0;
        let minutes = next / 60_000;
        self.later(Span(next - age.0), Due::CallTime { minutes });
        if let Some(ends) = self.scenario.shift_ends {
            for before in REMINDS_OF_SHIFT {
                let at = Moment::START + ends.0 - before;
                self.later(at.since(Moment::START), Due::RemindShift);
            }
        }
    }

    pub(in crate::drill) fn on_call_time(&mut self, minutes: u64) {
        let every = CALLS_TIME_EVERY.0 / 60_000;
        self.later(
            CALLS_TIME_EVERY,
            Due::CallTime {
                minutes: minutes + every,
            },
        );
        let slots = vec![("minutes", minutes_said(minutes))];
        let reminder = Reminder::IncidentTime { minutes };
        self.deputy_says("calls-time", slots, Sense::CallsTime { minutes }, reminder);
    }

    /// A time box is over: the deputy gives the commander a moment, then says so.
    pub(in crate::drill) fn deputy_watches_box(&mut self, task: TaskId) {
        if let Some(deputy) = self.deputy() {
            let after = self.die(&deputy).span(CALLS_BOX_AFTER.0, CALLS_BOX_AFTER.1);
            self.later(after, Due::CallBox { task });
        }
    }

    pub(in crate::drill) fn on_call_box(&mut self, id: TaskId) {
        let waits = |task: &&Task| task.is_open() && task.box_over && !task.followed_up_since;
        let Some(task) = self.state.task(id).filter(waits) else {
            return;
        };
        let slots = vec![
            ("commander", self.called(&self.state.trainee)),
            ("who", self.called(&task.to)),
            ("task", task.text.clone()),
        ];
        self.deputy_says(
            "calls-box",
            slots,
            Sense::CallsTimebox { task: id },
            Reminder::TimeboxOver { task: id },
        );
    }

    pub(in crate::drill) fn on_remind_shift(&mut self) {
        let Some(ends) = self
            .state
            .shift_ends
            .filter(|_| self.state.trainee_commands())
        else {
            return;
        };
        let left = ends.since(self.now);
        let minutes = minutes_said(left.as_minutes_said().max(1));
        let slots = vec![
            ("commander", self.called(&self.state.trainee.clone())),
            ("minutes", minutes),
        ];
        let sense = Sense::RemindsOfShift { left_ms: left.0 };
        self.deputy_says(
            "reminds-of-shift",
            slots,
            sense,
            Reminder::ShiftEnds { in_ms: left.0 },
        );
    }

    /// The deputy, if there is one, says something that the commander should mind.
    pub(super) fn deputy_says(
        &mut self,
        situation: &'static str,
        slots: Vec<(&'static str, String)>,
        sense: Sense,
        of: Reminder,
    ) {
        let Some(who) = self.deputy() else { return };
        self.speak_later(
            Span::ZERO,
            Speech::aloud(&who, Words::House(situation, slots), sense)
                .then(vec![What::Reminded {
                    who: who.clone(),
                    of,
                }])
                .only_if(OnlyIf::Deputy),
        );
    }
}
