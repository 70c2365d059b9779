//! The pieces of a RON text that brackets and backslashes do not count in: texts, characters and
//! comments. No parser: whatever the text, every byte is read once and nothing fails.

use std::ops::Range;

/// What a piece is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Piece {
    /// `"…"`, in which a backslash escapes.
    Text,
    /// `r#"…"#` and `'…'`.
    Closed,
    /// `// …` and `/* … */`
    Comment,
    /// Any other byte.
    Byte,
}

/// The pieces from first to last; none is empty.
pub(super) fn pieces(bytes: &[u8]) -> impl Iterator<Item = (Piece, Range<usize>)> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let begins = at;
        let (piece, ends) = piece_at(bytes, begins)?;
        at = ends;
        // A text that is not closed may end in an escape of nothing.
        Some((piece, begins..ends.min(bytes.len())))
    })
}

/// The piece that begins at a byte, and the byte behind it; that may lie behind the text.
pub(super) fn piece_at(bytes: &[u8], at: usize) -> Option<(Piece, usize)> {
    let next = |ahead: usize| bytes.get(at + ahead).copied();
    Some(match bytes.get(at)? {
        b'"' => (Piece::Text, behind_text(bytes, at)),
        b'r' if is_raw_text(bytes, at) => (Piece::Closed, behind_raw_text(bytes, at)),
        b'/' if next(1) == Some(b'/') => (Piece::Comment, behind_line(bytes, at)),
        b'/' if next(1) == Some(b'*') => (Piece::Comment, behind_block_comment(bytes, at)),
        b'\'' if next(1) == Some(b'\\') && next(3) == Some(b'\'') => (Piece::Closed, at + 4),
        b'\'' if next(2) == Some(b'\'') => (Piece::Closed, at + 3),
        _ => (Piece::Byte, at + 1),
    })
}

fn behind_text(bytes: &[u8], opens: usize) -> usize {
    let mut at = opens + 1;
    while let Some(byte) = bytes.get(at) {
        match byte {
            b'\\' => at += 2,
            b'"' => return at + 1,
            _ => at += 1,
        }
    }
    at
}

fn hashes(bytes: &[u8], from: usize) -> usize {
    bytes[from.min(bytes.len())..]
        .iter()
        .take_while(|byte| **byte == b'#')
        .count()
}

/// `r"` or `r#"`, unless the `r` ends a longer word.
fn is_raw_text(bytes: &[u8], at: usize) -> bool {
    let in_word =
        at > 0 && (bytes[at - 1].is_ascii_alphanumeric() || matches!(bytes[at - 1], b'_' | b'-'));
    (!in_word || bytes[at - 1] == b'b') && bytes.get(at + 1 + hashes(bytes, at + 1)) == Some(&b'"')
}

fn behind_raw_text(bytes: &[u8], opens: usize) -> usize {
    let fence = hashes(bytes, opens + 1);
    let mut at = opens + fence + 2;
    while at < bytes.len() {
        if bytes[at] == b'"' && hashes(bytes, at + 1) >= fence {
            return at + 1 + fence;
        }
        at += 1;
    }
    at
}

fn behind_line(bytes: &[u8], opens: usize) -> usize {
    bytes[opens..]
        .iter()
        .position(|byte| *byte == b'\n')
        .map_or(bytes.len(), |end| opens + end)
}

/// Block comments nest.
fn behind_block_comment(bytes: &[u8], opens: usize) -> usize {
    let mut depth = 0_usize;
    let mut at = opens;
    while at < bytes.len() {
        if bytes[at..].starts_with(b"/*") {
            depth += 1;
            at += 2;
        } else if bytes[at..].starts_with(b"*/") {
            depth -= 1;
            at += 2;
            if depth == 0 {
                return at;
            }
        } else {
            at += 1;
        }
    }
    at
}
