//! A passage as words: in lower case, with their places, and with what stands between them.

use std::ops::Range;

use super::draft::Passage;

/// One word.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Word {
    /// In lower case, with a plain apostrophe.
    pub(super) low: String,
    /// Whether it begins with a capital.
    pub(super) capital: bool,
    /// Its place in the draft.
    pub(super) at: Range<usize>,
    /// Whether a sentence or a part of one begins with it.
    pub(super) opens: bool,
    /// Whether it stands between quotation marks: then somebody said it.
    pub(super) quoted: bool,
}

/// The words of a passage. Code between backticks is none.
pub(super) fn words(passage: &Passage<'_>) -> Vec<Word> {
    let text = passage.text;
    let mut words: Vec<Word> = Vec::new();
    let mut opens = true;
    let mut quoted = false;
    let mut chars = text.char_indices().peekable();
    while let Some((start, c)) = chars.next() {
        match c {
            '`' => {
                // Code stands for a thing, so what is before it and behind it does not touch.
                if text[start + 1..].contains('`') {
                    while chars.next_if(|(_, c)| *c != '`').is_some() {}
                    chars.next();
                }
                opens = true;
            }
            '"' => {
                quoted = !quoted;
                opens = true;
            }
            '“' | '„' | '«' => {
                quoted = true;
                opens = true;
            }
            '”' | '»' => {
                quoted = false;
                opens = true;
            }
            '.' | '!' | '?' | ';' | ':' | '(' | ')' | '|' | '–' | '—' | '[' | ']' => {
                opens = true;
            }
            _ if c.is_alphanumeric() => {
                let mut end = start + c.len_utf8();
                while let Some((at, c)) = chars.peek().copied() {
                    let inner = matches!(c, '\'' | '’' | '-' | '.')
                        && text[at + c.len_utf8()..].starts_with(char::is_alphanumeric);
                    if !c.is_alphanumeric() && !inner && c != '%' {
                        break;
                    }
                    end = at + c.len_utf8();
                    chars.next();
                }
                words.push(Word {
                    low: text[start..end].to_lowercase().replace('’', "'"),
                    capital: c.is_uppercase(),
                    at: passage.start + start..passage.start + end,
                    opens,
                    quoted,
                });
                opens = false;
            }
            _ => {}
        }
    }
    words
}

/// The words from `from` to before `to` as a place.
pub(super) fn span(words: &[Word], from: usize, to: usize) -> Range<usize> {
    let end = to.max(from + 1).min(words.len()) - 1;
    words[from].at.start..words[end].at.end
}

/// The sentence that a word stands in, as indices: from where it opens to before the next one.
/// `text` is the whole draft; only ".", "!" and "?" end a sentence.
pub(super) fn sentence(words: &[Word], at: usize, text: &str) -> Range<usize> {
    let ends = |one: &Word, next: &Word| text[one.at.end..next.at.start].contains(['.', '!', '?']);
    let mut from = at;
    while from > 0 && !ends(&words[from - 1], &words[from]) {
        from -= 1;
    }
    let mut to = at + 1;
    while to < words.len() && !ends(&words[to - 1], &words[to]) {
        to += 1;
    }
    from..to
}

/// Whether a word stands in a list of words with spaces between.
pub(super) fn has(list: &str, word: &str) -> bool {
    list.split_ascii_whitespace().any(|one| one == word)
}
