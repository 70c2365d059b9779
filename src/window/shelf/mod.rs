//! What lies on the shelf: drills to play, drills that were left, drills that were played, and the
//! settings. Reads files; the views are plain data. Whatever is broken is said and left out, never
//! a reason for an empty shelf.

mod advice;
mod cards;
mod ear;
mod kept;
mod left;
mod own;
mod past;
mod place;

#[cfg(test)]
mod tests;

use jiff::Zoned;

use super::settings::Settings;
use super::view::library::{DrillCard, HistoryView, LibraryView};
pub(crate) use advice::{PASSED, is_passed};
use cards::Playable;
pub(crate) use ear::Ear;
pub(crate) use place::Place;

/// Reads what comes with hotwash, once: whatever shows it later need not wait.
pub(crate) fn warm() {
    cards::shipped();
}

/// What there is to play, for whoever the settings name.
pub(crate) fn library(settings: &Settings) -> LibraryView {
    library_at(&Place::usual(), settings)
}

fn library_at(place: &Place, settings: &Settings) -> LibraryView {
    let (own, troubles) = own::scenarios(place, settings);
    let all: Vec<&Playable> = cards::shipped().iter().chain(&own).collect();
    let history = place.history();
    let mine = past::of(&history, &all, settings);
    let drills: Vec<_> = all
        .iter()
        .map(|one| past::card(one, &mine, settings))
        .collect();
    let today = Zoned::now().date();
    LibraryView {
        trainee: settings.trainee.trim().to_owned(),
        next: advice::next(&drills, &mine, today),
        interrupted: left::drills(&place.drills(), &all, settings),
        troubles,
        own_folder: place.scenarios().map(|folder| folder.display().to_string()),
        resolved: past::resolved(&mine),
        under_way: None,
        drills,
    }
}

/// A card with what is read only of the drill that was chosen: by whose practice it is marked.
pub(crate) fn briefed(mut card: DrillCard) -> DrillCard {
    let policy = crate::score::policy::shipped(&card.policy).ok();
    card.policy_title = policy.map(|policy| policy.title);
    card
}

/// What was played.
pub(crate) fn history(settings: &Settings) -> HistoryView {
    history_at(&Place::usual(), settings)
}

fn history_at(place: &Place, settings: &Settings) -> HistoryView {
    let (own, _) = own::scenarios(place, settings);
    let all: Vec<&Playable> = cards::shipped().iter().chain(&own).collect();
    let history = place.history();
    let mine = past::of(&history, &all, settings);
    past::view(&history, &mine, &all, settings)
}

/// The settings as they are kept; the usual ones where there are none.
pub(crate) fn settings() -> Settings {
    kept::read(&Place::usual())
}

/// Keeps the settings.
///
/// # Errors
/// When they cannot be written; then those before are still there whole.
pub(crate) fn keep(settings: &Settings) -> anyhow::Result<()> {
    kept::keep(&Place::usual(), settings)
}

/// A folder for a drill that begins now; none where this user has no place for data.
pub(crate) fn drill_dir(asked: &str, seed: u64) -> Option<std::path::PathBuf> {
    let id = std::path::Path::new(asked)
        .file_stem()?
        .to_string_lossy()
        .into_owned();
    let stamp = Zoned::now().strftime("%Y%m%d-%H%M%S");
    let drills = Place::usual().data?.join(place::DRILLS);
    Some(drills.join(format!("{id}-{seed}-{stamp}")))
}

/// Where everything lies, for the player to read; none where this user has no place for data.
pub(crate) fn data_folder() -> Option<std::path::PathBuf> {
    Place::usual().data
}
