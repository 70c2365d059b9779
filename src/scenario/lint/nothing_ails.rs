//! W149: in every drill something hurts customers, or there is no incident.

use super::Subject;
use super::conditions::effects;
use crate::scenario::Diagnostic;
use crate::scenario::course::{Drills, Fact};
use crate::scenario::model::Effect;
use crate::scenario::spans::Step;

pub(super) fn check(subject: &Subject, drills: &Drills) -> Vec<Diagnostic> {
    let file = subject.file;
    let loses = |effect: &Effect| matches!(effect, Effect::Lose(_));
    if effects(file).iter().any(|(_, effect)| loses(effect)) {
        return Vec::new();
    }
    let finding = |path: &[Step], message: String, help: &str| {
        vec![Diagnostic::warning(
            "W149",
            subject.place(path),
            message,
            help,
        )]
    };
    if drills.all.when(Fact::Hurt).is_none() {
        return finding(
            &["world".into()],
            "nothing here hurts customers, so there is nothing to win or lose".to_owned(),
            "give a service a `customer_share` and a fault that harms it",
        );
    }
    for (variant_at, options) in drills.variants.iter().enumerate() {
        for (at, drawn) in options.iter().enumerate() {
            if drawn.course.when(Fact::Hurt).is_none() {
                return finding(
                    &[
                        "variants".into(),
                        variant_at.into(),
                        "options".into(),
                        at.into(),
                    ],
                    format!(
                        "nothing hurts customers where `{}` is `{}`",
                        drawn.variant, drawn.option
                    ),
                    "give these drills a fault of their own, or take the fault out of its `only`",
                );
            }
        }
    }
    Vec::new()
}
