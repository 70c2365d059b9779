//! An end: in the last third of a full drill something still comes, by the clock or because the
//! worst is over, so that a trainee who was quick does not wait for nothing.

use super::{Criterion, Judged, SLIGHT, Subject, judged};
use crate::scenario::model::{Trigger, When};
use crate::scenario::story::deals::Deal;
use crate::scenario::story::moments::by_the_clock;
use crate::units::Moment;

pub(super) const ASKED: Criterion = Criterion {
    id: "end",
    asks: "something that comes after the worst",
    weight: SLIGHT,
    judge,
};

fn judge(subject: &Subject) -> Judged {
    if !subject.is_full() {
        return Judged::NotAsked;
    }
    judged(subject.in_each_deal(|deal| {
        (!comes_late(subject, deal)).then(|| {
            "nothing scripted comes in the last third or once the worst is over; add an inject \
             `when: After(Mitigated, …)` or `After(FaultCleared(…), …)`: what customers say then, \
             what is left to do"
                .to_owned()
        })
    }))
}

fn comes_late(subject: &Subject, deal: &Deal) -> bool {
    let file = subject.file;
    let late = Moment(file.length.0.0 / 3 * 2);
    let timed = by_the_clock(file);
    let here = |only| deal.has(only);
    timed
        .iter()
        .any(|(at, inject)| *at >= late && here(inject.only.as_ref()))
        || file
            .injects
            .iter()
            .any(|inject| here(inject.only.as_ref()) && after_the_worst(&inject.when))
}

fn after_the_worst(when: &When) -> bool {
    match when {
        When::After(trigger, _) => matches!(
            trigger,
            Trigger::FaultCleared(_)
                | Trigger::RemedyDone(_)
                | Trigger::Mitigated
                | Trigger::DeclaredResolved
                | Trigger::CommandPassed
        ),
        When::All(parts) | When::Any(parts) => parts.iter().any(after_the_worst),
        When::At(_) | When::Within(..) | When::While(_) | When::Not(_) => false,
    }
}
