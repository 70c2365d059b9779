//! The codes of diagnostics, each with the page that explains it: what it means, why it matters
//! on a call, how to mend it.
//!
//! The pages are `docs/lint/CODE.md`, written for somebody who knows no Rust. The build puts them
//! into the program; a test holds that every code has one.

use super::Level;

/// A code and its page.
#[derive(Debug)]
pub struct Code {
    /// The code, `E013`.
    pub id: &'static str,
    /// Its page, in Markdown. The first line is `# CODE: title`.
    pub page: &'static str,
}

/// All of them, in the order of their codes: errors, then warnings.
pub const ALL: &[Code] = &include!(concat!(env!("OUT_DIR"), "/codes.rs"));

/// The code of this name.
pub fn named(id: &str) -> Option<&'static Code> {
    ALL.iter().find(|code| code.id == id)
}

impl Code {
    /// What it is about, in a few words.
    pub fn title(&self) -> &'static str {
        let first = self.page.lines().next().unwrap_or_default();
        first.split_once(": ").map_or(self.id, |(_, title)| title)
    }

    /// The page below its title.
    pub fn body(&self) -> &'static str {
        let below = self.page.split_once('\n').map_or("", |(_, below)| below);
        below.trim_start()
    }

    /// How bad its diagnostics are.
    pub fn level(&self) -> Level {
        if self.id.starts_with('E') {
            Level::Error
        } else {
            Level::Warning
        }
    }
}
