//! The simulator: commands in, events out.
//!
//! ```text
//!  Command ──► Drill::hear ────┐
//!    clock ──► Drill::advance ─┴─► Vec<Event> ──► State = fold(apply)
//! ```
//!
//! Architecture invariant: the same scenario, settings and commands give the same events, and
//! how finely a front end advances the clock changes nothing.

pub mod command;
pub mod event;
pub mod state;

use std::sync::Arc;

use serde::{Deserialize, Serialize};
use smol_str::SmolStr;

pub use command::{Command, Timed};
pub use event::{Audience, Event, Seq, What};
pub use state::State;

use crate::hearing::Hearing;
use crate::scenario::Scenario;
use crate::units::Moment;

/// What a drill is played with, beside its scenario.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Settings {
    /// From which all chance is drawn.
    pub seed: u64,
    /// Practice or exam.
    pub mode: Mode,
    /// The trainee's name, where it is not the one of the cast.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub trainee: Option<SmolStr>,
}

/// How a drill is played.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Mode {
    /// With hints; what is heard is shown.
    #[default]
    Practice,
    /// Without.
    Exam,
}

/// A drill under way.
pub struct Drill {
    scenario: Arc<Scenario>,
    #[allow(dead_code)]
    hearing: Arc<Hearing>,
    settings: Settings,
    state: State,
    log: Vec<Event>,
    now: Moment,
}

impl Drill {
    /// Begins a drill: the call is opened and the log holds its first events.
    pub fn begin(scenario: Arc<Scenario>, hearing: Arc<Hearing>, settings: Settings) -> Drill {
        Drill {
            scenario,
            hearing,
            settings,
            state: State::default(),
            log: Vec::new(),
            now: Moment::START,
        }
    }

    /// Obeys a command now. Gives the events that it led to at once.
    pub fn hear(&mut self, command: &Command) -> &[Event] {
        let _ = command;
        &[]
    }

    /// Lets time pass until `to`. Gives the events that happened. A moment in the past is now.
    pub fn advance(&mut self, to: Moment) -> &[Event] {
        self.now = self.now.max(to);
        &[]
    }

    /// When something will happen by itself next; `None` when nothing ever will.
    pub fn next_due(&self) -> Option<Moment> {
        None
    }

    /// The time of the drill.
    pub fn now(&self) -> Moment {
        self.now
    }

    /// The truth. Front ends and bots fold [`State::witness`] instead.
    pub fn state(&self) -> &State {
        &self.state
    }

    /// All that has happened.
    pub fn log(&self) -> &[Event] {
        &self.log
    }

    /// Whether the drill is over and reckoned: nothing more will happen.
    pub fn is_over(&self) -> bool {
        false
    }

    /// The scenario that is played.
    pub fn scenario(&self) -> &Arc<Scenario> {
        &self.scenario
    }

    /// The settings it is played with.
    pub fn settings(&self) -> &Settings {
        &self.settings
    }
}
