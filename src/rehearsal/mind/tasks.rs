//! Following up: acknowledgements, questions back, time boxes, estimates, reports.

use std::collections::BTreeMap;

use super::Mind;
use super::past::Past;
use crate::drill::event::{AskBack, Reported, TaskId, What};
use crate::drill::state::{Task, TaskStatus};
use crate::rehearsal::habits::{Clock, Speech};
use crate::rehearsal::words::{Phrase, Slots, minutes};
use crate::scenario::ids::PersonId;
use crate::units::{Moment, Span};

/// An acknowledgement that does not come is asked for again after this. Ours.
const ACK_PATIENCE: Span = Span::secs(20);
/// So often it is asked for again.
const ACK_TRIES: u32 = 2;
/// The commander comes back this much after the time box ends: never early. D: asking early
/// costs the expert time.
const AFTER_THE_BOX: Span = Span::secs(3);
/// A follow-up or a question that nobody answered is said again after this.
const ANSWER_PATIENCE: Span = Span::secs(20);
/// So often a follow-up is said again.
const FOLLOW_UPS: u32 = 3;
/// Minutes granted when an estimate does not come, or with a clarification.
const USUAL_MINUTES: u64 = 5;
/// The longest extension, however long the expert asks for; then one looks again.
const LONGEST_MINUTES: u64 = 15;
/// Having granted more time so often, the commander has it done otherwise.
const EXTENSIONS: u32 = 4;
/// A commander who nags asks this often.
const NAG_EVERY: Span = Span::minutes(1);
/// So long they wait for an answer. Ours.
const NAG_PATIENCE: Span = Span::secs(6);
/// What is asked so shortly before the end of the time box is left to the follow-up. Ours.
const NEAR_THE_END: Span = Span::secs(20);
/// A commander blind to the clock asks for news after this much and up to as much again.
const BLIND_ASKS: Span = Span::minutes(7);
/// So often an unclear order is said more clearly.
const CLARITIES: u32 = 2;
/// A report is thanked for if there is time within this.
const THANKS_WITHIN: Span = Span::secs(20);

/// What the commander remembers of the tasks.
#[derive(Debug, Default)]
pub(super) struct Tasks {
    cares: BTreeMap<TaskId, Care>,
    thanks: Option<(PersonId, Moment)>,
    /// Something happened to a task since they were last gone through.
    stirred: bool,
    /// When one of them is next due.
    due: Option<Moment>,
}

/// What the commander remembers of one task.
#[derive(Debug)]
struct Care {
    /// When it was given its present time box.
    set: Moment,
    boxed: Span,
    acks: u32,
    ack_asked: Moment,
    /// When those who nag last asked.
    nagged: Moment,
    /// When it was last followed up for the present time box, and how often.
    followed: Option<Moment>,
    followed_times: u32,
    needs_time: bool,
    estimate_asked: Option<Moment>,
    asked_back: u32,
    clarified: u32,
    extended: u32,
    /// When the clock-blind next think of it.
    whenever: Moment,
}

impl Tasks {
    /// Somebody answered about their work.
    pub fn spoke(&mut self, _who: &PersonId, _now: Moment) {
        self.stirred = true;
    }
}

impl Mind {
    /// Learns what becomes of tasks.
    pub(super) fn learn_of_task(&mut self, what: &What, now: Moment) {
        let tasks = &mut self.tasks;
        match what {
            What::TaskGiven {
                task, timebox_ms, ..
            } => {
                let late = self.voice.draw() % BLIND_ASKS.0;
                let boxed = Span(timebox_ms.unwrap_or_default());
                tasks
                    .cares
                    .insert(*task, Care::new(boxed, now, BLIND_ASKS + Span(late)));
            }
            What::AskedBack { task, .. } => {
                if let Some(care) = tasks.cares.get_mut(task) {
                    care.asked_back += 1;
                }
            }
            What::TaskReported {
                task, result, who, ..
            } => {
                if let Some(care) = tasks.cares.get_mut(task) {
                    care.needs_time = *result == Reported::NeedsMoreTime;
                    if !care.needs_time {
                        tasks.cares.remove(task);
                        tasks.thanks = Some((who.clone(), now));
                    }
                }
            }
            What::TaskLearned {
                task, box_ends_ms, ..
            } => {
                let ends = box_ends_ms.map_or(now, Moment);
                tasks
                    .cares
                    .insert(*task, Care::new(ends.since(now), now, BLIND_ASKS));
            }
            What::TaskCancelled { task, utterance } => {
                tasks.cares.remove(task);
                let lost = self.state.task(*task).filter(|_| utterance.is_none());
                if let Some(service) = lost.and_then(|task| task.service.clone()) {
                    self.look_was_lost(&service);
                }
            }
            What::TaskDeclined { task, .. } => {
                tasks.cares.remove(task);
            }
            What::TimeExtended {
                task, timebox_ms, ..
            } => {
                if let Some(care) = tasks.cares.get_mut(task) {
                    care.extended += 1;
                    care.set = now;
                    care.boxed = Span(*timebox_ms);
                    care.nagged = now;
                    care.followed = None;
                    care.followed_times = 0;
                    care.needs_time = false;
                    care.estimate_asked = None;
                }
            }
            What::TimeboxOver { .. }
            | What::Estimated { .. }
            | What::EstimateAsked { .. }
            | What::AckAskedAgain { .. }
            | What::FollowedUp { .. }
            | What::Left { .. } => {}
            _ => return,
        }
        self.tasks.stirred = true;
    }

    /// Goes through the open tasks and does what the most pressing one asks for.
    pub(super) fn mind_tasks(&mut self, now: Moment) -> Option<String> {
        if let Some((who, when)) = self.tasks.thanks.take()
            && now < when + THANKS_WITHIN
            && self.is_here(&who)
        {
            self.tasks.stirred = true;
            return Some(self.say_to(Phrase::Acknowledge, &who));
        }
        if !self.tasks.stirred
            && let Some(due) = self.tasks.due
            && now < due
        {
            self.wake_at(due);
            return None;
        }
        let mut due = super::NEVER;
        let mut wanted = None;
        let mending: Vec<TaskId> = self
            .state
            .open_tasks()
            .filter(|task| task.remedy.is_none() && self.mends(&task.to))
            .map(|task| task.id)
            .collect();
        for (id, care) in &mut self.tasks.cares {
            let Some(task) = self.state.task(*id) else {
                continue;
            };
            if !task.is_open() || !self.state.is_present(&task.to) {
                continue;
            }
            // "Which comes first?" What mends.
            if task.status == TaskStatus::AskedBack(AskBack::WhichFirst) && mending.contains(id) {
                wanted = Some((*id, Phrase::CancelTask, Span::ZERO));
                break;
            }
            match care.wants(task, self.habits.clock, now) {
                Want::Nothing => {}
                Want::At(when) => due = due.min(when),
                Want::Say(phrase, length) => {
                    wanted = Some((*id, phrase, length));
                    break;
                }
            }
        }
        self.tasks.stirred = wanted.is_some();
        self.tasks.due = Some(due);
        self.wake_at(due);
        let (id, phrase, length) = wanted?;
        if matches!(
            phrase,
            Phrase::FollowUp | Phrase::FollowUpWhenever | Phrase::AskEstimate | Phrase::AskAck
        ) {
            let who = self.state.task(id).map(|task| task.to.clone());
            self.await_answer(who, ANSWER_PATIENCE);
        }
        Some(self.say_about(id, phrase, length))
    }

    /// Those who nag ask every minute how it goes, until the time box is over; once there is
    /// nothing else to say.
    pub(super) fn nag(&mut self, now: Moment) -> Option<String> {
        if self.habits.clock != Clock::Nags {
            return None;
        }
        let mut due = super::NEVER;
        let mut nagged = None;
        for (id, care) in &mut self.tasks.cares {
            let early = self
                .state
                .task(*id)
                .filter(|task| task.is_open() && task.acknowledged)
                .filter(|task| self.state.is_present(&task.to) && care.is_early(task, now));
            let Some(task) = early else { continue };
            if now < care.nagged + NAG_EVERY {
                due = due.min(care.nagged + NAG_EVERY);
            } else {
                care.nagged = now;
                nagged = Some(task.to.clone());
                break;
            }
        }
        self.wake_at(due);
        let who = nagged?;
        self.await_answer(Some(who.clone()), NAG_PATIENCE);
        Some(self.say_to(Phrase::Chase, &who))
    }

    fn say_about(&mut self, id: TaskId, phrase: Phrase, length: Span) -> String {
        let time = minutes(length.as_minutes_said().max(1));
        let Some(task) = self.state.task(id) else {
            return String::new();
        };
        let what = match (&task.remedy, &task.service) {
            (Some(remedy), _) => self.book.remedy(remedy).into(),
            (None, Some(service)) => self.book.service(service),
            (None, None) => match self.looking.meant_for(&task.to) {
                Some(service) => self.book.service(service),
                None => "this".into(),
            },
        };
        let phrase = match (phrase, &task.remedy) {
            (Phrase::Clarify, Some(_)) => Phrase::Execute,
            (Phrase::ClarifyUntimed, Some(_)) => Phrase::ExecuteUntimed,
            (Phrase::Clarify, None) if self.habits.speech == Speech::Mumbles => {
                Phrase::ClarifyInJargon
            }
            (phrase, _) => phrase,
        };
        let slots = Slots {
            to: self.book.name(&task.to),
            what: &what,
            time: &time,
            ..Slots::default()
        };
        self.voice.say(phrase, slots)
    }
}

/// What one task asks of the commander now.
enum Want {
    Nothing,
    /// Nothing before this.
    At(Moment),
    /// To say this, about so much time.
    Say(Phrase, Span),
}

impl Care {
    /// A task just given, with so much time, to be thought of again after a while by those who
    /// keep no time.
    fn new(boxed: Span, now: Moment, whenever: Span) -> Care {
        Care {
            set: now,
            boxed,
            acks: 0,
            ack_asked: now,
            nagged: now,
            followed: None,
            followed_times: 0,
            needs_time: false,
            estimate_asked: None,
            asked_back: 0,
            clarified: 0,
            extended: 0,
            whenever: now + whenever,
        }
    }

    /// The commander asked how it stands; an early question is no follow-up of the time box.
    fn followed_up(&mut self, at: Moment) {
        if at >= self.set + self.boxed {
            self.followed = Some(at);
            self.followed_times += 1;
        }
    }

    fn wants(&mut self, task: &Task, clock: Clock, now: Moment) -> Want {
        if let TaskStatus::AskedBack(why) = task.status {
            return self.answer_back(why, clock);
        }
        if task.ack_asked && !task.acknowledged && self.acks < ACK_TRIES {
            let due = self.ack_asked + ACK_PATIENCE;
            if now < due {
                return Want::At(due);
            }
            self.acks += 1;
            self.ack_asked = now;
            return Want::Say(Phrase::AskAck, Span::ZERO);
        }
        match clock {
            Clock::Blind => {
                if now < self.whenever {
                    return Want::At(self.whenever);
                }
                self.whenever = now + BLIND_ASKS;
                Want::Say(Phrase::FollowUpWhenever, Span::ZERO)
            }
            Clock::Boxes => self.follow_up(task, now),
            Clock::Nags if self.is_early(task, now) => Want::Nothing,
            Clock::Nags => self.follow_up(task, now),
        }
    }

    /// Those who nag ask how it goes before they ask how long it takes.
    fn is_early(&self, task: &Task, now: Moment) -> bool {
        task.box_ends.is_some_and(|ends| now + NEAR_THE_END < ends)
    }

    fn answer_back(&mut self, why: AskBack, clock: Clock) -> Want {
        if self.clarified >= self.asked_back {
            return Want::Nothing;
        }
        self.clarified += 1;
        if self.clarified > CLARITIES {
            return Want::Say(Phrase::CancelTask, Span::ZERO);
        }
        let _ = why;
        let clear = match clock {
            Clock::Boxes | Clock::Nags => Phrase::Clarify,
            Clock::Blind => Phrase::ClarifyUntimed,
        };
        Want::Say(clear, Span::minutes(USUAL_MINUTES))
    }

    fn follow_up(&mut self, task: &Task, now: Moment) -> Want {
        if self.needs_time {
            return self.give_time(task, now);
        }
        let Some(ends) = task.box_ends else {
            if now < self.whenever {
                return Want::At(self.whenever);
            }
            self.whenever = now + BLIND_ASKS;
            return Want::Say(Phrase::FollowUpWhenever, Span::ZERO);
        };
        let due = match self.followed {
            None => ends + AFTER_THE_BOX,
            Some(last) => last + ANSWER_PATIENCE,
        };
        if now < due {
            return Want::At(due);
        }
        if self.followed_times >= FOLLOW_UPS {
            return Want::Nothing;
        }
        self.followed_times += 1;
        self.followed = Some(now);
        Want::Say(Phrase::FollowUp, self.boxed)
    }

    /// The expert says how long; the commander trusts it. D.
    fn give_time(&mut self, task: &Task, now: Moment) -> Want {
        if self.extended >= EXTENSIONS {
            return Want::Say(Phrase::CancelTask, Span::ZERO);
        }
        if let Some(estimate) = task.estimate {
            self.needs_time = false;
            let minutes = estimate.0.div_ceil(60_000).clamp(1, LONGEST_MINUTES);
            return Want::Say(Phrase::GrantTime, Span::minutes(minutes));
        }
        match self.estimate_asked {
            None => {
                self.estimate_asked = Some(now);
                Want::Say(Phrase::AskEstimate, Span::ZERO)
            }
            Some(asked) if now < asked + ANSWER_PATIENCE => Want::At(asked + ANSWER_PATIENCE),
            Some(_) => {
                self.needs_time = false;
                Want::Say(Phrase::GrantTime, Span::minutes(USUAL_MINUTES))
            }
        }
    }
}

/// Work without a time box is asked after so long after it was given, by whoever takes over.
const UNTIMED: Span = Span::minutes(USUAL_MINUTES);

impl Mind {
    /// What was asked about the work that is open.
    pub(super) fn recall_tasks(&mut self, past: &Past<'_>) {
        let cares = &mut self.tasks.cares;
        for (at, what) in past.events() {
            match what {
                What::FollowedUp { task, .. } => {
                    if let Some(care) = cares.get_mut(task) {
                        care.followed_up(at);
                    }
                }
                What::AckAskedAgain { task, .. } => {
                    if let Some(care) = cares.get_mut(task) {
                        care.acks += 1;
                        care.ack_asked = at;
                    }
                }
                What::EstimateAsked { task, .. } => {
                    if let Some(care) = cares.get_mut(task) {
                        care.estimate_asked = Some(at);
                    }
                }
                // What was asked before the last extension counts no more.
                What::TimeExtended { task, .. } => {
                    if let Some(care) = cares.get_mut(task) {
                        care.followed = None;
                        care.followed_times = 0;
                        care.estimate_asked = None;
                    }
                }
                _ => {}
            }
        }
        for (id, care) in cares {
            let waits = self.state.task(*id).map(|task| task.status);
            let unanswered = matches!(waits, Some(TaskStatus::AskedBack(_)));
            care.clarified = care.asked_back.saturating_sub(u32::from(unanswered));
            if self.habits.clock == Clock::Boxes {
                care.whenever = care.whenever.min(care.set + UNTIMED).max(past.now);
            }
        }
        self.tasks.stirred = true;
    }
}
