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
pub mod lines;
pub mod state;

mod agenda;
mod casting;
mod dealt;
mod dice;
mod due;
mod engine;
mod injects;
mod people;
mod pressure;
mod speech;
mod subject;
mod talk;
mod utterance;
mod wording;
mod world;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use smol_str::SmolStr;

pub use command::{Command, Timed};
pub use dealt::{Dealt, deal};
pub use engine::Drill;
pub use event::{Audience, Event, Seq, What};
pub use people::numbers::{KNOWS_SERVICE, SLOW_AFTER, SPAN_OF_CONTROL, SPENT_AFTER};
pub use pressure::{house_words, patience};
pub use state::State;
pub use world::RECOVERED_FROM;

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
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Mode {
    /// With hints; what is heard is shown.
    #[default]
    Practice,
    /// Without.
    Exam,
}
