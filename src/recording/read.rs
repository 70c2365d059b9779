//! Reading a recording: header first, then line by line, with a word for each way it can fail.
//!
//! A last line without its end is what a kill leaves behind: it is dropped and reported. A
//! broken line anywhere else is damage, and an error that names the line.

use serde::Deserialize;

use super::header::{FORMAT, Header};
use crate::drill::{Event, Timed};
use crate::units::Moment;

/// A recording that was read.
#[derive(Clone, Debug, PartialEq)]
pub struct Recording {
    /// Its header.
    pub header: Header,
    /// Its commands and events in the order of the file.
    pub entries: Vec<Entry>,
    /// How many bytes from the start are whole lines [bytes].
    pub whole: usize,
    /// Whether the last whole line lacks its line end.
    pub lacks_newline: bool,
    /// What was dropped behind them.
    pub torn: Option<Torn>,
}

/// One line.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// Its number in the file, from 1.
    pub line: usize,
    /// What stands there.
    pub what: Recorded,
}

/// What a line holds.
#[derive(Clone, Debug, PartialEq)]
pub enum Recorded {
    /// A command.
    Command(Timed),
    /// An event.
    Event(Event),
}

/// A last line that was not written whole.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Torn {
    /// Its number in the file, from 1.
    pub line: usize,
    /// How much of it there was [bytes].
    pub bytes: usize,
    /// What it was going to be.
    pub kind: TornKind,
}

/// What a torn line was going to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TornKind {
    /// A command that was never acknowledged.
    Command,
    /// An event, which is recomputed.
    Event,
    /// Too little is left to tell.
    Unknown,
}

/// Why a recording could not be read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[allow(missing_docs)] // the messages explain the fields
pub enum ReadError {
    #[error("the file is empty: nothing was recorded")]
    Empty,
    #[error("this is no hotwash recording; it begins with `{begins}`")]
    NotARecording { begins: String },
    #[error(
        "line 1: the recording has format {found}, which is newer than format {FORMAT} that this hotwash reads"
    )]
    Newer { found: u64 },
    #[error(
        "line 1: the recording has format {found}, which is older than format {FORMAT} that this hotwash reads"
    )]
    Older { found: u64 },
    #[error(
        "line 1: the header breaks off after {bytes} bytes; the drill had not begun, so nothing that was said is lost"
    )]
    TornHeader { bytes: usize },
    #[error("line 1: the header is damaged: {why}")]
    BrokenHeader { why: String },
    #[error("line {line}: {why}; the line begins with `{begins}`")]
    BrokenLine {
        line: usize,
        why: String,
        begins: String,
    },
}

impl ReadError {
    /// What can be done about it.
    pub fn help(&self) -> &'static str {
        match self {
            ReadError::Empty | ReadError::TornHeader { .. } => {
                "begin the drill anew with `hotwash play`"
            }
            ReadError::NotARecording { .. } => {
                "name the file `recording.jsonl` in the folder that `--out` named"
            }
            ReadError::Newer { .. } => "read it with a hotwash as new as the one that wrote it",
            ReadError::Older { .. } => "read it with the hotwash that wrote it",
            ReadError::BrokenHeader { .. } => {
                "restore the first line from a copy, or begin the drill anew"
            }
            ReadError::BrokenLine { .. } => {
                "restore the file from a copy; or keep a copy, cut it off before that line and `hotwash resume` it"
            }
        }
    }
}

impl Torn {
    /// What was dropped, for a person.
    pub fn said(&self) -> String {
        let was = match self.kind {
            TornKind::Command => "a command that had not been acknowledged yet",
            TornKind::Event => "an event, which is worked out again",
            TornKind::Unknown => "too little to tell what it was going to be",
        };
        format!(
            "line {} broke off after {} bytes and is dropped: {was}",
            self.line, self.bytes
        )
    }
}

/// Only as much of a header as tells whether the rest can be read.
#[derive(Deserialize)]
struct Mark {
    format: u64,
    #[allow(dead_code)] // its presence is the mark of a recording
    hotwash: String,
}

/// Reads a recording.
///
/// # Errors
/// When it is no recording of this format, or damaged elsewhere than at its very end.
pub fn read(bytes: &[u8]) -> Result<Recording, ReadError> {
    let mut lines = Lines { bytes, at: 0 };
    let Some((first, ended)) = lines.next() else {
        return Err(ReadError::Empty);
    };
    let header = read_header(first, ended)?;
    let mut recording = Recording {
        header,
        entries: Vec::new(),
        whole: lines.at,
        lacks_newline: !ended,
        torn: None,
    };
    let mut order = Order::default();
    let mut number = 1;
    while let Some((line, ended)) = lines.next() {
        number += 1;
        match read_line(line) {
            Ok(what) => {
                order
                    .check(&what)
                    .map_err(|why| broken(number, why, line))?;
                recording.entries.push(Entry { line: number, what });
                recording.whole = lines.at;
                recording.lacks_newline = !ended;
            }
            Err(_) if !ended => {
                recording.torn = Some(Torn {
                    line: number,
                    bytes: line.len(),
                    kind: kind_of(line),
                });
            }
            Err(why) => return Err(broken(number, why, line)),
        }
    }
    Ok(recording)
}

impl Recording {
    /// The commands, in order.
    pub fn commands(&self) -> impl Iterator<Item = &Timed> {
        self.entries.iter().filter_map(|entry| match &entry.what {
            Recorded::Command(command) => Some(command),
            Recorded::Event(_) => None,
        })
    }

    /// The events, in order, with their line numbers.
    pub fn events(&self) -> impl Iterator<Item = (usize, &Event)> {
        self.entries.iter().filter_map(|entry| match &entry.what {
            Recorded::Event(event) => Some((entry.line, event)),
            Recorded::Command(_) => None,
        })
    }

    /// The last moment that the recording knows of.
    pub fn clock(&self) -> Moment {
        self.entries
            .last()
            .map_or(Moment::START, |entry| entry.what.at())
    }
}

impl Recorded {
    /// When it happened.
    pub fn at(&self) -> Moment {
        match self {
            Recorded::Command(command) => command.at,
            Recorded::Event(event) => event.at,
        }
    }
}

/// Lines, each with whether its end was there.
struct Lines<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl<'a> Iterator for Lines<'a> {
    type Item = (&'a [u8], bool);

    fn next(&mut self) -> Option<Self::Item> {
        let rest = &self.bytes[self.at..];
        if rest.is_empty() {
            return None;
        }
        match rest.iter().position(|byte| *byte == b'\n') {
            Some(end) => {
                self.at += end + 1;
                Some((&rest[..end], true))
            }
            None => {
                self.at = self.bytes.len();
                Some((rest, false))
            }
        }
    }
}

fn read_header(line: &[u8], ended: bool) -> Result<Header, ReadError> {
    let mark = match serde_json::from_slice::<Mark>(line) {
        Ok(mark) => mark,
        Err(_) if !ended && line.starts_with(br#"{"format":"#) => {
            return Err(ReadError::TornHeader { bytes: line.len() });
        }
        Err(_) if !ended && br#"{"format":"#.starts_with(line) => {
            return Err(ReadError::TornHeader { bytes: line.len() });
        }
        Err(_) => {
            return Err(ReadError::NotARecording {
                begins: excerpt(line),
            });
        }
    };
    match mark.format.cmp(&u64::from(FORMAT)) {
        std::cmp::Ordering::Greater => Err(ReadError::Newer { found: mark.format }),
        std::cmp::Ordering::Less => Err(ReadError::Older { found: mark.format }),
        std::cmp::Ordering::Equal => serde_json::from_slice(line)
            .map_err(|error| ReadError::BrokenHeader { why: plain(&error) }),
    }
}

fn read_line(line: &[u8]) -> Result<Recorded, String> {
    let read = if kind_of(line) == TornKind::Event {
        serde_json::from_slice(line).map(Recorded::Event)
    } else {
        serde_json::from_slice(line).map(Recorded::Command)
    };
    read.map_err(|error| plain(&error))
}

/// Commands begin with their time and events with their number: see `drill::{Timed, Event}`.
fn kind_of(line: &[u8]) -> TornKind {
    if line.starts_with(br#"{"seq""#) {
        TornKind::Event
    } else if line.starts_with(br#"{"at_ms""#) {
        TornKind::Command
    } else {
        TornKind::Unknown
    }
}

/// What must hold from line to line.
#[derive(Default)]
struct Order {
    seq: u64,
    at: Moment,
}

impl Order {
    fn check(&mut self, what: &Recorded) -> Result<(), String> {
        if what.at() < self.at {
            return Err(format!("time goes back from {} to {}", self.at, what.at()));
        }
        if let Recorded::Event(event) = what {
            if event.seq != self.seq + 1 {
                return Err(format!(
                    "event {} follows event {}: a line is missing or out of place",
                    event.seq, self.seq
                ));
            }
            self.seq = event.seq;
        }
        self.at = what.at();
        Ok(())
    }
}

fn broken(line: usize, why: String, text: &[u8]) -> ReadError {
    ReadError::BrokenLine {
        line,
        why,
        begins: excerpt(text),
    }
}

/// The error without the line number of its own text, which is always 1.
fn plain(error: &serde_json::Error) -> String {
    let text = error.to_string();
    match text.rsplit_once(" at line 1 column ") {
        Some((what, column)) => format!("column {column}: {what}"),
        None => text,
    }
}

/// The beginning of a line, fit to be printed.
fn excerpt(line: &[u8]) -> String {
    const SHOWN: usize = 60;
    let text = String::from_utf8_lossy(&line[..line.len().min(SHOWN * 4)]);
    let mut shown: String = text
        .chars()
        .take(SHOWN)
        .map(|c| if c.is_control() { '\u{fffd}' } else { c })
        .collect();
    if text.chars().count() > SHOWN {
        shown.push('…');
    }
    shown
}
