//! E010: the scenario is written in the language that this build reads.

use super::Subject;
use crate::scenario::Diagnostic;
use crate::scenario::model::FORMAT;

pub(super) fn check(subject: &Subject) -> Vec<Diagnostic> {
    let number = subject.file.format;
    if number == FORMAT {
        return Vec::new();
    }
    let help = if number > FORMAT {
        "a newer Hotwash reads it"
    } else {
        "write `format: 1`"
    };
    vec![Diagnostic::error(
        "E010",
        subject.place(&["format".into()]),
        format!("this is format {number}; this build reads format {FORMAT}"),
        help,
    )]
}
