//! The commander's answers to pressure: which arc an act answers, and what that does.

use smol_str::SmolStr;

use super::kinds::{Answer, Case, answer, is_more_than_an_answer};
use super::tone::manner;
use super::{ArcRun, Stage};
use crate::drill::due::Words;
use crate::drill::engine::Drill;
use crate::drill::event::{Ended, Gone, Grew, Sense, Seq, What};
use crate::drill::people::numbers::ANSWERS_IN;
use crate::hearing::Act;
use crate::scenario::ids::{ArcId, PersonId};
use crate::scenario::model::{Part, PressureKind};
use crate::units::Span;

/// Seeing somebody thrown off without a word of warning costs everybody's work (ours).
const UNWARNED_REMOVAL_COST: Span = Span::secs(60);

impl Drill {
    /// Takes an act as an answer to pressure, if it is one. Gives whether nothing more is to be
    /// done about it.
    pub(in crate::drill) fn answers_pressure(&mut self, act: &Act, utterance: Seq) -> bool {
        let Some((arc, answer, fitting)) = self.arc_answered(act, utterance) else {
            return false;
        };
        self.emit(What::PressureAnswered {
            arc: arc.clone(),
            act: SmolStr::new_static(act.id()),
            fitting,
            utterance,
        });
        match answer {
            Answer::Settles => self.settle_arc(&arc, act),
            Answer::Challenges => self.challenge(&arc),
            Answer::Warns => self.warn_bringer(&arc, utterance),
            Answer::Removes => self.remove_bringer(&arc),
            Answer::Yields => self.give_in(&arc, act, utterance),
            Answer::Worsens => self.grow(&arc, Grew::HandledBadly),
            Answer::Listens => self.late_commander_listens(&arc, act),
            Answer::HandsOver => self.late_commander_handed(&arc, fitting),
            Answer::Explained => self.explained_by(&arc, act, utterance),
            Answer::ToldAll => self.told_everything(&arc),
        }
        let kind = self.kind_of(&arc);
        kind.is_none_or(|kind| !is_more_than_an_answer(kind, act))
    }

    fn kind_of(&self, arc: &ArcId) -> Option<PressureKind> {
        self.arcs.get(arc).map(|run| run.spec.kind)
    }

    /// The open arc that an act answers: of whom it is said to, else one where it fits, the
    /// newest first.
    fn arc_answered(&self, act: &Act, utterance: Seq) -> Option<(ArcId, Answer, bool)> {
        let mut open: Vec<(&ArcId, &ArcRun)> = self
            .arcs
            .iter()
            .filter(|(id, _)| self.is_open(id))
            .collect();
        if open.is_empty() {
            return None;
        }
        let to = self.aimed_at(act);
        open.sort_by_key(|(id, _)| {
            std::cmp::Reverse(self.state.arcs.get(*id).map(|arc| arc.began))
        });
        let mut found: Option<(ArcId, Answer, bool)> = None;
        for (id, run) in &open {
            if !to.is_empty() && !to.contains(&run.spec.by) {
                let named_other_bringer = open.iter().any(|(_, one)| to.contains(&one.spec.by));
                let severity =
                    matches!(act, Act::CloseSeverityDebate | Act::DeclareSeverity { .. });
                if named_other_bringer || !severity {
                    continue;
                }
            }
            let case = self.case(run, act, utterance);
            if let Some((answer, fitting)) = answer(run.spec.kind, &case, act) {
                let better = match &found {
                    None => true,
                    Some((_, _, already)) => fitting && !already,
                };
                if better {
                    found = Some(((*id).clone(), answer, fitting));
                }
            }
        }
        found
    }

    /// At whom an act is aimed; nobody in particular when empty. An order and a post go to
    /// somebody who is to do something about it.
    fn aimed_at(&self, act: &Act) -> Vec<PersonId> {
        match act {
            Act::Warn { person } | Act::Remove { person } => person.iter().cloned().collect(),
            Act::Assign { .. } | Act::InstructPost { .. } => Vec::new(),
            _ => act
                .said_to()
                .iter()
                .filter_map(|party| self.person_of(party))
                .collect(),
        }
    }

    fn case<'a>(&'a self, run: &'a ArcRun, act: &Act, utterance: Seq) -> Case<'a> {
        let by = &run.spec.by;
        let handover = &self.state.handover;
        let said = self.log.get(utterance as usize - 1).map(|one| &one.what);
        let said = match said {
            Some(What::Said { text, .. }) => text.as_str(),
            _ => "",
        };
        let (worker, on_service) = match act {
            Act::Assign { to, task, .. } => (
                to.iter().find_map(|party| self.person_of(party)),
                self.subjects.of(task).service.is_some(),
            ),
            _ => (None, false),
        };
        Case {
            stage: run.stage,
            by,
            severity: self.state.severity.or(run.spec.level).unwrap_or(u8::MAX),
            briefed: handover.to.as_ref() == Some(by) && !handover.elements.is_empty(),
            said,
            on_service,
            aside: worker.is_some_and(|who| self.stands_aside(&who)),
        }
    }

    /// Whether somebody holds a role or is no responder.
    fn stands_aside(&self, who: &PersonId) -> bool {
        self.state.roles.values().any(|holder| holder == who)
            || self
                .person(who)
                .is_some_and(|one| one.part != Part::Responder)
    }

    fn settle_arc(&mut self, arc: &ArcId, act: &Act) {
        self.relent(arc);
        if self.kind_of(arc) == Some(PressureKind::UpdateDemand) {
            self.will_press_again(arc, Some(act));
        }
    }

    /// "Do you wish to take command?"
    fn challenge(&mut self, arc: &ArcId) {
        let Some(run) = self.arcs.get_mut(arc) else {
            return;
        };
        if run.stage == Stage::SaidYes {
            return;
        }
        let (who, tone, says_yes) = (run.spec.by.clone(), run.tone, run.spec.says_yes);
        run.stage = if says_yes {
            Stage::SaidYes
        } else {
            Stage::Warned
        };
        let (step, situation) = if says_yes {
            ("says-yes", "takes-challenge")
        } else {
            ("says-no", "declines-challenge")
        };
        let own = run.spec.lines.get(step).cloned();
        let after = self.reaction(&who, ANSWERS_IN);
        let sense = Sense::AnswersChallenge {
            arc: arc.clone(),
            takes: says_yes,
        };
        let words = Words::of(own, situation, vec![]);
        self.say_words(after, &who, words, sense, vec![]);
        if !says_yes && self.die(&who).chance(manner(tone).challenge_works) {
            self.end_arc(arc, Ended::Settled);
        } else {
            self.await_answer(arc);
        }
    }

    fn warn_bringer(&mut self, arc: &ArcId, utterance: Seq) {
        let Some(run) = self.arcs.get_mut(arc) else {
            return;
        };
        if run.stage == Stage::SaidYes {
            // They have said that they take command; a warning comes too late.
            return;
        }
        let (who, tone) = (run.spec.by.clone(), run.tone);
        run.stage = Stage::Warned;
        self.emit(What::Warned {
            who: who.clone(),
            utterance,
        });
        if self.die(&who).chance(manner(tone).warning_works) {
            self.relent(arc);
        } else {
            self.await_answer(arc);
        }
    }

    /// The deputy removes somebody; without one, whoever was told to does.
    fn remove_bringer(&mut self, arc: &ArcId) {
        let Some(run) = self.arcs.get_mut(arc) else {
            return;
        };
        let who = run.spec.by.clone();
        let before = run.stage;
        let warned = before == Stage::Warned;
        run.stage = Stage::Removing { warned };
        if !self.remove_person(&who) {
            // Nobody does it.
            if let Some(run) = self.arcs.get_mut(arc) {
                run.stage = before;
            }
            self.grow(arc, Grew::HandledBadly);
        } else if !warned {
            self.charge(arc, UNWARNED_REMOVAL_COST);
        }
    }

    /// Has somebody taken off the call. Gives whether there is anybody to do it.
    fn remove_person(&mut self, who: &PersonId) -> bool {
        let told = self
            .talk
            .addressee()
            .cloned()
            .filter(|one| self.state.is_present(one) && one != who);
        let Some(by) = self.deputy().or(told) else {
            return false;
        };
        let after = self.reaction(&by, ANSWERS_IN);
        let slots = vec![("who", self.called(who))];
        let left = What::Left {
            who: who.clone(),
            why: Gone::Removed,
        };
        let sense = Sense::ConfirmsRemoval { who: who.clone() };
        self.say_later(after, &by, "removes", slots, sense, vec![left]);
        true
    }

    /// "Drop Grant from the call", when Grant brings no pressure.
    pub(in crate::drill) fn on_remove(&mut self, person: Option<PersonId>) {
        if let Some(who) = person.filter(|who| self.state.is_present(who)) {
            self.remove_person(&who);
        }
    }

    /// A warning to somebody who brings no pressure.
    pub(in crate::drill) fn on_warn(&mut self, person: Option<PersonId>, utterance: Seq) {
        if let Some(who) = person.filter(|who| self.state.is_present(who)) {
            self.emit(What::Warned { who, utterance });
        }
    }
}
