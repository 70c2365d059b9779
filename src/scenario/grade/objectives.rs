//! Objectives: what one was to achieve here, beside what is marked everywhere.

use super::{Criterion, Judged, SLIGHT, Subject, judged};

/// A full drill has so many. Ours.
const FULL: usize = 2;

pub(super) const ASKED: Criterion = Criterion {
    id: "objectives",
    asks: "objectives of its own",
    weight: SLIGHT,
    judge,
};

fn judge(subject: &Subject) -> Judged {
    let count = subject.file.rubric.objectives.len();
    let least = if subject.is_full() { FULL } else { 1 };
    if count < least {
        return Judged::Lacks(format!(
            "objectives: {count}; add {} to `rubric`, such as one that is met \
             `when: After(Finding(…), \"0s\")`",
            least - count
        ));
    }
    judged((!subject.is_full() && subject.file.coach.is_none()).then(|| {
        "nobody explains the skill and comments on it; add a `coach` with a word on each objective"
            .to_owned()
    }))
}
