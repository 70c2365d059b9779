//! The course of an arc: how it opens, grows when nobody answers, and ends.

use super::kinds::{relents, situations};
use super::tone::manner;
use super::{ArcRun, Cause, Stage};
use crate::drill::due::{Due, OnlyIf, Speech, Words};
use crate::drill::engine::Drill;
use crate::drill::event::{Came, Ended, Grew, Sense, ToneWhy, What};
use crate::drill::people::numbers::ANSWERS_IN;
use crate::scenario::ids::{ArcId, PersonId};
use crate::scenario::model::{Pressure, PressureKind, Tone};
use crate::units::Span;

/// Who said yes to command simply takes it when nothing is announced for so long (ours).
const TAKES_IT_AFTER: Span = Span::secs(30);
/// A late commander who was asked or briefed waits so long for the announcement (ours).
const LISTENS_FOR: Span = Span::minutes(3);
/// Two people command at once for so long, if nobody ends it (ours).
const TWO_COMMAND_FOR: Span = Span::minutes(2);

impl Drill {
    /// Somebody begins to bring pressure, as the scenario has it.
    pub(in crate::drill) fn begin_pressure(&mut self, spec: &Pressure) {
        self.begin_arc(spec, Cause::New);
    }

    /// Somebody begins to bring pressure.
    pub(super) fn begin_arc(&mut self, spec: &Pressure, cause: Cause) {
        if self.arcs.contains_key(&spec.id) || self.state.ended.is_some() {
            return;
        }
        let drawn = spec
            .tone
            .unwrap_or_else(|| match self.die(&spec.by).below(3) {
                0 => Tone::Polite,
                1 => Tone::Pushy,
                _ => Tone::Hostile,
            });
        let (tone, why) = self.tone_by_what_they_know(spec, drawn, cause);
        if cause == Cause::New && why == ToneWhy::Informed && self.is_spared(spec) {
            return;
        }
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
        let untold_ms = self.untold_for().map(|span| span.0);
        self.emit(What::ToneJudged {
            arc: spec.id.clone(),
            drawn,
            tone,
            why,
            untold_ms,
        });
        self.press(&spec.id, &spec.by, "opening", situations(spec.kind).0, 0);
        self.await_answer(&spec.id);
        if spec.kind == PressureKind::GrenadeThrower {
            self.will_move_on(&spec.id);
        }
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
        let words = Words::of(own, situation, slots);
        let wait = self.mouth_free.since(self.now);
        self.speak_later(
            wait,
            Speech::aloud(
                who,
                words,
                Sense::Presses {
                    arc: arc.clone(),
                    step,
                },
            )
            .only_if(OnlyIf::ArcOpen(arc.clone())),
        );
    }

    /// Gives the commander the time that the arc's patience allows.
    pub(super) fn await_answer(&mut self, arc: &ArcId) {
        let now = self.now;
        let busy = self.floor_free.max(self.mouth_free).since(now);
        let Some(run) = self.arcs.get_mut(arc) else {
            return;
        };
        run.round += 1;
        let round = run.round;
        let waits = match run.stage {
            Stage::SaidYes => TAKES_IT_AFTER,
            Stage::Briefing => LISTENS_FOR,
            Stage::TwoCommand => TWO_COMMAND_FOR,
            Stage::Open | Stage::Warned | Stage::Removing { .. } => manner(run.tone).patience,
        };
        self.later(
            busy + waits,
            Due::Patience {
                arc: arc.clone(),
                round,
            },
        );
    }

    /// Whether an arc has not ended.
    pub(super) fn is_open(&self, arc: &ArcId) -> bool {
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
            Stage::TwoCommand => self.late_commander_has_it(arc),
            Stage::Removing { .. } => {}
            Stage::Open | Stage::Warned | Stage::Briefing => self.grow(arc, Grew::Ignored),
        }
    }

    /// An arc gets worse by a step, or has run out.
    pub(super) fn grow(&mut self, arc: &ArcId, why: Grew) {
        let Some(run) = self.arcs.get(arc) else {
            return;
        };
        let (kind, tone, who) = (run.spec.kind, run.tone, run.spec.by.clone());
        let others: Vec<PersonId> = run
            .spec
            .chips_in
            .iter()
            .filter(|one| self.state.is_present(one))
            .cloned()
            .collect();
        let step = self.state.arcs.get(arc).map_or(0, |arc| arc.step) + 1;
        self.charge(arc, manner(tone).cost);
        // An argument goes on as long as there is somebody who has not had their say.
        if step > manner(tone).steps + others.len() as u32 {
            self.run_out(arc);
            return;
        }
        self.emit(What::PressureGrew {
            arc: arc.clone(),
            step,
            why,
        });
        let speaker = match others.len() {
            0 => who,
            // They take turns with whoever brought it, each in their order.
            count if step % 2 == 1 => others[(step / 2) as usize % count].clone(),
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

    /// They have said everything and nobody answered.
    fn run_out(&mut self, arc: &ArcId) {
        let Some(run) = self.arcs.get(arc) else {
            return;
        };
        let (kind, who) = (run.spec.kind, run.spec.by.clone());
        self.end_arc(arc, Ended::RanOut);
        match kind {
            PressureKind::UpdateDemand => self.will_press_again(arc, None),
            PressureKind::LateCommander => self.step_in_if_nobody_commands(&who),
            _ => {}
        }
    }

    /// Makes everybody's work cost more, on this arc's account.
    pub(super) fn charge(&mut self, arc: &ArcId, cost: Span) {
        let spent = self.delay_everybody(cost);
        if let Some(run) = self.arcs.get_mut(arc) {
            run.cost += spent;
        }
    }

    /// An arc is over.
    pub(super) fn end_arc(&mut self, arc: &ArcId, how: Ended) {
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

    /// Whoever brings it gives way, and says so.
    pub(super) fn relent(&mut self, arc: &ArcId) {
        let Some(run) = self.arcs.get(arc) else {
            return;
        };
        let (who, kind) = (run.spec.by.clone(), run.spec.kind);
        let own = run.spec.lines.get("relents").cloned();
        let words = Words::of(own, relents(kind), vec![]);
        let after = self.reaction(&who, ANSWERS_IN);
        self.say_words(
            after,
            &who,
            words,
            Sense::Relents { arc: arc.clone() },
            vec![],
        );
        self.end_arc(arc, Ended::Settled);
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
            match stage {
                Stage::Removing { warned } => {
                    self.end_arc(&arc, Ended::Removed);
                    if !warned {
                        self.resents_removal(&arc);
                    }
                }
                _ => self.end_arc(&arc, Ended::RanOut),
            }
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
