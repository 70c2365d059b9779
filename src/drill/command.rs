//! Commands: all that can be done to a drill from outside. Whatever drives it (a person, a
//! script, a program, a bot) drives it with these and with the clock, and nothing else.

use serde::{Deserialize, Serialize};

use crate::units::Moment;

/// A command and when it was given.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Timed {
    /// When.
    #[serde(rename = "at_ms")]
    pub at: Moment,
    /// What.
    #[serde(flatten)]
    pub command: Command,
}

/// What can be done to a drill.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "command", rename_all = "kebab-case")]
pub enum Command {
    /// The trainee says or writes something (`/chat …`, `/dm NAME …` and `!…` as in hearing).
    Say {
        /// The words.
        text: String,
    },
    /// The clock was seen to stand here: written when a drill is left, so that it resumes there.
    Clock,
    /// The trainee ends the drill.
    Finish,
}
