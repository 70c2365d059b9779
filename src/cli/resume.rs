//! `hotwash resume`: going on with a drill that was left or killed.

use std::path::PathBuf;

use clap::Args;

use super::Verdict;
use super::drive::{self, Begin};
use crate::desk::begin;
use crate::desk::note::note;
use crate::desk::pacer::Pace;

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
        let begun = begin::again(&self.recording, self.scenario.as_deref(), !self.no_what_if)?;
        note(&format!(
            "the drill goes on at {}",
            begun.session.drill().now()
        ));
        drive::person(begun, self.pace, Begin::Again)
    }
}
