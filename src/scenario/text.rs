//! The source text and its lines: from a byte to the line and column that an editor shows.

use std::ops::Range;

use super::Place;

/// A source text with the starts of its lines.
#[derive(Clone, Debug)]
pub(super) struct Text<'a> {
    source: &'a str,
    line_starts: Vec<usize>,
}

impl<'a> Text<'a> {
    /// Reads the line starts of `source` once.
    pub(super) fn new(source: &'a str) -> Text<'a> {
        let starts = source
            .bytes()
            .enumerate()
            .filter(|(_, byte)| *byte == b'\n')
            .map(|(at, _)| at + 1);
        Text {
            source,
            line_starts: std::iter::once(0).chain(starts).collect(),
        }
    }

    /// The text itself.
    pub(super) fn source(&self) -> &'a str {
        self.source
    }

    /// The place of a range of bytes; what lies outside the text is drawn into it.
    pub(super) fn place(&self, bytes: &Range<usize>) -> Place {
        let start = self.source.floor_char_boundary(bytes.start);
        let end = self.source.ceil_char_boundary(bytes.end.max(start));
        let line = self.line_starts.partition_point(|begins| *begins <= start);
        let begins = self.line_starts[line - 1];
        Place {
            start,
            end,
            line,
            column: self.source[begins..start].chars().count() + 1,
        }
    }

    /// The place of one character, given by line and column from 1.
    pub(super) fn place_at(&self, line: usize, column: usize) -> Place {
        let begins = self
            .line_starts
            .get(line.saturating_sub(1))
            .copied()
            .unwrap_or(self.source.len());
        let rest = &self.source[begins..];
        let start = rest
            .char_indices()
            .nth(column.saturating_sub(1))
            .map_or(self.source.len(), |(at, _)| begins + at);
        self.place(&(start..start + 1))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_count_characters_and_places_stay_inside() {
        let text = Text::new("one\nü: \"ß\"\n");
        let place = text.place(&(8..9));
        assert_eq!((place.line, place.column), (2, 4));
        assert_eq!(text.place_at(2, 4).start, 8);
        let beyond = text.place(&(90..99));
        assert_eq!((beyond.start, beyond.end, beyond.line), (13, 13, 3));
    }
}
