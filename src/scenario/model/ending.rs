//! Endings and the rubric.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Dimension, When};
use crate::scenario::ids::{EndingId, ObjectiveId};
use crate::units::Lapse;

/// A way for the drill to end.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Ending {
    /// Its id.
    pub id: EndingId,
    /// When it happens; by an inject's `End` when left out.
    #[serde(default)]
    pub when: Option<When>,
    /// What the trainee reads.
    pub text: String,
    /// How it counts.
    pub outcome: Outcome,
}

/// How an ending counts.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize, Serialize, JsonSchema,
)]
#[serde(rename_all(serialize = "kebab-case"))]
pub enum Outcome {
    /// The incident is over.
    #[serde(alias = "resolved")]
    Resolved,
    /// Command was passed on; others end it.
    #[serde(alias = "handed-over")]
    HandedOver,
    /// The time ran out, or the trainee left.
    #[serde(alias = "unresolved")]
    Unresolved,
}

/// How the drill is marked beside the policy.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rubric {
    /// How much each dimension counts in the whole; 1 when left out.
    #[serde(default)]
    pub weights: BTreeMap<Dimension, u32>,
    /// Objectives of this scenario alone.
    #[serde(default)]
    pub objectives: Vec<Objective>,
    /// Par, stated instead of found by the by-the-book commander.
    #[serde(default)]
    pub par: Option<Par>,
}

/// An objective of a scenario.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Objective {
    /// Its id.
    pub id: ObjectiveId,
    /// What the trainee reads.
    pub text: String,
    /// It is met when this has come true by the end.
    pub when: When,
}

/// What a good commander loses here.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Par {
    /// Customer-minutes lost.
    pub customer_minutes: u64,
    /// Time until customers are no longer hurt.
    pub mitigated: Lapse,
}
