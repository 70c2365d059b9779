//! Lines and columns as editors count them: lines from 0, columns in UTF-16 units, a line ending
//! at `\n`, `\r\n` or a lone `\r`.

use std::ops::Range;

use lsp_types::{Position, Range as Stretch};

/// Where the lines of a text begin.
#[derive(Debug)]
pub(super) struct Lines {
    begins: Vec<usize>,
}

impl Lines {
    /// Reads a text once.
    pub(super) fn of(text: &str) -> Lines {
        let bytes = text.as_bytes();
        let ends = bytes.iter().enumerate().filter(|(at, byte)| match byte {
            b'\n' => true,
            b'\r' => bytes.get(at + 1) != Some(&b'\n'),
            _ => false,
        });
        Lines {
            begins: std::iter::once(0)
                .chain(ends.map(|(at, _)| at + 1))
                .collect(),
        }
    }

    /// The line and column of a byte.
    pub(super) fn position(&self, text: &str, byte: usize) -> Position {
        let byte = text.floor_char_boundary(byte.min(text.len()));
        let line = self.begins.partition_point(|begins| *begins <= byte) - 1;
        let column = text[self.begins[line]..byte].encode_utf16().count();
        Position {
            line: u32::try_from(line).unwrap_or(u32::MAX),
            character: u32::try_from(column).unwrap_or(u32::MAX),
        }
    }

    /// The byte of a line and column; what lies behind the end of a line or of the text is drawn
    /// to it.
    pub(super) fn byte(&self, text: &str, position: Position) -> usize {
        let line = usize::try_from(position.line).unwrap_or(usize::MAX);
        let Some(begins) = self.begins.get(line).copied() else {
            return text.len();
        };
        let ends = self.begins.get(line.saturating_add(1)).copied();
        let content = text[begins..ends.unwrap_or(text.len())].trim_end_matches(['\n', '\r']);
        let mut units = 0;
        for (at, letter) in content.char_indices() {
            if units >= position.character {
                return begins + at;
            }
            units += if letter.len_utf16() == 2 { 2 } else { 1 };
        }
        begins + content.len()
    }

    /// A stretch of bytes as lines and columns.
    pub(super) fn stretch(&self, text: &str, bytes: &Range<usize>) -> Stretch {
        Stretch {
            start: self.position(text, bytes.start),
            end: self.position(text, bytes.end.max(bytes.start)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_utf16_units_and_every_byte_comes_back() {
        let text = "a🦀ü\r\nß\rz\n";
        let lines = Lines::of(text);
        assert_eq!(lines.position(text, 5), Position::new(0, 3));
        assert_eq!(lines.byte(text, Position::new(0, 3)), 5);
        assert_eq!(lines.position(text, 9), Position::new(1, 0));
        assert_eq!(lines.position(text, 12), Position::new(2, 0));
        for (byte, _) in text.char_indices().filter(|(_, letter)| *letter != '\n') {
            assert_eq!(lines.byte(text, lines.position(text, byte)), byte);
        }
        assert_eq!(lines.byte(text, Position::new(0, 99)), 7);
        assert_eq!(lines.byte(text, Position::new(99, 0)), text.len());
    }
}
