//! Remedies: what carrying one out does to the world.

use crate::drill::engine::Drill;
use crate::drill::event::{TaskId, What};
use crate::scenario::ids::{PersonId, RemedyId};
use crate::scenario::model::Change;
use crate::units::Permille;

impl Drill {
    /// A remedy has been carried out. Gives whether it worked.
    pub(in crate::drill) fn carry_out(
        &mut self,
        id: &RemedyId,
        who: &PersonId,
        task: TaskId,
    ) -> bool {
        let scenario = self.scenario.clone();
        let Some(remedy) = scenario.remedy(id) else {
            return false;
        };
        let succeeds = self.dice.of("world").chance(remedy.success);
        let worked = !self.slips(who, task) && succeeds;
        self.emit(What::RemedyDone {
            remedy: id.clone(),
            who: who.clone(),
            task,
            worked,
        });
        if worked {
            for effect in &remedy.effects {
                if !self.casting.has(effect.only.as_ref()) {
                    continue;
                }
                match effect.change {
                    Change::Clear => self.ease_fault(&effect.fault, Permille::NONE, effect.over.0),
                    Change::Reduce(to) => {
                        let now = self
                            .state
                            .faults
                            .get(&effect.fault)
                            .copied()
                            .unwrap_or_default();
                        self.ease_fault(&effect.fault, now.of(to), effect.over.0);
                    }
                    Change::Mask(share, lasting) => {
                        self.mask_fault(&effect.fault, share, lasting.0);
                    }
                    Change::Unmask => self.unmask_fault(&effect.fault),
                    Change::Worsen(by) => self.worsen_fault(&effect.fault, by),
                }
            }
        } else {
            for effect in &remedy.if_fails {
                self.happen(effect);
            }
        }
        for effect in &remedy.side_effects {
            self.happen(effect);
        }
        let went_wrong = !worked || !remedy.side_effects.is_empty();
        if went_wrong {
            self.on_plan_went_wrong(id, who);
        }
        worked
    }
}
