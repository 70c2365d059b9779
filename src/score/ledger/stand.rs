//! What pressure and handovers enter into the ledger.

use super::{Announced, Answer, Arc, Brief, BriefFact, Ledger, Mark, Stood};
use crate::drill::{Event, What};

impl<'a> Ledger<'a> {
    pub(super) fn enter_pressure(&mut self, event: &'a Event) {
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

    pub(super) fn enter_handover(&mut self, event: &'a Event) {
        match &event.what {
            What::Briefed {
                to,
                elements,
                private,
                utterance,
                ..
            } => self.briefs.push(Brief {
                mark: Mark::words(event, *utterance),
                to,
                elements,
                private: *private,
            }),
            What::BriefChecked {
                element,
                task,
                said,
                truth,
                right,
                utterance,
            } => self.brief_facts.push(BriefFact {
                mark: Mark::words(event, *utterance),
                element: *element,
                task: *task,
                said,
                truth,
                right: *right,
            }),
            What::ReadBack { .. } => {
                self.read_backs.push(Mark::of(event));
                self.flaw = None;
            }
            What::ReadBackFlawed { element } => self.flaw = Some(*element),
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
