//! Stakeholders: told how things stand they press more mildly or not at all; untold for long they
//! press harder, and come by themselves (PRACTICE 20, 21; DESIGN: fewer and milder swoops).
//!
//! A short drill practises one thing, so what it scripts comes as it was written.

use super::Cause;
use super::tone::{harsher, milder};
use crate::drill::due::Due;
use crate::drill::engine::Drill;
use crate::drill::event::{ToneWhy, What};
use crate::scenario::ids::{ArcId, PersonId};
use crate::scenario::model::{Part, Pressure, PressureKind, Tone};
use crate::units::{Moment, Permille, Span};

/// Told so short a time ago, they know how things stand (PRACTICE 21: every 20 to 30 minutes).
const KNOWS_FOR: Span = Span::minutes(20);
/// Untold for so long, they are neglected (PRACTICE 21).
const NEGLECTED_AFTER: Span = Span::minutes(30);
/// While they are neglected one of them comes so often (ours).
const COME_EVERY: Span = Span::minutes(15);
/// Who knows how things stand often spares the call a demand for an update (ours).
const SPARES_DEMAND: Permille = Permille(600);
/// … and words that are meant to spur (ours).
const SPARES_SPUR: Permille = Permille(400);
/// What the arcs are called that neglected stakeholders bring. Authors cannot write two dashes.
const NEGLECTED: &str = "neglected--1";

impl Drill {
    pub(in crate::drill) fn stakeholders_at_start(&mut self) {
        if !self.scenario.stakeholders.is_empty() {
            self.later(NEGLECTED_AFTER, Due::Neglect);
        }
    }

    /// For how long stakeholders have not been told how things stand; none when they never were.
    pub(super) fn untold_for(&self) -> Option<Span> {
        self.state.informed.map(|at| self.now.since(at))
    }

    /// The tone in which somebody presses, by what they have been told, and why.
    pub(super) fn tone_by_what_they_know(
        &self,
        spec: &Pressure,
        drawn: Tone,
        cause: Cause,
    ) -> (Tone, ToneWhy) {
        if let Cause::Provoked(why) = cause {
            return (harsher(drawn), why);
        }
        let as_it_is = match spec.tone {
            Some(_) => ToneWhy::Written,
            None => ToneWhy::Drawn,
        };
        if self.scenario.ladder.is_some() || !self.is_stakeholder(&spec.by) {
            return (drawn, as_it_is);
        }
        let untold = self.untold_for();
        if untold.is_some_and(|span| span <= KNOWS_FOR) {
            return (milder(drawn), ToneWhy::Informed);
        }
        let waited = untold.unwrap_or_else(|| self.now.since(Moment::START));
        if waited >= NEGLECTED_AFTER {
            return (harsher(drawn), ToneWhy::Neglected);
        }
        (drawn, as_it_is)
    }

    fn is_stakeholder(&self, who: &PersonId) -> bool {
        let executive = |one: &crate::scenario::model::Person| one.part == Part::Executive;
        self.scenario.stakeholders.contains(who) || self.person(who).is_some_and(executive)
    }

    /// Whether somebody who knows how things stand does not come at all.
    pub(super) fn is_spared(&mut self, spec: &Pressure) -> bool {
        let chance = match spec.kind {
            PressureKind::UpdateDemand => SPARES_DEMAND,
            PressureKind::AntiMotivation => SPARES_SPUR,
            _ => return false,
        };
        let spared = self.die(&spec.by).chance(chance);
        if spared {
            self.emit(What::PressureSpared {
                arc: spec.id.clone(),
                arc_kind: spec.kind,
                who: spec.by.clone(),
                untold_ms: self.untold_for().map_or(0, |span| span.0),
            });
        }
        spared
    }

    /// If nobody has told them anything for long, one of the stakeholders comes to ask.
    pub(in crate::drill) fn on_neglect(&mut self) {
        if self.state.resolved.is_some() {
            return;
        }
        let waited = self
            .untold_for()
            .unwrap_or_else(|| self.now.since(Moment::START));
        if waited < NEGLECTED_AFTER {
            self.later(Span(NEGLECTED_AFTER.0 - waited.0), Due::Neglect);
            return;
        }
        if let Some(by) = self.next_stakeholder() {
            let first = ArcId(NEGLECTED.into());
            let id = match self.arcs.contains_key(&first) {
                true => self.next_arc_id(&first),
                false => first,
            };
            self.begin_arc(&demand(id, by), Cause::New);
        }
        self.later(COME_EVERY, Due::Neglect);
    }

    /// Whose turn it is: who has asked least often, in the scenario's order; nobody's while
    /// somebody demands an update already.
    fn next_stakeholder(&self) -> Option<PersonId> {
        let demands = |kind| kind == PressureKind::UpdateDemand;
        if self.state.open_arcs().any(|(_, arc)| demands(arc.kind)) {
            return None;
        }
        let came = |who: &PersonId| {
            let theirs = self.arcs.values().filter(|run| run.spec.by == *who);
            theirs.filter(|run| demands(run.spec.kind)).count()
        };
        let thrown_off = |who: &PersonId| {
            let gone = self.state.people.get(who).and_then(|one| one.gone);
            gone == Some(crate::drill::event::Gone::Removed)
        };
        let all = self.scenario.stakeholders.iter();
        all.filter(|who| !thrown_off(who))
            .min_by_key(|who| came(who))
            .cloned()
    }
}

fn demand(id: ArcId, by: PersonId) -> Pressure {
    Pressure {
        id,
        kind: PressureKind::UpdateDemand,
        by,
        tone: None,
        says_yes: false,
        level: None,
        demands: None,
        chips_in: Vec::new(),
        lines: std::collections::BTreeMap::new(),
    }
}
