//! What lies on the shelf: drills to play, drills that were left, drills that were played. Reads
//! files; the views are plain data.

use super::settings::Settings;
use super::view::library::{HistoryView, LibraryView};

/// What there is to play, for whoever the settings name.
pub(crate) fn library(settings: &Settings) -> LibraryView {
    let _ = settings;
    LibraryView::default()
}

/// What was played.
pub(crate) fn history(settings: &Settings) -> HistoryView {
    let _ = settings;
    HistoryView::default()
}

/// The settings as they are kept; the usual ones where there are none.
pub(crate) fn settings() -> Settings {
    Settings::default()
}
