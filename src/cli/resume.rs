//! `hotwash resume`: going on with a drill that was left or killed.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use clap::Args;

use super::drive::{self, Begin};
use super::occasion::{Keeps, Occasion};
use super::screen::note;
use super::session::Session;
use super::terminal::Pace;
use super::trouble::trouble;
use super::{Verdict, after, find};
use crate::hearing::Hearing;
use crate::recording::{Durability, Tape, file, replay};

/// Go on with a drill where it was left, even if it was killed.
#[derive(Args)]
#[command(after_help = "Examples:\n  \
    hotwash resume drill-7/recording.jsonl\n  \
    hotwash resume drill-7/recording.jsonl --scenario my.ron")]
pub(super) struct Resume {
    /// The recording: `recording.jsonl` in the folder of the drill
    recording: PathBuf,
    /// The scenario it was played with, where hotwash does not find it by itself
    #[arg(long, value_name = "FILE")]
    scenario: Option<String>,
    /// How fast time passes
    #[arg(long, value_enum, default_value_t = Pace::Brisk)]
    pace: Pace,
    /// Leave the costliest moments out of the debrief, which take longest
    #[arg(long)]
    no_what_if: bool,
}

impl Resume {
    pub(super) fn run(self) -> anyhow::Result<Verdict> {
        let path = super::replay::recording_in(&self.recording);
        let opened = file::open(&path)?;
        let header = opened.recording.header.clone();
        super::replay::tell_version(&header);
        let found = find::scenario_of(&header, self.scenario.as_deref())?;
        let policy = after::policy_of(&header)?;
        let hearing = Arc::new(Hearing::new(&found.scenario));
        let replayed = replay(&opened.recording, found.scenario, hearing.clone())?;
        if let Some(torn) = &opened.recording.torn {
            note(&format!("{}: {}", path.display(), torn.said()));
        }
        let missing = replayed.missing().len();
        if missing > 0 {
            note(&format!(
                "{missing} events that were yet to be written have been worked out again"
            ));
        }
        let over = replayed.drill.is_over();
        if over && missing == 0 && opened.recording.torn.is_none() {
            return Err(trouble(
                format!("{}: this drill is over", path.display()),
                "see how it went with `hotwash debrief`, or the call with `hotwash replay`",
            ));
        }
        let tape = Tape::go_on(opened, replayed.missing(), Durability::Synced)?;
        let session = Session::go_on(replayed.drill, hearing, Some(tape));
        note(&format!("the drill goes on at {}", session.drill().now()));
        let dir = path.parent().map(Path::to_owned);
        let occasion = Occasion::new(header, dir, Keeps::History).comparing(!self.no_what_if);
        drive::person(session, self.pace, &policy, &occasion, Begin::Again)
    }
}
