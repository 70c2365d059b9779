//! Whether a brief was true: each fact that the trainee stated, held against what was so at that
//! moment. Only what plainly contradicts is wrong; what cannot be compared says nothing.

use crate::drill::engine::Drill;
use crate::drill::event::{Seq, TaskId, What};
use crate::drill::state::{Task, TaskStatus};
use crate::hearing::{BriefElement, BriefFacts, BriefedTask};
use crate::units::{Moment, Span};

/// A time of a brief may be off by so much: clock times are said in whole minutes (ours).
const TIME_ROUNDED: Span = Span::secs(120);
/// A promise that has been overdue for so long is no measure of the next one (ours).
const PROMISE_STANDS: Span = Span::minutes(5);

/// A fact that was stated, and what was so.
#[derive(Clone, Debug)]
pub(in crate::drill) struct Fact {
    /// The part of the brief.
    pub element: BriefElement,
    /// The task that it is about.
    pub task: Option<TaskId>,
    /// As the trainee told it.
    pub said: String,
    /// As it was.
    pub truth: String,
    /// Told as it was.
    pub right: bool,
    /// A correction holds one of these words.
    pub words: Vec<String>,
}

impl Fact {
    /// About the same thing as another.
    pub fn is_about(&self, other: &Fact) -> bool {
        self.element == other.element && self.task == other.task
    }

    /// Put right, by these words.
    pub fn put_right(&self, utterance: Seq) -> What {
        What::BriefChecked {
            element: self.element,
            task: self.task,
            said: self.truth.clone(),
            truth: self.truth.clone(),
            right: true,
            utterance,
        }
    }
}

impl Drill {
    /// Writes down which facts of a brief were true, and gives those that were not.
    pub(in crate::drill) fn check_brief(
        &mut self,
        facts: &BriefFacts,
        utterance: Seq,
    ) -> Vec<Fact> {
        let checked = self.facts_told(facts);
        for fact in &checked {
            self.emit(What::BriefChecked {
                element: fact.element,
                task: fact.task,
                said: fact.said.clone(),
                truth: fact.truth.clone(),
                right: fact.right,
                utterance,
            });
        }
        checked
    }

    /// The facts of a brief, held against what is so.
    pub(in crate::drill) fn facts_told(&self, facts: &BriefFacts) -> Vec<Fact> {
        let severity = facts.severity.and_then(|level| self.check_level(level));
        let tasks = facts.tasks.iter().filter_map(|told| self.check_task(told));
        let update = facts
            .next_update_in_s
            .and_then(|seconds| self.check_promise(self.in_seconds(seconds)));
        severity.into_iter().chain(tasks).chain(update).collect()
    }

    fn in_seconds(&self, seconds: i64) -> Moment {
        let span = Span::secs(seconds.unsigned_abs());
        if seconds < 0 {
            self.now - span
        } else {
            self.now + span
        }
    }

    fn check_level(&self, level: u8) -> Option<Fact> {
        let so = self.state.severity?;
        Some(Fact {
            element: BriefElement::Severity,
            task: None,
            said: format!("severity {level}"),
            truth: format!("severity {so}"),
            right: level == so,
            words: vec![
                so.to_string(),
                crate::drill::speech::numbers_said(so).to_owned(),
            ],
        })
    }

    fn check_promise(&self, said: Moment) -> Option<Fact> {
        let due = self.state.update_due?;
        if due + PROMISE_STANDS < self.now {
            return None;
        }
        let clock = |at| format!("next update due at {}", self.clock_said(at));
        Some(Fact {
            element: BriefElement::Promises,
            task: None,
            said: clock(said),
            truth: clock(due),
            right: near(said, due),
            words: vec![self.clock_said(due)],
        })
    }

    /// A task that was told: wrong if it is another's, if it is over, or if its time is another.
    fn check_task(&self, told: &BriefedTask) -> Option<Fact> {
        let owner = self.called(&told.who);
        let due = told.due_in_s.map(|seconds| self.in_seconds(seconds));
        let said = self.task_said(&owner, &told.task, due);
        let fact = |task: &Task, truth: String, right: bool, words: Vec<String>| {
            Some(Fact {
                element: BriefElement::Tasks,
                task: Some(task.id),
                said: said.clone(),
                truth,
                right,
                words,
            })
        };
        let about: Vec<&Task> = self
            .state
            .tasks
            .values()
            .filter(|task| self.is_about(told, task))
            .collect();
        let open = || about.iter().copied().filter(|task| task.is_open());
        if let Some(task) = open().rev().find(|task| task.to == told.who) {
            let truth = self.task_said(&owner, &task.text, task.box_ends);
            let right = match (due, task.box_ends) {
                (Some(due), Some(ends)) => near(due, ends) || (due <= self.now && ends <= self.now),
                _ => true,
            };
            let words = task.box_ends.map(|ends| self.clock_said(ends));
            return fact(task, truth, right, words.into_iter().collect());
        }
        if let Some(task) = open().next_back() {
            let has = self.called(&task.to);
            let truth = self.task_said(&has, &task.text, task.box_ends);
            return fact(task, truth, false, vec![has.to_lowercase()]);
        }
        let over = about
            .iter()
            .copied()
            .rfind(|task| task.to == told.who && !task.is_open())?;
        let end = match over.status {
            TaskStatus::Cancelled => "was called off",
            TaskStatus::Declined => "was not taken",
            TaskStatus::Finished(_) | TaskStatus::Open | TaskStatus::AskedBack(_) => {
                "is reported as finished"
            }
        };
        let truth = format!("{owner}'s \"{}\" {end}", over.text);
        let words = ["finished", "done", "over", "called off", "no longer", "not"];
        fact(over, truth, false, words.map(str::to_owned).to_vec())
    }

    /// Whether a task is the one that was told: the same work, or the same remedy or service.
    fn is_about(&self, told: &BriefedTask, task: &Task) -> bool {
        let subject = self.subjects.of(&told.task);
        let same = match (&subject.remedy, &task.remedy) {
            (None, None) => subject.service.is_some() && subject.service == task.service,
            (told, task) => told == task,
        };
        same || self.hearing.is_the_same_work(&told.task, &task.text)
    }

    fn task_said(&self, owner: &str, task: &str, due: Option<Moment>) -> String {
        let until = due.map_or_else(String::new, |due| {
            format!(" until {}", self.clock_said(due))
        });
        format!("{owner} has \"{task}\"{until}")
    }
}

fn near(one: Moment, other: Moment) -> bool {
    one.since(other).0.max(other.since(one).0) <= TIME_ROUNDED.0
}
