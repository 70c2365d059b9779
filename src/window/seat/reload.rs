//! A scenario that is being written while it is played: its file is watched, and read again when
//! it has changed. What is wrong with it is told with its place; the last good version is played
//! meanwhile.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::desk::begin::Begun;
use crate::desk::find;
use crate::drill::Mode;
use crate::scenario::{self, Diagnostic, Level, Scenario};
use crate::window::clock::Stamp;

/// A scenario's file, watched.
pub(super) struct Watch {
    path: PathBuf,
    /// What was played last was made of this text.
    hash: String,
    /// Who plays it, where that is not the name in the cast.
    trainee: Option<String>,
    /// When it was changed last, and how long it was then [bytes].
    stamp: Option<Stamp>,
}

/// What a look at a file that has changed gave.
pub(super) enum Found {
    /// What is being played stands there again.
    AsPlayed,
    /// It cannot be played: why, with places.
    Wrong(Vec<String>),
    /// Another version, which can be played.
    Edited(Arc<Scenario>),
}

impl Watch {
    /// Watches the scenario of a drill, where it came from a file and one practises.
    pub(super) fn of(begun: &Begun) -> Option<Watch> {
        let (drill, header) = (begun.session.drill(), begun.occasion.header());
        if drill.settings().mode == Mode::Exam {
            return None;
        }
        let path = PathBuf::from(header.scenario_path.as_deref()?);
        Some(Watch {
            stamp: Stamp::of(&path),
            path,
            hash: drill.scenario().hash.clone(),
            trainee: drill.settings().trainee.as_deref().map(str::to_owned),
        })
    }

    /// The file.
    pub(super) fn path(&self) -> &Path {
        &self.path
    }

    /// Looks at the file; gives something if it has changed.
    pub(super) fn look(&mut self) -> Option<Found> {
        // An editor that replaces the file leaves it away for a moment: nothing has changed yet.
        let stamp = Stamp::of(&self.path)?;
        if self.stamp.replace(stamp) == Some(stamp) {
            return None;
        }
        Some(self.read())
    }

    fn read(&mut self) -> Found {
        let text = match find::read(&self.path) {
            Ok(text) => text,
            Err(error) => return Found::Wrong(vec![format!("{error:#}")]),
        };
        let loaded = scenario::load(&text);
        match loaded.scenario {
            Some(scenario) if scenario.hash == self.hash => Found::AsPlayed,
            Some(scenario) => {
                self.hash.clone_from(&scenario.hash);
                Found::Edited(Arc::new(match &self.trainee {
                    Some(name) => scenario.played_by(name),
                    None => scenario,
                }))
            }
            None => Found::Wrong(self.told(&loaded.diagnostics)),
        }
    }

    /// What is wrong, a line for each: `file:line:column: message`.
    fn told(&self, found: &[Diagnostic]) -> Vec<String> {
        let errors = found.iter().filter(|one| one.level == Level::Error);
        errors
            .map(|one| {
                let (place, path) = (one.place, self.path.display());
                let told = format!("{path}:{}:{}: {}", place.line, place.column, one.message);
                match one.help.is_empty() {
                    true => told,
                    false => format!("{told} ({})", one.help),
                }
            })
            .collect()
    }
}
