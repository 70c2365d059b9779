//! Remedies: what carrying one out does to the world, in full or by half, and what must be known
//! before anybody can.

use crate::drill::due::Words;
use crate::drill::engine::Drill;
use crate::drill::event::{Reported, Sense, TaskId, What};
use crate::drill::people::numbers::ANSWERS_IN;
use crate::scenario::ids::{PersonId, RemedyId};
use crate::scenario::model::{Change, RemedyEffect};
use crate::units::Permille;

/// What is left of what a remedy does when it works by half.
const HALF: Permille = Permille(500);

impl Drill {
    /// A remedy has been carried out. Gives how it came out.
    pub(in crate::drill) fn carry_out(
        &mut self,
        id: &RemedyId,
        who: &PersonId,
        task: TaskId,
    ) -> Reported {
        let scenario = self.scenario.clone();
        let Some(remedy) = scenario.remedy(id) else {
            return Reported::Failed;
        };
        let die = self.dice.of("world");
        let succeeds = die.chance(remedy.success);
        let by_half = remedy.half > Permille::NONE && die.chance(remedy.half);
        let worked = !self.slips(who, task) && succeeds;
        let half = worked && by_half;
        self.emit(What::RemedyDone {
            remedy: id.clone(),
            who: who.clone(),
            task,
            worked,
            half,
        });
        let others = if worked { &[][..] } else { &remedy.if_fails };
        if worked {
            for effect in &remedy.effects {
                if self.casting.has(effect.only.as_ref()) {
                    self.change_fault(effect, half);
                }
            }
        }
        for effect in others.iter().chain(&remedy.side_effects) {
            self.happen(effect);
        }
        let went_wrong = !worked || !remedy.side_effects.is_empty();
        if went_wrong {
            self.on_plan_went_wrong(id, who);
        }
        match (worked, half) {
            (true, true) => Reported::Half,
            (true, false) => Reported::Done,
            (false, _) => Reported::Failed,
        }
    }

    /// Does to a fault what a remedy does to it; by half, it is eased by half. What makes it
    /// worse, or lays it open, knows no half.
    fn change_fault(&mut self, effect: &RemedyEffect, half: bool) {
        let now = self.state.faults.get(&effect.fault).copied();
        let now = now.unwrap_or_default();
        match effect.change {
            Change::Clear | Change::Reduce(_) => {
                let left = match effect.change {
                    Change::Reduce(to) => to.min(Permille::FULL),
                    _ => Permille::NONE,
                };
                let eased = Permille(1000 - left.0);
                let eased = if half { eased.of(HALF) } else { eased };
                let target = now.of(Permille(1000 - eased.0));
                self.ease_fault(&effect.fault, target, effect.over.0);
            }
            Change::Mask(share, lasting) => {
                let share = if half { share.of(HALF) } else { share };
                self.mask_fault(&effect.fault, share, lasting.0);
            }
            Change::Unmask => self.unmask_fault(&effect.fault),
            Change::Worsen(by) => self.worsen_fault(&effect.fault, by),
        }
    }

    /// Whether something is not known on the call without which nobody can carry out a remedy.
    pub(in crate::drill) fn lacks_for(&self, id: &RemedyId) -> bool {
        self.scenario.remedy(id).is_some_and(|remedy| {
            let unknown = |finding| !self.state.known.contains_key(finding);
            remedy.needs.iter().any(unknown)
        })
    }

    /// Somebody says that they cannot do it yet; a task that it was is declined by that.
    pub(in crate::drill) fn say_what_is_lacking(
        &mut self,
        who: &PersonId,
        id: &RemedyId,
        task: Option<TaskId>,
    ) {
        let own = self
            .scenario
            .remedy(id)
            .and_then(|one| one.says_needs.clone());
        let slots = vec![("remedy", self.remedy_name(id))];
        let words = Words::of(own, "remedy-needs", slots);
        let declined = task.map(|task| What::TaskDeclined {
            task,
            who: who.clone(),
        });
        let after = self.reaction(who, ANSWERS_IN);
        let sense = Sense::NeedsFinding { remedy: id.clone() };
        self.say_words(after, who, words, sense, declined.into_iter().collect());
    }

    /// A remedy as it stands after "we could".
    pub(in crate::drill) fn remedy_name(&self, id: &RemedyId) -> String {
        self.scenario
            .remedy(id)
            .map_or_else(|| id.to_string(), |remedy| remedy.name.clone())
    }
}
