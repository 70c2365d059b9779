//! W142: an inject and what it waits for are in the same drills.

use super::Subject;
use crate::scenario::Diagnostic;
use crate::scenario::course::{Drills, Verdict};
use crate::scenario::spans::Step;

pub(super) fn check(subject: &Subject, drills: &Drills) -> Vec<Diagnostic> {
    let injects = subject.file.injects.iter().enumerate();
    injects
        .filter_map(|(at, inject)| {
            let Verdict::Apart(why) = drills.verdict(inject.only.as_ref(), &inject.when) else {
                return None;
            };
            let mut path: Vec<Step> = vec!["injects".into(), at.into(), "when".into()];
            path.extend(&why.path);
            Some(Diagnostic::warning(
                "W142",
                subject.place(&path),
                format!(
                    "the inject `{}` never happens: in the drills that it belongs to it waits for {}",
                    inject.id, why.waits_for
                ),
                "give both the same variants in `only`",
            ))
        })
        .collect()
}
