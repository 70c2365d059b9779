//! Whether two things with an `only` can be in the same drill.

use std::collections::BTreeSet;

use crate::scenario::model::Only;

/// True when both hang on the same group of variants and share none of its options.
///
/// `only` lists options of which one suffices, so only lists within one group can exclude each
/// other.
pub(super) fn never_together(one: Option<&Only>, other: Option<&Only>) -> bool {
    let (Some(one), Some(other)) = (one, other) else {
        return false;
    };
    let groups: BTreeSet<_> = one
        .0
        .iter()
        .chain(&other.0)
        .map(|(variant, _)| variant)
        .collect();
    groups.len() == 1 && !one.0.iter().any(|choice| other.0.contains(choice))
}
