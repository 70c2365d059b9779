//! W115: nobody puts words into the trainee's mouth: they say and write what they want themselves.

use super::Subject;
use super::conditions::effects;
use crate::scenario::Diagnostic;
use crate::scenario::model::{Effect, Part, Person};

pub(super) fn check(subject: &Subject) -> Vec<Diagnostic> {
    let trainee = &subject.file.trainee;
    let plays = |one: &Person| one.id == *trainee && one.part == Part::Trainee;
    if !subject.file.cast.iter().any(plays) {
        // Who is the trainee has to be settled first.
        return Vec::new();
    }
    effects(subject.file)
        .into_iter()
        .filter_map(|(path, effect)| {
            let speaks = match effect {
                Effect::Say(who, _)
                | Effect::Chat(who, _)
                | Effect::Direct(who, _)
                | Effect::Reveal(who, _) => who == trainee,
                Effect::Pressure(arc) => arc.by == *trainee || arc.chips_in.contains(trainee),
                _ => false,
            };
            speaks.then(|| {
                Diagnostic::warning(
                    "W115",
                    subject.place(&path),
                    format!("`{trainee}` is the trainee, who speaks for themselves"),
                    "let somebody else of the cast say it",
                )
            })
        })
        .collect()
}
