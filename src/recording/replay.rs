//! Playing a recording again: every command is obeyed on a fresh drill, and the events that
//! come of it are held against the recorded ones.
//!
//! Architecture invariant: how finely the clock was advanced changes nothing, so a replay only
//! needs the moments of the commands and the last moment seen.

use std::fmt;
use std::sync::Arc;

use super::read::Recording;
use crate::drill::{Drill, Event};
use crate::hearing::Hearing;
use crate::scenario::Scenario;

/// A drill that stands where its recording ends.
pub struct Replayed {
    /// The drill.
    pub drill: Drill,
    /// How many of its events the recording holds; those behind them were yet to be written.
    pub recorded: usize,
}

impl Replayed {
    /// The events that happened but had not been written.
    pub fn missing(&self) -> &[Event] {
        &self.drill.log()[self.recorded..]
    }
}

/// Why a recording could not be played again.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ReplayError {
    /// It was played with another text of the scenario.
    #[error(
        "the scenario has changed since the drill was played\n  recorded: {recorded}\n  found:    {found}"
    )]
    OtherScenario {
        /// The hash in the header.
        recorded: String,
        /// The hash of the scenario given.
        found: String,
    },
    /// The same commands led to something else.
    #[error("{0}")]
    Differs(Box<Difference>),
}

/// The first event that came out otherwise.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// The line of the recording, from 1.
    pub line: usize,
    /// The event that was recorded.
    pub recorded: Event,
    /// The event that came of the same commands; none when nothing did.
    pub recomputed: Option<Event>,
}

impl fmt::Display for Difference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(
            f,
            "line {}: the drill does not come out as it was recorded",
            self.line
        )?;
        writeln!(f, "  recorded:   {}", one_line(&self.recorded))?;
        match &self.recomputed {
            Some(event) => write!(f, "  recomputed: {}", one_line(event)),
            None => write!(f, "  recomputed: nothing more happens"),
        }
    }
}

fn one_line(event: &Event) -> String {
    serde_json::to_string(event).expect("events have text keys and go to memory")
}

/// Plays a recording again, up to the last moment that it knows of.
///
/// # Errors
/// When the scenario is another, or the first time that an event comes out otherwise.
pub fn replay(
    recording: &Recording,
    scenario: Arc<Scenario>,
    hearing: Arc<Hearing>,
) -> Result<Replayed, ReplayError> {
    if recording.header.scenario_hash != scenario.hash {
        return Err(ReplayError::OtherScenario {
            recorded: recording.header.scenario_hash.clone(),
            found: scenario.hash.clone(),
        });
    }
    let mut drill = Drill::begin(scenario, hearing, recording.header.settings());
    for command in recording.commands() {
        drill.advance(command.at);
        drill.hear(&command.command);
    }
    drill.advance(recording.clock());

    let mut recorded = 0;
    for (line, event) in recording.events() {
        let recomputed = drill.log().get(recorded);
        if recomputed != Some(event) {
            return Err(ReplayError::Differs(Box::new(Difference {
                line,
                recorded: event.clone(),
                recomputed: recomputed.cloned(),
            })));
        }
        recorded += 1;
    }
    Ok(Replayed { drill, recorded })
}
