//! W140: an inject waits for what can happen. Of a row of injects that wait for one another only
//! the one is reported that is to blame; of a circle, its first.

use std::collections::{BTreeMap, BTreeSet};

use super::Subject;
use crate::scenario::Diagnostic;
use crate::scenario::course::{Drills, Verdict, Why};
use crate::scenario::ids::InjectId;
use crate::scenario::model::Inject;
use crate::scenario::spans::Step;

pub(super) fn check(subject: &Subject, drills: &Drills) -> Vec<Diagnostic> {
    let never: Vec<(usize, &Inject, Why)> = never(subject, drills);
    let waits: BTreeMap<&InjectId, &InjectId> = never
        .iter()
        .filter_map(|(_, inject, why)| Some((&inject.id, why.inject.as_ref()?)))
        .collect();
    let mut told = BTreeSet::new();
    never
        .iter()
        .filter_map(|(at, inject, why)| {
            let circle = circle(&inject.id, &waits);
            let message = if circle.is_empty() {
                if why.told_elsewhere {
                    return None;
                }
                format!(
                    "the inject `{}` never happens: it waits for {}",
                    inject.id, why.waits_for
                )
            } else if circle.iter().any(|one| told.contains(one)) {
                return None;
            } else {
                told.extend(circle.iter().copied());
                let names: Vec<&str> = circle.iter().map(|one| one.as_str()).collect();
                format!(
                    "injects that wait for each other never happen: {}",
                    names.join(" → ")
                )
            };
            let mut path: Vec<Step> = vec!["injects".into(), (*at).into(), "when".into()];
            path.extend(&why.path);
            let place = subject.place(&path);
            Some(Diagnostic::warning(
                "W140",
                place,
                message,
                why.help.clone(),
            ))
        })
        .collect()
}

fn never<'a>(subject: &Subject<'a>, drills: &Drills<'a>) -> Vec<(usize, &'a Inject, Why)> {
    let injects = subject.file.injects.iter().enumerate();
    injects
        .filter_map(
            |(at, inject)| match drills.verdict(inject.only.as_ref(), &inject.when) {
                Verdict::Never(why) => Some((at, inject, why)),
                _ => None,
            },
        )
        .collect()
}

/// The longest circle that is looked for.
const CIRCLE_AT_MOST: usize = 64;

/// The injects that wait for one another from this one on, back to it; empty when they do not
/// come back.
fn circle<'a>(
    from: &'a InjectId,
    waits: &BTreeMap<&'a InjectId, &'a InjectId>,
) -> Vec<&'a InjectId> {
    let mut way = vec![from];
    let mut seen = BTreeSet::from([from]);
    let mut at = from;
    while let Some(next) = waits.get(at) {
        way.push(next);
        if *next == from {
            return way;
        }
        if !seen.insert(next) || way.len() > CIRCLE_AT_MOST {
            break;
        }
        at = next;
    }
    Vec::new()
}
