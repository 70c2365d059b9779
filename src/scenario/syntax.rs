//! What `ron` says about a text that it cannot read, in words that help an author.

use ron::error::{Error, SpannedError};

use super::Diagnostic;
use super::text::Text;

/// The diagnostic for an error of the parser.
pub(super) fn explain(code: &'static str, error: &SpannedError, text: &Text) -> Diagnostic {
    let place = text.place_at(error.span.start.line, error.span.start.col);
    let (message, help) = match &error.code {
        Error::Eof => (
            "the text ends too early".to_owned(),
            "a bracket or a quote further up is not closed",
        ),
        Error::ExpectedStringEnd => (
            "a text that begins here is not closed".to_owned(),
            "close it with a quote; write a quote within it as \\\"",
        ),
        Error::UnclosedBlockComment => (
            "a comment that begins here is not closed".to_owned(),
            "close it with `*/`",
        ),
        Error::TrailingCharacters => (
            "the scenario ended before this".to_owned(),
            "is there a closing bracket too many further up?",
        ),
        Error::ExpectedComma
        | Error::ExpectedStructLikeEnd
        | Error::ExpectedArrayEnd
        | Error::ExpectedMapEnd => (
            lower(&error.code.to_string()),
            "a comma may be missing before this, or a bracket not be closed",
        ),
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
