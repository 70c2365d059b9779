//! W167: a stakeholder has time to come and ask: they do when nobody has told them anything for
//! half an hour.

use std::collections::BTreeSet;

use super::Subject;
use super::conditions::effects;
use crate::scenario::Diagnostic;
use crate::scenario::model::Effect;
use crate::scenario::observable::{NEGLECTED_AFTER, ends};

pub(super) fn check(subject: &Subject) -> Vec<Diagnostic> {
    let file = subject.file;
    if file.stakeholders.is_empty() || ends(file) >= NEGLECTED_AFTER {
        return Vec::new();
    }
    let effects = effects(file);
    let press: BTreeSet<_> = effects
        .iter()
        .filter_map(|(_, effect)| match effect {
            Effect::Pressure(arc) => Some(&arc.by),
            _ => None,
        })
        .collect();
    let stakeholders = file.stakeholders.iter().enumerate();
    stakeholders
        .filter(|(_, who)| !press.contains(who))
        .map(|(at, who)| {
            Diagnostic::warning(
                "W167",
                subject.place(&["stakeholders".into(), at.into()]),
                format!("the stakeholder `{who}` never asks: the drill is over before they would"),
                "let an inject begin a pressure arc by them, or take them out of `stakeholders`",
            )
        })
        .collect()
}
