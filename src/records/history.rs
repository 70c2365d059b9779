//! The history file: appended to in one write under a lock, so that two drills that end at once
//! lose nothing, and read line by line, so that one bad line costs only itself.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

use serde::Deserialize;

use super::line::{FORMAT, Line};

/// The history, as it was read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct History {
    /// Each drill once, in the order in which they were begun.
    pub drills: Vec<Line>,
    /// What could not be used.
    pub skipped: Vec<Skipped>,
}

/// A line that could not be used.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{}:{line}: {why}; this line is skipped", path.display())]
pub struct Skipped {
    /// The file.
    pub path: PathBuf,
    /// The line's number, from 1.
    pub line: usize,
    /// What is wrong with it.
    pub why: String,
}

impl History {
    /// Reads a history; a file that is not there is an empty one.
    ///
    /// # Errors
    /// When the file is there and cannot be read.
    pub fn read(path: &Path) -> io::Result<History> {
        let bytes = match fs::read(path) {
            Ok(bytes) => bytes,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(History::default()),
            Err(error) => return Err(error),
        };
        let mut history = History::default();
        for (at, line) in bytes.split(|byte| *byte == b'\n').enumerate() {
            if line.trim_ascii().is_empty() {
                continue;
            }
            match read_line(line) {
                Ok(line) => history.take(line),
                Err(why) => history.skipped.push(Skipped {
                    path: path.to_owned(),
                    line: at + 1,
                    why,
                }),
            }
        }
        // Whoever began first may have ended last.
        history
            .drills
            .sort_by(|one, other| one.started.cmp(&other.started));
        Ok(history)
    }

    /// Appends a line. A torn line before it, from a machine that lost its power, stays alone.
    ///
    /// # Errors
    /// When the folder or the file cannot be made or written.
    pub fn append(path: &Path, line: &Line) -> io::Result<()> {
        if let Some(folder) = path.parent() {
            fs::create_dir_all(folder)?;
        }
        let mut file = OpenOptions::new()
            .read(true)
            .append(true)
            .create(true)
            .open(path)?;
        lock(&file)?;
        let mut text = serde_json::to_vec(line)?;
        text.push(b'\n');
        if is_torn(&mut file)? {
            text.insert(0, b'\n');
        }
        file.write_all(&text)?;
        file.sync_data()
    }

    /// The drills of this trainee, oldest first.
    pub fn of<'a>(&'a self, trainee: &'a str) -> impl DoubleEndedIterator<Item = &'a Line> {
        self.drills.iter().filter(move |line| line.is_by(trainee))
    }

    /// The last line of a drill counts: it may have been written again with a commitment.
    fn take(&mut self, line: Line) {
        let known = self.drills.iter_mut().find(|known| known.same_drill(&line));
        match known {
            Some(known) => *known = line,
            None => self.drills.push(line),
        }
    }
}

/// Only as much of a line as tells whether the rest can be read.
#[derive(Deserialize)]
struct Mark {
    format: u64,
}

fn read_line(line: &[u8]) -> Result<Line, String> {
    if let Ok(mark) = serde_json::from_slice::<Mark>(line)
        && mark.format > u64::from(FORMAT)
    {
        return Err(format!(
            "written in format {} by a newer hotwash",
            mark.format
        ));
    }
    serde_json::from_slice(line).map_err(|error| {
        if error.is_eof() {
            "the line breaks off".to_owned()
        } else {
            format!("no line of a history ({error})")
        }
    })
}

/// Waits until nobody else is writing.
fn lock(file: &File) -> io::Result<()> {
    match file.lock() {
        // Some file systems know no locks; there the single write in append mode must do.
        Err(error) if error.kind() == io::ErrorKind::Unsupported => Ok(()),
        locked => locked,
    }
}

fn is_torn(file: &mut File) -> io::Result<bool> {
    if file.metadata()?.len() == 0 {
        return Ok(false);
    }
    file.seek(SeekFrom::End(-1))?;
    let mut last = [0];
    file.read_exact(&mut last)?;
    Ok(last != *b"\n")
}
