//! E027: a group of variants has an option to draw.

use super::Subject;
use crate::scenario::Diagnostic;

pub(super) fn check(subject: &Subject) -> Vec<Diagnostic> {
    let variants = subject.file.variants.iter().enumerate();
    variants
        .filter(|(_, variant)| variant.options.is_empty())
        .map(|(at, variant)| {
            Diagnostic::error(
                "E027",
                subject.place(&["variants".into(), at.into(), "options".into()]),
                format!("the variant `{}` has no option to draw", variant.id),
                "add one, or delete the variant",
            )
        })
        .collect()
}
