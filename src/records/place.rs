//! Where the history lies: in the user's data directory, as the platform has it, unless an
//! environment variable names another folder.

use std::path::PathBuf;

use etcetera::BaseStrategy;

/// The environment variable that names another folder for what is kept of a trainee's drills.
pub const DATA: &str = "HOTWASH_DATA";

/// The history's name in its folder.
const HISTORY: &str = "history.jsonl";

/// The user has no home directory, and none was named.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("no home directory is known, and {DATA} names no folder")]
pub struct NoPlace;

/// Where the history lies: `history.jsonl` in the folder that [`DATA`] names, else in `hotwash`
/// in the user's data directory (`~/.local/share` or `$XDG_DATA_HOME` on Linux,
/// `~/Library/Application Support` on macOS, `%APPDATA%` on Windows).
///
/// # Errors
/// When neither is known.
pub fn history_path() -> Result<PathBuf, NoPlace> {
    let named = std::env::var_os(DATA).filter(|folder| !folder.is_empty());
    let folder = match named {
        Some(folder) => PathBuf::from(folder),
        None => etcetera::base_strategy::choose_native_strategy()
            .map_err(|_| NoPlace)?
            .data_dir()
            .join("hotwash"),
    };
    Ok(folder.join(HISTORY))
}
