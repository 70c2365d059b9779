//! What a seed deals, without playing: which options it draws and at what times the injects of
//! that drill are due. A facilitator who runs a drill on paper deals it by this.

use std::collections::BTreeMap;

use super::casting::Casting;
use super::dice::Dice;
use crate::scenario::Scenario;
use crate::scenario::ids::{InjectId, OptionId, PersonId, RemedyId, VariantId};
use crate::scenario::model::{Only, Person, When};
use crate::units::Lapse;

/// A scenario as one seed deals it.
#[derive(Clone, Debug)]
pub struct Dealt {
    casting: Casting,
    /// The condition of each inject that belongs to this drill, with its times drawn: no
    /// [`When::Within`] is left in it.
    pub injects: BTreeMap<InjectId, When>,
}

/// Deals a scenario from a seed, exactly as [`Drill::begin`](super::Drill::begin) does.
pub fn deal(scenario: &Scenario, seed: u64) -> Dealt {
    let mut dice = Dice::new(seed);
    let casting = Casting::draw(scenario, &mut dice);
    let mut injects = BTreeMap::new();
    for inject in &scenario.injects {
        if casting.has(inject.only.as_ref()) {
            let when = settled(&inject.when, inject.id.as_str(), &casting, &mut dice);
            injects.insert(inject.id.clone(), when);
        }
    }
    Dealt { casting, injects }
}

impl Dealt {
    /// Which option of each variant was drawn.
    pub fn options(&self) -> &BTreeMap<VariantId, OptionId> {
        &self.casting.options
    }

    /// The people as they are in this drill.
    pub fn person(&self, id: &PersonId) -> Option<&Person> {
        self.casting.people.get(id)
    }

    /// Who knows the risk of a remedy in this drill.
    pub fn risk_known_by(&self, remedy: &RemedyId) -> &[PersonId] {
        self.casting
            .risk_known_by
            .get(remedy)
            .map_or(&[], Vec::as_slice)
    }

    /// Whether something belongs to this drill.
    pub fn has(&self, only: Option<&Only>) -> bool {
        self.casting.has(only)
    }
}

/// A condition with its times drawn, in the order in which the drill draws them.
fn settled(when: &When, id: &str, casting: &Casting, dice: &mut Dice) -> When {
    let mut several = |list: &[When]| -> Vec<When> {
        list.iter()
            .map(|one| settled(one, id, casting, dice))
            .collect()
    };
    match when {
        When::At(at) => When::At(Lapse(casting.inject_time(*at))),
        When::Within(from, to) => {
            let at = Lapse(dice.of(id).span(from.0, to.0));
            When::At(Lapse(casting.inject_time(at)))
        }
        When::After(trigger, delay) => {
            When::After(trigger.clone(), Lapse(casting.inject_time(*delay)))
        }
        When::While(holds) => When::While(holds.clone()),
        When::All(list) => When::All(several(list)),
        When::Any(list) => When::Any(several(list)),
        When::Not(one) => When::Not(Box::new(settled(one, id, casting, dice))),
    }
}
