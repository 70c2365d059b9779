//! Fatigue: who has been on duty too long slows down, and in the end asks to be relieved.

use super::numbers::{ASKS_RELIEF_FROM, SLOW_AFTER, SPENT_AFTER};
use crate::drill::due::Due;
use crate::drill::engine::Drill;
use crate::drill::event::{Sense, What};
use crate::scenario::ids::PersonId;
use crate::units::{Moment, Span};

impl Drill {
    /// Puts on the agenda when each person will tire.
    pub(in crate::drill) fn tire_in_time(&mut self) {
        let mut tiring = Vec::new();
        for person in self.casting.people.values() {
            if person.id == self.state.trainee {
                continue;
            }
            for (level, after) in [(1, SLOW_AFTER), (2, SPENT_AFTER)] {
                let lasts = after.scaled(person.traits.stamina);
                let left = Span(lasts.0.saturating_sub(person.on_call_before.0.0));
                tiring.push((
                    left,
                    Due::Tire {
                        who: person.id.clone(),
                        level,
                    },
                ));
            }
        }
        for (after, due) in tiring {
            self.later(after, due);
        }
    }

    pub(in crate::drill) fn on_tire(&mut self, who: &PersonId, level: u8) {
        if !self.state.is_present(who) {
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
            let asked = What::ReliefAsked { who: who.clone() };
            // Nobody opens a call by asking to leave it.
            let after = (Moment::START + ASKS_RELIEF_FROM).since(self.now);
            self.say_later(
                after,
                who,
                "asks-relief",
                vec![],
                Sense::AsksRelief,
                vec![asked],
            );
        }
    }
}
