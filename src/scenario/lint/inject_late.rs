//! W141: an inject happens before the drill is over. Of a row of injects that wait for one another
//! only the first that is too late is reported.

use super::Subject;
use crate::scenario::Diagnostic;
use crate::scenario::course::{Drills, Verdict};

pub(super) fn check(subject: &Subject, drills: &Drills) -> Vec<Diagnostic> {
    let injects = subject.file.injects.iter().enumerate();
    injects
        .filter_map(|(at, inject)| {
            let Verdict::TooLate(earliest) = drills.verdict(inject.only.as_ref(), &inject.when) else {
                return None;
            };
            if drills.waits_for_a_late_one(&inject.when) {
                return None;
            }
            Some(Diagnostic::warning(
                "W141",
                subject.place(&["injects".into(), at.into(), "when".into()]),
                format!(
                    "the inject `{}` comes too late: at {earliest} at the earliest, and the drill is over at {}",
                    inject.id, drills.ends
                ),
                "let it happen earlier, or raise `ends_at_latest`",
            ))
        })
        .collect()
}
