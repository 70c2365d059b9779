//! Where a key stands in the text of a policy.

use crate::scenario::Place;

/// Where a key stands in the source for the `nth` time, from 0: quoted, or bare, before its
/// colon; else at the beginning.
pub(super) fn place_of(source: &str, key: &str, nth: usize) -> Place {
    let keys = |text: String| {
        let length = text.len();
        let starts: Vec<usize> = source.match_indices(&text).map(|(at, _)| at).collect();
        starts
            .into_iter()
            .filter(move |at| is_key(source, *at, *at + length))
            .map(move |at| (at, length))
    };
    let found = keys(format!("\"{key}\""))
        .nth(nth)
        .or_else(|| keys(key.to_owned()).nth(nth));
    let (start, length) = found.unwrap_or((0, 0));
    let before = &source[..start];
    let line_start = before.rfind('\n').map_or(0, |at| at + 1);
    Place {
        start,
        end: start + length,
        line: before.matches('\n').count() + 1,
        column: source[line_start..start].chars().count() + 1,
    }
}

/// The place of one character, by line and column from 1; behind the end, the last line.
pub(super) fn place_at(source: &str, line: usize, column: usize) -> Place {
    let mut lines = source.split_inclusive('\n');
    let before: usize = lines
        .by_ref()
        .take(line.saturating_sub(1))
        .map(str::len)
        .sum();
    let letters = lines.next().unwrap_or("").char_indices();
    let within = letters.map(|(at, _)| at).nth(column.saturating_sub(1));
    let start = before + within.unwrap_or(0);
    Place {
        start,
        end: start,
        line,
        column,
    }
}

/// Whether what stands between two bytes is a key: a colon follows, no letter goes before, and it
/// is in no comment.
fn is_key(source: &str, from: usize, to: usize) -> bool {
    let before = &source[..from];
    let line = &before[before.rfind('\n').map_or(0, |at| at + 1)..];
    let joined = line.ends_with(|letter: char| letter.is_alphanumeric() || letter == '_');
    source[to..].trim_start().starts_with(':') && !joined && !line.trim_start().starts_with("//")
}
