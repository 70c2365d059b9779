//! Follow-ups: how a task stands, how long it still takes, and time granted. Asked in time,
//! people tell; chased early, they lose time; asked how long, they say what they believe.

use super::numbers::{ANSWERS_IN, CHASE_GRACE};
use super::tasks::minutes_said;
use crate::drill::due::{Due, OnlyIf, Speech, Words};
use crate::drill::engine::Drill;
use crate::drill::event::{Sense, Seq, TaskId, What};
use crate::drill::state::{Task, TaskStatus};
use crate::drill::subject::Subject;
use crate::scenario::ids::{PartyId, PersonId};
use crate::units::{Permille, Span};

impl Drill {
    /// The commander asks how a task stands.
    pub(in crate::drill) fn on_follow_up(&mut self, to: &[PartyId], utterance: Seq) {
        let meant = self.tasks_meant(to, utterance);
        if meant.is_empty() {
            self.on_ask_status(to, utterance);
        }
        for task in meant {
            self.follow_up(task, utterance);
        }
    }

    /// One follow-up on one open task.
    pub(in crate::drill) fn follow_up(&mut self, id: TaskId, utterance: Seq) {
        let Some(task) = self.state.task(id).cloned() else {
            return;
        };
        let late_ms = task.box_ends.map(|ends| {
            let (now, ends) = (self.now.0, ends.0);
            if now >= ends {
                (now - ends).cast_signed()
            } else {
                -(ends - now).cast_signed()
            }
        });
        self.emit(What::FollowedUp {
            task: id,
            utterance,
            late_ms,
        });
        if self.result_of(id).is_some() {
            let after = self.reaction(&task.to, ANSWERS_IN);
            self.later(after, Due::Report { task: id });
            return;
        }
        let early = late_ms.is_some_and(|late| late < -CHASE_GRACE.0.cast_signed());
        if early {
            self.chase(id, utterance);
        } else if task.box_ends.is_none() {
            self.look_over_shoulder(id, utterance);
        }
        self.tell_needs_more_time(id, &task.to, early);
    }

    /// The open tasks that a follow-up means: of those asked, or the one whose time is over.
    fn tasks_meant(&self, to: &[PartyId], utterance: Seq) -> Vec<TaskId> {
        let people = self.people_of(to);
        let about = self.subject_of_utterance(utterance);
        if people.is_empty() {
            let over = self
                .state
                .open_tasks()
                .find(|task| task.box_over && !task.followed_up_since);
            let last = || {
                let who = self.talk.addressee()?;
                self.state.open_task_of(who)
            };
            return over.or_else(last).map(|task| task.id).into_iter().collect();
        }
        people
            .iter()
            .filter_map(|who| self.task_asked_about(who, &about))
            .map(|task| task.id)
            .collect()
    }

    /// Of somebody's open tasks the one that a question is about: the one whose subject it names,
    /// then the one whose time is over, then one that is finished and untold, then the newest.
    fn task_asked_about(&self, who: &PersonId, about: &Subject) -> Option<&Task> {
        let open = || self.state.open_tasks().filter(|task| task.to == *who);
        let named = |task: &&Task| {
            (about.remedy.is_some() && task.remedy == about.remedy)
                || (about.service.is_some()
                    && task.remedy.is_none()
                    && task.service == about.service)
        };
        open()
            .rev()
            .find(named)
            .or_else(|| open().find(|task| task.box_over && !task.followed_up_since))
            .or_else(|| open().find(|task| self.result_of(task.id).is_some()))
            .or_else(|| open().next_back())
    }

    /// What the commander's words are about.
    fn subject_of_utterance(&self, utterance: Seq) -> Subject {
        let said = usize::try_from(utterance)
            .ok()
            .and_then(|at| self.log.get(at.checked_sub(1)?));
        match said.map(|event| &event.what) {
            Some(What::Said { text, .. }) => self.subjects.of(text),
            _ => Subject::default(),
        }
    }

    /// The commander asks how long somebody needs.
    pub(in crate::drill) fn on_ask_estimate(&mut self, to: &[PartyId], utterance: Seq) {
        for id in self.tasks_meant(to, utterance) {
            let Some(task) = self.state.task(id).cloned() else {
                continue;
            };
            self.emit(What::EstimateAsked {
                task: id,
                utterance,
            });
            if self.result_of(id).is_some() {
                let after = self.reaction(&task.to, ANSWERS_IN);
                self.later(after, Due::Report { task: id });
                continue;
            }
            let minutes = self.minutes_believed(id, &task.to);
            let estimate_ms = minutes * 60_000;
            let after = self.reaction(&task.to, ANSWERS_IN);
            let slots = vec![("minutes", minutes_said(minutes))];
            let who = task.to.clone();
            self.speak_later(
                after,
                Speech::aloud(
                    &task.to,
                    Words::House("estimate", slots),
                    Sense::Estimates {
                        task: id,
                        estimate_ms,
                    },
                )
                .then(vec![What::Estimated {
                    task: id,
                    who,
                    estimate_ms,
                }])
                .only_if(OnlyIf::TaskOpen(id)),
            );
        }
    }

    /// How many minutes somebody believes that they still need.
    pub(super) fn minutes_believed(&mut self, id: TaskId, who: &PersonId) -> u64 {
        let left = self.time_left(id);
        let believes = self
            .person(who)
            .map_or(Permille::FULL, |one| one.traits.estimates);
        left.scaled(believes).0.div_ceil(60_000).max(1)
    }

    /// The commander grants time: a new time box.
    pub(in crate::drill) fn on_grant_time(
        &mut self,
        to: &[PartyId],
        timebox_s: Option<u64>,
        utterance: Seq,
    ) {
        let Some(span) = timebox_s.map(Span::secs) else {
            return;
        };
        for id in self.tasks_meant(to, utterance) {
            let Some(task) = self.state.task(id) else {
                continue;
            };
            // Who has said it unasked need not be asked.
            let asked = task.estimate_asked || task.estimate.is_some();
            let waited = task.status != TaskStatus::Open;
            self.emit(What::TimeExtended {
                task: id,
                timebox_ms: span.0,
                asked,
                utterance,
            });
            self.start_time_box(id, span);
            if waited {
                self.begin_work(id);
            }
            if self.result_of(id).is_some() {
                self.later(span, Due::ReportUnasked { task: id });
            }
        }
    }

    /// Sets the clock of a task. A box that has been replaced by then is passed over.
    pub(in crate::drill) fn start_time_box(&mut self, id: TaskId, span: Span) {
        self.later(span, Due::BoxOver { task: id });
    }

    pub(in crate::drill) fn on_box_over(&mut self, id: TaskId) {
        let ends_now = |task: &&Task| task.is_open() && task.box_ends == Some(self.now);
        if self.state.task(id).filter(ends_now).is_some() {
            self.emit(What::TimeboxOver { task: id });
            self.deputy_watches_box(id);
        }
    }
}
