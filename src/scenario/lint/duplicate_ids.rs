//! E012: an id is given once. Reported where it is given again.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use crate::scenario::Diagnostic;
use crate::scenario::walk::Ids;

pub(super) fn check(ids: &Ids) -> Vec<Diagnostic> {
    let mut first_lines = BTreeMap::new();
    let mut found = Vec::new();
    for given in &ids.given {
        let key = (given.kind, given.within.as_str(), given.id.as_str());
        match first_lines.entry(key) {
            Entry::Vacant(entry) => {
                entry.insert(given.place.line);
            }
            Entry::Occupied(entry) => found.push(Diagnostic::error(
                "E012",
                given.place,
                format!(
                    "the {} `{}` is given twice, first in line {}",
                    given.kind.name(),
                    given.id,
                    entry.get()
                ),
                "give one of them another id",
            )),
        }
    }
    found
}
