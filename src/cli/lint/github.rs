//! Findings as GitHub's workflow commands: a step that prints them puts each beside its line.
//!
//! One line a finding, `::error file=…,line=…,col=…,endLine=…,title=CODE::message`. Line breaks and
//! the percent sign are escaped everywhere, colon and comma in properties as well.

use super::Checked;
use crate::cli::sources::parts;
use crate::scenario::{Diagnostic, Level};

/// The command for a finding.
pub(super) fn command(checked: &Checked, found: &Diagnostic) -> String {
    let level = match found.level {
        Level::Error => "error",
        Level::Warning => "warning",
    };
    let parts: Vec<String> = parts(&checked.source.path())
        .iter()
        .map(|part| String::from_utf8_lossy(part).into_owned())
        .collect();
    let (end, _) = found.place.end_in(&checked.text);
    let message = match found.help.as_str() {
        "" => found.message.clone(),
        help => format!("{}\nhelp: {help}", found.message),
    };
    format!(
        "::{level} file={},line={},col={},endLine={end},title={}::{}",
        in_property(&parts.join("/")),
        found.place.line,
        found.place.column,
        found.code,
        in_message(&message)
    )
}

fn in_message(text: &str) -> String {
    text.replace('%', "%25")
        .replace('\r', "%0D")
        .replace('\n', "%0A")
}

fn in_property(text: &str) -> String {
    in_message(text).replace(':', "%3A").replace(',', "%2C")
}
