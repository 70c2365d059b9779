//! Pressure, as an inject begins it, and how it adapts to the trainee.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use smol_str::SmolStr;

use crate::scenario::ids::{ArcId, LineId, PersonId, RemedyId};

/// A pressure arc, as an inject begins it.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Pressure {
    /// Its id.
    pub id: ArcId,
    /// Its kind.
    pub kind: PressureKind,
    /// Who brings it.
    pub by: PersonId,
    /// How; drawn from the seed when left out.
    #[serde(default)]
    pub tone: Option<Tone>,
    /// Executive takeover: says yes when asked whether they wish to take command.
    #[serde(default)]
    pub says_yes: bool,
    /// Severity dispute: the level that they argue for.
    #[serde(default)]
    pub level: Option<u8>,
    /// Executive takeover: the remedy that they want done, and order when they get their way.
    #[serde(default)]
    pub demands: Option<RemedyId>,
    /// Others who chip in.
    #[serde(default)]
    pub chips_in: Vec<PersonId>,
    /// Lines of its own by step (`opening`, `escalates`, …), before the house's.
    #[serde(default)]
    pub lines: BTreeMap<SmolStr, LineId>,
}

/// The steps of an arc that may have lines of its own.
pub const PRESSURE_STEPS: [&str; 6] = [
    "opening",
    "escalates",
    "escalates-again",
    "says-yes",
    "says-no",
    "relents",
];

/// The kinds of pressure.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize, Serialize)]
#[serde(rename_all(serialize = "kebab-case"))]
#[allow(missing_docs)] // each is explained in docs/scenario-language.md and in `drill::pressure`
pub enum PressureKind {
    #[serde(alias = "executive-takeover")]
    ExecutiveTakeover,
    #[serde(alias = "anti-motivation")]
    AntiMotivation,
    #[serde(alias = "information-request")]
    InformationRequest,
    #[serde(alias = "severity-dispute")]
    SeverityDispute,
    #[serde(alias = "process-dispute")]
    ProcessDispute,
    #[serde(alias = "grenade-thrower")]
    GrenadeThrower,
    #[serde(alias = "belligerent-responder")]
    BelligerentResponder,
    #[serde(alias = "update-demand")]
    UpdateDemand,
    #[serde(alias = "late-commander")]
    LateCommander,
    #[serde(alias = "recap-request")]
    RecapRequest,
}

/// How pressure is brought.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize, Serialize)]
#[serde(rename_all(serialize = "kebab-case"))]
#[allow(missing_docs)]
pub enum Tone {
    #[serde(alias = "polite")]
    Polite,
    #[serde(alias = "pushy")]
    Pushy,
    #[serde(alias = "hostile")]
    Hostile,
}

impl Tone {
    /// All of them.
    pub const ALL: [Tone; 3] = [Tone::Polite, Tone::Pushy, Tone::Hostile];

    /// The name that house lines are found by (`hostile`).
    pub fn name(self) -> &'static str {
        match self {
            Tone::Polite => "polite",
            Tone::Pushy => "pushy",
            Tone::Hostile => "hostile",
        }
    }
}

/// For whom an inject is, by how the trainee copes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all(serialize = "kebab-case"))]
pub enum Load {
    /// Only for a trainee who copes.
    #[serde(alias = "extra")]
    Extra,
    /// Spared a trainee who drowns.
    #[serde(alias = "sparable")]
    Sparable,
}

/// How far the pressure may adapt to the trainee. In an exam it never does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Adapts {
    /// So many extra injects happen at most.
    pub extra_at_most: u32,
    /// So many sparable injects are left out at most.
    pub spares_at_most: u32,
}
