//! What happened when, in lanes: who commanded and held which role, tasks in their time boxes,
//! pressure, health, what customers lost, updates and promises of them, and the moments between.
//!
//! Here stand the types, which are keys of `debrief.json`. The lanes are read off the log, each by
//! a file of its own.

mod lanes;
mod promises;
mod signals;
mod standing;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use smol_str::SmolStr;

use crate::drill::{Event, Seq, What};
use crate::scenario::Scenario;
use crate::score::Policy;

/// The lanes. All times are milliseconds from the start of the call.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Timeline {
    /// When the drill ended for the trainee; lanes reach up to here.
    pub until_ms: u64,
    /// When the trainee's shift ends.
    pub shift_ends_ms: Option<u64>,
    /// Who commanded.
    pub commanders: Vec<Stretch>,
    /// Tasks, also those that bystanders took up.
    pub tasks: Vec<TaskBar>,
    /// Pressure.
    pub pressure: Vec<PressureBar>,
    /// The health of each service that changed: from when on, how much [permille].
    pub health: Vec<Health>,
    /// Customers hurt at a time: from when on, how many.
    pub impact: Vec<(u64, u64)>,
    /// The signals of the services that were hurt.
    #[serde(default)]
    pub signals: Vec<Track>,
    /// Updates to the call and posts.
    pub updates: Vec<Update>,
    /// When the next update had been promised for, and whether it came.
    #[serde(default)]
    pub promises: Vec<Promise>,
    /// Who held which standing role.
    #[serde(default)]
    pub roles: Vec<RoleStretch>,
    /// Which severity held.
    #[serde(default)]
    pub severity: Vec<Level>,
    /// Moments worth a line.
    pub moments: Vec<Moment>,
}

/// Somebody's, or nobody's, stretch of command.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Stretch {
    /// Who; none for nobody.
    pub who: Option<String>,
    /// The trainee.
    pub trainee: bool,
    /// From when.
    pub from_ms: u64,
    /// Until when.
    pub to_ms: u64,
}

/// A task.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct TaskBar {
    /// The words or event that gave it.
    pub seq: Seq,
    /// Who had it.
    pub who: String,
    /// In the commander's words.
    pub text: String,
    /// When it was given.
    pub from_ms: u64,
    /// When it was reported, declined, called off, or the drill ended.
    pub to_ms: u64,
    /// The ends of its time boxes, as they were set.
    pub boxes_ms: Vec<u64>,
    /// When the commander came back to it.
    pub follow_ups_ms: Vec<u64>,
    /// How it ended, in words.
    pub ended: String,
    /// A bystander took it up; nobody was asked by name.
    pub picked_up: bool,
}

/// Pressure.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct PressureBar {
    /// When it began: the event.
    pub seq: Seq,
    /// Who brought it.
    pub who: String,
    /// What kind, in words.
    pub kind: String,
    /// From when.
    pub from_ms: u64,
    /// Until when.
    pub to_ms: u64,
    /// When the commander answered.
    pub answers_ms: Vec<u64>,
    /// How it ended, in words.
    pub ended: String,
}

/// The health of a service.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Health {
    /// Its name.
    pub service: String,
    /// From when on, how much [permille].
    pub steps: Vec<(u64, u32)>,
}

/// An update.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Update {
    /// When.
    pub at_ms: u64,
    /// `call`, `internal` or `public`.
    pub to: String,
}

/// A moment worth a line.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Moment {
    /// When.
    pub at_ms: u64,
    /// What.
    pub text: String,
}

/// A signal of a service that was hurt.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Track {
    /// The service's name.
    pub service: String,
    /// The signal's name.
    pub signal: String,
    /// Its unit, as printed behind the number.
    pub unit: SmolStr,
    /// Its value when all is well.
    pub baseline: i64,
    /// The value from which it is bad: above the baseline, higher is worse; below it, lower is.
    pub alarm: i64,
    /// Samples: when, what; thinned to what a picture can show, keeping what strayed furthest.
    pub points: Vec<(u64, i64)>,
}

impl Track {
    /// How far a value lies beyond the alarm, on its bad side; nothing on the good one.
    fn beyond(&self, value: i64) -> Option<u64> {
        let bad = if self.alarm >= self.baseline {
            value >= self.alarm
        } else {
            value <= self.alarm
        };
        bad.then(|| value.abs_diff(self.alarm))
    }

    /// Whether it was bad at some time.
    pub(super) fn is_bad(&self) -> bool {
        self.points
            .iter()
            .any(|(_, value)| self.beyond(*value).is_some())
    }

    /// The sample that strayed furthest from the baseline.
    pub(super) fn worst(&self) -> Option<(u64, i64)> {
        let strays = |point: &&(u64, i64)| point.1.abs_diff(self.baseline);
        self.points.iter().max_by_key(strays).copied()
    }

    /// The same value in words.
    pub(super) fn worst_said(&self) -> String {
        let worst = self.worst().map_or(self.baseline, |(_, value)| value);
        let up_to = if self.alarm >= self.baseline {
            "up to"
        } else {
            "down to"
        };
        format!("{up_to} {worst} {}", self.unit)
    }
}

/// A promise of the next update.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Promise {
    /// To whom: `call`, `internal` or `public`.
    pub to: String,
    /// When it was made.
    pub made_ms: u64,
    /// When the update was due.
    pub due_ms: u64,
    /// When it came; none where it did not, or was not theirs to give.
    pub came_ms: Option<u64>,
    /// Whether it came in time; none where it was not theirs to keep: it outlasted their command,
    /// the incident or the drill.
    pub kept: Option<bool>,
}

/// A stretch in which somebody held a standing role.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct RoleStretch {
    /// The role, in words.
    pub role: String,
    /// Who held it.
    pub who: String,
    /// From when.
    pub from_ms: u64,
    /// Until when.
    pub to_ms: u64,
}

/// A stretch in which one severity held.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Level {
    /// The level; none before one was set.
    pub level: Option<u8>,
    /// From when.
    pub from_ms: u64,
    /// Until when.
    pub to_ms: u64,
}

/// Reads the lanes off the log.
pub(super) fn of(log: &[Event], scenario: &Scenario, policy: &Policy) -> Timeline {
    let until = log
        .iter()
        .find(|event| matches!(event.what, What::DrillEnded { .. }))
        .or(log.last())
        .map_or(0, |event| event.at.0);
    let shown = log.partition_point(|event| event.at.0 <= until);
    let log = &log[..shown];
    let mut timeline = lanes::of(log, scenario, until);
    timeline.signals = signals::of(log, scenario, until);
    timeline.promises = promises::of(log, scenario, policy);
    timeline.roles = standing::roles(log, scenario, until);
    timeline.severity = standing::severity(log, until);
    timeline
}
