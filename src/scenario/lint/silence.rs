//! W160: in the expected course something scripted happens every ten minutes or so.
//!
//! The expected course: people find and mend in the time that is written, a little after they
//! could be asked; draws fall in the middle. The last third is left to the trainee, who mends,
//! verifies and closes; a call on which nobody comes, asks or presses for long before that teaches
//! waiting.

use super::Subject;
use crate::scenario::Diagnostic;
use crate::scenario::course::{Course, Fact, Pace, Which};
use crate::scenario::model::Inject;
use crate::scenario::observable::ends;
use crate::units::Span;

/// So long nothing may happen: ten minutes, and a little because the course is an estimate (ours).
const SILENCE: Span = Span::minutes(12);

pub(super) fn check(subject: &Subject) -> Vec<Diagnostic> {
    let file = subject.file;
    let length = Span(file.length.0.0 / 3 * 2);
    // A drill that would end before its time is reported as such.
    if length <= SILENCE || file.length.0 > ends(file) {
        return Vec::new();
    }
    let course = Course::of(file, Which::All, Pace::Expected);
    let mut moments: Vec<Span> = file
        .injects
        .iter()
        .filter_map(|inject| {
            Some(moments_of(
                inject,
                course.when(Fact::Inject(&inject.id))?,
                length,
            ))
        })
        .flatten()
        .collect();
    moments.extend(file.shift_ends.map(|shift| shift.0));
    if let Some(opening) = &file.opening {
        moments.push(opening.brief_at.0);
        moments.extend(opening.next_update.map(|due| due.0));
        moments.extend(
            opening
                .tasks
                .iter()
                .filter_map(|work| Some(work.timebox?.0)),
        );
    }
    moments.retain(|at| *at < length);
    moments.push(length);
    moments.sort_unstable();
    let mut last = Span::ZERO;
    let mut longest = (Span::ZERO, Span::ZERO);
    for at in moments {
        if at.0 - last.0 > longest.1.0 - longest.0.0 {
            longest = (last, at);
        }
        last = at;
    }
    let (from, to) = longest;
    if to.0 - from.0 <= SILENCE.0 {
        return Vec::new();
    }
    vec![Diagnostic::warning(
        "W160",
        subject.place(&["injects".into()]),
        format!("nothing is scripted to happen from {from} to {to}"),
        "let somebody join, ask, press or tell something in that time, or make `length` shorter",
    )]
}

/// When an inject happens, and again.
fn moments_of(inject: &Inject, first: Span, length: Span) -> Vec<Span> {
    let Some(again) = inject.again else {
        return vec![first];
    };
    let step = again.cool_down.0.0.max(1000);
    let times = u64::from(again.at_most).min(length.0 / step + 1);
    (0..times).map(|time| first + Span(step * time)).collect()
}
