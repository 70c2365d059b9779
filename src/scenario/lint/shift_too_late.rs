//! W165: the trainee's shift ends while the drill lasts.

use super::Subject;
use crate::scenario::Diagnostic;
use crate::scenario::observable::ends;

pub(super) fn check(subject: &Subject) -> Vec<Diagnostic> {
    let file = subject.file;
    let ends = ends(file);
    let Some(shift) = file.shift_ends.filter(|shift| shift.0 > ends) else {
        return Vec::new();
    };
    vec![Diagnostic::warning(
        "W165",
        subject.place(&["shift_ends".into()]),
        format!(
            "the shift ends at {}, and the drill is over at {ends}",
            shift.0
        ),
        "let it end earlier, or raise `ends_at_latest`; without a shift leave it out",
    )]
}
