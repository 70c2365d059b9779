//! Texts in the picture: how wide they may be at most, where they break, how they are escaped.
//!
//! Nobody knows which font a reader has, so every letter is taken as wide as in the widest of the
//! usual ones. A text may end short of its box; it is never cut off.

/// How wide a text may be at most at this size [tenths of a pixel for each pixel of size].
pub(super) fn width(text: &str, size: i64) -> i64 {
    let tenths: i64 = text.chars().map(letter).sum();
    // Rounded up.
    (tenths * size + 99) / 100
}

/// The width of a letter [percent of the size of the font]. Measured on DejaVu Sans Bold, which
/// is wider than what browsers take for `sans-serif`.
fn letter(letter: char) -> i64 {
    match letter {
        'i' | 'j' | 'l' | 'I' | '.' | ',' | ':' | ';' | '\'' | '|' | ' ' | '!' => 40,
        'f' | 't' | 'r' | '-' | '(' | ')' | '[' | ']' | '/' | '"' => 52,
        'm' | 'w' | 'M' | 'W' | '%' | '@' | '—' | '…' => 112,
        'A'..='Z' => 84,
        'a'..='z' | '0'..='9' => 72,
        // Of signs that are not Latin the widest are as wide as they are high.
        letter if letter.is_ascii() => 88,
        _ => 112,
    }
}

/// Breaks a text into lines of at most this width: behind spaces and hyphens where there are any,
/// anywhere where there are none.
pub(super) fn wrap(text: &str, size: i64, room: i64) -> Vec<String> {
    let mut lines = Vec::new();
    let mut line = String::new();
    for piece in pieces(text) {
        let longer = format!("{line}{piece}");
        if width(longer.trim_end(), size) <= room {
            line = longer;
            continue;
        }
        if !line.is_empty() {
            lines.push(line.trim_end().to_owned());
        }
        line = String::new();
        for letter in piece.chars() {
            let longer = format!("{line}{letter}");
            if !line.is_empty() && width(longer.trim_end(), size) > room {
                lines.push(std::mem::take(&mut line));
            }
            line.push(letter);
        }
    }
    if !line.trim_end().is_empty() {
        lines.push(line.trim_end().to_owned());
    }
    lines
}

/// The pieces that a text may be broken into, each with the space or hyphen behind it.
fn pieces(text: &str) -> impl Iterator<Item = &str> {
    text.split_inclusive([' ', '-'])
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
        for room in [30, 60, 150] {
            let lines = wrap(long, 12, room);
            for line in &lines {
                assert!(width(line, 12) <= room, "`{line}` in {room}");
            }
            let letters = |text: &str| text.replace(' ', "");
            assert_eq!(letters(&lines.concat()), letters(long));
        }
    }

    #[test]
    fn what_xml_takes_for_its_own_is_escaped() {
        assert_eq!(escape("<a & \"b\">\u{1b}"), "&lt;a &amp; &quot;b&quot;&gt;");
    }
}
