//! Orders: who takes a task, who asks back, who sends you to somebody else. Whoever has finished
//! something and not told it tells that first, and is free.

use super::numbers::{
    ACKNOWLEDGES_IN, ANSWERS_IN, KNOWS_SERVICE, TELLS_FIRST_IN, WHICH_FIRST_PATIENCE,
};
use crate::drill::due::{Due, Undirected, Words};
use crate::drill::engine::Drill;
use crate::drill::event::{AskBack, Lost, Sense, Seq, TaskId, What};
use crate::drill::state::TaskStatus;
use crate::drill::subject::{Subject, is_vague};
use crate::hearing::Directed;
use crate::scenario::ids::{PartyId, PersonId, RemedyId, ServiceId};
use crate::scenario::model::Part;
use crate::units::Span;

impl Drill {
    /// The number of a new task.
    pub(in crate::drill) fn next_task(&mut self) -> TaskId {
        self.tasks_given += 1;
        self.tasks_given
    }

    /// The commander gives an order.
    pub(in crate::drill) fn on_assign(
        &mut self,
        to: &[PartyId],
        directed: Directed,
        text: &str,
        timebox_s: Option<u64>,
        ack_asked: bool,
        utterance: Seq,
    ) {
        let timebox = timebox_s.map(|seconds| seconds * 1000);
        let named: Vec<PersonId> = to
            .iter()
            .filter_map(|party| self.person_of(party))
            .collect();
        match directed {
            Directed::Oneself => {
                self.on_hands_on(text, utterance);
            }
            Directed::Person | Directed::Role => {
                if let Some(who) = named.first() {
                    self.order_person(who, directed, text, timebox, ack_asked, utterance);
                }
            }
            Directed::Group if !named.is_empty() => {
                for who in named {
                    self.order_person(&who, directed, text, timebox, ack_asked, utterance);
                }
            }
            Directed::Group | Directed::Nobody => {
                let bystanders = if to.is_empty() {
                    self.responders_on_main_call()
                } else {
                    self.people_of(to)
                };
                self.order_undirected(directed, text, bystanders, utterance);
            }
        }
    }

    fn order_undirected(
        &mut self,
        directed: Directed,
        text: &str,
        bystanders: Vec<PersonId>,
        utterance: Seq,
    ) {
        self.emit(What::OrderUndirected {
            utterance,
            directed,
            text: text.to_owned(),
        });
        let subject = self.subjects.of(text);
        self.await_bystanders(Undirected {
            text: text.to_owned(),
            service: subject.service,
            remedy: subject.remedy,
            utterance,
            bystanders,
        });
    }

    /// An order to one person. Gives the task, if it became one.
    pub(super) fn order_person(
        &mut self,
        who: &PersonId,
        directed: Directed,
        text: &str,
        timebox: Option<u64>,
        ack_asked: bool,
        utterance: Seq,
    ) -> Option<TaskId> {
        if *who == self.state.trainee {
            self.on_hands_on(text, utterance);
            return None;
        }
        if !self.state.is_present(who) {
            self.tell_absent(who);
            return None;
        }
        // An answer to "which comes first?" or a clearer order replaces the question.
        let waiting = self.waiting_question(who);
        self.tell_finished(who);
        let busy = waiting.is_none() && self.is_at_work(who);
        if let Some((task, why)) = waiting {
            self.state_question_settled(task, why, utterance);
        }
        let id = self.give_task(who, directed, text, timebox, ack_asked, utterance);
        let task = self.state.task(id)?;
        let (service, remedy) = (task.service.clone(), task.remedy.clone());
        if let Some(other) = self.who_instead(who, service.as_ref(), remedy.as_ref()) {
            self.decline(id, who, other.as_ref(), remedy.is_some());
        } else if let Some(remedy) = remedy.as_ref().filter(|remedy| self.lacks_for(remedy)) {
            self.say_what_is_lacking(who, remedy, Some(id));
        } else if service.is_none() && remedy.is_none() && is_vague(text) {
            self.ask_back(id, who, AskBack::Unclear);
        } else if busy {
            self.ask_back(id, who, AskBack::WhichFirst);
            self.later(WHICH_FIRST_PATIENCE, Due::WhichFirst { task: id });
        } else {
            self.acknowledge(id, who, ack_asked);
            self.begin_work(id);
        }
        self.watch_span_of_control();
        Some(id)
    }

    /// Whether somebody has a task that is not finished yet.
    fn is_at_work(&self, who: &PersonId) -> bool {
        let unfinished = |id: &TaskId| self.result_of(*id).is_none();
        self.state.open_tasks_of(who).iter().any(unfinished)
    }

    /// Who is given something new tells first what they have finished and kept so far.
    fn tell_finished(&mut self, who: &PersonId) {
        for task in self.state.open_tasks_of(who) {
            if self.result_of(task).is_some() {
                let after = self.mouth_free.since(self.now) + TELLS_FIRST_IN;
                self.later(after, Due::Report { task });
            }
        }
    }

    /// Writes a task down as given.
    pub(in crate::drill) fn give_task(
        &mut self,
        who: &PersonId,
        directed: Directed,
        text: &str,
        timebox: Option<u64>,
        ack_asked: bool,
        utterance: Seq,
    ) -> TaskId {
        let task = self.next_task();
        let subject = self.subject_for(who, text);
        self.emit(What::TaskGiven {
            task,
            to: who.clone(),
            directed,
            text: text.to_owned(),
            service: subject.service,
            remedy: subject.remedy,
            timebox_ms: timebox,
            ack_asked,
            utterance,
        });
        if let Some(span) = timebox {
            self.start_time_box(task, Span(span));
        }
        task
    }

    /// What a task in these words is about for this person.
    fn subject_for(&self, who: &PersonId, text: &str) -> Subject {
        let mut subject = self.subjects.of(text);
        if subject.remedy.is_none() && subject.service.is_none() && says_do_it(text) {
            subject.remedy = self.last_decided_remedy();
        }
        if subject.remedy.is_none() && subject.service.is_none() && !is_vague(text) {
            subject.service = self.own_service(who);
        }
        subject
    }

    /// Writes down a task that somebody had before the trainee came, confirmed.
    pub(in crate::drill) fn task_from_before(
        &mut self,
        who: &PersonId,
        text: &str,
        timebox: Option<Span>,
        began: Seq,
    ) -> TaskId {
        let task = self.next_task();
        let subject = self.subject_for(who, text);
        self.emit(What::WorkUnderWay {
            task,
            to: who.clone(),
            text: text.to_owned(),
            service: subject.service,
            remedy: subject.remedy,
            timebox_ms: timebox.map(|span| span.0),
            utterance: began,
        });
        if let Some(span) = timebox {
            self.start_time_box(task, span);
        }
        task
    }

    /// Whom this person would send you to, if the task is not theirs: `Some(None)` when they
    /// know nobody.
    pub(super) fn who_instead(
        &self,
        who: &PersonId,
        service: Option<&ServiceId>,
        remedy: Option<&RemedyId>,
    ) -> Option<Option<PersonId>> {
        let responder = self
            .person(who)
            .is_some_and(|one| one.part == Part::Responder);
        if let Some(remedy) = remedy.and_then(|id| self.scenario.remedy(id)) {
            if remedy.done_by.is_empty() || remedy.done_by.contains(who) {
                return None;
            }
            let other = remedy.done_by.iter().find(|one| self.state.is_present(one));
            return Some(other.cloned());
        }
        let service = service?;
        if !responder || self.expertise(who, service) >= KNOWS_SERVICE {
            return None;
        }
        let knows_best = self
            .those_with(Part::Responder)
            .max_by_key(|one| self.expertise(one, service))
            .filter(|one| one != who && self.expertise(one, service) >= KNOWS_SERVICE);
        Some(knows_best)
    }

    fn decline(&mut self, task: TaskId, who: &PersonId, other: Option<&PersonId>, remedy: bool) {
        let after = self.reaction(who, ANSWERS_IN);
        let (situation, slots) = match other {
            Some(other) => ("declines-for", vec![("other", self.called(other))]),
            None => (
                if remedy {
                    "declines-remedy"
                } else {
                    "declines"
                },
                vec![],
            ),
        };
        let declined = What::TaskDeclined {
            task,
            who: who.clone(),
        };
        self.say_later(
            after,
            who,
            situation,
            slots,
            Sense::Declines { task },
            vec![declined],
        );
    }

    fn ask_back(&mut self, task: TaskId, who: &PersonId, why: AskBack) {
        let after = self.reaction(who, ANSWERS_IN);
        let situation = match why {
            AskBack::Unclear => "asks-back",
            AskBack::WhichFirst => "asks-which-first",
        };
        let slots = vec![("task", self.open_work_said(who, task))];
        self.emit(What::AskedBack {
            task,
            who: who.clone(),
            why,
        });
        self.say_later(
            after,
            who,
            situation,
            slots,
            Sense::AsksBack { task, why },
            vec![],
        );
    }

    /// Confirms a task in two to six seconds if asked to, by temperament if not.
    pub(in crate::drill) fn acknowledge(&mut self, task: TaskId, who: &PersonId, asked: bool) {
        let chance = self
            .person(who)
            .map(|one| one.traits.acknowledges)
            .unwrap_or_default();
        if !asked && !self.die(who).chance(chance) {
            return;
        }
        if !self.loses_message(task, who, Lost::Acknowledgement) {
            self.confirm(task, who);
        }
    }

    /// Says that a task is taken.
    fn confirm(&mut self, task: TaskId, who: &PersonId) {
        let after = self.reaction(who, ACKNOWLEDGES_IN);
        let minutes = self.state.task(task).and_then(|task| task.box_ends);
        let (situation, slots) = match minutes {
            Some(ends) => {
                let minutes = ends.since(self.now).as_minutes_said().max(1);
                (
                    "acknowledge-timed",
                    vec![("minutes", minutes_said(minutes))],
                )
            }
            None => ("acknowledge", vec![]),
        };
        self.confirm_in(after, task, who, Words::House(situation, slots));
    }

    /// The commander asks for a confirmation on its own.
    pub(in crate::drill) fn on_ask_ack(&mut self, to: &[PartyId], utterance: Seq) {
        let people = self.people_of(to);
        let waiting: Vec<(TaskId, PersonId)> = self
            .state
            .open_tasks()
            .filter(|task| !task.acknowledged && (people.is_empty() || people.contains(&task.to)))
            .filter(|task| task.directed != Directed::Nobody)
            .map(|task| (task.id, task.to.clone()))
            .collect();
        for (task, who) in waiting {
            self.emit(What::AckAskedAgain { task, utterance });
            self.confirm(task, &who);
        }
    }

    /// The question that a person waits to have answered.
    fn waiting_question(&self, who: &PersonId) -> Option<(TaskId, AskBack)> {
        self.state
            .open_tasks()
            .rev()
            .find_map(|task| match task.status {
                TaskStatus::AskedBack(why) if task.to == *who => Some((task.id, why)),
                _ => None,
            })
    }

    /// A new order to somebody who waits for an answer: it takes the place of the one asked about.
    fn state_question_settled(&mut self, task: TaskId, why: AskBack, utterance: Seq) {
        self.stop_work(task);
        self.emit(What::TaskCancelled {
            task,
            utterance: Some(utterance),
        });
        if why == AskBack::WhichFirst {
            // The new order comes first; what they had goes on afterwards.
            self.pause_others(task);
        }
    }

    /// Nobody said which comes first: the old task stays first, the new one follows.
    pub(in crate::drill) fn on_which_first_unanswered(&mut self, task: TaskId) {
        let Some(open) = self.state.task(task) else {
            return;
        };
        if open.status == TaskStatus::AskedBack(AskBack::WhichFirst) {
            let (who, ack) = (open.to.clone(), open.ack_asked);
            self.begin_work_after(task, &who);
            self.acknowledge(task, &who, ack);
        }
    }

    /// The commander calls a task off.
    pub(in crate::drill) fn on_cancel_task(&mut self, to: &[PartyId], utterance: Seq) {
        let people = self.people_of(to);
        let found = self
            .state
            .open_tasks()
            .rev()
            .find(|task| people.contains(&task.to));
        let Some((task, who)) = found.map(|task| (task.id, task.to.clone())) else {
            return;
        };
        self.stop_work(task);
        self.emit(What::TaskCancelled {
            task,
            utterance: Some(utterance),
        });
        let after = self.reaction(&who, ANSWERS_IN);
        self.say_later(after, &who, "drops-it", vec![], Sense::Chatter, vec![]);
    }
}

/// "five minutes", as people say it.
pub(in crate::drill) fn minutes_said(minutes: u64) -> String {
    const SAID: [&str; 11] = [
        "no minutes",
        "one minute",
        "two minutes",
        "three minutes",
        "four minutes",
        "five minutes",
        "six minutes",
        "seven minutes",
        "eight minutes",
        "nine minutes",
        "ten minutes",
    ];
    usize::try_from(minutes)
        .ok()
        .and_then(|at| SAID.get(at))
        .map_or_else(|| format!("{minutes} minutes"), |said| (*said).to_owned())
}

/// "go ahead", "do it": the plan just decided is meant.
fn says_do_it(text: &str) -> bool {
    const MEANT: [&str; 7] = [
        "do it",
        "go ahead",
        "do that",
        "proceed",
        "start it",
        "carry it out",
        "that plan",
    ];
    let text = text.to_lowercase();
    MEANT.iter().any(|words| text.contains(words))
}
