//! The first line of a recording: what is needed to play the drill again and to mark it again.

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use serde::{Deserialize, Serialize};
use smol_str::SmolStr;

use crate::drill::{Mode, Settings};
use crate::scenario::Scenario;

/// The number of the recording format that this build writes and reads.
pub const FORMAT: u32 = 1;

/// The version of this build, as it stands in the headers that it writes.
pub const VERSION: &str = env!("CARGO_PKG_VERSION");

/// The header of a recording.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Header {
    /// [`FORMAT`].
    pub format: u32,
    /// The version of hotwash that wrote it.
    pub hotwash: String,
    /// The scenario's id.
    pub scenario: SmolStr,
    /// SHA-256 of the scenario's text.
    pub scenario_hash: String,
    /// Where the scenario was read from, as the player wrote it; none for a shipped one.
    pub scenario_path: Option<String>,
    /// From which all chance was drawn.
    pub seed: u64,
    /// Practice or exam.
    pub mode: Mode,
    /// The trainee's name, where it is not the one of the cast.
    #[serde(default)]
    pub trainee: Option<SmolStr>,
    /// The whole policy, so that an old drill can be marked as it was.
    #[serde(default)]
    pub policy: serde_json::Value,
    /// The commander bot that drove the drill; none for a person, a script or a program.
    #[serde(default)]
    pub commander: Option<String>,
    /// It goes on from this moment of an earlier drill, whose words until then are its own [ms];
    /// none for a drill that was played from its beginning.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub branched_at_ms: Option<u64>,
    /// When it was begun by the wall clock, RFC 3339. Nothing else in the file knows the clock.
    pub started: String,
}

impl Header {
    /// The header of a drill that begins now. `started` is the wall clock, RFC 3339.
    pub fn new(scenario: &Scenario, settings: &Settings, started: String) -> Header {
        Header {
            format: FORMAT,
            hotwash: VERSION.to_owned(),
            scenario: scenario.id.clone(),
            scenario_hash: scenario.hash.clone(),
            scenario_path: None,
            seed: settings.seed,
            mode: settings.mode,
            trainee: settings.trainee.clone(),
            policy: serde_json::Value::Null,
            commander: None,
            branched_at_ms: None,
            started,
        }
    }

    /// What the drill was played with.
    pub fn settings(&self) -> Settings {
        Settings {
            seed: self.seed,
            mode: self.mode,
            trainee: self.trainee.clone(),
        }
    }

    /// The day on which the drill was begun, as the stamp tells it (UTC); none where it tells none.
    pub fn date(&self) -> Option<Date> {
        let begun: Timestamp = self.started.parse().ok()?;
        Some(begun.to_zoned(TimeZone::UTC).date())
    }

    /// Whether another version of hotwash wrote it: then a replay may rightly differ.
    pub fn is_of_another_version(&self) -> bool {
        self.hotwash != VERSION
    }
}
