//! W164: the options of a variant differ by something.

use std::collections::BTreeSet;

use super::Subject;
use crate::scenario::Diagnostic;
use crate::scenario::ids::{OptionId, VariantId};
use crate::scenario::model::{Only, ScenarioFile, VariantOption};
use crate::units::Permille;

pub(super) fn check(subject: &Subject) -> Vec<Diagnostic> {
    let file = subject.file;
    let named: BTreeSet<(&VariantId, &OptionId)> = onlys(file)
        .flat_map(|only| &only.0)
        .map(|(variant, option)| (variant, option))
        .collect();
    let mut found = Vec::new();
    for (variant_at, variant) in file.variants.iter().enumerate() {
        let plain = |option: &VariantOption| {
            !named.contains(&(&variant.id, &option.id)) && changes_nothing(option)
        };
        let mut alike = variant
            .options
            .iter()
            .enumerate()
            .filter(|(_, option)| plain(option));
        let Some((_, first)) = alike.next() else {
            continue;
        };
        for (at, option) in alike {
            found.push(Diagnostic::warning(
                "W164",
                subject.place(&[
                    "variants".into(),
                    variant_at.into(),
                    "options".into(),
                    at.into(),
                    "id".into(),
                ]),
                format!(
                    "the options `{}` and `{}` of `{}` are the same drill",
                    first.id, option.id, variant.id
                ),
                format!(
                    "let something belong to one of them, `only: [(\"{}\", \"{}\")]`, or take it out and give the other its `weight`",
                    variant.id, option.id
                ),
            ));
        }
    }
    found
}

fn changes_nothing(option: &VariantOption) -> bool {
    option.cast.is_empty() && option.risks.is_empty() && option.inject_times == Permille::FULL
}

fn onlys(file: &ScenarioFile) -> impl Iterator<Item = &Only> {
    let world = &file.world;
    let faults = world.faults.iter().map(|one| &one.only);
    let remedies = world.remedies.iter().map(|one| &one.only);
    let effects = world
        .remedies
        .iter()
        .flat_map(|one| &one.effects)
        .map(|one| &one.only);
    let findings = world.findings.iter().map(|one| &one.only);
    let injects = file.injects.iter().map(|one| &one.only);
    faults
        .chain(remedies)
        .chain(effects)
        .chain(findings)
        .chain(injects)
        .flatten()
}
