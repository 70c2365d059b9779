//! The report as Markdown, for a wiki. What the trainee typed is escaped, so that it shows as it
//! was typed and neither links nor runs.
//!
//! The order is that of the page: own view, evidence, commitment, what comes after the call. Each
//! part is a file of its own.

mod after;
mod evidence;
mod marks;
mod opening;
mod policy;
mod timeline;
mod what_if;

use super::report::Report;
use super::{NOT_KNOWN, clock, thousands};
use crate::score::Rating;

/// The report as Markdown.
pub fn markdown(report: &Report) -> String {
    let mut page = String::new();
    // Writing into a String cannot fail.
    let _ = write_page(&mut page, report);
    page
}

type Written = Result<(), std::fmt::Error>;

fn write_page(page: &mut String, report: &Report) -> Written {
    opening::write_head(page, report)?;
    opening::write_own_view(page, report)?;
    opening::write_outcome(page, report)?;
    opening::write_coach(page, report)?;
    opening::write_objectives(page, report)?;
    marks::write_overview(page, report)?;
    marks::write_singled_out(page, report)?;
    what_if::write_what_if(page, report)?;
    timeline::write_timeline(page, report)?;
    marks::write_dimensions(page, report)?;
    evidence::write_scribe(page, report)?;
    evidence::write_adapted(page, report)?;
    evidence::write_not_understood(page, report)?;
    after::write_commitment(page, report)?;
    after::write_follow_up(page, report)?;
    after::write_postmortem(page, report)?;
    policy::write_policy(page, report)?;
    policy::write_replay(page, report)
}

/// Text as text: nothing in it is markup, a link, a mention, or the start of a new block.
pub(super) fn plain(text: &str) -> String {
    let mut safe = String::with_capacity(text.len() + 8);
    for (at, letter) in text.char_indices() {
        match letter {
            '\\' | '`' | '*' | '_' | '{' | '}' | '[' | ']' | '<' | '>' | '#' | '|' | '~' | '&'
            | '!' => {
                safe.push('\\');
                safe.push(letter);
            }
            // Addresses that wikis would make links of, and names that they would notify.
            ':' if text[at..].starts_with("://") => safe.push_str("\\:"),
            '.' if is_after_www(&text[..at]) => safe.push_str("\\."),
            '@' => safe.push_str("@\u{2060}"),
            control if control.is_control() => safe.push(' '),
            other => safe.push(other),
        }
    }
    safe
}

fn is_after_www(before: &str) -> bool {
    let start = before.len().saturating_sub("www".len());
    before
        .get(start..)
        .is_some_and(|end| end.eq_ignore_ascii_case("www"))
}

fn letter(rating: Option<Rating>) -> &'static str {
    rating.map_or("–", Rating::letter)
}

fn number(score: Option<u8>) -> String {
    score.map_or_else(|| "–".to_owned(), |score| score.to_string())
}

/// Moments, one after the other; a dash where there are none.
fn moments(all: &[u64]) -> String {
    if all.is_empty() {
        return "–".to_owned();
    }
    let all: Vec<String> = all.iter().map(|at| clock(*at)).collect();
    all.join(", ")
}
