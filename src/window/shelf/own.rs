//! Scenarios of the player's own: in their folder, and wherever the settings say.

use std::path::{Path, PathBuf};

use super::cards::Playable;
use super::place::Place;
use crate::desk::find;
use crate::scenario::{self, Level};
use crate::window::settings::Settings;

/// So many are read; more would hold up the library. Ours.
const MOST: usize = 40;

/// Those that can be played, by title; and a sentence for each that cannot.
pub(super) fn scenarios(place: &Place, settings: &Settings) -> (Vec<Playable>, Vec<String>) {
    let mut troubles = Vec::new();
    let mut files: Vec<PathBuf> = place
        .scenarios()
        .map(|at| in_folder(&at))
        .unwrap_or_default();
    for named in &settings.own_scenarios {
        let path = PathBuf::from(named);
        match path.is_dir() {
            true => files.extend(in_folder(&path)),
            false => files.push(path),
        }
    }
    let mut seen = std::collections::BTreeSet::new();
    files.retain(|file| seen.insert(file.canonicalize().unwrap_or_else(|_| file.clone())));
    if files.len() > MOST {
        troubles.push(format!(
            "You have {} scenarios of your own; the first {MOST} are shown.",
            files.len()
        ));
        files.truncate(MOST);
    }
    let mut own = Vec::new();
    for file in files {
        match read(&file) {
            Ok(playable) => own.push(playable),
            Err(why) => troubles.push(why),
        }
    }
    own.sort_by(|one, other| one.card.title.cmp(&other.card.title));
    (own, troubles)
}

fn in_folder(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    let mut files: Vec<PathBuf> = entries
        .map(|entry| entry.path())
        .filter(|path| path.extension().is_some_and(|ending| ending == "ron"))
        .collect();
    files.sort();
    files
}

fn read(file: &Path) -> Result<Playable, String> {
    let text = find::read(file).map_err(|error| sentence(&error.to_string()))?;
    let loaded = scenario::load(&text);
    let errors = loaded.diagnostics.iter();
    let errors = errors.filter(|found| found.level == Level::Error).count();
    match loaded.scenario {
        Some(scenario) if errors == 0 => {
            let mut own = Playable::of(&scenario, file.display().to_string());
            own.card.own = true;
            // The ladder is the one that comes with hotwash.
            own.card.rung = None;
            Ok(own)
        }
        _ => Err(format!(
            "{} cannot be played yet: {errors} {}. See them with “hotwash lint {}”.",
            file.file_name().unwrap_or_default().to_string_lossy(),
            if errors == 1 { "error" } else { "errors" },
            file.display()
        )),
    }
}

fn sentence(text: &str) -> String {
    let mut letters = text.chars();
    match letters.next() {
        Some(first) => format!("{}{}.", first.to_uppercase(), letters.as_str()),
        None => String::new(),
    }
}
