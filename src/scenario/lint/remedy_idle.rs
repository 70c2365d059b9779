//! W147: a remedy does something. One with a risk may do nothing: it is there to tempt.

use super::Subject;
use crate::scenario::Diagnostic;
use crate::scenario::course::{Course, Drills, Fact};
use crate::scenario::model::Remedy;

pub(super) fn check(subject: &Subject, drills: &Drills) -> Vec<Diagnostic> {
    let remedies = subject.file.world.remedies.iter().enumerate();
    remedies
        .filter(|(_, remedy)| remedy.risk.is_none() && does_nothing(remedy, drills))
        .map(|(at, remedy)| {
            let field = if remedy.effects.is_empty() {
                "id"
            } else {
                "effects"
            };
            Diagnostic::warning(
                "W147",
                subject.place(&["world".into(), "remedies".into(), at.into(), field.into()]),
                format!("the remedy `{}` changes nothing", remedy.id),
                "give it `effects` on a fault that is there, or a `risk` if it is meant to tempt",
            )
        })
        .collect()
}

fn does_nothing<'a>(remedy: &'a Remedy, drills: &Drills<'a>) -> bool {
    let there = |course: &Course<'a>| {
        remedy.effects.iter().any(|effect| {
            course.has(effect.only.as_ref()) && course.when(Fact::Started(&effect.fault)).is_some()
        })
    };
    let only = remedy.only.as_ref();
    let somewhere = there(&drills.all)
        && drills.variants.iter().all(|options| {
            let mut belongs = options
                .iter()
                .filter(|drawn| drawn.course.has(only))
                .peekable();
            belongs.peek().is_none() || belongs.any(|drawn| there(&drawn.course))
        });
    !somewhere && remedy.side_effects.is_empty() && remedy.if_fails.is_empty()
}
