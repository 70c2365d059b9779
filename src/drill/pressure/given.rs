//! Giving in: what it costs, and what those who got their way then have done.

use smol_str::SmolStr;

use crate::drill::due::Words;
use crate::drill::engine::Drill;
use crate::drill::event::{Ended, Sense, Seq, What};
use crate::drill::people::numbers::{ANSWERS_IN, YIELD_COST};
use crate::hearing::Act;
use crate::scenario::ids::{ArcId, PersonId};
use crate::scenario::model::{Part, PressureKind};
use crate::units::Span;

/// Reporting to somebody who asks all the time costs everybody's work so much each time (ours).
const REPORTING_COST: Span = Span::secs(30);
/// What a responder calls the list that was asked for.
const THE_LIST: &str = "the list of affected customers";

impl Drill {
    /// The commander gave the decision away.
    pub(super) fn give_in(&mut self, arc: &ArcId, act: &Act, utterance: Seq) {
        let Some(run) = self.arcs.get(arc) else {
            return;
        };
        let (who, kind) = (run.spec.by.clone(), run.spec.kind);
        let (level, demands) = (run.spec.level, run.spec.demands.clone());
        if kind == PressureKind::LateCommander {
            self.two_command(arc);
            return;
        }
        if self.waits_for_command(arc) {
            // They said yes already; they go on to take it.
            return;
        }
        let cost = match kind {
            PressureKind::UpdateDemand => REPORTING_COST,
            PressureKind::InformationRequest => Span::ZERO,
            _ => YIELD_COST,
        };
        self.charge(arc, cost);
        self.end_arc(arc, Ended::Yielded);
        let after = self.reaction(&who, ANSWERS_IN);
        let sense = Sense::Relents { arc: arc.clone() };
        self.say_later(after, &who, "gets-their-way", vec![], sense, vec![]);
        match kind {
            PressureKind::ExecutiveTakeover => {
                if let Some(remedy) = demands {
                    self.order_instead(&who, &remedy, after + Span::secs(2));
                }
            }
            // Where the commander told somebody to, they do it; else they get hold of somebody.
            PressureKind::InformationRequest if matches!(act, Act::Yield { .. }) => {
                self.fetch_the_list(&who, utterance);
            }
            PressureKind::UpdateDemand => self.will_press_again(arc, None),
            PressureKind::SeverityDispute if matches!(act, Act::Yield { .. }) => {
                let milder =
                    level.filter(|level| self.state.severity.is_some_and(|one| one < *level));
                if let Some(level) = milder {
                    self.emit(What::SeverityDeclared { level, utterance });
                }
            }
            _ => {}
        }
    }

    /// A responder, whoever they get hold of, drops their work for the list.
    fn fetch_the_list(&mut self, asker: &PersonId, utterance: Seq) {
        let there: Vec<PersonId> = self
            .those_with(Part::Responder)
            .filter(|who| who != asker)
            .collect();
        if there.is_empty() {
            return;
        }
        let at = self.die(asker).below(there.len() as u32) as usize;
        let words = Words::House("takes-errand", vec![]);
        self.put_to_other_work(&there[at], THE_LIST, None, utterance, words);
    }

    /// An arc's id with a number behind it: `ID--2` for the second time. Authors cannot write
    /// two dashes, so it meets no id of theirs.
    pub(super) fn next_arc_id(&self, arc: &ArcId) -> ArcId {
        let base = arc.as_str().split("--").next().unwrap_or_default();
        let mut number = 2;
        loop {
            let id = ArcId(SmolStr::new(format!("{base}--{number}")));
            if !self.arcs.contains_key(&id) {
                return id;
            }
            number += 1;
        }
    }
}
