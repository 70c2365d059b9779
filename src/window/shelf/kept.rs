//! The settings on the disk: whole or not at all. A file that cannot be used is put aside, never
//! written over, and the usual settings stand in for it.

use std::io;
use std::path::{Path, PathBuf};

use super::place::Place;
use crate::desk::note::note;
use crate::desk::trouble::trouble;
use crate::records;
use crate::window::settings::Settings;

/// Reads the settings; the usual ones where there are none or they cannot be used.
pub(super) fn read(place: &Place) -> Settings {
    let Some(path) = place.settings() else {
        return Settings::default();
    };
    let text = match std::fs::read_to_string(&path) {
        Ok(text) => text,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Settings::default(),
        Err(error) if error.kind() == io::ErrorKind::InvalidData => {
            put_aside(&path, &error.to_string());
            return Settings::default();
        }
        Err(error) => {
            let path = path.display();
            note(&format!(
                "could not read {path}: {error}; the usual settings are used"
            ));
            return Settings::default();
        }
    };
    serde_json::from_str(&text).unwrap_or_else(|error| {
        put_aside(&path, &error.to_string());
        Settings::default()
    })
}

/// Keeps the settings.
///
/// # Errors
/// When they cannot be written.
pub(super) fn keep(place: &Place, settings: &Settings) -> anyhow::Result<()> {
    let Some(path) = place.settings() else {
        return Err(trouble(
            "the settings hold until the window is closed: there is no place to keep them",
            format!(
                "name a folder with the environment variable {}",
                records::DATA
            ),
        ));
    };
    let mut text = serde_json::to_string_pretty(settings)?;
    text.push('\n');
    let folder = path.parent().map_or(Ok(()), std::fs::create_dir_all);
    folder
        .and_then(|()| records::write_whole(&path, &text))
        .map_err(|error| {
            trouble(
                format!(
                    "could not write {}: {error}; the settings hold until the window is closed",
                    path.display()
                ),
                "make room, or see that the folder may be written to",
            )
        })
}

/// Gives a file that cannot be used another name, so that it is not written over.
fn put_aside(path: &Path, why: &str) {
    let aside = free_name(path);
    let shown = path.display();
    match std::fs::rename(path, &aside) {
        Ok(()) => note(&format!(
            "could not use {shown}: {why}; the usual settings are used, and the file is now {}",
            aside.display()
        )),
        Err(error) => note(&format!(
            "could not use {shown}: {why}; nor put it aside: {error}"
        )),
    }
}

/// The first name beside it that no file has.
fn free_name(path: &Path) -> PathBuf {
    (1_u32..)
        .map(|number| path.with_extension(format!("unusable-{number}.json")))
        .find(|aside| !aside.exists())
        .expect("there are more numbers than files")
}
