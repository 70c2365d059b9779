//! The words of a sentence with their columns, taken one after the other.

/// The words of one line.
pub(super) struct Words<'a> {
    words: Vec<(usize, &'a str)>,
    at: usize,
    /// The column behind the last word.
    end: usize,
}

impl<'a> Words<'a> {
    /// Splits a line at spaces; a comma and a percent sign are words of their own, and so is a
    /// sign of comparison before a number (`>=98`).
    pub(super) fn of(line: &'a str) -> Words<'a> {
        let mut words = Vec::new();
        let mut rest = line;
        let mut column = 1;
        loop {
            let inside = rest.trim_start();
            column += rest.chars().count() - inside.chars().count();
            if inside.is_empty() {
                break;
            }
            let (word, behind) = inside.split_at(word_length(inside));
            words.push((column, word));
            column += word.chars().count();
            rest = behind;
        }
        Words {
            words,
            at: 0,
            end: column,
        }
    }

    /// The next word, without taking it.
    pub(super) fn peek(&self) -> Option<&'a str> {
        self.words.get(self.at).map(|(_, word)| *word)
    }

    /// The column of the next word; behind the last where there is none.
    pub(super) fn column(&self) -> usize {
        self.words.get(self.at).map_or(self.end, |(at, _)| *at)
    }

    /// Takes the next word.
    pub(super) fn take(&mut self) -> Option<&'a str> {
        let word = self.peek();
        self.at += usize::from(word.is_some());
        word
    }

    /// Gives so many words back.
    pub(super) fn back(&mut self, many: usize) {
        self.at = self.at.saturating_sub(many);
    }

    /// Takes these words if they come next, whatever their case.
    pub(super) fn takes(&mut self, wanted: &[&str]) -> bool {
        let next = &self.words[self.at..];
        let fits = next.len() >= wanted.len()
            && next
                .iter()
                .zip(wanted)
                .all(|((_, word), wanted)| word.eq_ignore_ascii_case(wanted));
        if fits {
            self.at += wanted.len();
        }
        fits
    }
}

/// How long the word is that a text begins with [bytes].
fn word_length(text: &str) -> usize {
    let sign = |letter: char| matches!(letter, '<' | '>' | '=' | '≥' | '≤');
    if text.starts_with([',', '%']) {
        return 1;
    }
    if text.starts_with(sign) {
        return text.find(|letter| !sign(letter)).unwrap_or(text.len());
    }
    text.find(|letter: char| letter.is_whitespace() || letter == ',' || letter == '%')
        .unwrap_or(text.len())
}
