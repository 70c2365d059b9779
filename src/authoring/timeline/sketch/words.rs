//! The words of a draft: entries as comments with their time and line, and as people would say
//! them themselves.

use super::Course;
use crate::authoring::draft::fill_in;
use crate::authoring::timeline::{Timeline, plain};
use crate::units::Moment;

/// Comments are wrapped here [letters].
const WIDTH: usize = 100;

/// A comment on an entry: when, in which line, what.
pub(super) fn told(timeline: &Timeline, course: &Course, at: usize, how: &str) -> Vec<String> {
    let entry = &timeline.entries[at];
    let mut when = Vec::new();
    if let Some(clock) = entry.clock {
        when.push(clock.strftime("%H:%M").to_string());
    }
    match course.at(timeline, at) {
        Some(span) => when.push(format!("{} into the call", Moment::START + span)),
        None => when.push("before the call".to_owned()),
    }
    if entry.line > 0 {
        when.push(format!("line {}", entry.line));
    }
    let who = entry
        .who
        .as_ref()
        .map_or(String::new(), |who| format!("{who}: "));
    let more = match entry.more.is_empty() {
        true => String::new(),
        false => format!(" [{}]", entry.more),
    };
    let text = format!(
        "{how} ({}): {who}{}{more}",
        when.join(", "),
        plain(&entry.what)
    );
    wrapped(&text)
}

/// A text in lines that fit a page.
pub(super) fn wrapped(text: &str) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split_whitespace() {
        match lines.last_mut() {
            Some(line) if line.chars().count() + word.chars().count() < WIDTH => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    lines
}

/// A line as it is spoken: a sentence, if it is not too long for one breath.
pub(super) fn spoken(text: &str) -> String {
    /// Spoken lines are no longer than this [words]; docs/scenario-language.md.
    const BREATH: usize = 25;
    let text = plain(text);
    if text.split_whitespace().count() > BREATH {
        return fill_in(&format!("say this in at most {BREATH} words: {text}"));
    }
    let mut letters = text.chars();
    let first = letters
        .next()
        .map_or(String::new(), |first| first.to_uppercase().to_string());
    let text = format!("{first}{}", letters.as_str());
    match text.ends_with(['.', '!', '?']) {
        true => text,
        false => format!("{text}."),
    }
}

/// What somebody did, as they say it themselves: `Sam rolled back` is `I rolled back`.
pub(super) fn in_their_words(what: &str, name: &str) -> String {
    let first = name.split(' ').next().unwrap_or(name);
    let rest = [name, first]
        .into_iter()
        .find_map(|name| what.strip_prefix(name)?.strip_prefix(' '));
    let Some(rest) = rest else {
        return what.to_owned();
    };
    let verb = rest.split(' ').next().unwrap_or(rest);
    let is_past =
        verb.ends_with("ed") || ["found", "saw", "took", "shut", "began", "sent"].contains(&verb);
    match is_past {
        true => format!("I {rest}"),
        false => what.to_owned(),
    }
}

/// What somebody found or reported, without the words that they did: `Sam found that it is full` is
/// `it is full`.
pub(super) fn without_frame(what: &str) -> &str {
    const FRAMES: [&str; 14] = [
        "found that ",
        "finds that ",
        "found out that ",
        "noticed that ",
        "notices that ",
        "identified that ",
        "discovered that ",
        "determined that ",
        "realized that ",
        "realised that ",
        "confirmed that ",
        "saw that ",
        "reports that ",
        "reported that ",
    ];
    let behind = |frame: &str| what.find(frame).map(|at| &what[at + frame.len()..]);
    FRAMES
        .iter()
        .find_map(|frame| behind(frame))
        .unwrap_or(what)
}
