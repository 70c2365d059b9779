//! Errors as a person reads them: what was wrong, where, and what to do.

use std::fmt;

use crate::recording::{FileError, ReplayError};

/// An error with advice.
#[derive(Debug)]
pub(crate) struct Trouble {
    what: String,
    help: String,
}

impl fmt::Display for Trouble {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.what)
    }
}

impl std::error::Error for Trouble {}

/// An error that says what is wrong and what to do about it.
pub(crate) fn trouble(what: impl Into<String>, help: impl Into<String>) -> anyhow::Error {
    anyhow::Error::new(Trouble {
        what: what.into(),
        help: help.into(),
    })
}

/// The error as it is printed, with the advice that belongs to it.
pub(crate) fn told(error: &anyhow::Error) -> String {
    let help = if let Some(trouble) = error.downcast_ref::<Trouble>() {
        trouble.help.as_str()
    } else if let Some(error) = error.downcast_ref::<FileError>() {
        error.help()
    } else if let Some(ReplayError::OtherScenario { .. }) = error.downcast_ref::<ReplayError>() {
        "name the scenario as it was then with --scenario FILE; a drill can only be replayed with the text it was played with"
    } else if let Some(ReplayError::Differs(_)) = error.downcast_ref::<ReplayError>() {
        "use the hotwash that recorded it; if it is this one, the recording was changed"
    } else {
        ""
    };
    let mut text = format!("hotwash: {error:#}\n");
    if !help.is_empty() {
        text.push_str(&format!("  help: {help}\n"));
    }
    text
}

/// The name that was perhaps meant.
pub(crate) fn meant<'a>(asked: &str, known: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    /// From this likeness on (0 to 1) a misspelt name is taken for another. Ours.
    const ALIKE: f64 = 0.75;
    known
        .map(|name| (strsim::jaro_winkler(name, asked), name))
        .filter(|(likeness, _)| *likeness >= ALIKE)
        .max_by(|one, other| one.0.total_cmp(&other.0))
        .map(|(_, name)| name)
}
