//! What the parser says about a text, in words that help an author.
//!
//! It notices a mistake where it can no longer go on, which is often far behind it. So this is
//! said only where `recover` has found nothing, or where nothing more can be made of the text.

use ron::error::{Error, SpannedError};

use super::Diagnostic;
use super::text::Text;

/// The diagnostic for an error of the parser.
pub(super) fn explain(code: &'static str, error: &SpannedError, text: &Text) -> Diagnostic {
    let place = text.place_at(error.span.start.line, error.span.start.col);
    let (message, help) = match &error.code {
        Error::Eof => ("the scenario ends too early".to_owned(), ""),
        Error::ExpectedStringEnd => (
            "a text is not closed".to_owned(),
            "close it with a quote; write a quote within it as \\\"",
        ),
        Error::UnclosedBlockComment => ("a comment is not closed".to_owned(), "close it with `*/`"),
        Error::TrailingCharacters => (
            "the scenario ended before this".to_owned(),
            "a file holds one scenario in one pair of brackets",
        ),
        Error::ExpectedComma
        | Error::ExpectedStructLikeEnd
        | Error::ExpectedArrayEnd
        | Error::ExpectedMapEnd => ("expected a comma before this".to_owned(), ""),
        Error::ExpectedMapColon => (
            "expected a colon".to_owned(),
            "a field is written `name: value`",
        ),
        other => (lower(&other.to_string()), ""),
    };
    Diagnostic::error(code, place, message, help)
}

fn lower(message: &str) -> String {
    let mut letters = message.chars();
    letters.next().map_or_else(String::new, |first| {
        first.to_lowercase().chain(letters).collect()
    })
}
