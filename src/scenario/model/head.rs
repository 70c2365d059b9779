//! The head of a scenario file, and the file as a whole.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use smol_str::SmolStr;

use super::{Adapts, Coach, Ending, Inject, Opening, Person, Rubric, Team, Variant, World};
use crate::scenario::ids::{LineId, PersonId};
use crate::units::Lapse;

/// A whole scenario file.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ScenarioFile {
    /// The number of the language, [`FORMAT`].
    pub format: u32,
    /// The scenario's id, the same as its file name without `.ron`.
    pub id: SmolStr,
    /// The title shown in lists.
    pub title: String,
    /// What the trainee reads before the call begins.
    pub briefing: String,
    /// For whom it is.
    pub difficulty: Difficulty,
    /// The dimensions that it practises.
    pub skills: Vec<Dimension>,
    /// Day and clock time at which the call begins.
    pub start: Start,
    /// How long the drill is expected to last; the outcome is reckoned up to here.
    pub length: Lapse,
    /// When the drill is ended at the latest; a quarter more than `length` when left out.
    #[serde(default)]
    pub ends_at_latest: Option<Lapse>,
    /// Severity at the start and in truth.
    pub severity: Severity,
    /// The policy that it is marked by unless the player names another.
    #[serde(default = "default_policy")]
    pub policy: SmolStr,
    /// Who of the cast is played by the trainee.
    pub trainee: PersonId,
    /// When the trainee's shift ends, counted from the start of the call.
    #[serde(default)]
    pub shift_ends: Option<Lapse>,
    /// Its place on the practice ladder, from 1; none for a full drill.
    #[serde(default)]
    pub ladder: Option<u32>,
    /// Who explains before and comments after.
    #[serde(default)]
    pub coach: Option<Coach>,
    /// The incident is under way and another commands when the trainee comes.
    #[serde(default)]
    pub opening: Option<Opening>,
    /// Who comes to the call to ask when nobody tells them how things stand.
    #[serde(default)]
    pub stakeholders: Vec<PersonId>,
    /// How far the pressure may adapt to the trainee; not at all when left out.
    #[serde(default)]
    pub adapts: Option<Adapts>,
    /// Words that no post may hold while this runs.
    #[serde(default)]
    pub unsayable: Vec<String>,
    /// Short forms that everybody on this call knows, with what they stand for.
    #[serde(default)]
    pub glossary: BTreeMap<SmolStr, String>,
    /// More ways to perform an act, by the act's id: cues as the tables of hearing write them.
    #[serde(default)]
    pub phrases: BTreeMap<SmolStr, Vec<String>>,
    /// More spellings of words, with the words that they stand for.
    #[serde(default)]
    pub spelling: BTreeMap<String, String>,
    /// The services and what happens to them.
    pub world: World,
    /// Teams; a team that is only named by people need not be listed.
    #[serde(default)]
    pub teams: Vec<Team>,
    /// The people.
    pub cast: Vec<Person>,
    /// The scripted events.
    #[serde(default)]
    pub injects: Vec<Inject>,
    /// What may differ from seed to seed.
    #[serde(default)]
    pub variants: Vec<Variant>,
    /// How the drill can end before its time.
    #[serde(default)]
    pub endings: Vec<Ending>,
    /// How it is marked.
    #[serde(default)]
    pub rubric: Rubric,
    /// Lines for a situation, for everybody here, before the house's.
    #[serde(default)]
    pub house_lines: BTreeMap<SmolStr, Vec<LineId>>,
    /// Every line spoken, by id.
    #[serde(default)]
    pub lines: BTreeMap<LineId, String>,
}

fn default_policy() -> SmolStr {
    SmolStr::new_static("pagerduty")
}

/// For whom a scenario is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize, Serialize)]
pub enum Difficulty {
    /// A first drill.
    Beginner,
    /// For those who know the steps.
    Intermediate,
    /// Several troubles at once.
    Advanced,
}

/// The groups of measures that a drill is marked in (DESIGN: score). Written as its id.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize, Serialize, JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
#[allow(missing_docs)] // each is explained in docs/scenario-language.md and in `score`
pub enum Dimension {
    Command,
    Delegation,
    Timeboxing,
    Decisions,
    Updates,
    Pressure,
    Severity,
    Handover,
    People,
    Clarity,
    Closing,
    Outcome,
}

/// When the call begins.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Start {
    /// The day of the week.
    pub day: Weekday,
    /// The clock time, `"14:05"`.
    pub clock: ClockTime,
}

/// A day of the week.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[allow(missing_docs)]
pub enum Weekday {
    Monday,
    Tuesday,
    Wednesday,
    Thursday,
    Friday,
    Saturday,
    Sunday,
}

/// A clock time as minutes after midnight, written `"14:05"`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ClockTime(pub u16);

impl ClockTime {
    /// Reads a clock time as an author writes it: `14:05`.
    pub fn parse(text: &str) -> Option<ClockTime> {
        let (hours, minutes) = text.split_once(':')?;
        let hours: u16 = hours.parse().ok().filter(|hours| *hours < 24)?;
        let minutes: u16 = minutes.parse().ok().filter(|minutes| *minutes < 60)?;
        Some(ClockTime(hours * 60 + minutes))
    }
}

impl<'de> Deserialize<'de> for ClockTime {
    fn deserialize<D: serde::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let text = String::deserialize(from)?;
        ClockTime::parse(&text).ok_or_else(|| {
            serde::de::Error::custom(format_args!(
                "`{text}` is no clock time; write for example \"14:05\""
            ))
        })
    }
}

/// Severity levels, 1 (worst) to 5.
#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Severity {
    /// What has been declared when the call begins; nothing when left out.
    #[serde(default)]
    pub at_start: Option<u8>,
    /// What it really is.
    pub truth: u8,
}
