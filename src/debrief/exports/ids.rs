//! Ids that are the same whenever the same drill is exported again, so that a calendar or a
//! record store knows it and takes nothing twice. UUIDs of version 5: made of names, not of chance.

use uuid::Uuid;

use super::Occasion;
use crate::debrief::Report;
use crate::scenario::model::Dimension;

/// Begins every name that Hotwash gives: a URN in form, with a namespace that nobody registered,
/// because it is to be compared and never looked up.
pub(super) const NAMES: &str = "urn:hotwash:";

/// The id of a drill: the same scenario, seed and trainee, begun at the same time.
pub(super) fn drill(report: &Report, occasion: &Occasion) -> Uuid {
    let begun = occasion.begun.map_or_else(String::new, |at| at.to_string());
    let played_by = occasion.bot.as_deref().unwrap_or(&report.trainee);
    let name = format!(
        "{}\n{}\n{begun}\n{played_by}",
        report.scenario_hash, report.seed
    );
    of(&Uuid::new_v5(&Uuid::NAMESPACE_URL, NAMES.as_bytes()), &name)
}

/// The id of something that belongs to another thing.
pub(super) fn of(belongs_to: &Uuid, name: &str) -> Uuid {
    Uuid::new_v5(belongs_to, name.as_bytes())
}

/// The id of a dimension, as everywhere.
pub(super) fn dimension(dimension: Dimension) -> String {
    let id = serde_json::to_value(dimension).expect("a dimension is written as its id");
    id.as_str().unwrap_or_default().to_owned()
}
