//! The coach of a short drill: explains before, comments after.

use serde::Deserialize;

use crate::scenario::ids::ObjectiveId;

/// Who explains one skill before the drill and comments on it after.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Coach {
    /// What they are called.
    pub name: String,
    /// What they explain before: the skill, why it matters, words that one might use.
    pub before: String,
    /// What they say after, objective by objective.
    pub after: Vec<CoachWord>,
}

/// A word on one objective.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CoachWord {
    /// The objective.
    pub objective: ObjectiveId,
    /// Said when it was met.
    pub met: String,
    /// Said when it was not: what to say or do next time.
    pub missed: String,
}
