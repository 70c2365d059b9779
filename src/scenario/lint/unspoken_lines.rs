//! W105: a line that nobody ever speaks.

use std::collections::BTreeSet;

use crate::scenario::Diagnostic;
use crate::scenario::shape::IdKind;
use crate::scenario::walk::Ids;

pub(super) fn check(ids: &Ids) -> Vec<Diagnostic> {
    let spoken: BTreeSet<&str> = ids
        .named
        .iter()
        .filter(|named| named.kind == IdKind::Line)
        .map(|named| named.id.as_str())
        .collect();
    ids.given
        .iter()
        .filter(|given| given.kind == IdKind::Line && !spoken.contains(given.id.as_str()))
        .map(|given| {
            Diagnostic::warning(
                "W105",
                given.place,
                format!("nobody speaks the line `{}`", given.id),
                "name it where it is to be spoken, or delete it",
            )
        })
        .collect()
}
