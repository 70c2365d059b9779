//! E031: an opening has a brief. W120: something in it is told wrongly, or there is nothing to
//! catch by reading it back.

use super::Subject;
use crate::scenario::Diagnostic;

pub(super) fn check(subject: &Subject) -> Vec<Diagnostic> {
    let Some(opening) = &subject.file.opening else {
        return Vec::new();
    };
    let place = subject.place(&["opening".into(), "brief".into()]);
    if opening.brief.is_empty() {
        return vec![Diagnostic::error(
            "E031",
            place,
            "the trainee is not told anything before they take command",
            "tell them how bad it is, what happened, who does what, what may go wrong, and what was promised",
        )];
    }
    if opening.brief.iter().any(|part| part.corrected_by.is_some()) {
        return Vec::new();
    }
    vec![Diagnostic::warning(
        "W120",
        place,
        "nothing in the brief is told wrongly, so nothing is lost by not reading it back",
        "tell one part wrongly, and give it the line that puts it right in `corrected_by`",
    )]
}
