//! Casting: which options the seed draws, and the cast that follows from them.

use std::collections::BTreeMap;

use super::dice::Dice;
use crate::scenario::Scenario;
use crate::scenario::ids::{OptionId, PersonId, RemedyId, VariantId};
use crate::scenario::model::{Only, Person};
use crate::units::{Lapse, Permille, Span};

/// The scenario as this seed casts it.
#[derive(Clone, Debug)]
pub(super) struct Casting {
    /// What was drawn.
    pub options: BTreeMap<VariantId, OptionId>,
    /// The people as they are in this drill.
    pub people: BTreeMap<PersonId, Person>,
    /// Who knows the risk of which remedy.
    pub risk_known_by: BTreeMap<RemedyId, Vec<PersonId>>,
    inject_times: Permille,
}

impl Casting {
    /// Draws.
    pub fn draw(scenario: &Scenario, dice: &mut Dice) -> Casting {
        let mut casting = Casting {
            options: BTreeMap::new(),
            people: scenario
                .cast
                .iter()
                .map(|one| (one.id.clone(), one.clone()))
                .collect(),
            risk_known_by: scenario
                .world
                .remedies
                .iter()
                .filter_map(|one| Some((one.id.clone(), one.risk.as_ref()?.known_by.clone())))
                .collect(),
            inject_times: Permille::FULL,
        };
        for variant in &scenario.variants {
            let total: u32 = variant.options.iter().map(|option| option.weight).sum();
            let mut drawn = dice.of(&format!("variant {}", variant.id)).below(total);
            for option in &variant.options {
                if drawn < option.weight {
                    casting.take(&variant.id, option);
                    break;
                }
                drawn -= option.weight;
            }
        }
        casting
    }

    fn take(&mut self, variant: &VariantId, option: &crate::scenario::model::VariantOption) {
        self.options.insert(variant.clone(), option.id.clone());
        self.inject_times = self.inject_times.of(option.inject_times);
        for (remedy, people) in &option.risks {
            self.risk_known_by.insert(remedy.clone(), people.clone());
        }
        for patch in &option.cast {
            let Some(person) = self.people.get_mut(&patch.id) else {
                continue;
            };
            if let Some(presence) = patch.presence {
                person.presence = presence;
            }
            if let Some(traits) = patch.traits {
                person.traits = traits;
            }
            if let Some(before) = patch.on_call_before {
                person.on_call_before = before;
            }
            if let Some(expertise) = &patch.expertise {
                person.expertise.clone_from(expertise);
            }
        }
    }

    /// Whether something belongs to this drill.
    pub fn has(&self, only: Option<&Only>) -> bool {
        only.is_none_or(|only| {
            only.0
                .iter()
                .any(|(variant, option)| self.options.get(variant) == Some(option))
        })
    }

    /// A time of an inject, as this drill has it.
    pub fn inject_time(&self, time: Lapse) -> Span {
        time.0.scaled(self.inject_times)
    }
}
