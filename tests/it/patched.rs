//! Pages that build a scenario piece by piece, read as a reader does: "Write `ID.ron`:" gives a whole
//! file, "Put into `world.faults`:" says where the lines below it go, "Try this in `world`:" is taken
//! out again.

/// A fenced block of a page, with the sentence above it.
pub struct Piece {
    /// The last line of text above the fence.
    pub above: String,
    /// What stands behind the fence's opening: `ron`, `text`.
    pub kind: String,
    /// What is within.
    pub lines: Vec<String>,
    /// The heading that it stands under.
    pub heading: String,
    /// The line of the page on which its content begins, from 0.
    pub at: usize,
}

/// The fenced blocks of a page, in order.
pub fn pieces(page: &str) -> Vec<Piece> {
    let mut found = Vec::new();
    let (mut above, mut heading) = (String::new(), String::new());
    let mut lines = page.lines().enumerate();
    while let Some((at, line)) = lines.next() {
        if let Some(kind) = line.strip_prefix("```") {
            let within = lines.by_ref().map(|(_, line)| line);
            let within: Vec<String> = within
                .take_while(|line| *line != "```")
                .map(str::to_owned)
                .collect();
            found.push(Piece {
                above: std::mem::take(&mut above),
                kind: kind.to_owned(),
                lines: within,
                heading: heading.clone(),
                at: at + 1,
            });
        } else if line.starts_with('#') {
            heading = line.to_owned();
        } else if !line.trim().is_empty() {
            above = line.to_owned();
        }
    }
    found
}

impl Piece {
    /// The place that the sentence above names; empty for the file itself. None when the sentence
    /// says nothing of the kind.
    pub fn place(&self, verb: &str) -> Option<&str> {
        let named = self.above.strip_prefix(verb)?.trim().strip_suffix(':')?;
        match named {
            "the file" => Some(""),
            _ => named.strip_prefix('`')?.strip_suffix('`'),
        }
    }

    /// The command whose output this is said to be.
    pub fn command(&self) -> Option<&str> {
        self.above.strip_prefix('`')?.split('`').next()
    }

    /// What is within, as it was before it was indented for the page.
    fn flush(&self) -> Vec<&str> {
        let indents = self.lines.iter().filter(|line| !line.is_empty());
        let least = indents
            .map(|line| line.len() - line.trim_start().len())
            .min()
            .unwrap_or(0);
        self.lines
            .iter()
            .map(|line| line.get(least..).unwrap_or(""))
            .collect()
    }

    /// A scenario's text with these lines put in at a place.
    ///
    /// # Panics
    /// When there is no such place.
    pub fn put_into(&self, text: &str, place: &str) -> String {
        let mut open = text.find('(').expect("a scenario begins with a bracket");
        for name in place.split('.').filter(|name| !name.is_empty()) {
            open = inner(text, open, name).unwrap_or_else(|| panic!("there is no `{place}`"));
        }
        let close = end_of(text, open);
        let line = text[..close].rfind('\n').map_or(0, |at| at + 1);
        let lines = self.flush();
        if line > open {
            let indent = close - line;
            return format!(
                "{}{}{}",
                &text[..line],
                indented(&lines, indent + 4),
                &text[line..]
            );
        }
        // The bracket closes on its own line: what it holds gets lines of its own.
        let begin = &text[line..open];
        let indent = begin.len() - begin.trim_start().len();
        let held = text[open + 1..close].trim().trim_end_matches(',');
        let held = if held.is_empty() {
            Vec::new()
        } else {
            vec![format!("{held},")]
        };
        let held: Vec<&str> = held.iter().map(String::as_str).collect();
        format!(
            "{}\n{}{}{}{}",
            &text[..=open],
            indented(&held, indent + 4),
            indented(&lines, indent + 4),
            " ".repeat(indent),
            &text[close..]
        )
    }
}

fn indented(lines: &[&str], indent: usize) -> String {
    let space = " ".repeat(indent);
    lines
        .iter()
        .map(|line| {
            if line.is_empty() {
                "\n".to_owned()
            } else {
                format!("{space}{line}\n")
            }
        })
        .collect()
}

/// Where a text or a comment that begins here ends.
fn past_words(text: &str, at: usize) -> Option<usize> {
    let rest = &text[at..];
    if rest.starts_with("//") {
        return Some(at + rest.find('\n').unwrap_or(rest.len()));
    }
    rest.strip_prefix('"')?;
    let mut escaped = false;
    for (offset, c) in rest.char_indices().skip(1) {
        match c {
            '"' if !escaped => return Some(at + offset + 1),
            '\\' => escaped = !escaped,
            _ => escaped = false,
        }
    }
    Some(text.len())
}

/// The bracket that closes the one at `open`.
fn end_of(text: &str, open: usize) -> usize {
    let mut depth = 0;
    let mut at = open;
    while at < text.len() {
        if let Some(past) = past_words(text, at) {
            at = past;
            continue;
        }
        match text.as_bytes()[at] {
            b'(' | b'[' | b'{' => depth += 1,
            b')' | b']' | b'}' => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return at;
        }
        at += 1;
    }
    panic!("a bracket is never closed");
}

/// The bracket of what goes by this name within another: a field's, or that of an item with this id.
fn inner(text: &str, open: usize, name: &str) -> Option<usize> {
    let close = end_of(text, open);
    let (field, item) = (format!("{name}: "), format!("id: \"{name}\""));
    let mut at = open + 1;
    while at < close {
        if let Some(past) = past_words(text, at) {
            at = past;
            continue;
        }
        let rest = &text[at..];
        let begins_word = !text[..at].ends_with(|c: char| c.is_alphanumeric() || c == '_');
        if begins_word && rest.starts_with(&field) {
            return Some(at + field.len());
        }
        if rest.starts_with(['(', '[', '{']) {
            if rest[1..].trim_start().starts_with(&item) {
                return Some(at);
            }
            at = end_of(text, at);
        }
        // Letters beyond ASCII stand in texts and comments alone.
        at += 1;
    }
    None
}
