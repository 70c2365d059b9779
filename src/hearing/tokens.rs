//! From text to words: one pass, no allocation for words that are known. Case, accents,
//! apostrophes and hyphens stop mattering here; contractions are opened; fillers are dropped;
//! punctuation becomes a mark on the word behind it.

use super::lexicon::{HASH_START, Lexicon, UNKNOWN, WordId, hash_step, mark};

/// How strongly a word is cut off from the one before it.
pub const NO_BREAK: u8 = 0;
/// A comma, a dash, a colon, a bracket.
pub const COMMA: u8 = 1;
/// A full stop, a semicolon, an exclamation mark, a new line.
pub const STOP: u8 = 2;
/// A question mark.
pub const ASKED: u8 = 3;

/// It begins with a capital.
pub const CAPITAL: u16 = 1;
/// It is written in capitals throughout, two at least.
pub const SHOUTED: u16 = 1 << 1;
/// It stands inside quotation marks.
pub const QUOTED: u16 = 1 << 2;
/// It is a number.
pub const NUMBER: u16 = 1 << 3;
/// It ended in "'s" that is no "is".
pub const OWNS: u16 = 1 << 4;
/// It is a clock time; its number is minutes after midnight.
pub const CLOCK: u16 = 1 << 5;
/// The speaker hesitated before it ("um").
pub const HESITATED: u16 = 1 << 6;
/// A pronoun that stands for a person whom the context names.
pub const PRONOUN: u16 = 1 << 7;
/// In text without punctuation an order begins here.
pub const OPENS: u16 = 1 << 8;

/// A word of an utterance.
#[derive(Clone, Copy, Debug)]
pub struct Token {
    /// Which word; [`UNKNOWN`] when nobody knows it.
    pub word: WordId,
    /// The number it stands for, tenfold.
    pub number: u32,
    /// Where it begins in the text.
    pub start: u32,
    /// Where it ends.
    pub end: u32,
    /// How strongly it is cut off from the word before.
    pub cut: u8,
    /// What it looks like.
    pub looks: u16,
}

/// The words of `text`. `guess` is asked for words that nobody knows; it may know whose name
/// was meant. The second value is what cut off the end of the text.
pub fn tokenise(
    text: &str,
    lexicon: &Lexicon,
    guess: impl Fn(&str) -> Option<WordId>,
) -> (Vec<Token>, u8) {
    let mut reader = Reader {
        text,
        lexicon,
        tokens: Vec::with_capacity(text.len() / 4 + 4),
        cut: NO_BREAK,
        quoted: false,
        hesitated: 0,
        low: String::with_capacity(32),
    };
    let bytes = text.as_bytes();
    let mut at = 0;
    while at < bytes.len() {
        let byte = bytes[at];
        at = if byte.is_ascii_digit() {
            reader.number(at)
        } else if byte.is_ascii_alphabetic() || byte >= 0x80 {
            reader.letters(at, &guess)
        } else {
            reader.punctuation(at)
        };
    }
    (reader.tokens, reader.cut)
}

struct Reader<'a> {
    text: &'a str,
    lexicon: &'a Lexicon,
    tokens: Vec<Token>,
    cut: u8,
    quoted: bool,
    hesitated: u16,
    low: String,
}

impl Reader<'_> {
    fn push(&mut self, word: WordId, number: u32, start: usize, end: usize, looks: u16) {
        if self.lexicon.marks(word) & mark::FILLER != 0 {
            self.hesitated = HESITATED;
            return;
        }
        if self.cut == NO_BREAK
            && self
                .tokens
                .last()
                .is_some_and(|last| last.looks & OWNS != 0)
            && let Some(verb) = self.shortened(word, start, end)
        {
            // "Sam's got it", "Priya's checking": what was shortened is a verb
            let last = self.tokens.last_mut().expect("just seen");
            last.looks &= !OWNS;
            let at = last.end;
            self.push(verb, 0, at as usize, at as usize, 0);
        }
        self.tokens.push(Token {
            word,
            number,
            start: start as u32,
            end: end as u32,
            cut: self.cut,
            looks: looks | self.hesitated | if self.quoted { QUOTED } else { 0 },
        });
        self.cut = NO_BREAK;
        self.hesitated = 0;
    }

    /// The verb that "'s" stands for when this word follows it.
    fn shortened(&self, word: WordId, start: usize, end: usize) -> Option<WordId> {
        let verb = match self.lexicon.text(word) {
            "got" | "been" | "had" | "taken" => "has",
            "in" | "on" | "the" | "a" | "an" | "your" | "our" | "my" | "now" | "not" | "also"
            | "still" | "here" | "off" | "over" | "down" | "resolved" | "closed"
            | "responsible" | "ready" | "to" | "with" | "done" | "yours" | "finished" => "is",
            _ if self.text[start..end].ends_with("ing") => "is",
            _ => return None,
        };
        self.known(verb)
    }

    fn cuts(&mut self, cut: u8) {
        self.cut = self.cut.max(cut);
    }

    fn number(&mut self, start: usize) -> usize {
        let bytes = self.text.as_bytes();
        let mut end = start;
        let mut value: u32 = 0;
        while end < bytes.len() && bytes[end].is_ascii_digit() {
            value = value
                .saturating_mul(10)
                .saturating_add(u32::from(bytes[end] - b'0'));
            end += 1;
        }
        let digit_at = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
        let mut looks = NUMBER;
        let mut tenfold = value.saturating_mul(10);
        if bytes.get(end) == Some(&b'.') && digit_at(end + 1) {
            tenfold = tenfold.saturating_add(u32::from(bytes[end + 1] - b'0'));
            end += 2;
            while digit_at(end) {
                end += 1;
            }
        } else if bytes.get(end) == Some(&b':') && digit_at(end + 1) && digit_at(end + 2) {
            let minutes = u32::from(bytes[end + 1] - b'0') * 10 + u32::from(bytes[end + 2] - b'0');
            if value < 24 && minutes < 60 {
                looks |= CLOCK;
                tenfold = (value * 60 + minutes) * 10;
                end += 3;
            }
        }
        let word = self
            .lexicon
            .look_up(&self.text[start..end])
            .and_then(|reads| reads.first().copied())
            .unwrap_or(UNKNOWN);
        self.push(word, tenfold, start, end, looks);
        // "714s" and "5m" go on with letters; "1st" is left as a number
        end
    }

    fn letters(&mut self, start: usize, guess: &impl Fn(&str) -> Option<WordId>) -> usize {
        self.low.clear();
        let bytes = self.text.as_bytes();
        let mut hash = HASH_START;
        let mut end = start;
        let mut apostrophe = None;
        let (mut letters, mut capitals, mut starts_big) = (0, 0, false);
        while end < bytes.len() {
            let byte = bytes[end];
            if byte.is_ascii_alphanumeric() {
                let low = byte.to_ascii_lowercase();
                capitals += u32::from(byte.is_ascii_uppercase());
                starts_big |= letters == 0 && byte.is_ascii_uppercase();
                letters += 1;
                self.low.push(char::from(low));
                hash = hash_step(hash, low);
                end += 1;
                continue;
            }
            if byte < 0x80 && byte != b'\'' {
                break;
            }
            let Some(sign) = self.text[end..].chars().next() else {
                break;
            };
            let next = end + sign.len_utf8();
            let is_apostrophe = matches!(sign, '\'' | '\u{2019}' | '\u{02BC}');
            if is_apostrophe {
                let goes_on = bytes.get(next).is_some_and(u8::is_ascii_alphabetic);
                if letters == 0 || !goes_on {
                    break;
                }
                apostrophe = Some((self.low.len(), end));
                self.low.push('\'');
                hash = hash_step(hash, b'\'');
            } else if sign.is_alphanumeric() {
                starts_big |= letters == 0 && sign.is_uppercase();
                capitals += u32::from(sign.is_uppercase());
                letters += 1;
                let before = self.low.len();
                match unaccented(sign) {
                    Some(plain) => self.low.push(plain),
                    None => self.low.extend(sign.to_lowercase()),
                }
                for byte in &self.low.as_bytes()[before..] {
                    hash = hash_step(hash, *byte);
                }
            } else if is_mark_on_letter(sign) && letters > 0 {
                // a combining accent: the letter before stands without it
            } else {
                break;
            }
            end = next;
        }
        if letters == 0 {
            return self.punctuation(start);
        }
        let mut looks = 0;
        if starts_big {
            looks |= CAPITAL;
        }
        if capitals == letters && letters > 1 {
            looks |= SHOUTED;
        }
        if let Some((joined, behind)) = self.joined(end) {
            self.push(joined, 0, start, behind, looks);
            return behind;
        }
        if let Some(reads) = self.lexicon.reads(hash, &self.low) {
            for word in reads.iter().copied().collect::<ReadsCopy>().iter() {
                self.push(*word, 0, start, end, looks);
            }
            return end;
        }
        if let Some((low_at, text_at)) = apostrophe {
            self.opened(start, end, low_at, text_at, looks, guess);
            return end;
        }
        // "sev1", "deploy714": the letters are known and the rest is digits
        let digits_at = self
            .low
            .trim_end_matches(|c: char| c.is_ascii_digit())
            .len();
        if digits_at >= 3
            && digits_at < self.low.len()
            && self.text[start..end].is_ascii()
            && let Some(word) = self.known(&self.low[..digits_at])
        {
            self.push(word, 0, start, start + digits_at, looks);
            return start + digits_at;
        }
        let word = guess(&self.low)
            .or_else(|| self.lexicon.near(&self.low))
            .unwrap_or(UNKNOWN);
        self.push(word, 0, start, end, looks);
        end
    }

    /// "Mei-Lin", "re-run": the word that both sides of a hyphen are, if there is one, and where it
    /// ends. The letters before the hyphen have been read.
    fn joined(&self, hyphen: usize) -> Option<(WordId, usize)> {
        let rest = self.text[hyphen..].strip_prefix('-')?;
        let letters = rest.bytes().take_while(u8::is_ascii_alphabetic).count();
        // "your read-back's correct" is two words and a verb
        let goes_on = rest[letters..].starts_with(['\'', '\u{2019}', '-']);
        let whole = format!("{}{}", self.low, rest[..letters].to_ascii_lowercase());
        match self
            .lexicon
            .look_up(&whole)
            .filter(|_| letters > 0 && !goes_on)?
        {
            [word] => Some((*word, hyphen + 1 + letters)),
            _ => None,
        }
    }

    fn known(&self, text: &str) -> Option<WordId> {
        self.lexicon
            .look_up(text)
            .and_then(|reads| reads.first().copied())
    }

    /// A word with an apostrophe that is not in the lexicon as a whole.
    fn opened(
        &mut self,
        start: usize,
        end: usize,
        low_at: usize,
        text_at: usize,
        looks: u16,
        guess: &impl Fn(&str) -> Option<WordId>,
    ) {
        let base = self
            .known(&self.low[..low_at])
            .or_else(|| guess(&self.low[..low_at]))
            .unwrap_or(UNKNOWN);
        let rest = match &self.low[low_at + 1..] {
            "ll" => "will",
            "re" => "are",
            "ve" => "have",
            "d" => "would",
            "m" => "am",
            "s" if self.lexicon.marks(base) & (mark::ASKS | mark::SUBJECT) != 0 => "is",
            "s" => {
                self.push(base, 0, start, end, looks | OWNS);
                return;
            }
            _ => {
                self.push(base, 0, start, end, looks);
                return;
            }
        };
        let rest = self.known(rest).unwrap_or(UNKNOWN);
        self.push(base, 0, start, text_at, looks);
        self.push(rest, 0, text_at, end, 0);
    }

    fn punctuation(&mut self, at: usize) -> usize {
        let Some(sign) = self.text[at..].chars().next() else {
            return self.text.len();
        };
        let next = at + sign.len_utf8();
        let bytes = self.text.as_bytes();
        let before_space = bytes
            .get(next)
            .is_none_or(|byte| !byte.is_ascii_alphanumeric());
        match sign {
            '.' if before_space && !self.after_honorific() => self.cuts(STOP),
            '!' | '\n' | '\u{2026}' | '\u{3002}' => self.cuts(STOP),
            '?' | '\u{FF1F}' => self.cuts(ASKED),
            ',' | ':' | ';' | '(' | ')' | '\u{2014}' | '\u{2013}' | '\u{FF0C}' => self.cuts(COMMA),
            '-' if before_space => self.cuts(COMMA),
            '"' => {
                self.quoted = !self.quoted && self.text[next..].contains('"');
                self.cuts(COMMA);
            }
            '\u{201C}' | '\u{00AB}' => {
                self.quoted = self.text[next..].contains(['\u{201D}', '\u{00BB}']);
                self.cuts(COMMA);
            }
            '\u{201D}' | '\u{00BB}' => {
                self.quoted = false;
                self.cuts(COMMA);
            }
            '\'' | '\u{2018}' if !self.quoted => self.open_single_quote(at, next),
            '\'' | '\u{2019}' if self.quoted => {
                self.quoted = false;
                self.cuts(COMMA);
            }
            _ => {}
        }
        next
    }

    /// A single quotation mark opens a quotation only where another one closes it.
    fn open_single_quote(&mut self, at: usize, next: usize) {
        let bytes = self.text.as_bytes();
        let after_space = at == 0 || bytes[at - 1].is_ascii_whitespace();
        if !after_space || !bytes.get(next).is_some_and(u8::is_ascii_alphabetic) {
            return;
        }
        let closes = self.text[next..]
            .char_indices()
            .take(200)
            .any(|(off, sign)| {
                matches!(sign, '\'' | '\u{2019}')
                    && bytes
                        .get(next + off + sign.len_utf8())
                        .is_none_or(|byte| !byte.is_ascii_alphanumeric())
                    && bytes[next + off - 1] != b's'
            });
        if closes {
            self.quoted = true;
            self.cuts(COMMA);
        }
    }

    fn after_honorific(&self) -> bool {
        self.tokens.last().is_some_and(|token| {
            matches!(
                self.lexicon.text(token.word),
                "mr" | "mrs" | "ms" | "dr" | "vs" | "approx"
            )
        })
    }
}

/// The few words that one spelling reads as, held without an allocation.
#[derive(Default)]
struct ReadsCopy {
    words: [WordId; 4],
    count: usize,
}

impl ReadsCopy {
    fn iter(&self) -> std::slice::Iter<'_, WordId> {
        self.words[..self.count].iter()
    }
}

impl FromIterator<WordId> for ReadsCopy {
    fn from_iter<I: IntoIterator<Item = WordId>>(words: I) -> Self {
        let mut copy = ReadsCopy::default();
        for word in words.into_iter().take(4) {
            copy.words[copy.count] = word;
            copy.count += 1;
        }
        copy
    }
}

fn is_mark_on_letter(sign: char) -> bool {
    matches!(sign, '\u{0300}'..='\u{036F}')
}

/// A letter of western Europe without its accent, in lower case.
pub(super) fn unaccented(sign: char) -> Option<char> {
    Some(match sign {
        'à'..='å' | 'À'..='Å' | 'ā' | 'ă' | 'ą' => 'a',
        'ç' | 'Ç' | 'ć' | 'č' | 'Č' => 'c',
        'è'..='ë' | 'È'..='Ë' | 'ē' | 'ę' | 'ě' => 'e',
        'ì'..='ï' | 'Ì'..='Ï' | 'ī' | 'ı' => 'i',
        'ñ' | 'Ñ' | 'ń' | 'ň' => 'n',
        'ò'..='ö' | 'Ò'..='Ö' | 'ø' | 'Ø' | 'ō' | 'ő' => 'o',
        'ù'..='ü' | 'Ù'..='Ü' | 'ū' | 'ů' | 'ű' => 'u',
        'ý' | 'ÿ' | 'Ý' => 'y',
        'š' | 'Š' | 'ś' | 'ş' => 's',
        'ž' | 'Ž' | 'ź' | 'ż' => 'z',
        'ł' | 'Ł' => 'l',
        'ğ' => 'g',
        'ř' => 'r',
        'đ' | 'ð' => 'd',
        _ => return None,
    })
}
