//! E042: an objective can be met. W144: in every drill, or it is marked as missed where nobody
//! could have met it.

use super::Subject;
use crate::scenario::Diagnostic;
use crate::scenario::course::{Drills, Verdict};
use crate::scenario::spans::Step;

pub(super) fn check(subject: &Subject, drills: &Drills) -> Vec<Diagnostic> {
    let objectives = subject.file.rubric.objectives.iter().enumerate();
    objectives
        .filter_map(|(at, one)| {
            let path = |rest: &[Step<'static>]| -> Vec<Step<'static>> {
                let mut path: Vec<Step> = vec![
                    "rubric".into(),
                    "objectives".into(),
                    at.into(),
                    "when".into(),
                ];
                path.extend(rest);
                path
            };
            let never = |rest: &[Step<'static>], why: String, help: String| {
                Diagnostic::error(
                    "E042",
                    subject.place(&path(rest)),
                    format!("the objective `{}` can never be met: {why}", one.id),
                    help,
                )
            };
            match drills.verdict(None, &one.when) {
                Verdict::Never(why) | Verdict::Apart(why) => Some(never(
                    &why.path,
                    format!("it waits for {}", why.waits_for),
                    why.help,
                )),
                Verdict::TooLate(earliest) => Some(never(
                    &[],
                    format!(
                        "it comes at {earliest} at the earliest, and the drill is over at {}",
                        drills.ends
                    ),
                    "let it come earlier, or raise `ends_at_latest`".to_owned(),
                )),
                Verdict::Can => {
                    let drawn = drills
                        .first_without(None, |course| course.earliest(&one.when).is_none())?;
                    let why = drawn.course.why_never(&one.when);
                    if drills.is_told_elsewhere(&one.when, &why) {
                        return None;
                    }
                    Some(Diagnostic::warning(
                        "W144",
                        subject.place(&path(&why.path)),
                        format!(
                            "the objective `{}` cannot be met where `{}` is `{}`: it waits for {}",
                            one.id, drawn.variant, drawn.option, why.waits_for
                        ),
                        "add what meets it in those drills, with `Any([…])`",
                    ))
                }
            }
        })
        .collect()
}
