//! Where things lie: the user's data directory with what is in it, and the folder of drills that
//! the terminal makes where it is called.

use std::path::{Path, PathBuf};

use crate::desk::note::note;
use crate::records::{self, History};

/// The folder of drills, in the data directory.
pub(super) const DRILLS: &str = "drills";
/// The terminal's folder of drills, where it was called.
const DRILLS_HERE: &str = "hotwash-drills";
/// The folder of scenarios of one's own, in the data directory.
const SCENARIOS: &str = "scenarios";
/// The history, in the data directory.
const HISTORY: &str = "history.jsonl";
/// The settings, in the data directory.
const SETTINGS: &str = "settings.json";

/// Where things lie.
#[derive(Clone, Debug, Default)]
pub(crate) struct Place {
    /// The user's data directory; none where there is none.
    pub(super) data: Option<PathBuf>,
    /// Where the program was called.
    pub(super) here: PathBuf,
}

impl Place {
    /// As the platform has it.
    pub(crate) fn usual() -> Place {
        let history = records::history_path().ok();
        Place {
            data: history.and_then(|file| file.parent().map(Path::to_owned)),
            here: PathBuf::from("."),
        }
    }

    /// The folders in which drills may lie.
    pub(super) fn drills(&self) -> Vec<PathBuf> {
        let kept = self.data.as_ref().map(|data| data.join(DRILLS));
        kept.into_iter()
            .chain([self.here.join(DRILLS_HERE)])
            .collect()
    }

    /// The folder of scenarios of one's own.
    pub(super) fn scenarios(&self) -> Option<PathBuf> {
        Some(self.data.as_ref()?.join(SCENARIOS))
    }

    /// The file of the settings.
    pub(super) fn settings(&self) -> Option<PathBuf> {
        Some(self.data.as_ref()?.join(SETTINGS))
    }

    /// The history; an empty one where it cannot be read, and that is said.
    pub(super) fn history(&self) -> History {
        let Some(data) = &self.data else {
            return History::default();
        };
        let path = data.join(HISTORY);
        History::read(&path).unwrap_or_else(|error| {
            note(&format!("could not read {}: {error}", path.display()));
            History::default()
        })
    }
}
