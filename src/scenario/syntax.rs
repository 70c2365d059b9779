//! What is said about a text that is no RON, in words that help an author.
//!
//! A parser notices a mistake where it can no longer go on, which is often far behind it. So a
//! bracket that does not fit, or a text that runs over the end of its line, is looked for first.

use ron::error::{Error, SpannedError};

use super::brackets::{Misfit, first_misfit};
use super::pieces::{Piece, pieces};
use super::text::Text;
use super::{Diagnostic, Place};

/// The diagnostic for an error of the parser.
pub(super) fn explain(code: &'static str, error: &SpannedError, text: &Text) -> Diagnostic {
    let place = text.place_at(error.span.start.line, error.span.start.col);
    if let Some(line) = runaway_text(text, &place) {
        return Diagnostic::error(
            code,
            place,
            lower(&error.code.to_string()),
            format!(
                "the text before this begins in line {line}; is its closing quote missing there?"
            ),
        );
    }
    let unclosed = matches!(
        error.code,
        Error::ExpectedStringEnd | Error::UnclosedBlockComment
    );
    if let Some(misfit) = first_misfit(text.source()).filter(|_| !unclosed) {
        let (at, message, help) = explain_misfit(&misfit, text);
        if at.start <= place.start {
            return Diagnostic::error(code, at, message, help);
        }
    }
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

fn explain_misfit(misfit: &Misfit, text: &Text) -> (Place, String, String) {
    let bracket = |at: usize| text.source()[at..].chars().next().unwrap_or(' ');
    let place = |at: usize| text.place(&(at..at + 1));
    match *misfit {
        Misfit::Crosses { open, close } => (
            place(close),
            format!(
                "`{}` cannot close the `{}` of line {}",
                bracket(close),
                bracket(open),
                place(open).line
            ),
            "is a closing bracket missing before this?".to_owned(),
        ),
        Misfit::ClosesNothing(at) => (
            place(at),
            format!("`{}` closes nothing", bracket(at)),
            "is there a closing bracket too many further up?".to_owned(),
        ),
        Misfit::NotClosed(at) => (
            place(at),
            format!("this `{}` is never closed", bracket(at)),
            String::new(),
        ),
    }
}

/// The line of a text that ends right before the mistake and does not end in its own line.
fn runaway_text(text: &Text, place: &Place) -> Option<usize> {
    let source = text.source();
    let (_, range) = pieces(source.as_bytes())
        .filter(|(piece, _)| *piece == Piece::Text)
        .take_while(|(_, range)| range.start < place.start)
        .last()?;
    let between = source.get(range.end..place.start.max(range.end))?;
    (between.trim().is_empty() && source[range.clone()].contains('\n'))
        .then(|| text.place(&range).line)
}

fn lower(message: &str) -> String {
    let mut letters = message.chars();
    letters.next().map_or_else(String::new, |first| {
        first.to_lowercase().chain(letters).collect()
    })
}
