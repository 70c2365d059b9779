//! A beginning: somebody tells what is wrong before the silence grows long.

use super::{Criterion, Judged, SLIGHT, Subject, judged};
use crate::scenario::model::{Effect, Inject};
use crate::scenario::story::moments::by_the_clock;
use crate::units::Moment;

/// Something is heard within so long. Ours: a caller who hears nothing for longer hangs up.
const WITHIN: Moment = Moment::at(0, 30);

pub(super) const ASKED: Criterion = Criterion {
    id: "beginning",
    asks: "a beginning",
    weight: SLIGHT,
    judge,
};

fn judge(subject: &Subject) -> Judged {
    let file = subject.file;
    if file.opening.is_some() {
        return Judged::Has;
    }
    let timed = by_the_clock(file);
    let early: Vec<&Inject> = timed
        .iter()
        .take_while(|(at, _)| *at <= WITHIN)
        .map(|(_, inject)| *inject)
        .filter(|inject| inject.then.iter().any(is_heard))
        .collect();
    judged(subject.in_each_deal(|deal| {
        let begins = early.iter().any(|inject| deal.has(inject.only.as_ref()));
        (!begins).then(|| {
            "nobody says anything in the first 30 seconds; add an inject `when: At(\"5s\")` in \
             which somebody says what customers see"
                .to_owned()
        })
    }))
}

fn is_heard(effect: &Effect) -> bool {
    matches!(
        effect,
        Effect::Say(..)
            | Effect::Chat(..)
            | Effect::Direct(..)
            | Effect::Pressure(_)
            | Effect::Reveal(..)
    )
}
