//! W109: a line for a step that no pressure arc has.

use crate::scenario::Diagnostic;
use crate::scenario::model::PRESSURE_STEPS;
use crate::scenario::shape::IdKind;
use crate::scenario::suggest::did_you_mean;
use crate::scenario::walk::Ids;

pub(super) fn check(ids: &Ids) -> Vec<Diagnostic> {
    ids.named
        .iter()
        .filter(|named| named.kind == IdKind::Step)
        .filter(|named| !PRESSURE_STEPS.contains(&named.id.as_str()))
        .map(|named| {
            Diagnostic::warning(
                "W109",
                named.place,
                format!("pressure has no step `{}`", named.id),
                did_you_mean(&named.id, PRESSURE_STEPS),
            )
        })
        .collect()
}
