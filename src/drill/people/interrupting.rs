//! Interruptions: whoever is asked something while at work loses time. Asking how a task stands
//! before its time is up costs more, and more each time; asking how long it takes costs nothing,
//! because planning is part of the work.

use super::numbers::{CHASE_COST, CHASE_GROWS, INTERRUPT_COST};
use crate::drill::engine::Drill;
use crate::drill::event::{Seq, TaskId, What};
use crate::scenario::ids::PersonId;
use crate::units::{Permille, Span};

impl Drill {
    /// The commander asks these people something beside their work.
    pub(in crate::drill) fn interrupt(&mut self, people: &[PersonId], utterance: Seq) {
        for who in people {
            let of_team = self.state.team_of(who).map(|(_, team)| team.task);
            if let Some(task) = of_team.or_else(|| self.task_under_hands(who)) {
                self.cost_of_asking(task, INTERRUPT_COST, utterance);
            }
        }
    }

    /// The commander chases a task whose time is not up.
    pub(in crate::drill) fn chase(&mut self, task: TaskId, utterance: Seq) {
        let before = self.chased_before(task);
        let factor = Permille(1000 + CHASE_GROWS.0 * before);
        self.cost_of_asking(task, CHASE_COST.scaled(factor), utterance);
    }

    /// The commander asks how a task stands that has no time box.
    pub(in crate::drill) fn look_over_shoulder(&mut self, task: TaskId, utterance: Seq) {
        self.cost_of_asking(task, INTERRUPT_COST, utterance);
    }

    fn cost_of_asking(&mut self, task: TaskId, cost: Span, utterance: Seq) {
        let Some(who) = self.state.task(task).map(|task| task.to.clone()) else {
            return;
        };
        self.delay_work(task, cost);
        self.emit(What::Interrupted {
            who,
            task,
            cost_ms: cost.0,
            utterance,
        });
    }
}
