//! A past incident's timeline, and the scenario draft that is made of it.
//!
//! ```text
//!  Markdown ─┐
//!  CSV ──────┼─► read ─► Timeline (entries in order of time, people, services, doubts) ─► sketch ─► Draft
//!  JSON ─────┘
//! ```
//!
//! Reading drops nothing silently: what has no time, or a time that is none, is kept where it
//! stood and told as a [`Doubt`] with its line. What is guessed stands as a comment in the draft.

mod clock;
mod happened;
mod markdown;
mod mentioned;
mod order;
mod pagerduty;
mod sketch;
mod table;

use jiff::civil::DateTime;

pub use happened::Kind;
pub use mentioned::Mentioned;
pub use sketch::{Wanted, sketch};

use crate::units::Span;

/// A past incident.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Timeline {
    /// What it is called.
    pub title: Option<String>,
    /// Its severity, as a level.
    pub severity: Option<u8>,
    /// What the source tells beside the timeline, under its headings.
    pub told: Vec<(String, String)>,
    /// People whom the source names apart from the timeline.
    pub people: Vec<Mentioned>,
    /// Services that the source names apart from the timeline.
    pub services: Vec<String>,
    /// What happened, in the order of time.
    pub entries: Vec<Entry>,
    /// What was unclear in the source.
    pub doubts: Vec<Doubt>,
}

/// One thing that happened.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// The line of the source that it stands in, from 1.
    pub line: usize,
    /// How long after the first entry.
    pub at: Span,
    /// Day and clock time, where the source has them; the day is a guess where it has none.
    pub clock: Option<DateTime>,
    /// Who, where the source says so apart from the text.
    pub who: Option<String>,
    /// What, in one line.
    pub what: String,
    /// The service that it is about, where the source says so apart from the text.
    pub service: Option<String>,
    /// What sort of thing it is.
    pub kind: Kind,
    /// What stands beside it: links, further columns.
    pub more: String,
}

/// Something in the source that was unclear, and what was made of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Doubt {
    /// The line, from 1; 0 for the whole.
    pub line: usize,
    /// What was unclear and what was done.
    pub what: String,
}

/// A source from which no timeline can be made.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{what}")]
pub struct Unreadable {
    /// The line that is to blame, from 1; none where none is.
    pub line: Option<usize>,
    /// What is wrong.
    pub what: String,
    /// What to do.
    pub help: String,
}

/// An entry as it was read, before its time is settled.
#[derive(Clone, Debug, Default)]
struct Raw {
    line: usize,
    stamp: Option<clock::Stamp>,
    /// What stood in the place of the time, where that is no time.
    instead: String,
    who: Option<String>,
    what: String,
    service: Option<String>,
    kind: Option<Kind>,
    more: String,
}

/// What a source gave, before the times are settled.
#[derive(Clone, Debug, Default)]
struct Gathered {
    title: Option<String>,
    severity: Option<u8>,
    told: Vec<(String, String)>,
    people: Vec<Mentioned>,
    services: Vec<String>,
    raws: Vec<Raw>,
    doubts: Vec<Doubt>,
    /// The zone that holds where a time names none [s east of UTC].
    zone: Option<i32>,
}

/// More than this has been named by mistake [bytes].
const LARGEST: usize = 4 * 1024 * 1024;

/// What is to be done where no entry was found.
const FORMS: &str = "write one line for each thing that happened, for example `- 14:02 Customers report errors`, \
    a table with the columns Time and Event, a CSV file with time, who and what, or PagerDuty's log entries as JSON";

/// Reads a timeline, whatever its form.
///
/// # Errors
/// When it is empty, too large, broken, or holds nothing that happened at a time.
pub fn read(source: &str) -> Result<Timeline, Unreadable> {
    let source = source.strip_prefix('\u{feff}').unwrap_or(source);
    let unreadable = |what: &str, help: &str| Unreadable {
        line: None,
        what: what.to_owned(),
        help: help.to_owned(),
    };
    if source.trim().is_empty() {
        return Err(unreadable("there is nothing in it", FORMS));
    }
    if source.len() > LARGEST {
        return Err(unreadable(
            "it is larger than 4 MB, and no timeline is",
            "name the timeline of one incident",
        ));
    }
    let mut gathered = if pagerduty::is_json(source) {
        pagerduty::gather(source)?
    } else if let Some(columns) = table::header(source) {
        table::gather(source, &columns)?
    } else {
        markdown::gather(source)
    };
    let entries = order::settle(&mut gathered);
    if entries.is_empty() {
        return Err(unreadable(
            "it holds nothing that happened at a time",
            FORMS,
        ));
    }
    Ok(Timeline {
        title: gathered.title,
        severity: gathered.severity,
        told: gathered.told,
        people: gathered.people,
        services: gathered.services,
        entries,
        doubts: gathered.doubts,
    })
}

/// The level that a text names: `SEV-1`, `SEV2`, `P1`, `severity 3`.
fn severity(text: &str) -> Option<u8> {
    let lower = text.to_lowercase();
    for word in ["severity", "sev", "priority", "p"] {
        for (at, _) in lower.match_indices(word) {
            let before = lower[..at].chars().next_back();
            if before.is_some_and(char::is_alphanumeric) {
                continue;
            }
            let rest = lower[at + word.len()..].trim_start_matches([' ', '-', ':', '*', '_']);
            let close =
                word != "p" || lower[at + 1..].starts_with(|next: char| next.is_ascii_digit());
            let mut letters = rest.chars();
            let level = letters.next().and_then(|letter| letter.to_digit(10));
            let ends = letters.next().is_none_or(|next| !next.is_alphanumeric());
            if let Some(level @ 1..=5) = level
                && ends
                && close
            {
                return u8::try_from(level).ok();
            }
        }
    }
    None
}

/// A text in one line, without the marks of Markdown.
fn plain(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    words.join(" ").replace(['`', '*'], "")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_level_is_read_however_it_is_written() {
        for (text, level) in [
            ("a SEV-1 incident", Some(1)),
            ("Sev2", Some(2)),
            ("**Severity:** 3", Some(3)),
            ("P1", Some(1)),
            ("the P 1 line", None),
            ("several", None),
            ("HTTP2 and top10", None),
            ("sev 12", None),
        ] {
            assert_eq!(severity(text), level, "{text}");
        }
    }

    #[test]
    fn what_is_no_timeline_is_refused_with_a_way_on() {
        for source in [
            "",
            " \n ",
            "Nothing happened.",
            "# Title\n\nWords.",
            "{}",
            "[1, 2",
        ] {
            let refused = read(source).expect_err(source);
            assert!(!refused.help.is_empty(), "{source}");
        }
    }
}
