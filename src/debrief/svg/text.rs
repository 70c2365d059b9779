//! Text inside a drawing: made safe, and cut to the room there is.

/// Width of a letter, about [px]. System fonts differ; the widest of the common ones needs this.
pub(super) const LETTER: u64 = 7;

/// Text safe inside an element or an attribute.
pub(super) fn escape(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '"' => safe.push_str("&quot;"),
            '\'' => safe.push_str("&#39;"),
            '\t' | '\n' | '\r' => safe.push(' '),
            control if control.is_control() => {}
            other => safe.push(other),
        }
    }
    safe
}

/// How wide a text is drawn, about [px].
pub(super) fn wide(text: &str) -> u64 {
    text.chars().count() as u64 * LETTER
}

/// As much of a text as fits a width; nothing when hardly anything does.
pub(super) fn fit(text: &str, width: u64) -> String {
    let room = usize::try_from(width / LETTER).unwrap_or(0);
    if text.chars().count() <= room {
        return text.to_owned();
    }
    if room < 5 {
        return String::new();
    }
    let mut cut: String = text.chars().take(room - 1).collect();
    cut.truncate(cut.trim_end().len());
    cut.push('…');
    cut
}
