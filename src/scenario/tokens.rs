//! The tokens of a RON text: what `format` prints anew and `annotate` reads as far as it goes.
//!
//! No parser: whatever the text, every byte that is no space stands in one token and nothing
//! fails. Texts, numbers and comments are handed on as they are written.

use std::ops::Range;

use super::pieces::{Piece, pieces};

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// `(`, `[` or `{`
    Open(char),
    /// `)`, `]` or `}`
    Close(char),
    /// `,`
    Comma,
    /// `:`
    Colon,
    /// A word, number, text or character.
    Atom,
    /// `// …` up to the end of the line.
    LineComment,
    /// `/* … */`
    BlockComment,
    /// `#![…]`
    Attribute,
}

/// One token.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Token<'a> {
    /// What it is.
    pub kind: Kind,
    /// As it is written; a line comment without the space at its end.
    pub text: &'a str,
    /// Where it stands.
    pub bytes: Range<usize>,
    /// How many lines end between the token before and this one.
    pub breaks: usize,
}

impl Token<'_> {
    /// Whether it is a comment.
    pub(super) fn is_comment(&self) -> bool {
        matches!(self.kind, Kind::LineComment | Kind::BlockComment)
    }
}

/// The tokens of a text, first to last.
pub(super) fn tokens(source: &str) -> Vec<Token<'_>> {
    let mut reader = Reader {
        source,
        found: Vec::new(),
        word: None,
        breaks: 0,
    };
    let mut behind = 0;
    for (piece, range) in pieces(source.as_bytes()) {
        // Within an attribute, or a space of several bytes.
        if range.start < behind {
            continue;
        }
        match piece {
            Piece::Comment => reader.comment(range),
            Piece::Text | Piece::Closed => reader.quoted(range),
            Piece::Byte => behind = reader.byte(range.start),
        }
    }
    reader.end_word(source.len());
    reader.found
}

struct Reader<'a> {
    source: &'a str,
    found: Vec<Token<'a>>,
    /// Where the word begins that is being read.
    word: Option<usize>,
    breaks: usize,
}

impl<'a> Reader<'a> {
    fn push(&mut self, kind: Kind, bytes: Range<usize>) {
        self.found.push(Token {
            kind,
            text: &self.source[bytes.clone()],
            bytes,
            breaks: std::mem::take(&mut self.breaks),
        });
    }

    fn end_word(&mut self, at: usize) {
        if let Some(begins) = self.word.take() {
            self.push(Kind::Atom, begins..at);
        }
    }

    fn comment(&mut self, range: Range<usize>) {
        self.end_word(range.start);
        let text = &self.source[range.clone()];
        if text.starts_with("//") {
            let end = range.start + text.trim_end().len();
            self.push(Kind::LineComment, range.start..end);
        } else {
            self.push(Kind::BlockComment, range);
        }
    }

    fn quoted(&mut self, range: Range<usize>) {
        // `b"…"` and `br"…"` are one token.
        let prefixed = self
            .word
            .filter(|begins| &self.source[*begins..range.start] == "b");
        if prefixed.is_none() {
            self.end_word(range.start);
        }
        self.word = None;
        self.push(Kind::Atom, prefixed.unwrap_or(range.start)..range.end);
    }

    /// Reads one byte; gives where to go on.
    fn byte(&mut self, at: usize) -> usize {
        let rest = &self.source[at..];
        let letter = rest.chars().next().unwrap_or(' ');
        let behind = at + letter.len_utf8();
        let kind = match letter {
            _ if is_space(letter) => {
                self.end_word(at);
                self.breaks += usize::from(letter == '\n');
                return behind;
            }
            '(' | '[' | '{' => Kind::Open(letter),
            ')' | ']' | '}' => Kind::Close(letter),
            ',' => Kind::Comma,
            ':' => Kind::Colon,
            '#' if self.word.is_none() && rest[1..].trim_start().starts_with('!') => {
                let end = rest.find(']').map_or(self.source.len(), |end| at + end + 1);
                self.push(Kind::Attribute, at..end);
                return end;
            }
            _ => {
                self.word.get_or_insert(at);
                return behind;
            }
        };
        self.end_word(at);
        self.push(kind, at..behind);
        behind
    }
}

/// What RON takes for space.
fn is_space(letter: char) -> bool {
    matches!(
        letter,
        ' ' | '\t'
            | '\n'
            | '\r'
            | '\x0B'
            | '\x0C'
            | '\u{85}'
            | '\u{200E}'
            | '\u{200F}'
            | '\u{2028}'
            | '\u{2029}'
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_byte_that_is_no_space_stands_in_one_token() {
        let source =
            "#![enable(x)]\n(a: b\"x,\" , // ü \n\n r#\"(\"#, 'x', -1_0, \"un\\\"(\u{2028}[";
        let found = tokens(source);
        let texts: Vec<&str> = found.iter().map(|token| token.text).collect();
        let expected = [
            "#![enable(x)]",
            "(",
            "a",
            ":",
            "b\"x,\"",
            ",",
            "// ü",
            "r#\"(\"#",
            ",",
            "'x'",
            ",",
            "-1_0",
            ",",
            "\"un\\\"(\u{2028}[",
        ];
        assert_eq!(texts, expected);
        assert_eq!(found[7].breaks, 2);
        assert_eq!(found[1].breaks, 1);
    }
}
