//! Bystanders: what becomes of an order to nobody. The more people hear it, the less likely
//! each of them is to take it up; sometimes two do the same, and often nobody does. Whoever
//! does says nothing of it, until another reports what they have been doing too.

use super::numbers::{ANSWERS_IN, PICK_UP, PICK_UP_AFTER, PICK_UP_ALONE};
use crate::drill::due::{Due, Undirected};
use crate::drill::engine::Drill;
use crate::drill::event::{Sense, TaskId, What};
use crate::drill::state::Task;
use crate::hearing::Directed;
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
            let task = self.next_task();
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

    /// Somebody has reported a task: whoever took up the same unasked says so and stops.
    pub(in crate::drill) fn who_did_the_same(&mut self, id: TaskId) {
        let Some(told) = self.state.task(id).cloned() else {
            return;
        };
        let same = |task: &&Task| {
            task.directed == Directed::Nobody
                && task.to != told.to
                && (task.utterance == told.utterance
                    || (task.remedy.is_none()
                        && told.remedy.is_none()
                        && task.service.is_some()
                        && task.service == told.service))
        };
        let doubled: Vec<(TaskId, PersonId)> = self
            .state
            .open_tasks()
            .filter(same)
            .filter(|task| !self.will_find(task.id))
            .map(|task| (task.id, task.to.clone()))
            .collect();
        for (task, who) in doubled {
            self.stop_work(task);
            let after = self.reaction(&who, ANSWERS_IN);
            let then = vec![
                What::WorkDoubled {
                    task,
                    who: who.clone(),
                    with: id,
                },
                What::TaskCancelled {
                    task,
                    utterance: None,
                },
            ];
            let sense = Sense::DidTheSame { task };
            self.say_later(after, &who, "did-the-same", vec![], sense, then);
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
    match u32::try_from(present) {
        Ok(0 | 1) => PICK_UP_ALONE,
        Ok(present) => Permille(PICK_UP.0 / (present - 1)),
        Err(_) => Permille::NONE,
    }
}
