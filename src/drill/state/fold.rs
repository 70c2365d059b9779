//! The fold: what each event does to the state. It decides nothing and draws nothing.

use super::super::event::{DraftId, Event, PlanId, Reported, TaskId, What};
use super::{
    Attendance, Draft, DraftStatus, Handover, Plan, PressureArc, Receiving, Standing, State, Task,
    TaskStatus, Team,
};
use crate::drill::people::numbers::CHASE_GRACE;
use crate::hearing::Directed;
use crate::scenario::ids::{PersonId, RemedyId};
use crate::units::{Moment, Permille, Span};

impl State {
    fn task_mut(&mut self, id: TaskId) -> Option<&mut Task> {
        self.tasks.get_mut(&id)
    }

    fn plan_mut(&mut self, id: PlanId) -> Option<&mut Plan> {
        self.plans.get_mut((id as usize).checked_sub(1)?)
    }

    fn person_mut(&mut self, who: &PersonId) -> &mut Attendance {
        if !self.people.contains_key(who) {
            self.people.insert(who.clone(), Attendance::default());
        }
        self.people.get_mut(who).expect("it was just inserted")
    }

    fn option_mut(&mut self, remedy: &RemedyId) -> &mut Standing {
        if !self.options.contains_key(remedy) {
            self.options.insert(remedy.clone(), Standing::default());
        }
        self.options.get_mut(remedy).expect("it was just inserted")
    }

    /// Takes in one event. Order matters; time does not pass by itself.
    pub fn apply(&mut self, event: &Event) {
        self.now = event.at;
        let now = event.at;
        match &event.what {
            What::CallBegan {
                trainee,
                shift_ends_ms,
                severity,
            } => {
                self.trainee = trainee.clone();
                self.shift_ends = shift_ends_ms.map(Moment);
                self.severity = *severity;
            }
            What::Joined { who, .. } => {
                let person = self.person_mut(who);
                person.present = true;
                person.came = now;
                person.tired = 0;
                person.paged = None;
                person.gone = None;
            }
            What::Left { who, why } => {
                let person = self.person_mut(who);
                person.present = false;
                person.gone = Some(*why);
                self.roles.retain(|_, holder| holder != who);
                for team in self.teams.values_mut() {
                    team.members.retain(|member| member != who);
                }
            }
            What::TeamFormed {
                team,
                leader,
                members,
                task,
                ..
            } => {
                self.teams.insert(
                    team.clone(),
                    Team {
                        leader: leader.clone(),
                        members: members.clone(),
                        task: *task,
                    },
                );
            }
            What::TeamLeft { team, who } => {
                if let Some(team) = self.teams.get_mut(team) {
                    team.members.retain(|member| member != who);
                }
            }
            What::TeamDissolved { team, .. } => {
                self.teams.remove(team);
            }
            What::Paged { who, .. } => self.person_mut(who).paged = Some(now),
            What::CommanderAskedFor { .. } => self.asked_for_commander = true,
            What::CommandTaken { who, .. } => self.commander = Some(who.clone()),
            What::CommandPassed { to, .. } => self.commander.clone_from(to),
            What::RoleGiven { role, who, .. } => {
                self.roles.insert(*role, who.clone());
            }
            What::UnderWay {
                commander, roles, ..
            } => {
                self.commander = Some(commander.clone());
                self.roles.clone_from(roles);
                self.receiving = Some(Receiving {
                    from: commander.clone(),
                    ..Receiving::default()
                });
            }
            What::BriefPartTold { .. }
            | What::BriefWasWrong { .. }
            | What::BriefPutRight { .. }
            | What::CommandOffered { .. }
            | What::CommandKept { .. } => self.take_in_receiving(&event.what, now),
            What::TaskGiven { .. }
            | What::PickedUp { .. }
            | What::WorkUnderWay { .. }
            | What::TaskLearned { .. } => self.take_in_task(&event.what, now),
            What::TaskAcknowledged { task, .. } => {
                if let Some(task) = self.task_mut(*task) {
                    task.acknowledged = true;
                }
            }
            What::AckAskedAgain { task, .. } => {
                if let Some(task) = self.task_mut(*task) {
                    task.ack_asked = true;
                }
            }
            What::AskedBack { task, why, .. } => {
                self.set_status(*task, TaskStatus::AskedBack(*why))
            }
            What::TaskDeclined { task, .. } => self.set_status(*task, TaskStatus::Declined),
            What::TaskReported { task, result, .. } => self.take_in_report(*task, *result, now),
            What::WorkDone { task, .. } => {
                if let Some(task) = self.task_mut(*task) {
                    task.work_done = true;
                }
            }
            What::TimeboxOver { task } => {
                if let Some(task) = self.task_mut(*task) {
                    task.box_over = true;
                    task.followed_up_since = false;
                }
            }
            What::FollowedUp { task, late_ms, .. } => {
                let mut owner = None;
                if let Some(task) = self.task_mut(*task) {
                    task.follow_ups += 1;
                    task.followed_up_since = true;
                    owner = Some(task.to.clone());
                }
                let early = late_ms.is_some_and(|late| late < -CHASE_GRACE.0.cast_signed());
                if let Some(owner) = owner.filter(|_| early) {
                    let chased = &mut self.person_mut(&owner).chased;
                    *chased = (chased.0 + 1, now);
                }
            }
            What::EstimateAsked { task, .. } => {
                if let Some(task) = self.task_mut(*task) {
                    task.estimate_asked = true;
                }
            }
            What::Estimated {
                task, estimate_ms, ..
            } => {
                if let Some(task) = self.task_mut(*task) {
                    task.estimate = Some(Span(*estimate_ms));
                }
            }
            What::TimeExtended {
                task, timebox_ms, ..
            } => {
                if let Some(task) = self.task_mut(*task) {
                    task.box_ends = Some(now + Span(*timebox_ms));
                    task.box_over = false;
                    task.estimate_asked = false;
                    task.estimate = None;
                    task.status = TaskStatus::Open;
                }
            }
            What::TaskQueued { task } => self.set_status(*task, TaskStatus::Open),
            What::TaskCancelled { task, .. } => self.set_status(*task, TaskStatus::Cancelled),
            What::OptionsAsked { .. } => {
                self.options_asked.get_or_insert(now);
            }
            What::OptionOffered { remedy, who } => {
                self.option_mut(remedy)
                    .offered_by
                    .get_or_insert_with(|| who.clone());
            }
            What::RisksAsked { remedy, .. } => match remedy {
                Some(remedy) => {
                    self.option_mut(remedy).risks_asked.get_or_insert(now);
                }
                None => {
                    self.risks_asked.get_or_insert(now);
                }
            },
            What::RiskTold {
                remedy,
                who,
                serious,
            } => {
                self.option_mut(remedy).risks.push((who.clone(), *serious));
            }
            What::PlanProposed { .. } | What::PlanDecided { .. } => {
                self.take_in_plan(&event.what, now)
            }
            What::ObjectionsPolled {
                plan: Some(plan), ..
            } => {
                if let Some(plan) = self.plan_mut(*plan) {
                    plan.polled = Some(now);
                }
            }
            What::AgreementPolled {
                plan: Some(plan), ..
            } => {
                if let Some(plan) = self.plan_mut(*plan) {
                    plan.agreement_polled = true;
                }
            }
            What::Objected {
                plan, remedy, who, ..
            } => {
                self.option_mut(remedy).objections.push(who.clone());
                if let Some(plan) = self.plan_mut(*plan) {
                    plan.objections.push(who.clone());
                }
            }
            What::RemedyStarted { remedy, .. } => {
                self.option_mut(remedy).started.get_or_insert(now);
            }
            What::FaultStarted {
                fault, intensity, ..
            }
            | What::FaultChanged { fault, intensity } => {
                self.faults.insert(fault.clone(), *intensity);
            }
            What::FaultCleared { fault } => {
                self.faults.remove(fault);
            }
            What::HealthChanged { service, health } => {
                if *health >= Permille::FULL {
                    self.health.remove(service);
                } else {
                    self.health.insert(service.clone(), *health);
                }
            }
            What::Measured { values, .. } => {
                for (signal, value) in values {
                    match self.signals.get_mut(signal) {
                        Some(last) => *last = *value,
                        None => {
                            self.signals.insert(signal.clone(), *value);
                        }
                    }
                }
            }
            What::Impact { lost, rate, .. } => self.impact = (*lost, *rate),
            What::FindingKnown { finding, who } => {
                self.known
                    .entry(finding.clone())
                    .or_insert_with(|| (who.clone(), now));
            }
            What::Mitigated => self.mitigated = Some(now),
            What::HurtAgain => self.mitigated = None,
            What::SeverityDeclared { level, .. } => self.severity = Some(*level),
            What::PressureBegan {
                arc,
                arc_kind,
                who,
                tone,
                level,
            } => {
                self.arcs.insert(
                    arc.clone(),
                    PressureArc {
                        kind: *arc_kind,
                        who: who.clone(),
                        tone: *tone,
                        level: *level,
                        began: now,
                        step: 0,
                        answers: Vec::new(),
                        ended: None,
                    },
                );
            }
            What::PressureGrew { arc, step, .. } => {
                if let Some(arc) = self.arcs.get_mut(arc) {
                    arc.step = *step;
                }
            }
            What::PressureAnswered {
                arc,
                act,
                fitting: true,
                ..
            } => {
                if let Some(arc) = self.arcs.get_mut(arc) {
                    arc.answers.push(act.clone());
                }
            }
            What::PressureEnded { arc, how, .. } => {
                if let Some(arc) = self.arcs.get_mut(arc) {
                    arc.ended = Some(*how);
                }
            }
            What::UpdateGiven { next_in_ms, .. } => {
                self.informed = Some(now);
                if let Some(span) = next_in_ms {
                    self.update_due = Some(now + Span(*span));
                }
            }
            What::UpdatePromised { due_ms, .. }
            | What::PromiseStands { due_ms }
            | What::PromiseLearned { due_ms } => self.update_due = Some(Moment(*due_ms)),
            What::PostAsked { audience, .. } => {
                self.post_asked.insert(*audience, now);
            }
            What::DraftOffered {
                draft,
                audience,
                who,
                text,
            } => self.drafts.push(Draft {
                id: *draft,
                audience: *audience,
                who: who.clone(),
                text: text.clone(),
                offered: now,
                flaw: None,
                status: DraftStatus::Waiting,
            }),
            What::DraftFlawed { draft, flaw } => {
                let at = (*draft as usize).checked_sub(1);
                if let Some(draft) = at.and_then(|at| self.drafts.get_mut(at)) {
                    draft.flaw = Some(*flaw);
                }
            }
            What::DraftRevised { draft, .. } => self.set_draft(*draft, DraftStatus::Revised),
            What::Posted {
                draft, audience, ..
            } => {
                self.set_draft(*draft, DraftStatus::Posted);
                self.posted.insert(*audience, now);
                self.informed = Some(now);
            }
            What::Briefed { to, elements, .. } => {
                if self.handover.to.as_ref() != Some(to) {
                    self.handover = Handover {
                        to: Some(to.clone()),
                        ..Handover::default()
                    };
                }
                self.handover.elements.extend(elements.iter().copied());
                self.handover.briefed = Some(now);
            }
            What::ReadBack { .. } => {
                self.handover.read_back = Some(now);
                self.handover.answered = false;
            }
            What::ReadBackAnswered { .. } => self.handover.answered = true,
            What::HandoverAnnounced { to, .. } => {
                if self.handover.to.as_ref() != Some(to) {
                    self.handover = Handover {
                        to: Some(to.clone()),
                        ..Handover::default()
                    };
                }
                self.handover.announced = Some(now);
            }
            What::HandoverConfirmed { .. } => self.handover.confirmed = Some(now),
            What::Tired { who, level } => self.person_mut(who).tired = *level,
            What::Warned { who, .. } => self.person_mut(who).warned = true,
            What::DeclaredResolved { .. } => self.resolved = Some(now),
            What::CallClosed { .. } => self.closed = Some(now),
            What::PostmortemGiven { who, .. } => self.postmortem = Some(who.clone()),
            What::DrillEnded {
                ending, outcome, ..
            } => {
                self.ended = Some((ending.clone(), *outcome));
            }
            _ => {}
        }
    }

    fn set_status(&mut self, task: TaskId, status: TaskStatus) {
        if let Some(task) = self.task_mut(task) {
            task.status = status;
        }
    }

    fn set_draft(&mut self, draft: DraftId, status: DraftStatus) {
        if let Some(draft) = (draft as usize)
            .checked_sub(1)
            .and_then(|at| self.drafts.get_mut(at))
        {
            draft.status = status;
        }
    }

    fn take_in_receiving(&mut self, what: &What, now: Moment) {
        let Some(receiving) = &mut self.receiving else {
            return;
        };
        match what {
            What::BriefPartTold { last, .. } => receiving.told_all |= last,
            What::BriefWasWrong { about } => {
                receiving.wrong.insert(*about);
            }
            What::BriefPutRight { about, .. } => {
                receiving.wrong.remove(about);
            }
            What::CommandOffered { .. } => {
                receiving.offered.get_or_insert(now);
            }
            What::CommandKept { .. } => receiving.kept = true,
            _ => {}
        }
    }

    fn take_in_task(&mut self, what: &What, now: Moment) {
        let task = match what {
            What::TaskGiven {
                task,
                to,
                directed,
                text,
                service,
                remedy,
                timebox_ms,
                ack_asked,
                utterance,
            } => Task {
                directed: *directed,
                service: service.clone(),
                remedy: remedy.clone(),
                box_ends: timebox_ms.map(|span| now + Span(span)),
                ack_asked: *ack_asked,
                ..Task::new(*task, to, text, now, *utterance)
            },
            What::PickedUp {
                task,
                who,
                text,
                service,
                remedy,
                utterance,
            } => Task {
                directed: Directed::Nobody,
                service: service.clone(),
                remedy: remedy.clone(),
                ..Task::new(*task, who, text, now, *utterance)
            },
            What::WorkUnderWay {
                task,
                to,
                text,
                service,
                remedy,
                timebox_ms,
                utterance,
            } => Task {
                service: service.clone(),
                remedy: remedy.clone(),
                box_ends: timebox_ms.map(|span| now + Span(span)),
                ack_asked: true,
                acknowledged: true,
                ..Task::new(*task, to, text, now, *utterance)
            },
            What::TaskLearned {
                task,
                to,
                text,
                service,
                remedy,
                box_ends_ms,
            } if !self.tasks.contains_key(task) => Task {
                service: service.clone(),
                remedy: remedy.clone(),
                box_ends: box_ends_ms.map(Moment),
                ack_asked: true,
                acknowledged: true,
                ..Task::new(*task, to, text, now, 0)
            },
            _ => return,
        };
        self.tasks.insert(task.id, task);
    }

    fn take_in_report(&mut self, id: TaskId, result: Reported, now: Moment) {
        let Some(task) = self.task_mut(id) else {
            return;
        };
        if result == Reported::NeedsMoreTime {
            return;
        }
        task.status = TaskStatus::Finished(result);
        task.reported = Some(now);
        if let Some(remedy) = task.remedy.clone() {
            self.option_mut(&remedy).reported = Some(result);
        }
    }

    fn take_in_plan(&mut self, what: &What, now: Moment) {
        let (id, remedy, text, decided) = match what {
            What::PlanProposed {
                plan, remedy, text, ..
            } => (*plan, remedy, text, false),
            What::PlanDecided {
                plan, remedy, text, ..
            } => (*plan, remedy, text, true),
            _ => return,
        };
        if self.plan_mut(id).is_none() {
            self.plans.push(Plan {
                id,
                remedy: remedy.clone(),
                text: text.clone(),
                proposed: None,
                polled: None,
                agreement_polled: false,
                objections: Vec::new(),
                decided: None,
            });
        }
        if let Some(remedy) = remedy {
            self.option_mut(remedy);
        }
        if let Some(plan) = self.plan_mut(id) {
            let when = if decided {
                &mut plan.decided
            } else {
                &mut plan.proposed
            };
            when.get_or_insert(now);
        }
    }
}
