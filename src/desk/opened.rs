//! A recording, opened for looking back: played again, with its scenario, its ear, and the policy
//! that it is marked by.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::note::note;
use super::{after, find, out};
use crate::drill::Drill;
use crate::hearing::Hearing;
use crate::recording::header::VERSION;
use crate::recording::{Header, Recording, file, replay};
use crate::score::Policy;

/// A recording that was opened.
pub(crate) struct Opened {
    /// Where it lies.
    pub path: PathBuf,
    /// What was read.
    pub recording: Recording,
    /// The policy that was asked for, else the recorded one.
    pub policy: Policy,
    /// What the words are heard with.
    pub hearing: Arc<Hearing>,
    /// The drill as far as it was recorded.
    pub drill: Drill,
}

impl Opened {
    /// Opens a recording, or the one in a drill's folder. `scenario` and `policy` as asked for.
    ///
    /// # Errors
    /// When one of them cannot be found or read, or the words do not come out as recorded.
    pub fn open(
        named: &Path,
        scenario: Option<&str>,
        policy: Option<&str>,
    ) -> anyhow::Result<Opened> {
        let path = recording_in(named);
        let recording = file::look_at(&path)?;
        tell_version(&recording.header);
        let found = find::scenario_of(&recording.header, scenario)?;
        let policy = match policy {
            Some(asked) => after::policy(Some(asked), &found.scenario)?,
            None => after::policy_of(&recording.header)?,
        };
        let hearing = Arc::new(Hearing::new(&found.scenario));
        let drill = replay(&recording, found.scenario, hearing.clone())?.drill;
        Ok(Opened {
            path,
            recording,
            policy,
            hearing,
            drill,
        })
    }

    /// The folder that it lies in.
    pub fn dir(&self) -> PathBuf {
        self.path.parent().map(Path::to_owned).unwrap_or_default()
    }
}

/// The recording that is named: itself, or the one in a drill's folder.
pub(crate) fn recording_in(named: &Path) -> PathBuf {
    if named.is_dir() {
        named.join(out::RECORDING)
    } else {
        named.to_owned()
    }
}

/// Says so when another version of hotwash recorded the drill.
pub(crate) fn tell_version(header: &Header) {
    if header.is_of_another_version() {
        note(&format!(
            "recorded by hotwash {}, this is {VERSION}: the same words may come out otherwise",
            header.hotwash
        ));
    }
}
