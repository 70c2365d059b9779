//! The course of an arc: how it opens, grows, is answered and ends.

use smol_str::SmolStr;

use super::kinds::{Answer, answer, challenge_works, patience, situations, warning_works};
use super::{ArcRun, Stage};
use crate::drill::due::{Due, OnlyIf, Speech, Words};
use crate::drill::engine::Drill;
use crate::drill::event::{Came, Ended, Gone, Grew, Passed, Sense, Seq, What};
use crate::drill::people::numbers::{ANSWERS_IN, PRESSURE_COST, YIELD_COST};
use crate::hearing::{Act, Channel};
use crate::scenario::ids::{ArcId, PersonId};
use crate::scenario::model::{Pressure, PressureKind, Tone};
use crate::units::Span;

/// Who said yes to command simply takes it when nothing is announced for so long (ours).
const TAKES_IT_AFTER: Span = Span::secs(30);
/// After so many steps an arc has run out (ours).
const STEPS: u32 = 3;

impl Drill {
    /// Somebody begins to bring pressure.
    pub(in crate::drill) fn begin_pressure(&mut self, spec: &Pressure) {
        if self.arcs.contains_key(&spec.id) || self.state.ended.is_some() {
            return;
        }
        let tone = spec
            .tone
            .unwrap_or_else(|| match self.die(&spec.by).below(3) {
                0 => Tone::Polite,
                1 => Tone::Pushy,
                _ => Tone::Hostile,
            });
        self.arrive(&spec.by, Came::Unasked);
        if !self.state.is_present(&spec.by) {
            return;
        }
        let run = ArcRun {
            spec: spec.clone(),
            tone,
            stage: Stage::Open,
            round: 0,
            cost: Span::ZERO,
        };
        self.arcs.insert(spec.id.clone(), run);
        self.emit(What::PressureBegan {
            arc: spec.id.clone(),
            arc_kind: spec.kind,
            who: spec.by.clone(),
            tone,
            level: spec.level,
        });
        self.press(&spec.id, &spec.by, "opening", situations(spec.kind).0, 0);
        self.await_answer(&spec.id);
    }

    /// Somebody presses: with the scenario's own line for the step, or the house's.
    fn press(
        &mut self,
        arc: &ArcId,
        who: &PersonId,
        step_name: &str,
        situation: &'static str,
        step: u32,
    ) {
        let Some(run) = self.arcs.get(arc) else {
            return;
        };
        let own = run.spec.lines.get(step_name).cloned();
        let level = run.spec.level.unwrap_or(3).to_string();
        let trainee = self.state.trainee.clone();
        let slots = vec![("commander", self.called(&trainee)), ("level", level)];
        let words = own.map_or(Words::House(situation, slots), Words::Line);
        let wait = self.mouth_free.since(self.now);
        self.speak_later(
            wait,
            Speech {
                who: who.clone(),
                to: Vec::new(),
                channel: Channel::Call,
                words,
                sense: Sense::Presses {
                    arc: arc.clone(),
                    step,
                },
                then: Vec::new(),
                only_if: OnlyIf::ArcOpen(arc.clone()),
            },
        );
    }

    fn await_answer(&mut self, arc: &ArcId) {
        let now = self.now;
        let busy = self.floor_free.max(self.mouth_free).since(now);
        let Some(run) = self.arcs.get_mut(arc) else {
            return;
        };
        run.round += 1;
        let round = run.round;
        let after = match run.stage {
            Stage::SaidYes => busy + TAKES_IT_AFTER,
            _ => busy + patience(run.tone),
        };
        self.later(
            after,
            Due::Patience {
                arc: arc.clone(),
                round,
            },
        );
    }

    fn is_open(&self, arc: &ArcId) -> bool {
        self.state
            .arcs
            .get(arc)
            .is_some_and(|arc| arc.ended.is_none())
    }

    /// Nobody answered in time.
    pub(in crate::drill) fn on_patience_over(&mut self, arc: &ArcId, round: u32) {
        let Some(run) = self.arcs.get(arc) else {
            return;
        };
        if run.round != round || !self.is_open(arc) {
            return;
        }
        match run.stage {
            Stage::SaidYes => self.take_over_unannounced(arc),
            Stage::Removing => {}
            Stage::Open | Stage::Warned => self.grow(arc, Grew::Ignored),
        }
    }

    /// An arc gets worse by a step, or has run out.
    fn grow(&mut self, arc: &ArcId, why: Grew) {
        let Some(run) = self.arcs.get(arc) else {
            return;
        };
        let (kind, who, chips_in) = (
            run.spec.kind,
            run.spec.by.clone(),
            run.spec.chips_in.clone(),
        );
        let step = self.state.arcs.get(arc).map_or(0, |arc| arc.step) + 1;
        self.charge(arc, PRESSURE_COST);
        if step > STEPS {
            self.end_arc(arc, Ended::RanOut);
            return;
        }
        self.emit(What::PressureGrew {
            arc: arc.clone(),
            step,
            why,
        });
        let others: Vec<PersonId> = chips_in
            .into_iter()
            .filter(|one| self.state.is_present(one))
            .collect();
        let speaker = match others.len() {
            0 => who,
            count if step % 2 == 1 => others[step as usize % count].clone(),
            _ => who,
        };
        let step_name = if step == 1 {
            "escalates"
        } else {
            "escalates-again"
        };
        self.press(arc, &speaker, step_name, situations(kind).1, step);
        self.await_answer(arc);
    }

    /// Makes everybody's work cost more, on this arc's account.
    fn charge(&mut self, arc: &ArcId, cost: Span) {
        let spent = self.delay_everybody(cost);
        if let Some(run) = self.arcs.get_mut(arc) {
            run.cost += spent;
        }
    }

    fn end_arc(&mut self, arc: &ArcId, how: Ended) {
        let Some(run) = self.arcs.get_mut(arc) else {
            return;
        };
        run.round += 1;
        let cost_ms = run.cost.0;
        if self.is_open(arc) {
            self.emit(What::PressureEnded {
                arc: arc.clone(),
                how,
                cost_ms,
            });
        }
    }

    /// Takes an act as an answer to pressure, if it is one. Gives whether nothing more is to be
    /// done about it.
    pub(in crate::drill) fn answers_pressure(&mut self, act: &Act, utterance: Seq) -> bool {
        let Some((arc, answer, fitting)) = self.arc_answered(act) else {
            return false;
        };
        let act_id = SmolStr::new_static(act.id());
        self.emit(What::PressureAnswered {
            arc: arc.clone(),
            act: act_id,
            fitting,
            utterance,
        });
        match answer {
            Answer::Settles => self.settle_arc(&arc),
            Answer::Challenges => self.challenge(&arc),
            Answer::Warns => self.warn_bringer(&arc, utterance),
            Answer::Removes => self.remove_bringer(&arc),
            Answer::Yields => self.yielded_to(&arc),
            Answer::Worsens => {
                self.grow(&arc, Grew::HandledBadly);
            }
        }
        // Declaring the severity or arguing it is also what it is by itself.
        !matches!(
            act,
            Act::DeclareSeverity { .. } | Act::ArgueSeverity | Act::PromiseUpdate { .. }
        )
    }

    /// The open arc that an act answers: of whom it is said to, else one where it fits, the
    /// newest first.
    fn arc_answered(&self, act: &Act) -> Option<(ArcId, Answer, bool)> {
        let to: Vec<PersonId> = match act {
            Act::Warn { person } | Act::Remove { person } => person.iter().cloned().collect(),
            _ => act
                .said_to()
                .iter()
                .filter_map(|party| self.person_of(party))
                .collect(),
        };
        let mut open: Vec<(&ArcId, &ArcRun)> = self
            .arcs
            .iter()
            .filter(|(id, _)| self.is_open(id))
            .collect();
        open.sort_by_key(|(id, _)| {
            std::cmp::Reverse(self.state.arcs.get(*id).map(|arc| arc.began))
        });
        let mut found: Option<(ArcId, Answer, bool)> = None;
        for (id, run) in open {
            if !to.is_empty() && !to.contains(&run.spec.by) {
                let named_other_bringer = self
                    .arcs
                    .iter()
                    .any(|(other, one)| self.is_open(other) && to.contains(&one.spec.by));
                let severity =
                    matches!(act, Act::CloseSeverityDebate | Act::DeclareSeverity { .. });
                if named_other_bringer || !severity {
                    continue;
                }
            }
            if let Some((answer, fitting)) = answer(run.spec.kind, run.stage, act) {
                let better = match &found {
                    None => true,
                    Some((_, _, already)) => fitting && !already,
                };
                if better {
                    found = Some((id.clone(), answer, fitting));
                }
            }
        }
        found
    }

    fn settle_arc(&mut self, arc: &ArcId) {
        let Some(who) = self.arcs.get(arc).map(|run| run.spec.by.clone()) else {
            return;
        };
        self.relent(arc, &who);
        self.end_arc(arc, Ended::Settled);
    }

    fn relent(&mut self, arc: &ArcId, who: &PersonId) {
        let own = self
            .arcs
            .get(arc)
            .and_then(|run| run.spec.lines.get("relents").cloned());
        let words = own.map_or(Words::House("relents", vec![]), Words::Line);
        let after = self.reaction(who, ANSWERS_IN);
        self.say_words(
            after,
            who,
            words,
            Sense::Relents { arc: arc.clone() },
            vec![],
        );
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
        let after = self.reaction(&who, ANSWERS_IN);
        let sense = Sense::AnswersChallenge {
            arc: arc.clone(),
            takes: says_yes,
        };
        let (step, situation) = if says_yes {
            ("says-yes", "takes-challenge")
        } else {
            ("says-no", "declines-challenge")
        };
        let own = self
            .arcs
            .get(arc)
            .and_then(|run| run.spec.lines.get(step).cloned());
        let words = own.map_or(Words::House(situation, vec![]), Words::Line);
        self.say_words(after, &who, words, sense, vec![]);
        if !says_yes && self.die(&who).chance(challenge_works(tone)) {
            self.end_arc(arc, Ended::Settled);
        } else {
            self.await_answer(arc);
        }
    }

    fn warn_bringer(&mut self, arc: &ArcId, utterance: Seq) {
        let Some(run) = self.arcs.get_mut(arc) else {
            return;
        };
        let (who, tone, kind) = (run.spec.by.clone(), run.tone, run.spec.kind);
        let before = run.stage;
        if before == Stage::SaidYes {
            // They have said that they take command; a warning comes too late.
            return;
        }
        run.stage = Stage::Warned;
        self.emit(What::Warned {
            who: who.clone(),
            utterance,
        });
        let first = kind == PressureKind::ExecutiveTakeover || before == Stage::Open;
        if first && self.die(&who).chance(warning_works(tone)) {
            self.relent(arc, &who);
            self.end_arc(arc, Ended::Settled);
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
        run.stage = Stage::Removing;
        if !self.remove_person(&who) {
            // Nobody does it.
            if let Some(run) = self.arcs.get_mut(arc) {
                run.stage = before;
            }
            self.grow(arc, Grew::HandledBadly);
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

    fn yielded_to(&mut self, arc: &ArcId) {
        let Some(who) = self.arcs.get(arc).map(|run| run.spec.by.clone()) else {
            return;
        };
        let after = self.reaction(&who, ANSWERS_IN);
        self.charge(arc, YIELD_COST);
        let sense = Sense::Relents { arc: arc.clone() };
        self.say_later(after, &who, "gets-their-way", vec![], sense, vec![]);
        self.end_arc(arc, Ended::Yielded);
    }

    /// The trainee announced that the executive commands.
    pub(in crate::drill) fn takeover_granted(&mut self, who: &PersonId) {
        let arc = self
            .arcs
            .iter()
            .find(|(id, run)| {
                run.spec.by == *who
                    && run.spec.kind == PressureKind::ExecutiveTakeover
                    && self.is_open(id)
            })
            .map(|(id, _)| id.clone());
        if let Some(arc) = arc {
            self.end_arc(&arc, Ended::TookCommand);
        }
    }

    /// They said yes, and the trainee announced nothing: they simply take over.
    fn take_over_unannounced(&mut self, arc: &ArcId) {
        let Some(who) = self.arcs.get(arc).map(|run| run.spec.by.clone()) else {
            return;
        };
        self.end_arc(arc, Ended::TookCommand);
        if !self.state.trainee_commands() {
            return;
        }
        let from = Some(self.state.trainee.clone());
        let passed = What::CommandPassed {
            from,
            to: Some(who.clone()),
            how: Passed::Takeover,
        };
        let slots = vec![("full", self.full_name(&who))];
        self.say_later(
            Span::ZERO,
            &who,
            "takes-command",
            slots,
            Sense::TakesCommand,
            vec![passed],
        );
    }

    /// Somebody left; what they pressed for is over.
    pub(in crate::drill) fn pressure_left_with(&mut self, who: &PersonId) {
        let theirs: Vec<(ArcId, Stage)> = self
            .arcs
            .iter()
            .filter(|(id, run)| run.spec.by == *who && self.is_open(id))
            .map(|(id, run)| (id.clone(), run.stage))
            .collect();
        for (arc, stage) in theirs {
            let how = if stage == Stage::Removing {
                Ended::Removed
            } else {
                Ended::RanOut
            };
            self.end_arc(&arc, how);
        }
    }

    /// The drill ends; what is open is cut off.
    pub(in crate::drill) fn cut_off_pressure(&mut self) {
        let open: Vec<ArcId> = self
            .arcs
            .keys()
            .filter(|id| self.is_open(id))
            .cloned()
            .collect();
        for arc in open {
            self.end_arc(&arc, Ended::CutOff);
        }
    }
}
