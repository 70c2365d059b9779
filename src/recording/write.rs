//! Writing a recording: one JSON object a line, each batch in one write.
//!
//! Who calls this decides the order: the command first, then what it led to.

use std::io::{self, Write};

use super::Header;
use crate::drill::{Event, Timed};

/// Writes a drill as it happens.
#[derive(Debug)]
pub struct Recorder<W> {
    to: W,
    batch: Vec<u8>,
}

impl<W: Write> Recorder<W> {
    /// Begins a recording: writes its header.
    ///
    /// # Errors
    /// When the writer fails.
    pub fn begin(to: W, header: &Header) -> io::Result<Recorder<W>> {
        let mut recorder = Recorder::go_on(to);
        recorder.put(header);
        recorder.flush()?;
        Ok(recorder)
    }

    /// Goes on with a recording that has its header already.
    pub fn go_on(to: W) -> Recorder<W> {
        Recorder {
            to,
            batch: Vec::with_capacity(1024),
        }
    }

    /// Writes a command. When this returns, it has left the process.
    ///
    /// # Errors
    /// When the writer fails: the command must then not be obeyed.
    pub fn command(&mut self, command: &Timed) -> io::Result<()> {
        self.put(command);
        self.flush()
    }

    /// Writes what happened.
    ///
    /// # Errors
    /// When the writer fails.
    pub fn events(&mut self, events: &[Event]) -> io::Result<()> {
        if events.is_empty() {
            return Ok(());
        }
        for event in events {
            self.put(event);
        }
        self.flush()
    }

    /// The writer, to sync it.
    pub fn writer(&mut self) -> &mut W {
        &mut self.to
    }

    /// The writer back.
    pub fn into_inner(self) -> W {
        self.to
    }

    fn put(&mut self, line: &impl serde::Serialize) {
        serde_json::to_writer(&mut self.batch, line)
            .expect("headers, commands and events have text keys and go to memory");
        self.batch.push(b'\n');
    }

    fn flush(&mut self) -> io::Result<()> {
        let written = self.to.write_all(&self.batch);
        self.batch.clear();
        written?;
        self.to.flush()
    }
}
