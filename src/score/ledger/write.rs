//! The one pass: what each event enters into the ledger.

use super::{Ledger, Mark, Passing, Taking};
use crate::drill::event::Passed;
use crate::drill::{Event, What};
use crate::scenario::ids::PersonId;
use crate::units::{Moment, Span};

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
            What::Said { .. } | What::Measured { .. } => {}
            What::Heard {
                utterance, acts, ..
            } => self.enter_rotation(*utterance, acts),
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
            | What::BriefChecked { .. }
            | What::ReadBack { .. }
            | What::ReadBackFlawed { .. }
            | What::ReadBackAnswered { .. }
            | What::ReadBackJudged { .. }
            | What::HandoverAnnounced { .. } => self.enter_handover(event),
            What::PostAsked { .. }
            | What::DraftFlawed { .. }
            | What::DraftRevised { .. }
            | What::Posted { .. }
            | What::Impact { .. }
            | What::Mitigated
            | What::HurtAgain
            | What::PromiseLearned { .. }
            | What::FindingKnown { .. } => self.enter_outside(event),
            What::PostmortemGiven { .. } | What::Thanked { .. } => self.enter_closing(event),
            _ => self.enter_course(event),
        }
        let commands = self.commanders.last().map(|(_, who)| *who) == Some(Some(self.trainee));
        self.crew.enter(event, commands);
        self.words.enter(event, self.trainee, commands);
    }

    /// The reckoning comes after the end; nothing else there is the trainee's.
    fn enter_aftermath(&mut self, event: &'a Event) {
        match &event.what {
            What::Reckoned {
                lost, mitigated_ms, ..
            } => {
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
            What::UnderWay {
                commander, roles, ..
            } => {
                self.found_under_way = true;
                self.filled_at_start = roles.keys().copied().collect();
                self.set_commander(mark, Some(commander));
            }
            What::CommandOffered { .. } => {
                self.offered.get_or_insert(mark);
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
            What::UpdateGiven { next_in_ms, .. } => {
                let due = next_in_ms.map(|span| (mark, event.at + Span(span)));
                self.promised.extend(due);
                self.enter_outside(event);
            }
            What::UpdatePromised { due_ms, .. } => {
                self.promised.push((mark, Moment(*due_ms)));
                self.enter_outside(event);
            }
            What::RecoveryTold { who, healthy } => {
                self.recovery_told.push((mark, who, *healthy));
                self.outside.news.push(mark);
            }
            What::CallClosed {
                utterance,
                follow_up_place,
            } => {
                self.call_closed
                    .get_or_insert(Mark::words(event, *utterance));
                self.closing.place_told |= follow_up_place.is_some();
            }
            What::DeclaredResolved { utterance } => {
                self.resolved.get_or_insert(Mark::words(event, *utterance));
            }
            What::DrillEnded { why, .. } => {
                self.ended = Some(*why);
                self.is_over = true;
            }
            What::Reckoned {
                lost, mitigated_ms, ..
            } => {
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
}
