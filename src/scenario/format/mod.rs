//! One way to write a scenario: its text laid out anew, with nothing in it changed.
//!
//! Texts, numbers, words, comments and the order of fields stay as they are written; only space,
//! line breaks and the commas at the end of lists change. What has been formatted is formatted.
//!
//! What stands on several lines because its author began it on a new line stays so; otherwise
//! what fits within [`WIDTH`] stands on one line.

mod print;
mod read;

use super::{Diagnostic, Place, load};

/// The longest line that is made by putting things on one line [characters].
pub const WIDTH: usize = 120;
/// How far a level stands to the right of the one around it [characters].
const INDENT: usize = 4;

/// Lays out the text of a scenario.
///
/// Line breaks are written as the first one in the text is; a byte order mark is left out.
///
/// # Errors
/// A text that is no RON is not touched. The diagnostics say where it breaks.
pub fn format(source: &str) -> Result<String, Vec<Diagnostic>> {
    let source = source.strip_prefix('\u{feff}').unwrap_or(source);
    let broken = load::syntax(source);
    if !broken.is_empty() {
        return Err(broken);
    }
    let Some(entries) = read::document(source) else {
        return Err(vec![Diagnostic::error(
            "E001",
            Place::of(source, &(0..0)),
            "this text cannot be laid out",
            "write it as docs/scenario-language.md does",
        )]);
    };
    let first_break = source.find('\n').filter(|at| *at > 0);
    let line_break = match first_break.map(|at| source.as_bytes()[at - 1]) {
        Some(b'\r') => "\r\n",
        _ => "\n",
    };
    Ok(print::document(&entries, line_break))
}
