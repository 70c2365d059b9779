//! What is refused before any parser sees it: texts too large or nested too deeply to be a
//! scenario. The scan reads each byte once and keeps one number, so no text is too much for it.

use super::Diagnostic;
use super::pieces::{Piece, pieces};
use super::text::Text;

/// The largest scenario text [bytes]. The shipped ones are a hundredth of it.
pub const LARGEST: usize = 4 * 1024 * 1024;
/// How deeply brackets may nest. Conditions are what nests; real ones stay below ten.
pub const DEEPEST: usize = 64;

/// How many values, counted by their commas and brackets, a scenario may have.
pub const MOST_VALUES: usize = 200_000;
/// How many findings are reported; whoever mends these may run it again.
pub const MOST_FINDINGS: usize = 200;

/// Says why a text is refused unread, if it is.
pub(super) fn refuse(source: &str) -> Option<Diagnostic> {
    if source.len() > LARGEST {
        return Some(Diagnostic::error(
            "E002",
            Text::new("").place(&(0..0)),
            format!(
                "this is {} MiB of text; a scenario has at most {} MiB",
                source.len().div_ceil(1024 * 1024),
                LARGEST / (1024 * 1024)
            ),
            "is this the right file?",
        ));
    }
    let (at, refusal) = first_too_much(source.as_bytes())?;
    let place = Text::new(source).place(&(at..at + 1));
    Some(match refusal {
        Refusal::TooDeep => Diagnostic::error(
            "E003",
            place,
            format!("brackets nest more than {DEEPEST} levels deep here"),
            "is a closing bracket missing further up?",
        ),
        Refusal::TooMany => Diagnostic::error(
            "E002",
            place,
            format!("there are more than {MOST_VALUES} values up to here"),
            "is this the right file?",
        ),
    })
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Refusal {
    TooDeep,
    TooMany,
}

/// The byte that is one too many, not counting texts and comments.
fn first_too_much(bytes: &[u8]) -> Option<(usize, Refusal)> {
    let mut depth = 0_usize;
    let mut values = 0_usize;
    for (piece, range) in pieces(bytes) {
        match (piece, bytes[range.start]) {
            (Piece::Byte, b'(' | b'[' | b'{') => {
                depth += 1;
                values += 1;
            }
            (Piece::Byte, b')' | b']' | b'}') => depth = depth.saturating_sub(1),
            (Piece::Byte, b',') => values += 1,
            _ => continue,
        }
        if depth > DEEPEST {
            return Some((range.start, Refusal::TooDeep));
        }
        if values > MOST_VALUES {
            return Some((range.start, Refusal::TooMany));
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn brackets_in_texts_and_comments_do_not_count() {
        let many = "(".repeat(DEEPEST + 1);
        assert_eq!(
            first_too_much(many.as_bytes()),
            Some((DEEPEST, Refusal::TooDeep))
        );
        for text in [
            format!("[\"{many}\"]"),
            format!("[r#\"\" {many}\"#]"),
            format!("[1] // {many}"),
            format!("/* /* {many} */ {many} */ [1]"),
            "[],".repeat(1000),
            "['(','\"','\\'']".repeat(100),
        ] {
            assert_eq!(first_too_much(text.as_bytes()), None, "{text}");
        }
    }
}
