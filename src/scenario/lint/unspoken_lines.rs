//! W105: a line that nobody ever speaks. One that somebody misspells is spoken all the same.

use std::collections::BTreeSet;

use crate::scenario::Diagnostic;
use crate::scenario::guard::MOST_FINDINGS;
use crate::scenario::shape::IdKind;
use crate::scenario::suggest::nearest;
use crate::scenario::walk::Ids;

pub(super) fn check(ids: &Ids) -> Vec<Diagnostic> {
    let spoken: BTreeSet<&str> = ids
        .named
        .iter()
        .filter(|named| named.kind == IdKind::Line)
        .map(|named| named.id.as_str())
        .collect();
    let lines: BTreeSet<&str> = ids
        .given
        .iter()
        .filter(|given| given.kind == IdKind::Line)
        .map(|given| given.id.as_str())
        .collect();
    let unspoken: Vec<&str> = lines.difference(&spoken).copied().collect();
    let unknown = spoken.difference(&lines).take(MOST_FINDINGS);
    let meant: BTreeSet<&str> = unknown
        .filter_map(|named| nearest(named, &unspoken))
        .collect();
    let spoken: BTreeSet<&str> = spoken.union(&meant).copied().collect();
    ids.given
        .iter()
        .filter(|given| !ids.unread.everything && !ids.unread.may_give(&given.id))
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
