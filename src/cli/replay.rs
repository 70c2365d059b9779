//! `hotwash replay`: the call once more as text, or the proof that it comes out the same.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use clap::Args;

use super::Verdict;
use super::screen::Screen;
use super::terminal::{OwnWords, View};
use crate::desk::find;
use crate::desk::note::note;
use crate::desk::opened::{recording_in, tell_version};
use crate::desk::session::Session;
use crate::hearing::Hearing;
use crate::recording::{Recording, ReplayError, Replayed, file, replay};

/// Show a recorded call again, or verify that it comes out the same.
#[derive(Args)]
#[command(after_help = "Examples:\n  \
    hotwash replay drill-7/recording.jsonl            the call as text\n  \
    hotwash replay drill-7/recording.jsonl --verify   recompute every event and compare; 1 when one differs")]
pub(super) struct Replay {
    /// The recording: `recording.jsonl` in the folder of the drill
    recording: PathBuf,
    /// Recompute every event and compare it with the recorded one
    #[arg(long)]
    verify: bool,
    /// The scenario it was played with, where hotwash does not find it by itself
    #[arg(long, value_name = "FILE")]
    scenario: Option<String>,
}

impl Replay {
    pub(super) fn run(self) -> anyhow::Result<Verdict> {
        let path = recording_in(&self.recording);
        let recording = file::look_at(&path)?;
        tell_version(&recording.header);
        let found = find::scenario_of(&recording.header, self.scenario.as_deref())?;
        let hearing = Arc::new(Hearing::new(&found.scenario));
        let replayed = replay(&recording, found.scenario, hearing.clone());
        if self.verify {
            return verify(&path, &recording, replayed);
        }
        let drill = replayed?.drill;
        if let Some(torn) = &recording.torn {
            note(&format!("{}: {}", path.display(), torn.said()));
        }
        let session = Session::go_on(drill, hearing, None);
        let mut view = View::new(&session, Screen::stdout(), OwnWords::Printed);
        view.briefing(&session)?;
        view.show(&session, 0..session.drill().log().len())?;
        Ok(Verdict::Fine)
    }
}

/// Prints how recorded and recomputed events compare.
fn verify(
    path: &Path,
    recording: &Recording,
    replayed: Result<Replayed, ReplayError>,
) -> anyhow::Result<Verdict> {
    let mut screen = Screen::stdout();
    let shown = path.display();
    let replayed = match replayed {
        Ok(replayed) => replayed,
        Err(ReplayError::Differs(difference)) => {
            screen.line(&format!("{shown}: {difference}"))?;
            return Ok(Verdict::Findings);
        }
        Err(error) => return Err(error.into()),
    };
    let commands = recording.commands().count();
    let missing = replayed.missing();
    if missing.is_empty() && recording.torn.is_none() {
        let unfinished = match replayed.drill.is_over() {
            true => "",
            false => "; the drill is not over and can be resumed",
        };
        screen.line(&format!(
            "{shown}: {commands} commands give the same {} events{unfinished}",
            replayed.recorded
        ))?;
        return Ok(Verdict::Fine);
    }
    if let Some(torn) = &recording.torn {
        screen.line(&format!("{shown}: {}", torn.said()))?;
    }
    if !missing.is_empty() {
        screen.line(&format!(
            "{shown}: the {} recorded events come out the same, but {} more should follow them",
            replayed.recorded,
            missing.len()
        ))?;
    }
    screen.line(&format!(
        "  help: the recording broke off; `hotwash resume {shown}` completes it"
    ))?;
    Ok(Verdict::Findings)
}
