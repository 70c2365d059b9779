//! Where lines for people go: standard output, or above the line that is being typed.
//!
//! A reader that goes away (`hotwash … | head`) is no error: the drill and its files matter
//! more than the rest of the text. A full disk is one.

use std::io::{self, Write};

use rustyline::ExternalPrinter;

use crate::desk::note::Paint;

/// A place to print lines to.
pub(super) struct Screen {
    to: Sink,
    /// How to colour.
    pub(super) paint: Paint,
    /// How many columns there are.
    pub(super) width: usize,
    reader_gone: bool,
}

enum Sink {
    Stdout(io::Stdout),
    Above(Box<dyn ExternalPrinter>),
    #[cfg(test)]
    Nowhere,
}

/// Columns where nobody says how many there are.
const USUAL_WIDTH: usize = 100;

impl Screen {
    /// Standard output.
    pub(super) fn stdout() -> Screen {
        let width = std::env::var("COLUMNS")
            .ok()
            .and_then(|columns| columns.parse().ok())
            .unwrap_or(USUAL_WIDTH);
        Screen {
            to: Sink::Stdout(io::stdout()),
            paint: Paint::for_stdout(),
            width,
            reader_gone: false,
        }
    }

    /// Above the line that is being typed.
    pub(super) fn above(printer: Box<dyn ExternalPrinter>, width: usize) -> Screen {
        Screen {
            to: Sink::Above(printer),
            paint: Paint::for_stdout(),
            width,
            reader_gone: false,
        }
    }

    /// Nothing is printed.
    #[cfg(test)]
    pub(super) fn nowhere() -> Screen {
        Screen {
            to: Sink::Nowhere,
            paint: Paint::Plain,
            width: USUAL_WIDTH,
            reader_gone: false,
        }
    }

    /// Prints a line (or several), at once.
    pub(super) fn line(&mut self, text: &str) -> anyhow::Result<()> {
        if self.reader_gone {
            return Ok(());
        }
        let printed = match &mut self.to {
            Sink::Stdout(out) => writeln!(out, "{text}").and_then(|()| out.flush()),
            Sink::Above(printer) => printer.print(format!("{text}\n")).map_err(io::Error::other),
            #[cfg(test)]
            Sink::Nowhere => Ok(()),
        };
        match printed {
            Err(error) if error.kind() == io::ErrorKind::BrokenPipe => {
                self.reader_gone = true;
                Ok(())
            }
            Err(error) => Err(crate::desk::trouble::trouble(
                format!("could not write to standard output: {error}"),
                "make room where the output goes, or send it elsewhere",
            )),
            Ok(()) => Ok(()),
        }
    }

    /// Whether anybody still reads.
    pub(super) fn is_read(&self) -> bool {
        !self.reader_gone
    }
}
