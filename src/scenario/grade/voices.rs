//! People with voices: whoever is on the call is somebody, by lines of their own, a persona or
//! traits that are not everybody's.

use super::{Criterion, Judged, SLIGHT, Subject, judged};
use crate::scenario::model::{Part, Person, Traits};
use crate::scenario::story::speakers::Speakers;

/// So many of the cast [percent], at least, are told apart. Ours: a few may be mere names.
const SHARE: usize = 75;

pub(super) const ASKED: Criterion = Criterion {
    id: "voices",
    asks: "people who can be told apart",
    weight: SLIGHT,
    judge,
};

fn judge(subject: &Subject) -> Judged {
    let speakers = Speakers::of(subject.file);
    let people = subject.file.cast.iter();
    let others: Vec<&Person> = people
        .filter(|person| person.part != Part::Trainee)
        .collect();
    let plain: Vec<&str> = others
        .iter()
        .filter(|person| is_plain(person) && speakers.lines_of(&person.id).nth(1).is_none())
        .map(|person| person.id.as_str())
        .collect();
    let told_apart = others.len() - plain.len();
    judged((told_apart * 100 < others.len() * SHARE).then(|| {
        format!(
            "{} of {} people are like anybody ({}); give them a `persona`, `traits` or a `voice`",
            plain.len(),
            others.len(),
            plain.join(", ")
        )
    }))
}

/// Whether nothing is said of how they are or talk. Whoever has two lines of their own or more is
/// somebody all the same.
fn is_plain(person: &Person) -> bool {
    person.persona.is_none() && person.voice.is_empty() && person.traits == Traits::default()
}
