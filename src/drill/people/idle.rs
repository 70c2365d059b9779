//! Idle people: a responder on the call who has no task, whose services are well and whom nobody
//! asks anything. After a while they ask whether they are still needed, once more later, and in
//! the end they leave or fall silent. All of that time is counted, with what it costs.

use std::collections::BTreeMap;

use super::numbers::{
    HOUR_COSTS_CENTS, IDLE_ASKS, IDLE_ASKS_AFTER, IDLE_ASKS_AGAIN, IDLE_ASKS_APART, IDLE_LEAVES,
    KNOWS_SERVICE,
};
use crate::drill::due::Due;
use crate::drill::engine::Drill;
use crate::drill::event::{Gone, Sense, What};
use crate::scenario::ids::{PersonId, ServiceId};
use crate::scenario::model::Part;
use crate::units::{Moment, Permille, Span};

/// Who has been idle, and for how long.
#[derive(Clone, Debug, Default)]
pub(in crate::drill) struct Idling {
    people: BTreeMap<PersonId, Idle>,
    /// Until when nobody else asks.
    quiet_until: Moment,
}

#[derive(Clone, Debug, Default)]
struct Idle {
    /// Since when, while they are.
    since: Option<Moment>,
    /// How often they have asked since then.
    asked: u32,
    /// An entry of the agenda looks at them again.
    awaited: bool,
    /// What came together before, in stretches long enough to count.
    total: Span,
}

impl Idle {
    /// They have something to do, or may have. Counts the stretch that ends, if it was long.
    fn ends(&mut self, now: Moment) {
        if let Some(since) = self.since.take() {
            let lasted = now.since(since);
            if lasted >= IDLE_ASKS_AFTER {
                self.total += lasted;
            }
        }
        self.asked = 0;
    }
}

impl Drill {
    /// Something happened: who has nothing to do now, and who has?
    pub(in crate::drill) fn notice_for_idle(&mut self, what: &What) {
        match what {
            What::Joined { who, .. } => self.may_be_idle(who),
            What::Left { who, .. }
            | What::RoleGiven { who, .. }
            | What::TaskGiven { to: who, .. }
            | What::PickedUp { who, .. } => self.is_busy(who),
            What::TaskReported { task, .. }
            | What::TaskCancelled { task, .. }
            | What::TaskDeclined { task, .. } => {
                if let Some(who) = self.state.task(*task).map(|task| task.to.clone()) {
                    self.may_be_idle(&who);
                }
            }
            What::TeamFormed { members, .. } => {
                for who in members {
                    self.is_busy(who);
                }
            }
            What::TeamDissolved { members, .. } => {
                for who in members {
                    self.may_be_idle(who);
                }
            }
            What::TeamLeft { who, .. } => self.may_be_idle(who),
            What::Heard { acts, .. } => {
                for who in self.people.named.clone() {
                    self.may_be_idle(&who);
                }
                for heard in acts {
                    for party in heard.act.said_to() {
                        if let Some(who) = self.person_of(party) {
                            self.may_be_idle(&who);
                        }
                    }
                }
            }
            What::HealthChanged { service, .. } => self.notice_health(service),
            _ => {}
        }
    }

    /// A service got better or worse: those who know it are needed, or no more.
    fn notice_health(&mut self, service: &ServiceId) {
        let well = self.is_recovered(service);
        let knowing: Vec<PersonId> = self
            .casting
            .people
            .values()
            .filter(|one| {
                let level = one.expertise.get(service);
                level.is_some_and(|level| *level >= KNOWS_SERVICE)
            })
            .map(|one| one.id.clone())
            .collect();
        for who in knowing {
            if !well {
                self.is_busy(&who);
            } else if self.idle_since(&who).is_none() {
                self.may_be_idle(&who);
            }
        }
    }

    fn idle_since(&self, who: &PersonId) -> Option<Moment> {
        self.people.idle.people.get(who)?.since
    }

    fn is_busy(&mut self, who: &PersonId) {
        let now = self.now;
        if let Some(idle) = self.people.idle.people.get_mut(who) {
            idle.ends(now);
        }
    }

    /// From now on somebody has nothing to do, unless they have.
    fn may_be_idle(&mut self, who: &PersonId) {
        self.is_busy(who);
        if !self.has_nothing_to_do(who) {
            return;
        }
        let now = self.now;
        let idle = self.people.idle.people.entry(who.clone()).or_default();
        idle.since = Some(now);
        let awaited = std::mem::replace(&mut idle.awaited, true);
        if !awaited {
            self.later(IDLE_ASKS_AFTER, Due::Idle { who: who.clone() });
        }
    }

    fn has_nothing_to_do(&self, who: &PersonId) -> bool {
        let Some(person) = self.person(who) else {
            return false;
        };
        let known = person
            .expertise
            .iter()
            .filter(|(_, level)| **level >= KNOWS_SERVICE);
        person.part == Part::Responder
            && self.state.is_present(who)
            && self.state.open_task_of(who).is_none()
            && self.state.team_of(who).is_none()
            && !self.state.roles.values().any(|holder| holder == who)
            && known
                .into_iter()
                .all(|(service, _)| self.is_recovered(service))
    }

    /// Looks at somebody who may have had nothing to do for long.
    pub(in crate::drill) fn on_idle(&mut self, who: &PersonId) {
        let quiet_until = self.people.idle.quiet_until;
        let Some(idle) = self.people.idle.people.get_mut(who) else {
            return;
        };
        idle.awaited = false;
        let Some(since) = idle.since else { return };
        let patience = IDLE_ASKS_AFTER + Span(IDLE_ASKS_AGAIN.0 * u64::from(idle.asked));
        let lasted = self.now.since(since);
        let speaks_at = (since + patience).max(quiet_until);
        if speaks_at > self.now {
            idle.awaited = true;
            let left = speaks_at.since(self.now);
            self.later(left, Due::Idle { who: who.clone() });
            return;
        }
        let pause = self.die(who).span(IDLE_ASKS_APART.0, IDLE_ASKS_APART.1);
        self.people.idle.quiet_until = self.now + pause;
        let Some(idle) = self.people.idle.people.get_mut(who) else {
            return;
        };
        idle.asked += 1;
        if idle.asked <= IDLE_ASKS {
            let again = idle.asked > 1;
            idle.awaited = true;
            self.later(IDLE_ASKS_AGAIN, Due::Idle { who: who.clone() });
            self.ask_if_needed(who, again, lasted);
        } else {
            self.give_up_waiting(who);
        }
    }

    fn ask_if_needed(&mut self, who: &PersonId, again: bool, lasted: Span) {
        let situation = if again {
            "still-needed-again"
        } else {
            "still-needed"
        };
        let asked = What::AskedIfNeeded {
            who: who.clone(),
            idle_ms: lasted.0,
        };
        let after = self.mouth_free.since(self.now);
        let sense = Sense::AsksIfNeeded;
        self.say_later(after, who, situation, vec![], sense, vec![asked]);
    }

    fn give_up_waiting(&mut self, who: &PersonId) {
        let temper = self
            .person(who)
            .map_or(Permille::NONE, |one| one.traits.temper);
        if !self.die(who).chance(Permille(IDLE_LEAVES + temper.0)) {
            return;
        }
        let left = What::Left {
            who: who.clone(),
            why: Gone::OwnAccord,
        };
        let after = self.mouth_free.since(self.now);
        let sense = Sense::Farewell;
        self.say_later(after, who, "leaves-unneeded", vec![], sense, vec![left]);
    }

    /// Adds up how long people had nothing to do, and what that cost.
    pub(in crate::drill) fn reckon_idle(&mut self) {
        let now = self.now;
        let mut idle_ms = BTreeMap::new();
        for (who, idle) in &mut self.people.idle.people {
            idle.ends(now);
            if idle.total != Span::ZERO {
                idle_ms.insert(who.clone(), idle.total.0);
            }
        }
        if idle_ms.is_empty() {
            return;
        }
        let in_all: u64 = idle_ms.values().sum();
        self.emit(What::IdleReckoned {
            idle_ms,
            cost_cents: in_all * HOUR_COSTS_CENTS / Span::minutes(60).0,
        });
    }
}
