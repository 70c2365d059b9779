//! E011: an id is lower-case words joined by dashes, so that it reads well everywhere.

use crate::scenario::Diagnostic;
use crate::scenario::ids::is_well_formed;
use crate::scenario::walk::Ids;

pub(super) fn check(ids: &Ids) -> Vec<Diagnostic> {
    ids.given
        .iter()
        .filter(|given| !is_well_formed(&given.id))
        .map(|given| {
            Diagnostic::error(
                "E011",
                given.place,
                format!(
                    "`{}` is no id for {}: use lower-case letters, digits and single dashes",
                    given.id,
                    given.kind.one()
                ),
                match well_formed(&given.id) {
                    better if better.is_empty() => "for example `orders-db`".to_owned(),
                    better => format!("write `{better}`"),
                },
            )
        })
        .collect()
}

/// The id that was probably meant.
fn well_formed(id: &str) -> String {
    id.to_lowercase()
        .split(|letter: char| !letter.is_ascii_alphanumeric())
        .filter(|word| !word.is_empty())
        .collect::<Vec<_>>()
        .join("-")
}
