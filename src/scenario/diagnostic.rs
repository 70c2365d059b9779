//! What is wrong or doubtful in a scenario, and where: data, and how it is printed.
//!
//! A diagnostic is made by the loader and its rules. [`render`] turns a list of them into the
//! text that a person reads; whether that goes to a terminal and in colour is the edge's choice.

use std::ops::Range;

use codespan_reporting::diagnostic as report;
use codespan_reporting::files::SimpleFile;
use codespan_reporting::term::termcolor::Ansi;
use codespan_reporting::term::{self, Chars, Config, Styles, StylesWriter};
use serde::Serialize;

use super::text::Text;

/// One thing that is wrong or doubtful.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Diagnostic {
    /// Stable code: `E…` stops the scenario from being played, `W…` does not.
    pub code: &'static str,
    /// How bad it is.
    pub level: Level,
    /// Where it is.
    pub place: Place,
    /// What is wrong, in one sentence.
    pub message: String,
    /// What to do about it; may be empty.
    pub help: String,
}

/// How bad a diagnostic is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Level {
    /// The scenario cannot be played.
    Error,
    /// It can be played, but something is doubtful.
    Warning,
}

/// A stretch of the source text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Place {
    /// First byte.
    pub start: usize,
    /// Byte behind the last.
    pub end: usize,
    /// Line of the first byte, from 1.
    pub line: usize,
    /// Column of the first byte in characters, from 1.
    pub column: usize,
}

impl Place {
    /// The place of these bytes in a text; what lies outside it is drawn into it.
    pub fn of(source: &str, bytes: &Range<usize>) -> Place {
        Text::new(source).place(bytes)
    }

    /// The line and the column, both from 1, of the character behind the last.
    pub fn end_in(&self, source: &str) -> (usize, usize) {
        let within = source.get(self.start..self.end).unwrap_or("");
        match within.rsplit_once('\n') {
            None => (self.line, self.column + within.chars().count()),
            Some((above, last)) => (
                self.line + above.matches('\n').count() + 1,
                last.chars().count() + 1,
            ),
        }
    }
}

impl Diagnostic {
    /// Something that stops the scenario from being played.
    pub fn error(
        code: &'static str,
        place: Place,
        message: impl Into<String>,
        help: impl Into<String>,
    ) -> Diagnostic {
        Diagnostic {
            code,
            level: Level::Error,
            place,
            message: message.into(),
            help: help.into(),
        }
    }

    /// Something doubtful.
    pub fn warning(
        code: &'static str,
        place: Place,
        message: impl Into<String>,
        help: impl Into<String>,
    ) -> Diagnostic {
        Diagnostic {
            level: Level::Warning,
            ..Diagnostic::error(code, place, message, help)
        }
    }
}

/// Prints diagnostics for people: code, message, `name:line:column`, the line with a caret, help.
///
/// `source` must be the text that the diagnostics were found in. Plain text; see
/// [`render_coloured`] for terminals.
pub fn render(name: &str, source: &str, diagnostics: &[Diagnostic]) -> String {
    let file = SimpleFile::new(name, source);
    let config = config();
    let mut out = String::new();
    for diagnostic in diagnostics {
        let report = report_of(diagnostic, source);
        if term::emit_to_string(&mut out, &config, &file, &report).is_err() {
            out.push_str(&one_line(name, diagnostic));
        }
    }
    out
}

/// The same with the colours of a terminal.
pub fn render_coloured(name: &str, source: &str, diagnostics: &[Diagnostic]) -> String {
    let file = SimpleFile::new(name, source);
    let config = config();
    let styles = Styles::default();
    let mut bytes = Vec::new();
    for diagnostic in diagnostics {
        let report = report_of(diagnostic, source);
        let mut writer = StylesWriter::new(Ansi::new(&mut bytes), &styles);
        if term::emit_to_write_style(&mut writer, &config, &file, &report).is_err() {
            bytes.extend_from_slice(one_line(name, diagnostic).as_bytes());
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

fn config() -> Config {
    Config {
        chars: Chars::ascii(),
        ..Config::default()
    }
}

fn report_of(diagnostic: &Diagnostic, source: &str) -> report::Diagnostic<()> {
    let severity = match diagnostic.level {
        Level::Error => report::Severity::Error,
        Level::Warning => report::Severity::Warning,
    };
    let start = diagnostic.place.start.min(source.len());
    // A caret under one line says where; a bracket along forty says less.
    let end = source[start..]
        .find('\n')
        .map_or(source.len(), |line_end| start + line_end)
        .min(diagnostic.place.end)
        .max(start);
    let report = report::Diagnostic::new(severity)
        .with_code(diagnostic.code)
        .with_message(&diagnostic.message)
        .with_label(report::Label::primary((), start..end));
    if diagnostic.help.is_empty() {
        report
    } else {
        report.with_note(format!("help: {}", diagnostic.help))
    }
}

/// What is printed should the source not be the one that the diagnostic was found in.
fn one_line(name: &str, diagnostic: &Diagnostic) -> String {
    let Place { line, column, .. } = diagnostic.place;
    format!(
        "{name}:{line}:{column}: {}: {}\n",
        diagnostic.code, diagnostic.message
    )
}
