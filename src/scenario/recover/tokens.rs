//! The text as tokens: brackets, commas, words, numbers and texts, each with its bytes and its line.
//!
//! What is no token of the language, and what looks like one that was meant, is told as a mistake
//! and made into what it was meant to be. Quotes are the business of `quotes`.

use std::ops::Range;

use super::quotes::{self, Read};
use super::{MOST_MISTAKES, Mistake, bare};
use crate::scenario::instead::percent;
use crate::scenario::pieces::{Piece, piece_at};

/// What a token is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum What {
    /// `(`, `[` or `{`.
    Open(u8),
    /// `)`, `]` or `}`.
    Close(u8),
    Comma,
    Colon,
    /// A text, with escapes resolved.
    Text(String),
    /// A number as written.
    Number(String),
    /// A word or a name.
    Word(String),
    /// A character or bytes.
    Other,
    /// A sign that means nothing in the language.
    Odd(char),
    /// What could not be read and has been told already.
    Lost,
}

/// A token and where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Token {
    pub what: What,
    pub bytes: Range<usize>,
    /// The number of its line, from 0.
    pub line: usize,
    /// How far its line is indented [bytes].
    pub indent: usize,
    /// Nothing stands before it in its line.
    pub leads: bool,
    /// It does not stand in the text: a bracket that was put there to balance.
    pub added: bool,
}

/// The tokens of a text with the mistakes in them; nothing if there are too many.
pub(super) fn tokens(source: &str) -> Option<(Vec<Token>, Vec<Mistake>)> {
    let mut scan = Scan {
        source,
        bytes: source.as_bytes(),
        at: 0,
        line: 0,
        line_begins: 0,
        tokens: Vec::new(),
        mistakes: Vec::new(),
        comments_close: true,
    };
    while scan.at < source.len() {
        scan.step();
        if scan.mistakes.len() > MOST_MISTAKES {
            return None;
        }
    }
    Some((scan.tokens, scan.mistakes))
}

pub(super) struct Scan<'a> {
    pub source: &'a str,
    pub bytes: &'a [u8],
    pub at: usize,
    line: usize,
    line_begins: usize,
    pub tokens: Vec<Token>,
    pub mistakes: Vec<Mistake>,
    /// No block comment has been found that is not closed.
    comments_close: bool,
}

impl Scan<'_> {
    fn step(&mut self) {
        let at = self.at;
        // It would be looked for to the end of the text again and again.
        if !self.comments_close && self.bytes[at..].starts_with(b"/*") {
            let ends = self.line_end(at);
            self.push(What::Lost, ends);
            return;
        }
        let Some((piece, ends)) = piece_at(self.bytes, at) else {
            return;
        };
        let ends = ends.min(self.bytes.len());
        match piece {
            Piece::Comment => self.comment(ends),
            Piece::Text => self.text(),
            Piece::Closed => self.closed(ends),
            Piece::Byte => self.other(),
        }
        debug_assert!(self.at > at, "the scan goes on");
    }

    /// Adds a token that ends at `ends` and goes on behind it.
    fn push(&mut self, what: What, ends: usize) {
        let (bytes, line, begins) = (self.at..ends, self.line, self.line_begins);
        let indent = self.bytes[begins..]
            .iter()
            .take_while(|byte| matches!(byte, b' ' | b'\t'))
            .count();
        self.tokens.push(Token {
            what,
            leads: begins + indent == bytes.start,
            bytes,
            line,
            indent,
            added: false,
        });
        self.go_to(ends);
    }

    fn go_to(&mut self, ends: usize) {
        for at in self.at..ends {
            if self.bytes[at] == b'\n' {
                self.line += 1;
                self.line_begins = at + 1;
            }
        }
        self.at = ends;
    }

    fn mistake(
        &mut self,
        bytes: Range<usize>,
        message: impl Into<String>,
        help: impl Into<String>,
    ) {
        self.mistakes.push(Mistake::new(bytes, message, help));
    }

    /// Where the line that `at` is in ends.
    pub(super) fn line_end(&self, at: usize) -> usize {
        self.bytes[at..]
            .iter()
            .position(|byte| *byte == b'\n')
            .map_or(self.bytes.len(), |end| at + end)
    }

    fn comment(&mut self, ends: usize) {
        let block = self.bytes[self.at + 1] == b'*';
        if block
            && (!self.comments_close || !self.source[..ends].ends_with("*/") || ends < self.at + 4)
        {
            if self.comments_close {
                self.mistake(
                    self.at..self.at + 2,
                    "a comment is not closed",
                    "close it with `*/`",
                );
            }
            // Where it was to end nobody knows; a line is most likely.
            self.comments_close = false;
            let ends = self.line_end(self.at);
            self.push(What::Lost, ends);
        } else {
            self.go_to(ends);
        }
    }

    fn text(&mut self) {
        // Right behind a word: a text whose opening quote is missing ends here.
        let behind = self
            .tokens
            .last()
            .is_some_and(|last| last.bytes.end == self.at && self.may_end_text(last));
        if behind && let Some(begins) = self.take_back() {
            let ends = self.at + 1;
            self.mistake(
                begins..begins + 1,
                "a quote is missing before this",
                "a text begins and ends with a quote",
            );
            let written = self.source[begins..self.at].to_owned();
            self.at = begins;
            self.push(What::Text(written), ends);
            return;
        }
        let Read {
            written,
            ends,
            mistake,
        } = quotes::read(self);
        self.mistakes.extend(mistake);
        let what = written.map_or(What::Lost, What::Text);
        self.push(what, ends);
    }

    /// Whether a token may be the last of a text without quotes.
    fn may_end_text(&self, token: &Token) -> bool {
        self.is_bare(token) || matches!(token.what, What::Close(_))
    }

    /// Whether a token may be a part of a text without quotes.
    fn is_bare(&self, token: &Token) -> bool {
        match token.what {
            What::Word(_) | What::Number(_) | What::Odd(_) => true,
            What::Text(_) | What::Lost => self.bytes[token.bytes.start].is_ascii_alphanumeric(),
            _ => false,
        }
    }

    /// Takes back what of this line belongs to a text without an opening quote: all behind the
    /// colon of its field where that reads like words, else the words right before the quote.
    fn take_back(&mut self) -> Option<usize> {
        let words = self.tokens.iter().rev();
        let bare = words
            .take_while(|token| token.line == self.line && self.is_bare(token))
            .count();
        let bare = self.tokens.len() - bare;
        let first = bare::sentence(&self.tokens, self.line).unwrap_or(bare);
        let begins = self.tokens.get(first)?.bytes.start;
        self.tokens.truncate(first);
        // What was said about these words is not so.
        self.mistakes.retain(|mistake| mistake.bytes.start < begins);
        Some(begins)
    }

    /// A raw text or a character.
    fn closed(&mut self, ends: usize) {
        let written = &self.source[self.at..ends];
        if written.starts_with('\'') {
            self.push(What::Other, ends);
            return;
        }
        let fence = written[1..]
            .bytes()
            .take_while(|byte| *byte == b'#')
            .count();
        let inner = written.get(fence + 2..written.len().saturating_sub(fence + 1));
        let closes = format!("\"{}", "#".repeat(fence));
        match inner.filter(|_| written.ends_with(&closes)) {
            Some(inner) => {
                let inner = inner.to_owned();
                self.push(What::Text(inner), ends);
            }
            None => {
                let help = format!("close it with `{closes}`");
                self.mistake(self.at..self.at + 1, "a text is not closed", help);
                self.push(What::Lost, ends);
            }
        }
    }

    fn other(&mut self) {
        let sign = self.source[self.at..].chars().next().unwrap_or('\0');
        let ends = self.at + sign.len_utf8();
        let next = self.bytes.get(ends).copied().unwrap_or(b' ');
        match sign {
            '(' | '[' | '{' => self.push(What::Open(sign as u8), ends),
            ')' | ']' | '}' => self.push(What::Close(sign as u8), ends),
            ',' => self.push(What::Comma, ends),
            ':' => self.push(What::Colon, ends),
            '#' if self.source[self.at..].starts_with("#![") && self.tokens.is_empty() => {
                self.go_to(self.line_end(self.at));
            }
            '#' => {
                let line_end = self.line_end(self.at);
                self.mistake(
                    self.at..ends,
                    "`#` begins no comment",
                    "write `//` before a comment",
                );
                self.go_to(line_end);
            }
            '\'' | '“' | '”' | '„' | '‘' | '’' => self.odd_quote(sign, ends),
            '_' => self.word(),
            _ if sign.is_alphabetic() => self.word(),
            '0'..='9' => self.number(),
            '+' | '-' | '.' if next.is_ascii_digit() => self.number(),
            _ if sign.is_whitespace() => self.go_to(ends),
            _ => self.push(What::Odd(sign), ends),
        }
    }

    fn run(&self, of_run: impl Fn(char) -> bool) -> usize {
        let rest = &self.source[self.at..];
        rest.find(|sign| !of_run(sign))
            .map_or(self.source.len(), |length| self.at + length)
    }

    fn word(&mut self) {
        let raw = self.source[self.at..].starts_with("r#");
        if raw {
            self.at += 2;
        }
        let ends = self
            .run(|sign| sign == '_' || sign == '-' || sign.is_alphanumeric())
            .max(self.at);
        let word = self.source[self.at..ends].to_owned();
        if raw {
            self.at -= 2;
        }
        if raw || !word.contains('-') {
            self.push(What::Word(word), ends);
            return;
        }
        let before_colon = self.source[ends..].trim_start().starts_with(':');
        if before_colon {
            let name = word.replace('-', "_");
            self.mistake(
                self.at..ends,
                format!("`{word}` is no name of a field"),
                format!("names have `_`, not `-`: `{name}`"),
            );
            self.push(What::Word(name), ends);
        } else {
            self.mistake(
                self.at..ends,
                format!("`{word}` has no quotes"),
                format!("write \"{word}\""),
            );
            self.push(What::Text(word), ends);
        }
    }

    fn number(&mut self) {
        let signed = usize::from(matches!(self.bytes[self.at], b'+' | b'-'));
        self.at += signed;
        let mut ends = self.run(|sign| matches!(sign, '_' | '.') || sign.is_alphanumeric());
        self.at -= signed;
        let exponent = matches!(self.bytes[ends - 1], b'e' | b'E')
            && matches!(self.bytes.get(ends), Some(b'+' | b'-'));
        if exponent {
            ends += 1 + self.bytes[ends + 1..]
                .iter()
                .take_while(|byte| byte.is_ascii_digit())
                .count();
        }
        let clock = self.bytes.get(ends) == Some(&b':')
            && self.bytes.get(ends + 1).is_some_and(u8::is_ascii_digit);
        if clock {
            ends += 1 + self.bytes[ends + 1..]
                .iter()
                .take_while(|byte| byte.is_ascii_digit())
                .count();
        }
        let written = self.source[self.at..ends].to_owned();
        if is_number(&written) {
            match self.source[ends..]
                .trim_start_matches(' ')
                .strip_prefix('%')
            {
                Some(behind) => self.percent(&written, self.source.len() - behind.len()),
                None => self.push(What::Number(written), ends),
            }
            return;
        }
        let time = clock || crate::units::Span::parse(&written).is_ok();
        let help = if time {
            format!("a time stands in quotes: \"{written}\"")
        } else {
            String::new()
        };
        self.mistake(self.at..ends, format!("`{written}` is no number"), help);
        self.push(
            if time {
                What::Text(written)
            } else {
                What::Lost
            },
            ends,
        );
    }

    /// A number with a percent sign: shares are thousandths.
    fn percent(&mut self, written: &str, ends: usize) {
        let thousandths = percent(written);
        let help = match &thousandths {
            Some(thousandths) => format!("a share is written in thousandths: write {thousandths}"),
            None => "a share is written in thousandths: 500 is a half".to_owned(),
        };
        self.mistake(self.at..ends, format!("`{written}%` is no number"), help);
        self.push(thousandths.map_or(What::Lost, What::Number), ends);
    }

    /// A text in quotes that are none of the language.
    fn odd_quote(&mut self, sign: char, ends: usize) {
        let line = &self.source[ends..self.line_end(self.at)];
        let window = &line[..line.floor_char_boundary(quotes::LONGEST)];
        let closes = |other: char| match sign {
            '\'' => other == '\'',
            '‘' | '’' => matches!(other, '‘' | '’'),
            _ => matches!(other, '“' | '”' | '"'),
        };
        match window.char_indices().find(|(_, other)| closes(*other)) {
            Some((length, other)) => {
                let written = window[..length].to_owned();
                let behind = ends + length + other.len_utf8();
                self.mistake(
                    self.at..ends,
                    format!("`{sign}` is no quote that begins a text"),
                    "write straight double quotes: \"…\"",
                );
                self.push(What::Text(written), behind);
            }
            None => self.push(What::Odd(sign), ends),
        }
    }
}

fn is_number(written: &str) -> bool {
    let plain = written.replace('_', "");
    let digits = plain.trim_start_matches(['+', '-']);
    let based = |base: u32| u64::from_str_radix(&digits[2..], base).is_ok();
    match digits.get(..2) {
        Some("0x" | "0X") => based(16),
        Some("0b" | "0B") => based(2),
        Some("0o" | "0O") => based(8),
        _ => {
            digits.starts_with(|sign: char| sign.is_ascii_digit() || sign == '.')
                && plain.parse::<f64>().is_ok()
        }
    }
}
