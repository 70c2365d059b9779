//! How a drill begins when the incident is under way already: another commands, people are at
//! work, and the trainee is briefed, with something wrong in the brief.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::Role;
use crate::scenario::ids::{FindingId, LineId, PersonId};
use crate::units::{Lapse, Span};

/// The incident is under way when the trainee comes to take command of it.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Opening {
    /// Who commands when the drill begins, and briefs the trainee.
    pub commander: PersonId,
    /// How long the incident has been running.
    #[serde(default)]
    pub age: Lapse,
    /// The standing roles that are filled.
    #[serde(default)]
    pub roles: BTreeMap<Role, PersonId>,
    /// What has been found out.
    #[serde(default)]
    pub known: Vec<FindingId>,
    /// The work that people have.
    #[serde(default)]
    pub tasks: Vec<GivenWork>,
    /// When the next update is due that was promised outside, counted from the drill's start.
    #[serde(default)]
    pub next_update: Option<Lapse>,
    /// When the brief begins.
    #[serde(default = "soon")]
    pub brief_at: Lapse,
    /// The brief, part by part, as direct messages to the trainee.
    pub brief: Vec<BriefPart>,
}

fn soon() -> Lapse {
    Lapse(Span::secs(10))
}

/// Work that somebody has when the drill begins.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct GivenWork {
    /// Who.
    pub to: PersonId,
    /// What, in the commander's words: a service, a topic or a remedy is found in them as always.
    pub task: String,
    /// When its time box ends, counted from the drill's start.
    #[serde(default)]
    pub timebox: Option<Lapse>,
}

/// One part of a brief that the trainee is given.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BriefPart {
    /// What it is about.
    pub about: BriefTopic,
    /// How it is told.
    pub says: LineId,
    /// It is told wrongly; this is said once the trainee reads it back or asks after it.
    #[serde(default)]
    pub corrected_by: Option<LineId>,
}

/// The parts of a good brief (PRACTICE 33).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
pub enum BriefTopic {
    /// How bad, and which way it moves.
    Severity,
    /// What happened so far.
    Story,
    /// Open actions, with owner and time.
    Tasks,
    /// What may go wrong, and plan B.
    Risks,
    /// What was promised outside, and when.
    Promises,
}
