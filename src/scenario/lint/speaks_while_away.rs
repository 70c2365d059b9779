//! W114: whoever speaks in an inject may be there then.

use std::collections::BTreeSet;

use super::Subject;
use crate::scenario::Diagnostic;
use crate::scenario::course::{Drills, Fact};
use crate::scenario::ids::PersonId;
use crate::scenario::model::{Effect, Inject, When};
use crate::units::{Permille, Span};

pub(super) fn check(subject: &Subject, drills: &Drills) -> Vec<Diagnostic> {
    let slowest = slowest(subject);
    let mut found = Vec::new();
    for (at, inject) in subject.file.injects.iter().enumerate() {
        let latest = latest(&inject.when).map(|time| time.scaled(slowest));
        let mut joined: BTreeSet<&PersonId> = BTreeSet::new();
        for (effect_at, effect) in inject.then.iter().enumerate() {
            let who = match effect {
                Effect::Join(who) => {
                    joined.insert(who);
                    continue;
                }
                Effect::Pressure(arc) => {
                    joined.insert(&arc.by);
                    continue;
                }
                Effect::Say(who, _)
                | Effect::Chat(who, _)
                | Effect::Direct(who, _)
                | Effect::Reveal(who, _) => who,
                _ => continue,
            };
            // Who never comes at all is reported with the cast.
            let Some(comes) = drills.all.when(Fact::There(who)) else {
                continue;
            };
            let late = latest.is_some_and(|latest| comes > latest) && inject.again.is_none();
            if late && !joined.contains(who) {
                found.push(too_early(subject, at, effect_at, inject, who, comes));
            }
        }
    }
    found
}

fn too_early(
    subject: &Subject,
    at: usize,
    effect_at: usize,
    inject: &Inject,
    who: &PersonId,
    comes: Span,
) -> Diagnostic {
    Diagnostic::warning(
        "W114",
        subject.place(&["injects".into(), at.into(), "then".into(), effect_at.into()]),
        format!(
            "nothing is said in the inject `{}`: `{who}` comes at {comes} at the earliest",
            inject.id
        ),
        format!(
            "add `While(Present(\"{who}\"))` to its condition, or let them `Join` before they speak"
        ),
    )
}

/// When a condition that waits for the clock alone is true at the latest.
fn latest(when: &When) -> Option<Span> {
    match when {
        When::At(at) => Some(at.0),
        When::Within(_, to) => Some(to.0),
        When::All(parts) => parts
            .iter()
            .try_fold(Span::ZERO, |last, part| latest(part).map(|at| at.max(last))),
        When::After(..) | When::While(_) | When::Any(_) | When::Not(_) => None,
    }
}

/// The largest factor on times of conditions that a drill may have.
fn slowest(subject: &Subject) -> Permille {
    let factors = subject.file.variants.iter().map(|variant| {
        let most = variant
            .options
            .iter()
            .map(|option| option.inject_times.0)
            .max();
        u64::from(most.unwrap_or(1000))
    });
    let product = factors.fold(1000_u64, |all, one| all.saturating_mul(one) / 1000);
    Permille(u32::try_from(product).unwrap_or(u32::MAX))
}
