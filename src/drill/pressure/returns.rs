//! Those who come back, and those who never meant to stay: an update demand returns until a time
//! was said, and when that time has passed unkept; who was thrown off unwarned returns in anger;
//! a grenade thrower leaves by themselves.

use super::{Cause, Stage};
use crate::drill::due::{ComesBack, Due};
use crate::drill::engine::Drill;
use crate::drill::event::{Gone, Sense, ToneWhy, What};
use crate::hearing::Act;
use crate::scenario::ids::ArcId;
use crate::scenario::model::PressureKind;
use crate::units::{Moment, Span};

/// Who was told no time asks again after this: "every five minutes" (PRACTICE 21).
const ASKS_AGAIN_AFTER: Span = Span::minutes(5);
/// So long after the time that was said an update still counts as kept (ours).
const PROMISE_GRACE: Span = Span::minutes(2);
/// Who was removed without a warning is back after this (ours).
const BACK_AFTER_REMOVAL: Span = Span::minutes(3);
/// The same demand comes so often at most, the first time included (ours).
const COMES_AT_MOST: usize = 5;
/// How long a grenade thrower stays (ours).
const STAYS_FOR: (Span, Span) = (Span::minutes(3), Span::minutes(5));
/// The doubt that they leave behind when nobody put them off costs everybody's work (ours).
const DOUBT_COST: Span = Span::secs(60);

impl Drill {
    /// Who demanded an update will ask again: at the time they were told, if there was one.
    pub(super) fn will_press_again(&mut self, arc: &ArcId, answer: Option<&Act>) {
        let told = match answer {
            Some(
                Act::PromiseUpdate { next_in_s }
                | Act::StatusUpdate { next_in_s }
                | Act::InstructPost { next_in_s, .. },
            ) => next_in_s.map(Span::secs),
            _ => None,
        };
        let (after, why) = match told {
            Some(span) => (span + PROMISE_GRACE, ComesBack::PromiseBroken),
            None => (ASKS_AGAIN_AFTER, ComesBack::Untold),
        };
        // The status that answers them is told after this answer; only what follows counts.
        let since = match answer {
            Some(Act::StatusUpdate { .. }) => Moment(self.now.0 + 1),
            _ => self.now,
        };
        self.later(
            after,
            Due::PressAgain {
                arc: arc.clone(),
                since,
                why,
            },
        );
    }

    /// Who was thrown off the call without a warning will be back.
    pub(super) fn resents_removal(&mut self, arc: &ArcId) {
        let resents = self
            .arcs
            .get(arc)
            .is_some_and(|run| run.spec.kind == PressureKind::ExecutiveTakeover);
        if resents {
            let (arc, since) = (arc.clone(), self.now);
            let why = ComesBack::Unwarned;
            self.later(BACK_AFTER_REMOVAL, Due::PressAgain { arc, since, why });
        }
    }

    /// They come back, unless they were told meanwhile or it is over.
    pub(in crate::drill) fn on_press_again(&mut self, arc: &ArcId, since: Moment, why: ComesBack) {
        let told = self.state.informed.is_some_and(|at| at >= since);
        let Some(run) = self.arcs.get(arc) else {
            return;
        };
        let mut spec = run.spec.clone();
        let removed = self
            .state
            .people
            .get(&spec.by)
            .is_some_and(|one| one.gone == Some(Gone::Removed));
        let base = arc.as_str().split("--").next().unwrap_or_default();
        let family = |id: &ArcId| id.as_str().split("--").next() == Some(base);
        let often = self.arcs.keys().filter(|id| family(id)).count();
        let pressing = self.arcs.keys().any(|id| family(id) && self.is_open(id));
        let stays_away = match why {
            ComesBack::Untold | ComesBack::PromiseBroken => told || removed,
            ComesBack::Unwarned => false,
        };
        if stays_away || pressing || often >= COMES_AT_MOST || self.state.resolved.is_some() {
            return;
        }
        spec.id = self.next_arc_id(arc);
        // What they said when they came first they do not say again.
        spec.lines.remove("opening");
        let cause = match why {
            ComesBack::Untold => Cause::Again,
            ComesBack::PromiseBroken => Cause::Provoked(ToneWhy::PromiseBroken),
            ComesBack::Unwarned => Cause::Provoked(ToneWhy::Unwarned),
        };
        self.begin_arc(&spec, cause);
    }

    /// A grenade thrower has another meeting.
    pub(super) fn will_move_on(&mut self, arc: &ArcId) {
        let Some(who) = self.arcs.get(arc).map(|run| run.spec.by.clone()) else {
            return;
        };
        let after = self.die(&who).span(STAYS_FOR.0, STAYS_FOR.1);
        self.later(after, Due::MovesOn { arc: arc.clone() });
    }

    /// Their time is up. Who was given work meanwhile stays for it.
    pub(in crate::drill) fn on_moves_on(&mut self, arc: &ArcId) {
        let Some(run) = self.arcs.get(arc) else {
            return;
        };
        let (who, stage) = (run.spec.by.clone(), run.stage);
        let leaving = matches!(stage, Stage::Removing { .. }) && self.is_open(arc);
        if leaving || !self.state.is_present(&who) || self.state.open_task_of(&who).is_some() {
            return;
        }
        if self.is_open(arc) {
            self.charge(arc, DOUBT_COST);
        }
        let left = What::Left {
            who: who.clone(),
            why: Gone::OwnAccord,
        };
        let sense = Sense::Farewell;
        self.say_later(
            Span::ZERO,
            &who,
            "grenade-leaves",
            vec![],
            sense,
            vec![left],
        );
    }
}
