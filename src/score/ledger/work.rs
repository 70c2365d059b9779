//! What orders, tasks, time boxes and follow-ups enter into the ledger.

use super::{Extension, FollowUp, Ledger, Mark, Order, Task, TimeBox};
use crate::drill::event::{AskBack, Reported, TaskId};
use crate::drill::{Event, Seq, What};
use crate::hearing::{Act, Directed, HeardAct};
use crate::units::{Moment, Span};

/// A time box set this soon after the order belongs to the order. Ours.
const WITH_THE_ORDER: Span = Span::secs(60);

impl<'a> Ledger<'a> {
    pub(super) fn enter_work(&mut self, event: &'a Event) {
        match &event.what {
            What::TaskGiven { .. } => self.enter_task(event),
            What::OrderUndirected {
                utterance,
                directed,
                text,
            } => self.orders.push(Order {
                mark: Mark::words(event, *utterance),
                directed: *directed,
                text,
                task: None,
            }),
            What::TaskAcknowledged { task, .. } => {
                if let Some(at) = self.place_of(*task) {
                    self.tasks[at].answered = true;
                }
            }
            What::AskedBack { task, why, .. } => {
                if let Some(at) = self.place_of(*task) {
                    self.tasks[at].answered = true;
                    if *why == AskBack::Unclear {
                        self.tasks[at].unclear.get_or_insert(Mark::of(event));
                    }
                }
            }
            What::AckAskedAgain { task, .. } => {
                if let Some(at) = self.place_of(*task) {
                    self.tasks[at].asked_again = true;
                }
            }
            What::TaskDeclined { task, .. } => self.close(*task, event.at),
            What::TaskCancelled { task, utterance } => {
                if let (Some(words), Some(at)) = (utterance, self.place_of(*task)) {
                    self.come_back(at, Mark::words(event, *words));
                }
                self.passes_on = utterance.is_some() && *utterance == self.rotating;
                self.close(*task, event.at);
            }
            What::TaskReported { task, result, .. } => self.enter_report(event, *task, *result),
            What::TimeboxOver { task } => {
                // A box that was set anew meanwhile is over at its own time.
                if let Some(time_box) = self.box_of(*task)
                    && event.at >= self.boxes[time_box].ends
                {
                    self.boxes[time_box].over.get_or_insert(Mark::of(event));
                }
            }
            What::FollowedUp {
                task,
                utterance,
                late_ms,
            } => self.enter_follow_up(Mark::words(event, *utterance), *task, *late_ms),
            What::EstimateAsked { task, utterance } => {
                if let Some(at) = self.place_of(*task) {
                    self.come_back(at, Mark::words(event, *utterance));
                }
            }
            What::TimeExtended {
                task,
                timebox_ms,
                asked,
                utterance,
            } => {
                let mark = Mark::words(event, *utterance);
                if let Some(at) = self.place_of(*task) {
                    self.enter_extension(at, mark, Span(*timebox_ms), *asked);
                }
            }
            _ => {}
        }
    }

    /// Whoever is sent to rest passes on what they have.
    pub(super) fn enter_rotation(&mut self, utterance: Seq, acts: &[HeardAct]) {
        let rotates = |heard: &HeardAct| matches!(heard.act, Act::Rotate { .. });
        if acts.iter().any(rotates) {
            self.rotating = Some(utterance);
        }
    }

    fn enter_task(&mut self, event: &'a Event) {
        let What::TaskGiven {
            task,
            to,
            directed,
            text,
            service,
            remedy,
            timebox_ms,
            ack_asked,
            utterance,
        } = &event.what
        else {
            return;
        };
        let given = Mark::words(event, *utterance);
        let passed_on = std::mem::take(&mut self.passes_on) && self.rotating == Some(*utterance);
        let at = self.tasks.len();
        let open = self.open_tasks.entry(to).or_insert(0);
        self.tasks.push(Task {
            given,
            to,
            directed: *directed,
            text,
            passed_on,
            service: service.as_ref(),
            remedy: remedy.as_ref(),
            boxed: false,
            last_box: None,
            ack_asked: *ack_asked,
            answered: false,
            unclear: None,
            asked_again: false,
            had_open: *open,
            closed: None,
        });
        *open += 1;
        self.task_at.insert(*task, at);
        let is_same_order = *directed == Directed::Group
            && self
                .orders
                .last()
                .is_some_and(|last| last.mark.seq == given.seq && last.text == text);
        if !passed_on && !is_same_order && *directed != Directed::Oneself {
            self.orders.push(Order {
                mark: given,
                directed: *directed,
                text,
                task: Some(at),
            });
        }
        if let Some(length) = timebox_ms {
            self.set_box(at, given, Span(*length));
        }
        if let Some(remedy) = remedy
            && matches!(directed, Directed::Person | Directed::Role)
        {
            self.enter_order_of_remedy(given, remedy, text);
        }
    }

    fn set_box(&mut self, task: usize, set: Mark, length: Span) {
        self.tasks[task].boxed = true;
        let before = self.tasks[task].last_box.replace(self.boxes.len());
        self.boxes.push(TimeBox {
            task,
            before,
            set,
            length,
            ends: set.at + length,
            over: None,
            came_back: None,
            self_reported: false,
        });
    }

    fn enter_report(&mut self, event: &'a Event, task: TaskId, result: Reported) {
        let Some(at) = self.place_of(task) else {
            return;
        };
        self.tasks[at].answered = true;
        if let Some(time_box) = self.tasks[at].last_box {
            let grace = self.self_report_grace;
            let time_box = &mut self.boxes[time_box];
            if time_box.came_back.is_none() && event.at <= time_box.ends + grace {
                time_box.self_reported = true;
            }
        }
        if result == Reported::NeedsMoreTime {
            return;
        }
        if result == Reported::Failed && self.tasks[at].remedy.is_some() {
            self.failures.push(Mark::of(event));
        }
        self.close(task, event.at);
    }

    fn enter_follow_up(&mut self, mark: Mark, task: TaskId, late_ms: Option<i64>) {
        let Some((mut time_box, mut late_ms)) = self.box_of(task).zip(late_ms) else {
            return;
        };
        // "Where are we? Take five more": the question was about the box before.
        if self.boxes[time_box].set.seq == mark.seq
            && let Some(before) = self.boxes[time_box].before
        {
            time_box = before;
            late_ms = distance(self.boxes[before].ends, mark.at);
        }
        let early = i64::try_from(self.follow_up_early.0).unwrap_or(i64::MAX);
        let time_box_came_back = &mut self.boxes[time_box].came_back;
        let is_first = time_box_came_back.is_none_or(|first| first == mark);
        if late_ms >= -early {
            time_box_came_back.get_or_insert(mark);
        }
        self.follow_ups.push(FollowUp {
            mark,
            time_box,
            late_ms,
            counts: late_ms >= -early && is_first,
        });
    }

    fn enter_extension(&mut self, task: usize, mark: Mark, length: Span, asked: bool) {
        if self.tasks[task].boxed {
            self.come_back(task, mark);
            self.extensions.push(Extension { mark, task, asked });
            self.set_box(task, mark, length);
        } else {
            let with_the_order = mark.at.since(self.tasks[task].given.at) <= WITH_THE_ORDER;
            self.set_box(task, mark, length);
            self.tasks[task].boxed = with_the_order;
        }
    }

    /// The commander came back to a task, unless it was too early to count.
    fn come_back(&mut self, task: usize, mark: Mark) {
        if let Some(time_box) = self.tasks[task].last_box {
            let time_box = &mut self.boxes[time_box];
            if mark.at + self.follow_up_early >= time_box.ends {
                time_box.came_back.get_or_insert(mark);
            }
        }
    }

    fn close(&mut self, task: TaskId, at: Moment) {
        if let Some(place) = self.place_of(task)
            && self.tasks[place].closed.is_none()
        {
            self.tasks[place].closed = Some(at);
            self.tasks[place].answered = true;
            if let Some(open) = self.open_tasks.get_mut(self.tasks[place].to) {
                *open = open.saturating_sub(1);
            }
        }
    }

    fn place_of(&self, task: TaskId) -> Option<usize> {
        self.task_at.get(&task).copied()
    }

    fn box_of(&self, task: TaskId) -> Option<usize> {
        self.place_of(task).and_then(|at| self.tasks[at].last_box)
    }
}

/// From one moment to another [ms]; negative when the other is earlier.
fn distance(from: Moment, to: Moment) -> i64 {
    let whole = |moment: Moment| i64::try_from(moment.0).unwrap_or(i64::MAX);
    whole(to).saturating_sub(whole(from))
}
