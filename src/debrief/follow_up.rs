//! Follow-up practice as it stands in a report: what the trainee wrote after the call, and what
//! the review found in it. The review itself is the room `review`; here is only what it hands on.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use smol_str::SmolStr;

/// The trainee's draft of the postmortem, reviewed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct FollowUp {
    /// Who owns the postmortem, as the draft has it.
    pub owner: Option<String>,
    /// When it is due, as the draft has it.
    pub due: Option<String>,
    /// How many lines its timeline has.
    pub timeline: usize,
    /// How many action items it has.
    pub actions: usize,
    /// What the review found, in the order of the draft; empty where all is well.
    pub findings: Vec<DraftFinding>,
}

/// One thing in a draft that could be better.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct DraftFinding {
    /// The rule's id, such as `blameless`.
    pub rule: SmolStr,
    /// The rule in print, such as "Blameless".
    pub title: String,
    /// The line in the draft, from 1.
    pub line: usize,
    /// The column in characters, from 1.
    pub column: usize,
    /// The words that it is about.
    pub quote: String,
    /// What is wrong with them, in one sentence.
    pub what: String,
    /// Why it matters.
    pub why: String,
    /// What to do instead: the counter-move.
    pub instead: String,
}
