//! The one place where a recording meets the disk: opening, locking, cutting off a torn tail,
//! syncing. Whoever writes a recording holds its lock, so two never play the same drill.

use std::fs::{File, OpenOptions, TryLockError};
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

use super::Header;
use super::read::{ReadError, Recording, read};
use super::write::Recorder;
use crate::drill::{Event, Timed};

/// How hard a command is pressed onto the disk before it is obeyed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Durability {
    /// It has left the process. For bots and scripts, which can be run again.
    Flushed,
    /// The disk confirmed it. For people and for other programs.
    Synced,
}

/// Why a recording could not be opened or written.
#[derive(Debug, thiserror::Error)]
#[allow(missing_docs)] // the messages explain the fields
pub enum FileError {
    #[error("another hotwash is playing this drill ({})", path.display())]
    Busy { path: PathBuf },
    #[error("could not {doing} {}: {error}", path.display())]
    Io {
        doing: &'static str,
        path: PathBuf,
        error: io::Error,
    },
    #[error("{}: {error}", path.display())]
    Read { path: PathBuf, error: ReadError },
}

impl FileError {
    /// What can be done about it.
    pub fn help(&self) -> &'static str {
        match self {
            FileError::Busy { .. } => "end the other one first, or name another folder with --out",
            FileError::Io { error, .. } => match error.kind() {
                io::ErrorKind::NotFound => {
                    "check the path; drills are kept as recording.jsonl in the folder that --out named"
                }
                io::ErrorKind::StorageFull => {
                    "make room on the disk, then go on with `hotwash resume RECORDING`; nothing said before is lost"
                }
                io::ErrorKind::PermissionDenied => {
                    "choose a folder that you may write to with --out"
                }
                _ => "check the path and the disk",
            },
            FileError::Read { error, .. } => error.help(),
        }
    }
}

/// A recording that is being written, and its lock.
#[derive(Debug)]
pub struct Tape {
    path: PathBuf,
    durability: Durability,
    recorder: Recorder<File>,
}

impl Tape {
    /// Begins a recording in a new file.
    ///
    /// # Errors
    /// When the file is there already, is being played, or cannot be written.
    pub fn create(path: &Path, header: &Header, durability: Durability) -> Result<Tape, FileError> {
        let io = |doing| move |error| failed(doing, path, error);
        let file = OpenOptions::new()
            .read(true)
            .write(true)
            .create_new(true)
            .open(path)
            .map_err(io("create"))?;
        lock(&file, path)?;
        let recorder = Recorder::begin(file, header).map_err(io("write"))?;
        let mut tape = Tape {
            path: path.to_owned(),
            durability,
            recorder,
        };
        tape.sync()?;
        Ok(tape)
    }

    /// Goes on with an opened recording: cuts off what is torn and appends `missing`.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn go_on(
        opened: Opened,
        missing: &[Event],
        durability: Durability,
    ) -> Result<Tape, FileError> {
        let Opened {
            path,
            mut file,
            recording,
        } = opened;
        let io = |error| failed("go on with", &path, error);
        file.set_len(recording.whole as u64).map_err(io)?;
        file.seek(SeekFrom::End(0)).map_err(io)?;
        if recording.lacks_newline {
            file.write_all(b"\n").map_err(io)?;
        }
        let mut tape = Tape {
            durability,
            recorder: Recorder::go_on(file),
            path,
        };
        tape.events(missing)?;
        tape.sync()?;
        Ok(tape)
    }

    /// Writes a command. When this returns, it may be obeyed.
    ///
    /// # Errors
    /// When it could not be written: then it must not be obeyed.
    pub fn command(&mut self, command: &Timed) -> Result<(), FileError> {
        let written = self.recorder.command(command);
        written.map_err(|error| failed("write", &self.path, error))?;
        self.sync()
    }

    /// Writes what happened.
    ///
    /// # Errors
    /// When it could not be written.
    pub fn events(&mut self, events: &[Event]) -> Result<(), FileError> {
        self.recorder
            .events(events)
            .map_err(|error| failed("write", &self.path, error))
    }

    /// From now on the disk confirms each command; what was written before, at once.
    ///
    /// # Errors
    /// When the disk does not confirm it.
    pub fn sync_from_now_on(&mut self) -> Result<(), FileError> {
        self.durability = Durability::Synced;
        self.sync()
    }

    /// Where it is.
    pub fn path(&self) -> &Path {
        &self.path
    }

    fn sync(&mut self) -> Result<(), FileError> {
        if self.durability == Durability::Flushed {
            return Ok(());
        }
        let synced = self.recorder.writer().sync_data();
        synced.map_err(|error| failed("write", &self.path, error))
    }
}

/// A recording that was read and is locked, to go on with.
#[derive(Debug)]
pub struct Opened {
    path: PathBuf,
    file: File,
    /// What was read.
    pub recording: Recording,
}

/// Opens a recording to go on with it. Changes nothing yet.
///
/// # Errors
/// When it cannot be opened, is being played, or cannot be read.
pub fn open(path: &Path) -> Result<Opened, FileError> {
    let io = |error| failed("open", path, error);
    let mut file = OpenOptions::new()
        .read(true)
        .write(true)
        .open(path)
        .map_err(io)?;
    lock(&file, path)?;
    let mut bytes = Vec::new();
    file.read_to_end(&mut bytes).map_err(io)?;
    let recording = read(&bytes).map_err(|error| FileError::Read {
        path: path.to_owned(),
        error,
    })?;
    Ok(Opened {
        path: path.to_owned(),
        file,
        recording,
    })
}

/// Reads a recording, which may be one that is being played.
///
/// # Errors
/// When it cannot be opened or read.
pub fn look_at(path: &Path) -> Result<Recording, FileError> {
    let bytes = std::fs::read(path).map_err(|error| failed("open", path, error))?;
    read(&bytes).map_err(|error| FileError::Read {
        path: path.to_owned(),
        error,
    })
}

/// Whether somebody is playing this recording now. A file that is not there is not played.
///
/// # Errors
/// When another hotwash holds it.
pub fn ensure_idle(path: &Path) -> Result<(), FileError> {
    match File::open(path) {
        Ok(file) => lock(&file, path),
        Err(_) => Ok(()),
    }
}

fn lock(file: &File, path: &Path) -> Result<(), FileError> {
    match file.try_lock() {
        Ok(()) => Ok(()),
        Err(TryLockError::WouldBlock) => Err(FileError::Busy {
            path: path.to_owned(),
        }),
        // Some file systems know no locks; a drill there is better than none.
        Err(TryLockError::Error(error)) if error.kind() == io::ErrorKind::Unsupported => Ok(()),
        Err(TryLockError::Error(error)) => Err(failed("lock", path, error)),
    }
}

fn failed(doing: &'static str, path: &Path, error: io::Error) -> FileError {
    FileError::Io {
        doing,
        path: path.to_owned(),
        error,
    }
}
