//! Bystanders: what becomes of an order to nobody. The more people hear it, the less likely
//! each of them is to take it up; sometimes two do the same, and often nobody does. Whoever
//! does says nothing of it.

use super::numbers::{PICK_UP, PICK_UP_AFTER};
use crate::drill::due::{Due, Undirected};
use crate::drill::engine::Drill;
use crate::drill::event::What;
use crate::scenario::ids::PersonId;
use crate::units::Permille;

impl Drill {
    /// Lets bystanders wait for each other.
    pub(in crate::drill) fn await_bystanders(&mut self, order: Undirected) {
        let after = self
            .dice
            .of("bystanders")
            .span(PICK_UP_AFTER.0, PICK_UP_AFTER.1);
        self.later(after, Due::PickUp(Box::new(order)));
    }

    /// They have waited: who, if anybody, takes it up?
    pub(in crate::drill) fn on_pick_up(&mut self, order: Undirected) {
        let able: Vec<PersonId> = order
            .bystanders
            .iter()
            .filter(|who| self.could_do(who, &order))
            .cloned()
            .collect();
        let chance = pick_up_chance(order.bystanders.len());
        for who in able {
            let busy = self.state.open_task_of(&who).is_some();
            // Two may look into the same thing; what one has begun to do is seen to be done.
            let begun = order.remedy.as_ref().is_some_and(|remedy| {
                self.state
                    .options
                    .get(remedy)
                    .is_some_and(|one| one.started.is_some())
            });
            if busy || begun || !self.die(&who).chance(chance) {
                continue;
            }
            self.tasks_given += 1;
            let task = self.tasks_given;
            self.emit(What::PickedUp {
                task,
                who,
                text: order.text.clone(),
                service: order.service.clone(),
                remedy: order.remedy.clone(),
                utterance: order.utterance,
            });
            self.begin_work(task);
        }
    }

    fn could_do(&self, who: &PersonId, order: &Undirected) -> bool {
        if !self.state.is_present(who) {
            return false;
        }
        if let Some(remedy) = order
            .remedy
            .as_ref()
            .and_then(|id| self.scenario.remedy(id))
        {
            return remedy.done_by.contains(who) && !self.lacks_for(&remedy.id);
        }
        order
            .service
            .as_ref()
            .is_none_or(|service| self.expertise(who, service) >= super::numbers::KNOWS_SERVICE)
    }
}

/// The chance that one of so many bystanders takes up an order to nobody.
pub(super) fn pick_up_chance(present: usize) -> Permille {
    let others = u32::try_from(present.max(2) - 1).unwrap_or(u32::MAX);
    Permille(PICK_UP.0 / others)
}
