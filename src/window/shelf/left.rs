//! Drills that were left or cut off. Of each recording only the head and the tail are read:
//! nothing is played again before somebody wants to go on with it.

use std::fs::{self, File};
use std::io::{self, BufRead, BufReader, Read, Seek, SeekFrom};
use std::path::{Path, PathBuf};

use jiff::Timestamp;
use jiff::tz::TimeZone;
use serde::Deserialize;

use super::cards::Playable;
use crate::desk::out::RECORDING;
use crate::recording::{Header, file};
use crate::units::Moment;
use crate::window::settings::Settings;
use crate::window::view::library::Interrupted;

/// So many are shown. Ours.
const SHOWN: usize = 12;
/// So many folders are looked into, the newest first: one that keeps every drill for years must
/// not hold up the library. Ours.
const LOOKED_AT: usize = 200;
/// So much of the end of a recording tells how far it went [bytes]. A line is seldom longer than
/// a tenth of it.
const TAIL: u64 = 16 * 1024;
/// No header is longer [bytes]: it holds a policy.
const HEAD: u64 = 256 * 1024;

/// Those in these folders that can be gone on with, latest first.
pub(super) fn drills(
    folders: &[PathBuf],
    all: &[&Playable],
    settings: &Settings,
) -> Vec<Interrupted> {
    let mut dirs: Vec<PathBuf> = folders.iter().flat_map(|folder| within(folder)).collect();
    // A drill's folder ends with the time at which it was begun.
    dirs.sort_by_key(|dir| std::cmp::Reverse(stamp(dir)));
    let mut found: Vec<(String, Interrupted)> = dirs
        .iter()
        .take(LOOKED_AT)
        .filter_map(|dir| one(&dir.join(RECORDING), all, settings))
        .collect();
    found.sort_by(|one, other| other.0.cmp(&one.0));
    found.truncate(SHOWN);
    found.into_iter().map(|(_, one)| one).collect()
}

fn within(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    entries.map(|entry| entry.path()).collect()
}

fn stamp(dir: &Path) -> String {
    /// `20261122-140501`.
    const STAMP: usize = 15;
    let name = dir.file_name().unwrap_or_default().to_string_lossy();
    let letters = name.chars().count();
    name.chars().skip(letters.saturating_sub(STAMP)).collect()
}

/// The drill of this recording with its stamp, if somebody left it and can go on with it.
fn one(path: &Path, all: &[&Playable], settings: &Settings) -> Option<(String, Interrupted)> {
    let header = head(path).ok()?;
    let somebody_elses = header.trainee.as_deref().is_some_and(|name| {
        let mine = settings.trainee.trim();
        !mine.is_empty() && !name.eq_ignore_ascii_case(mine)
    });
    if header.commander.is_some() || header.branched_at_ms.is_some() || somebody_elses {
        return None;
    }
    let known = all.iter().find(|one| match &header.scenario_path {
        None => one.card.id == header.scenario && !one.card.own,
        Some(path) => one.card.asked == *path,
    });
    // With another text its words would come out otherwise, and it could not be resumed.
    if known.is_some_and(|one| one.hash != header.scenario_hash) {
        return None;
    }
    let Reached { at, over } = tail(path).ok()?;
    if over || file::ensure_idle(path).is_err() {
        return None;
    }
    let title = known.map_or_else(|| header.scenario.to_string(), |one| one.card.title.clone());
    let left = Interrupted {
        recording: path.to_owned(),
        title,
        begun: begun(&header.started),
        reached: at.to_string(),
    };
    Some((header.started, left))
}

/// A stamp in words, in the player's own time: `22 Nov, 14:05`.
fn begun(stamp: &str) -> String {
    let read: Option<Timestamp> = stamp.parse().ok();
    match read {
        Some(at) => at
            .to_zoned(TimeZone::system())
            .strftime("%-d %b, %H:%M")
            .to_string(),
        None => stamp.to_owned(),
    }
}

fn head(path: &Path) -> io::Result<Header> {
    let mut line = Vec::new();
    BufReader::new(File::open(path)?)
        .take(HEAD)
        .read_until(b'\n', &mut line)?;
    Ok(serde_json::from_slice(&line)?)
}

/// How far a recording goes.
struct Reached {
    at: Moment,
    /// The drill was reckoned: nothing can follow.
    over: bool,
}

fn tail(path: &Path) -> io::Result<Reached> {
    /// Only as much of a line as tells when it was, and what.
    #[derive(Deserialize)]
    struct Mark {
        at_ms: u64,
        #[serde(default)]
        kind: String,
    }
    let mut file = File::open(path)?;
    let length = file.metadata()?.len();
    file.seek(SeekFrom::Start(length.saturating_sub(TAIL)))?;
    let mut bytes = Vec::new();
    file.take(TAIL).read_to_end(&mut bytes)?;
    // Torn lines, and what is left of the one that the tail begins in, are no marks.
    let marks = bytes.split(|byte| *byte == b'\n');
    let marks: Vec<Mark> = marks
        .filter_map(|line| serde_json::from_slice(line).ok())
        .collect();
    Ok(Reached {
        at: Moment(marks.last().map_or(0, |mark| mark.at_ms)),
        over: marks.iter().any(|mark| mark.kind == "reckoned"),
    })
}
