//! The drills that the variants make: each has one option of every group.

use crate::scenario::ids::{OptionId, VariantId};
use crate::scenario::model::{Only, ScenarioFile};

/// So many drills are looked at, at most; a scenario with more is judged by these. Ours.
const MOST: usize = 1_000;

/// One option of every group.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Deal<'a>(Vec<(&'a VariantId, &'a OptionId)>);

impl Deal<'_> {
    /// Whether something belongs to this drill.
    pub fn has(&self, only: Option<&Only>) -> bool {
        let drawn = |pair: &(VariantId, OptionId)| {
            let mut mine = self.0.iter();
            mine.any(|(variant, option)| **variant == pair.0 && **option == pair.1)
        };
        only.is_none_or(|Only(pairs)| pairs.iter().any(drawn))
    }

    /// The drill in words: `cause = bad-deploy, ceo = presses`; empty without variants.
    pub fn told(&self) -> String {
        let pairs = self.0.iter();
        let told: Vec<String> = pairs
            .map(|(variant, option)| format!("{variant} = {option}"))
            .collect();
        told.join(", ")
    }
}

/// All drills that the variants make, in the order in which they are written; one without
/// variants. Groups on which nothing depends are left out, since their drills are alike here.
pub fn deals(file: &ScenarioFile) -> Vec<Deal<'_>> {
    let mut deals = vec![Deal::default()];
    for variant in &file.variants {
        if variant.options.is_empty() || !is_named(file, &variant.id) {
            continue;
        }
        let mut more = Vec::new();
        for deal in &deals {
            for option in &variant.options {
                let mut longer = deal.clone();
                longer.0.push((&variant.id, &option.id));
                more.push(longer);
            }
        }
        more.truncate(MOST);
        deals = more;
    }
    deals
}

/// Whether anything belongs only to some options of this group.
fn is_named(file: &ScenarioFile, variant: &VariantId) -> bool {
    let world = &file.world;
    let injects = file.injects.iter().map(|one| &one.only);
    let faults = world.faults.iter().map(|one| &one.only);
    let findings = world.findings.iter().map(|one| &one.only);
    let remedies = world.remedies.iter().map(|one| &one.only);
    let effects = world.remedies.iter().flat_map(|one| &one.effects);
    injects
        .chain(faults)
        .chain(findings)
        .chain(remedies)
        .chain(effects.map(|effect| &effect.only))
        .flatten()
        .any(|Only(pairs)| pairs.iter().any(|(group, _)| group == variant))
}
