//! The one pass: what each event enters into the ledger.

use super::{
    Announced, Answer, Arc, Brief, Decision, Extension, FollowUp, Ledger, Mark, Order, Passing,
    Poll, Stood, Taking, Task, TimeBox,
};
use crate::drill::event::Passed;
use crate::drill::event::{PlanId, Reported, TaskId};
use crate::drill::{Event, What};
use crate::hearing::Directed;
use crate::scenario::ids::{PersonId, RemedyId};
use crate::units::{Moment, Span};

/// A decision said this soon after its order is the same decision. Ours.
const SAME_BREATH: Span = Span::secs(60);

/// A time box set this soon after the order belongs to the order. Ours.
const WITH_THE_ORDER: Span = Span::secs(60);

impl<'a> Ledger<'a> {
    /// Enters one event.
    pub(super) fn enter(&mut self, event: &'a Event) {
        if self.is_over {
            self.enter_aftermath(event);
            return;
        }
        self.end = Mark::of(event);
        match &event.what {
            // What happens most often and proves nothing.
            What::Said { .. } | What::Heard { .. } | What::Measured { .. } => {}
            What::TaskGiven { .. }
            | What::OrderUndirected { .. }
            | What::TaskAcknowledged { .. }
            | What::AckAskedAgain { .. }
            | What::AskedBack { .. }
            | What::TaskDeclined { .. }
            | What::TaskReported { .. }
            | What::TimeboxOver { .. }
            | What::FollowedUp { .. }
            | What::EstimateAsked { .. }
            | What::TimeExtended { .. }
            | What::TaskCancelled { .. } => self.enter_work(event),
            What::OptionsAsked { .. }
            | What::OptionOffered { .. }
            | What::RisksAsked { .. }
            | What::RiskTold { .. }
            | What::PlanProposed { .. }
            | What::ObjectionsPolled { .. }
            | What::AgreementPolled { .. }
            | What::Objected { .. }
            | What::PlanDecided { .. } => self.enter_decision(event),
            What::PressureBegan { .. }
            | What::PressureGrew { .. }
            | What::PressureAnswered { .. }
            | What::PressureEnded { .. } => self.enter_pressure(event),
            What::Briefed { .. }
            | What::ReadBack { .. }
            | What::ReadBackAnswered { .. }
            | What::ReadBackJudged { .. }
            | What::HandoverAnnounced { .. } => self.enter_handover(event),
            _ => self.enter_course(event),
        }
    }

    /// The reckoning comes after the end; nothing else there is the trainee's.
    fn enter_aftermath(&mut self, event: &'a Event) {
        match &event.what {
            What::Reckoned { lost, mitigated_ms } => {
                self.reckoned = Some((Mark::of(event), *lost, *mitigated_ms));
            }
            // A read-back's judgement may stand behind the end that it led to.
            What::ReadBackJudged { .. } => self.enter_handover(event),
            _ => {}
        }
    }

    fn enter_course(&mut self, event: &'a Event) {
        let mark = Mark::of(event);
        match &event.what {
            What::CallBegan {
                trainee,
                shift_ends_ms,
                severity,
            } => {
                self.trainee = trainee;
                self.began = mark;
                self.shift_ends = shift_ends_ms.map(Moment);
                self.severity_at_start = *severity;
            }
            What::Joined { who, .. } => self.presence.push((event.at, who, true)),
            What::Left { who, .. } => self.presence.push((event.at, who, false)),
            What::CommanderAskedFor { utterance } => {
                self.commander_asked
                    .get_or_insert(Mark::words(event, *utterance));
            }
            What::CommandTaken {
                who,
                utterance,
                named,
                full_title,
                again,
            } => {
                let mark = utterance.map_or(mark, |words| Mark::words(event, words));
                if who == self.trainee && *again {
                    self.kept.push(mark);
                }
                let before = self.commanders.last().and_then(|(_, who)| *who);
                if who == self.trainee && self.taking.is_none() {
                    self.taking = Some(Taking {
                        mark,
                        named: *named,
                        full_title: *full_title,
                        from_somebody: before.is_some_and(|other| other != who),
                    });
                }
                self.set_commander(mark, Some(who));
            }
            What::CommandPassed { from, to, how } => {
                self.abandoned |= *how == Passed::Abandoned;
                if let Some(to) = to
                    && from.as_ref() == Some(self.trainee)
                    && to != self.trainee
                {
                    self.passings.push(Passing {
                        mark,
                        to,
                        how: *how,
                    });
                }
                self.set_commander(mark, to.as_ref());
            }
            What::HandsOn { utterance, task } => self
                .hands_on
                .push((Mark::words(event, *utterance), task.as_str())),
            What::RoleGiven {
                role,
                who,
                utterance,
            } => self
                .roles
                .push((Mark::words(event, *utterance), *role, who)),
            What::OrderWithoutCommand { utterance, act } => self
                .without_command
                .push((Mark::words(event, *utterance), act.as_str())),
            What::RemedyStarted { .. } => self.remedies_started.push(mark),
            What::SeverityDeclared { level, utterance } => self
                .severities
                .push((Mark::words(event, *utterance), *level)),
            What::SeverityArgued { utterance } => {
                self.argued.push(Mark::words(event, *utterance));
            }
            What::RecoveryAsked { utterance } => {
                self.recovery_asked.push(Mark::words(event, *utterance));
            }
            What::DeclaredResolved { utterance } => {
                self.resolved.get_or_insert(Mark::words(event, *utterance));
            }
            What::DrillEnded { why, .. } => {
                self.ended = Some(*why);
                self.is_over = true;
            }
            What::Reckoned { lost, mitigated_ms } => {
                self.reckoned = Some((mark, *lost, *mitigated_ms));
            }
            _ => {}
        }
    }

    fn set_commander(&mut self, mark: Mark, who: Option<&'a PersonId>) {
        if self.commanders.last().map(|(_, last)| *last) != Some(who) {
            self.commanders.push((mark, who));
        }
    }

    fn enter_work(&mut self, event: &'a Event) {
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
            What::TaskAcknowledged { task, .. } | What::AskedBack { task, .. } => {
                if let Some(at) = self.place_of(*task) {
                    self.tasks[at].answered = true;
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
                self.close(*task, event.at);
            }
            What::TaskReported { task, result, .. } => self.enter_report(event, *task, *result),
            What::TimeboxOver { task } => {
                if let Some(time_box) = self.box_of(*task) {
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
        let at = self.tasks.len();
        let open = self.open_tasks.entry(to).or_insert(0);
        self.tasks.push(Task {
            given,
            to,
            directed: *directed,
            text,
            service: service.as_ref(),
            remedy: remedy.as_ref(),
            boxed: false,
            last_box: None,
            ack_asked: *ack_asked,
            answered: false,
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
        if !is_same_order && *directed != Directed::Oneself {
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
        self.tasks[task].last_box = Some(self.boxes.len());
        self.boxes.push(TimeBox {
            task,
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
        let Some((time_box, late_ms)) = self.box_of(task).zip(late_ms) else {
            return;
        };
        let early = i64::try_from(self.follow_up_early.0).unwrap_or(i64::MAX);
        let counts = late_ms >= -early && self.boxes[time_box].came_back.is_none();
        if late_ms >= -early {
            self.boxes[time_box].came_back.get_or_insert(mark);
        }
        self.follow_ups.push(FollowUp {
            mark,
            time_box,
            late_ms,
            counts,
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

    fn enter_decision(&mut self, event: &'a Event) {
        match &event.what {
            What::OptionsAsked { utterance } => {
                self.options_asked.push(Mark::words(event, *utterance));
            }
            What::OptionOffered { remedy, .. } => {
                let mark = Mark::of(event);
                self.first_offer.get_or_insert(mark);
                let standing = self.options.entry(remedy).or_default();
                standing.offered.get_or_insert(mark);
            }
            What::RisksAsked { remedy, utterance } => {
                let mark = Mark::words(event, *utterance);
                match remedy {
                    Some(remedy) => {
                        self.options.entry(remedy).or_default().risk_asked = Some(mark);
                    }
                    None => self.general_risks_asked = Some(mark),
                }
            }
            What::RiskTold { remedy, .. } => {
                self.options.entry(remedy).or_default().risk_told = Some(Mark::of(event));
            }
            What::PlanProposed {
                plan,
                remedy,
                text,
                utterance,
            } => {
                let mark = Mark::words(event, *utterance);
                let plan = self.plans.entry(*plan).or_default();
                plan.remedy = remedy.as_ref();
                plan.text = text;
                plan.proposed.get_or_insert(mark);
                if let Some(remedy) = remedy {
                    let standing = self.options.entry(remedy).or_default();
                    standing.proposed.get_or_insert(mark);
                }
            }
            What::ObjectionsPolled {
                plan: Some(plan),
                utterance,
            } => {
                let mark = Mark::words(event, *utterance);
                self.plans.entry(*plan).or_default().polled = Some(mark);
            }
            What::AgreementPolled {
                plan: Some(plan),
                utterance,
            } => {
                let mark = Mark::words(event, *utterance);
                self.plans.entry(*plan).or_default().agreement = Some(mark);
            }
            What::Objected {
                plan,
                who,
                too_late: false,
                ..
            } => {
                let plan = self.plans.entry(*plan).or_default();
                plan.objections.push((Mark::of(event), who));
            }
            What::PlanDecided {
                plan,
                remedy,
                text,
                polled_ms,
                utterance,
            } => {
                let mark = Mark::words(event, *utterance);
                self.enter_plan_decided(mark, *plan, remedy.as_ref(), text, *polled_ms);
            }
            _ => {}
        }
    }

    fn enter_plan_decided(
        &mut self,
        mark: Mark,
        id: PlanId,
        remedy: Option<&'a RemedyId>,
        text: &'a str,
        polled_ms: Option<u64>,
    ) {
        let plan = self.plans.entry(id).or_default();
        if plan.decided.is_some() {
            return;
        }
        plan.decided = Some(mark);
        plan.remedy = plan.remedy.or(remedy);
        if plan.text.is_empty() {
            plan.text = text;
        }
        let poll = match (polled_ms, plan.agreement) {
            (Some(ms), _) => Poll::Objections(plan.polled.unwrap_or(mark), Span(ms)),
            (None, Some(asked)) => Poll::Agreement(asked),
            (None, None) => Poll::Never,
        };
        let decision = self.decision(mark, Some(id), remedy, text, poll);
        let said_with_order = self.decisions.iter_mut().rev().find(|earlier| {
            earlier.plan.is_none()
                && earlier.remedy == remedy
                && mark.at.since(earlier.mark.at) <= SAME_BREATH
        });
        match said_with_order {
            Some(earlier) => *earlier = decision,
            None => self.decisions.push(decision),
        }
    }

    /// A remedy that is ordered without having been decided is decided by the order.
    fn enter_order_of_remedy(&mut self, mark: Mark, remedy: &'a RemedyId, text: &'a str) {
        let decided = |decision: &Decision<'_>| decision.remedy == Some(remedy);
        if !self.decisions.iter().any(decided) {
            let poll = self
                .plans
                .values()
                .rev()
                .filter(|plan| plan.remedy == Some(remedy))
                .find_map(|plan| match (plan.polled, plan.agreement) {
                    (Some(polled), _) => Some(Poll::Objections(polled, mark.at.since(polled.at))),
                    (None, Some(asked)) => Some(Poll::Agreement(asked)),
                    (None, None) => None,
                })
                .unwrap_or(Poll::Never);
            let decision = self.decision(mark, None, Some(remedy), text, poll);
            self.decisions.push(decision);
        }
    }

    fn decision(
        &self,
        mark: Mark,
        plan: Option<PlanId>,
        remedy: Option<&'a RemedyId>,
        text: &'a str,
        poll: Poll,
    ) -> Decision<'a> {
        let standing = remedy.and_then(|remedy| self.options.get(remedy));
        let known = standing.and_then(|standing| match (standing.offered, standing.proposed) {
            (Some(offered), Some(proposed)) => Some(offered.min(proposed)),
            (offered, proposed) => offered.or(proposed),
        });
        let asked_in_general = self
            .general_risks_asked
            .filter(|asked| known.is_none_or(|known| known.at <= asked.at));
        let risk_known = standing
            .and_then(|standing| standing.risk_asked.or(standing.risk_told))
            .or(asked_in_general);
        let last_risk = [
            standing.and_then(|standing| standing.risk_asked),
            standing.and_then(|standing| standing.risk_told),
            asked_in_general,
        ]
        .into_iter()
        .flatten()
        .max();
        let other = self
            .options
            .iter()
            .filter(|(other, _)| Some(**other) != remedy)
            .find_map(|(_, standing)| standing.offered.or(standing.proposed));
        Decision {
            mark,
            plan,
            remedy,
            text,
            poll,
            ripe: known.map(|known| last_risk.map_or(known.at, |risk| known.at.max(risk.at))),
            risk_known,
            alternative: self.options_asked.first().copied().or(other),
        }
    }

    fn enter_pressure(&mut self, event: &'a Event) {
        match &event.what {
            What::PressureBegan {
                arc,
                arc_kind,
                who,
                tone,
                level,
            } => {
                self.arc_at.insert(arc, self.arcs.len());
                self.arcs.push(Arc {
                    kind: *arc_kind,
                    who,
                    tone: *tone,
                    level: *level,
                    began: Mark::of(event),
                    grew: Vec::new(),
                    answers: Vec::new(),
                    ended: None,
                    severity: self
                        .severities
                        .last()
                        .map(|(_, level)| *level)
                        .or(self.severity_at_start),
                });
            }
            What::PressureGrew { arc, .. } => {
                if let Some(at) = self.arc_at.get(arc) {
                    self.arcs[*at].grew.push(Mark::of(event));
                }
            }
            What::PressureAnswered {
                arc,
                act,
                fitting,
                utterance,
            } => {
                if let Some(at) = self.arc_at.get(arc) {
                    self.arcs[*at].answers.push(Answer {
                        mark: Mark::words(event, *utterance),
                        act,
                        fitting: *fitting,
                    });
                }
            }
            What::PressureEnded { arc, how, .. } => {
                if let Some(at) = self.arc_at.get(arc) {
                    self.arcs[*at].ended.get_or_insert(Stood {
                        mark: Mark::of(event),
                        how: *how,
                    });
                }
            }
            _ => {}
        }
    }

    fn enter_handover(&mut self, event: &'a Event) {
        match &event.what {
            What::Briefed {
                to,
                elements,
                private,
                utterance,
            } => self.briefs.push(Brief {
                mark: Mark::words(event, *utterance),
                to,
                elements,
                private: *private,
            }),
            What::ReadBack { .. } => self.read_backs.push(Mark::of(event)),
            What::ReadBackAnswered { utterance, .. } => self
                .read_back_answers
                .push((Mark::words(event, *utterance), None)),
            What::ReadBackJudged { right } => match self.read_back_answers.last_mut() {
                Some((_, judged)) => *judged = Some(*right),
                None => self.read_back_answers.push((Mark::of(event), Some(*right))),
            },
            What::HandoverAnnounced { to, utterance } => self.announced.push(Announced {
                mark: Mark::words(event, *utterance),
                to,
            }),
            _ => {}
        }
    }
}
