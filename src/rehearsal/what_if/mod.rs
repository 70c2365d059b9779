//! What if: a recorded drill is branched at a moment, a simulated commander takes the seat, and
//! what comes of it is held against the trainee's own words, under the same futures.
//!
//! ```text
//!  commands ──► drill at T0 ──clone──► chance dealt anew, k = 1 … n
//!                  │                        ├─ the trainee's words until T1 ─┐ then the bot, just
//!                  │                        └─ the bot until T1 ─────────────┤ sat down, to the end
//!                  └─ bot at each T: what would be lost in the end           └─► n paired differences
//! ```
//!
//! Whatever is claimed is a difference that chance does not explain; `docs/what-if.md` tells the
//! method and where it ends. The number of branches is fixed, so the same recording gives the
//! same findings on every machine.

mod branch;
mod compare;
mod costliest;
mod interval;
mod spoken;

pub use compare::{Amount, Comparison, Question, compare};
pub use costliest::{MOST_BRANCHES, costliest};
pub use interval::{Sure, paired};

use std::sync::Arc;

use crate::drill::{Drill, Event, Settings, Timed};
use crate::hearing::Hearing;
use crate::scenario::Scenario;
use crate::score::{ParResult, Policy};
use crate::units::Moment;

/// A drill as it was recorded, to be branched.
pub struct Recorded<'a> {
    /// Its scenario.
    pub scenario: &'a Arc<Scenario>,
    /// The ear of the scenario.
    pub hearing: &'a Arc<Hearing>,
    /// What it was played with.
    pub settings: &'a Settings,
    /// What was commanded, in order.
    pub commands: &'a [Timed],
    /// What happened.
    pub log: &'a [Event],
    /// When it ended for the trainee, or where the recording breaks off.
    pub end: Moment,
    /// What the branches are marked by.
    pub policy: &'a Policy,
    /// Par of this drill, for every branch alike.
    pub par: Option<ParResult>,
}

impl<'a> Recorded<'a> {
    /// The drill that stands before us.
    pub fn of(
        drill: &'a Drill,
        hearing: &'a Arc<Hearing>,
        policy: &'a Policy,
        par: Option<ParResult>,
    ) -> Recorded<'a> {
        let ended = drill.log().iter().find(|event| event.ends_the_drill());
        Recorded {
            scenario: drill.scenario(),
            hearing,
            settings: drill.settings(),
            commands: drill.commands(),
            log: drill.log(),
            end: ended.map_or(drill.now(), |event| event.at),
            policy,
            par,
        }
    }

    /// Up to here losses are reckoned, whatever the branch: the scenario's length.
    pub fn horizon(&self) -> Moment {
        Moment::START + self.scenario.length.0
    }

    /// The last moment whose losses are known.
    fn last(&self) -> Moment {
        let last = self.log.last().map_or(Moment::START, |event| event.at);
        last.min(self.horizon())
    }

    /// The drill as it stood at each of these moments, in order of time, before anything that was
    /// said then.
    fn stood_at(&self, moments: &[Moment]) -> Vec<Drill> {
        let mut drill = Drill::begin(
            self.scenario.clone(),
            self.hearing.clone(),
            self.settings.clone(),
        );
        let mut commands = self.commands.iter().peekable();
        moments
            .iter()
            .map(|moment| {
                while let Some(command) = commands.next_if(|command| command.at < *moment) {
                    drill.advance(command.at);
                    drill.hear(&command.command);
                }
                drill.advance(*moment);
                drill.clone()
            })
            .collect()
    }
}
