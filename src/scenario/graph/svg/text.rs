//! Texts in the picture: how wide they may be at most, where they break, how they are escaped.
//!
//! Nobody knows which font a reader has, so every letter is taken as wide as in the widest of the
//! usual ones. A text may end short of its box; it is never cut off.

/// How heavy letters are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Weight {
    /// Ordinary.
    Plain,
    /// Bold, and wider for it.
    Bold,
}

/// A font, as far as widths go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Font {
    /// Its size [px].
    pub size: i64,
    /// How heavy it is.
    pub weight: Weight,
}

impl Font {
    /// How wide a text may be at most [px].
    pub fn width(self, text: &str) -> i64 {
        let percent: i64 = text.chars().map(|one| letter(one, self.weight)).sum();
        // Rounded up.
        (percent * self.size + 99) / 100
    }

    /// Breaks a text into lines of at most this width [px]: at spaces, within a word that is too
    /// wide behind its hyphens, and anywhere in one without.
    pub fn wrap(self, text: &str, room: i64) -> Vec<String> {
        let mut lines = Vec::new();
        let mut line = String::new();
        for word in text.split(' ').filter(|word| !word.is_empty()) {
            let longer = match line.is_empty() {
                true => word.to_owned(),
                false => format!("{line} {word}"),
            };
            if self.width(&longer) <= room {
                line = longer;
                continue;
            }
            if !line.is_empty() {
                lines.push(std::mem::take(&mut line));
            }
            let mut pieces = self.pieces(word, room);
            line = pieces.pop().unwrap_or_default();
            lines.extend(pieces);
        }
        if !line.is_empty() {
            lines.push(line);
        }
        lines
    }

    /// A word in pieces that fit, as few as there may be.
    fn pieces(self, word: &str, room: i64) -> Vec<String> {
        let mut pieces: Vec<String> = vec![String::new()];
        let mut add = |part: &str| {
            let fits = pieces.last().is_some_and(|last| {
                last.is_empty() || self.width(&format!("{last}{part}")) <= room
            });
            match pieces.last_mut().filter(|_| fits) {
                Some(last) => last.push_str(part),
                None => pieces.push(part.to_owned()),
            }
        };
        for part in word.split_inclusive('-') {
            if self.width(part) <= room {
                add(part);
            } else {
                for letter in part.chars() {
                    add(letter.encode_utf8(&mut [0; 4]));
                }
            }
        }
        pieces
    }
}

/// The width of a letter [percent of the size of the font]. Measured on DejaVu Sans and DejaVu
/// Sans Bold, which are wider than what browsers take for `sans-serif`.
fn letter(letter: char, weight: Weight) -> i64 {
    let (plain, bold) = match letter {
        'i' | 'j' | 'l' | 'I' | '.' | ',' | ':' | ';' | '\'' | '|' | ' ' | '!' => (35, 40),
        'f' | 't' | 'r' | '-' | '(' | ')' | '[' | ']' | '/' | '"' => (46, 52),
        'm' | 'w' | 'M' | 'W' | '%' | '@' | '—' | '…' => (102, 112),
        'A'..='Z' => (79, 86),
        'a'..='z' | '0'..='9' => (64, 72),
        letter if letter.is_ascii() => (84, 88),
        // Of signs that are not Latin the widest are as wide as they are high.
        _ => (104, 112),
    };
    match weight {
        Weight::Plain => plain,
        Weight::Bold => bold,
    }
}

/// A text as it stands in XML. Signs that XML has no room for are left out.
pub(super) fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\u{fffe}' | '\u{ffff}' => {}
            letter if letter.is_control() => {}
            letter => escaped.push(letter),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_line_is_wider_than_its_room_and_nothing_is_lost() {
        let long = "grant-turns-on-people mmmmmmmmmmmmmmmmmmmmmmmmmmmm 雨雨雨雨雨雨 x";
        for weight in [Weight::Plain, Weight::Bold] {
            let font = Font { size: 12, weight };
            for room in [30, 60, 150] {
                let lines = font.wrap(long, room);
                for line in &lines {
                    assert!(font.width(line) <= room, "`{line}` in {room}");
                }
                let letters = |text: &str| text.replace(' ', "");
                assert_eq!(letters(&lines.concat()), letters(long));
            }
        }
    }

    #[test]
    fn a_word_that_fits_a_line_is_not_broken() {
        let font = Font {
            size: 11,
            weight: Weight::Plain,
        };
        let lines = font.wrap("only cause = bad-deploy", 90);
        assert_eq!(lines, ["only cause =", "bad-deploy"]);
    }

    #[test]
    fn what_xml_takes_for_its_own_is_escaped() {
        assert_eq!(escape("<a & \"b\">\u{1b}"), "&lt;a &amp; &quot;b&quot;&gt;");
    }
}
