//! Fatigue: who has been on duty too long slows down, makes mistakes now and then, and in the end
//! asks to be relieved, again if nobody reacts.

use super::numbers::{
    ASKS_RELIEF_AGAIN, ASKS_RELIEF_AT_MOST, ASKS_RELIEF_FROM, ASKS_RELIEF_WITHIN, KNOWS_SERVICE,
    SLIPS_AT_MOST, SLIPS_PER_MINUTE, SLOW_AFTER, SPENT_AFTER,
};
use crate::drill::due::Due;
use crate::drill::engine::Drill;
use crate::drill::event::{Sense, TaskId, What};
use crate::scenario::ids::PersonId;
use crate::units::{Moment, Permille, Span};

/// How long somebody can be on duty before they tire by each level.
const TIRES_AFTER: [(u8, Span); 2] = [(1, SLOW_AFTER), (2, SPENT_AFTER)];

impl Drill {
    /// Somebody came on duty: puts on the agenda when they will tire.
    pub(in crate::drill) fn tire_in_time(&mut self, who: &PersonId) {
        if *who == self.state.trainee {
            return;
        }
        let on_duty = self.on_duty(who);
        for (level, after) in TIRES_AFTER {
            let left = Span(self.lasts(who, after).0.saturating_sub(on_duty.0));
            let who = who.clone();
            self.later(left, Due::Tire { who, level });
        }
    }

    /// How long somebody has been on duty: since they came, or, if they were on call before the
    /// drill began, since then.
    fn on_duty(&self, who: &PersonId) -> Span {
        let before = self
            .person(who)
            .map_or(Span::ZERO, |one| one.on_call_before.0);
        if before != Span::ZERO {
            return before + self.now.since(Moment::START);
        }
        let came = self.state.people.get(who).map(|one| one.came);
        came.map_or(Span::ZERO, |came| self.now.since(came))
    }

    /// A time on duty as this person bears it.
    fn lasts(&self, who: &PersonId, time: Span) -> Span {
        self.person(who)
            .map_or(time, |one| time.scaled(one.traits.stamina))
    }

    pub(in crate::drill) fn on_tire(&mut self, who: &PersonId, level: u8) {
        let after = TIRES_AFTER
            .iter()
            .find(|(one, _)| *one == level)
            .map_or(Span::ZERO, |(_, after)| *after);
        // Who left and came back rested tires anew.
        let tired = self.state.people.get(who).map_or(0, |one| one.tired);
        if !self.state.is_present(who)
            || tired >= level
            || self.on_duty(who) < self.lasts(who, after)
        {
            return;
        }
        self.emit(What::Tired {
            who: who.clone(),
            level,
        });
        for task in self.state.open_tasks_of(who) {
            self.change_speed(task);
        }
        if level >= 2 {
            // Nobody opens a call by asking to leave it.
            let earliest = (Moment::START + ASKS_RELIEF_FROM).since(self.now);
            let after = earliest
                + self
                    .die(who)
                    .span(ASKS_RELIEF_WITHIN.0, ASKS_RELIEF_WITHIN.1);
            let who = who.clone();
            self.later(after, Due::AskRelief { who, times: 1 });
        }
    }

    /// Somebody who is spent asks to be relieved, unless a replacement is on the way.
    pub(in crate::drill) fn on_ask_relief(&mut self, who: &PersonId, times: u32) {
        let spent = |drill: &Drill| {
            drill
                .state
                .people
                .get(who)
                .is_some_and(|one| one.tired >= 2)
        };
        if !self.state.is_present(who) || !spent(self) {
            return;
        }
        if times < ASKS_RELIEF_AT_MOST {
            let again = Due::AskRelief {
                who: who.clone(),
                times: times + 1,
            };
            self.later(ASKS_RELIEF_AGAIN, again);
        }
        let again = times > 1;
        if again && self.is_replacement_coming(who) {
            return;
        }
        let situation = if again {
            "asks-relief-again"
        } else {
            "asks-relief"
        };
        let asked = What::ReliefAsked { who: who.clone() };
        let sense = Sense::AsksRelief;
        self.say_later(Span::ZERO, who, situation, vec![], sense, vec![asked]);
    }

    /// Somebody who knows their service has been paged and has not come yet.
    fn is_replacement_coming(&self, who: &PersonId) -> bool {
        let Some(service) = self.own_service(who) else {
            return false;
        };
        self.state
            .people
            .iter()
            .filter(|(_, one)| one.paged.is_some())
            .any(|(other, _)| self.expertise(other, &service) >= KNOWS_SERVICE)
    }

    /// Whether tired hands spoil this piece of work. Whoever does it does not notice.
    pub(in crate::drill) fn slips(&mut self, who: &PersonId, task: TaskId) -> bool {
        let beyond = self
            .on_duty(who)
            .0
            .saturating_sub(self.lasts(who, SLOW_AFTER).0);
        let minutes = u32::try_from(beyond / 60_000).unwrap_or(u32::MAX);
        let chance = minutes.saturating_mul(SLIPS_PER_MINUTE).min(SLIPS_AT_MOST);
        let slips = chance > 0 && self.die(who).chance(Permille(chance));
        if slips {
            self.emit(What::Slipped {
                who: who.clone(),
                task,
            });
        }
        slips
    }
}
