//! The folder of a drill: `recording.jsonl` and the reports. An earlier drill found there is
//! moved aside, never overwritten; reports appear whole or not at all.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::note::note;
use super::trouble::trouble;
use crate::recording::file;
use crate::records::{self, REFLECTION};

/// The recording's name in its folder.
pub(crate) const RECORDING: &str = "recording.jsonl";
/// The postmortem's dates.
pub(crate) const POSTMORTEM_ICS: &str = "postmortem.ics";
/// The postmortem: a skeleton first, then the trainee's draft.
pub(crate) const POSTMORTEM_MD: &str = "postmortem.md";
/// The xAPI statements.
pub(crate) const XAPI: &str = "xapi.json";
/// The after-action report for a wiki.
pub(crate) const AFTER_ACTION_MD: &str = "after-action.md";
/// The after-action report for print.
pub(crate) const AFTER_ACTION_HTML: &str = "after-action.html";
/// What a drill leaves in its folder.
const KEPT: [&str; 10] = [
    RECORDING,
    "debrief.md",
    "debrief.html",
    "debrief.json",
    REFLECTION,
    POSTMORTEM_ICS,
    POSTMORTEM_MD,
    XAPI,
    AFTER_ACTION_MD,
    AFTER_ACTION_HTML,
];

/// Makes the folder ready for a new drill. Gives the path of its recording, which is not there.
pub(crate) fn prepare(dir: &Path) -> anyhow::Result<PathBuf> {
    make(dir)?;
    let recording = dir.join(RECORDING);
    file::ensure_idle(&recording)?;
    let earlier: Vec<&str> = KEPT
        .into_iter()
        .filter(|name| dir.join(name).symlink_metadata().is_ok())
        .collect();
    if !earlier.is_empty() {
        let aside = next_in(&dir.join("earlier"));
        make(&aside)?;
        for name in earlier {
            fs::rename(dir.join(name), aside.join(name))
                .map_err(|error| could_not("move aside", &dir.join(name), &error))?;
        }
        note(&format!(
            "{} held an earlier drill; it is now in {}",
            dir.display(),
            aside.display()
        ));
    }
    Ok(recording)
}

/// Makes a folder, and those it lies in.
pub(crate) fn make(dir: &Path) -> anyhow::Result<()> {
    fs::create_dir_all(dir).map_err(|error| could_not("make the folder", dir, &error))
}

/// Where a drill is kept when nobody says where.
pub(crate) fn usual_dir(scenario: &str, seed: u64) -> PathBuf {
    let stamp = jiff::Zoned::now().strftime("%Y%m%d-%H%M%S");
    PathBuf::from("hotwash-drills").join(format!("{scenario}-{seed}-{stamp}"))
}

/// Writes a report so that it is there whole or not at all.
pub(crate) fn write_whole(path: &Path, content: impl AsRef<[u8]>) -> anyhow::Result<()> {
    records::write_whole(path, content).map_err(|error| could_not("write", path, &error))
}

/// The next folder with a number in a folder.
pub(crate) fn next_in(earlier: &Path) -> PathBuf {
    let last = fs::read_dir(earlier)
        .into_iter()
        .flatten()
        .flatten()
        .filter_map(|entry| entry.file_name().to_str()?.parse::<u32>().ok())
        .max()
        .unwrap_or(0);
    earlier.join((last + 1).to_string())
}

fn could_not(doing: &str, path: &Path, error: &io::Error) -> anyhow::Error {
    let help = match error.kind() {
        io::ErrorKind::StorageFull => "make room on the disk",
        io::ErrorKind::AlreadyExists | io::ErrorKind::NotADirectory => {
            "a file stands in the way; name a folder with --out"
        }
        _ => "name a folder that you may write to with --out",
    };
    trouble(
        format!("could not {doing} {}: {error}", path.display()),
        help,
    )
}
