//! W112: whoever is to offer a draft may be there.

use super::Subject;
use super::conditions::effects;
use super::no_liaison::may_be_there;
use crate::scenario::Diagnostic;
use crate::scenario::model::{Audience, Effect, Role};

pub(super) fn check(subject: &Subject) -> Vec<Diagnostic> {
    let file = subject.file;
    let there = [Role::CustomerLiaison, Role::InternalLiaison].map(|role| may_be_there(file, role));
    effects(file)
        .into_iter()
        .filter_map(|(path, effect)| {
            let Effect::Draft(audience, _) = effect else {
                return None;
            };
            let (there, part) = match audience {
                Audience::Public => (there[0], "CustomerLiaison"),
                Audience::Internal => (there[1], "InternalLiaison"),
            };
            (!there).then(|| {
                Diagnostic::warning(
                    "W112",
                    subject.place(&path),
                    "nobody offers this draft: no liaison for these readers may come to the call",
                    format!("add somebody to the cast with `part: {part}`"),
                )
            })
        })
        .collect()
}
