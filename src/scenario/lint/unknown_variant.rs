//! W108: lines for a variant of a situation that is no persona, mood or tone.

use crate::scenario::Diagnostic;
use crate::scenario::house;
use crate::scenario::shape::IdKind;
use crate::scenario::suggest::did_you_mean;
use crate::scenario::walk::Ids;

pub(super) fn check(ids: &Ids) -> Vec<Diagnostic> {
    ids.named
        .iter()
        .filter(|named| named.kind == IdKind::Situation)
        .filter_map(|named| {
            let (_, variant) = house::split(&named.id);
            let unknown = variant.filter(|one| house::variants().all(|known| known != *one))?;
            Some(Diagnostic::warning(
                "W108",
                named.place,
                format!("`{unknown}` is no persona, mood or tone"),
                did_you_mean(unknown, house::variants()),
            ))
        })
        .collect()
}
