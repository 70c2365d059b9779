//! Texts in quotes, and what a missing quote was meant to be.
//!
//! A text without its closing quote runs on to the next quote there is, and turns everything
//! behind it inside out. What stands right behind a text tells: after a closing quote comes a
//! comma, a colon or a bracket, never a word.

use std::ops::Range;

use super::Mistake;
use super::tokens::Scan;
use crate::scenario::pieces::piece_at;

/// So far is looked for another kind of closing quote [bytes].
pub(super) const LONGEST: usize = 400;

/// A text that was read.
pub(super) struct Read {
    /// What it says; nothing when that cannot be told.
    pub written: Option<String>,
    /// The byte behind it.
    pub ends: usize,
    /// What is wrong with it.
    pub mistake: Option<Mistake>,
}

/// Reads the text that begins here.
pub(super) fn read(scan: &Scan) -> Read {
    let opens = scan.at;
    let Some((_, ends)) = piece_at(scan.bytes, opens) else {
        return lost(opens..scan.bytes.len());
    };
    let ends = ends.min(scan.bytes.len());
    let closed = ends > opens + 1
        && scan.bytes[ends - 1] == b'"'
        && !ends_in_escape(scan.bytes, opens, ends);
    let line_end = scan.line_end(opens);
    if closed && fits_behind(scan, ends) {
        return plain(scan, opens + 1..ends - 1, ends);
    }
    let inside = opens + 1..if closed { ends - 1 } else { ends };
    let first_line = &scan.source[inside.start..inside.end.min(line_end)];
    if closed && ends <= line_end && !looks_like_next_field(first_line) {
        return quote_within(scan, opens, ends, line_end);
    }
    let length = likely_length(first_line);
    Read {
        written: Some(first_line[..length].to_owned()),
        ends: inside.start + length,
        mistake: Some(Mistake::new(
            opens..opens + 1,
            "this text is not closed",
            format!(
                "is its closing quote missing after `{}`?",
                last_words(&first_line[..length])
            ),
        )),
    }
}

fn lost(bytes: Range<usize>) -> Read {
    Read {
        written: None,
        ends: bytes.end,
        mistake: None,
    }
}

/// Whether the quote before `ends` is escaped.
fn ends_in_escape(bytes: &[u8], opens: usize, ends: usize) -> bool {
    let slashes = bytes[opens + 1..ends - 1]
        .iter()
        .rev()
        .take_while(|byte| **byte == b'\\')
        .count();
    slashes % 2 == 1
}

/// Whether what stands behind a text may stand there.
fn fits_behind(scan: &Scan, ends: usize) -> bool {
    let mut at = ends;
    while let Some(byte) = scan.bytes.get(at) {
        match byte {
            _ if byte.is_ascii_whitespace() => at += 1,
            b'/' if scan.bytes.get(at + 1) == Some(&b'/') => at = scan.line_end(at),
            b',' | b')' | b']' | b'}' | b':' | b';' | b'/' => return true,
            // A comma is missing here, or a quote further up.
            _ => {
                let alone = at > ends;
                let next_line = scan.bytes[ends..at].contains(&b'\n');
                let in_one_line = !scan.bytes[scan.at..ends].contains(&b'\n');
                let value = !byte.is_ascii_alphabetic();
                return alone && (next_is_field(scan, at) || in_one_line && (next_line || value));
            }
        }
    }
    true
}

/// `name:` stands here.
fn next_is_field(scan: &Scan, at: usize) -> bool {
    let rest = &scan.source[at..];
    let name = rest.len()
        - rest
            .trim_start_matches(|sign: char| sign == '_' || sign.is_ascii_alphanumeric())
            .len();
    name > 0 && rest[name..].starts_with(':')
}

/// What a missing quote leaves between two texts: `sam, name: `, `sam, `.
fn looks_like_next_field(inside: &str) -> bool {
    let trimmed = inside.trim_end();
    trimmed.ends_with([',', ':', '(', '[', '{']) || next_field(inside).is_some()
}

/// Where in a line `, name:` begins.
fn next_field(line: &str) -> Option<usize> {
    line.match_indices(',').map(|(at, _)| at).find(|at| {
        let rest = line[at + 1..].trim_start();
        let name = rest.trim_start_matches(|sign: char| sign == '_' || sign.is_ascii_lowercase());
        name.len() < rest.len() && name.starts_with(':')
    })
}

/// How much of a line belongs to a text that is not closed in it.
fn likely_length(line: &str) -> usize {
    if let Some(at) = next_field(line) {
        return at;
    }
    let mut rest = line.trim_end();
    // `"sam, "` before the next text, or the comma that ends the line.
    loop {
        let opened = rest.matches(['(', '[', '{']).count();
        let shut = rest.matches([')', ']', '}']).count();
        rest = match rest.chars().last() {
            Some(',' | ':') => rest[..rest.len() - 1].trim_end(),
            Some(')' | ']' | '}') if shut > opened => rest[..rest.len() - 1].trim_end(),
            _ => return rest.len(),
        };
    }
}

fn last_words(written: &str) -> &str {
    let from = written.char_indices().rev().nth(30).map_or(0, |(at, _)| at);
    written[from..]
        .split_once(' ')
        .filter(|_| from > 0)
        .map_or(&written[from..], |(_, words)| words)
}

/// A text with quotes in it that are not escaped.
fn quote_within(scan: &Scan, opens: usize, inner: usize, line_end: usize) -> Read {
    let bytes = scan.bytes;
    let last = (inner..line_end).find(|at| {
        let behind = bytes[at + 1..line_end].iter().find(|byte| **byte != b' ');
        bytes[*at] == b'"' && matches!(behind, None | Some(b',' | b')' | b']' | b'}'))
    });
    let mistake = Mistake::new(
        inner - 1..inner,
        "a text ends here, and words follow",
        "write a quote within a text as \\\"",
    );
    Read {
        written: last.map(|last| scan.source[opens + 1..last].to_owned()),
        ends: last.map_or(line_end, |last| last + 1),
        mistake: Some(mistake),
    }
}

/// A text as it should be, but for its escapes.
fn plain(scan: &Scan, inside: Range<usize>, ends: usize) -> Read {
    let source = &scan.source[inside.clone()];
    let mut written = String::with_capacity(source.len());
    let mut mistake = None;
    let mut signs = source.char_indices();
    while let Some((at, sign)) = signs.next() {
        if sign != '\\' {
            written.push(sign);
            continue;
        }
        let rest = &source[at + 1..];
        match escaped(rest) {
            Some((meant, length)) => {
                written.extend(meant);
                for _ in rest[..length].chars() {
                    signs.next();
                }
            }
            None => {
                let length = rest.chars().next().map_or(0, char::len_utf8);
                let begins = inside.start + at;
                let named = &source[at..at + 1 + length];
                mistake.get_or_insert_with(|| {
                    Mistake::new(
                        begins..begins + 1 + length,
                        format!("`{named}` means nothing in a text"),
                        "write a backslash as `\\\\`",
                    )
                });
            }
        }
    }
    Read {
        written: Some(written),
        ends,
        mistake,
    }
}

/// What stands behind a backslash means, and how many bytes that is.
fn escaped(rest: &str) -> Option<(Option<char>, usize)> {
    let coded = |digits: &str, length: usize| {
        let code = u32::from_str_radix(digits, 16)
            .ok()
            .and_then(char::from_u32)?;
        Some((Some(code), length))
    };
    let meant = match rest.chars().next()? {
        'n' => '\n',
        'r' => '\r',
        't' => '\t',
        '0' => '\0',
        sign @ ('\\' | '"' | '\'') => sign,
        'x' => return coded(rest.get(1..3)?, 3),
        'u' => {
            let digits = rest.strip_prefix("u{")?;
            let length = digits.bytes().take_while(u8::is_ascii_hexdigit).count();
            digits[length..].strip_prefix('}')?;
            return coded(&digits[..length], length + 3);
        }
        '\n' | '\r' => {
            let length = rest.len() - rest.trim_start_matches([' ', '\t', '\n', '\r']).len();
            return Some((None, length));
        }
        _ => return None,
    };
    Some((Some(meant), 1))
}
