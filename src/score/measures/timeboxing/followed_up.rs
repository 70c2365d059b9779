//! Followed up: of the time boxes that ran over with nothing heard, those that the commander came
//! back to at all. Where the person reported first, there was nothing to come back for.

use super::{Case, Observed, Spec, Tally, Unit};
use crate::score::wording;

pub(super) const SPEC: Spec = Spec {
    id: "followed-up",
    title: "Time boxes followed up",
    is: "The share of expired time boxes that you came back to before too long.",
    unit: Unit::Permille,
    judge,
};

fn judge(case: &Case<'_>) -> Option<Observed> {
    let ledger = case.ledger;
    let within = case.policy.limit("follow-up-missed");
    let until = ledger.commanded_until();
    let mut tally = Tally::default();
    let mut first = None;
    for time_box in &ledger.boxes {
        let Some(over) = time_box.over else {
            continue;
        };
        let came_back = time_box
            .came_back
            .filter(|mark| mark.at <= time_box.ends + within);
        match came_back {
            Some(mark) => tally.count(true, mark),
            None if time_box.self_reported => {}
            None => {
                let closed = ledger.task(time_box.task).closed.unwrap_or(until);
                if time_box.ends + within <= until.min(closed) || time_box.came_back.is_some() {
                    first.get_or_insert(time_box);
                    tally.count(false, over);
                }
            }
        }
    }
    Some(tally.share()?.instead(|| {
        let time_box = first?;
        Some(format!(
            "At {}: {}, that's {}. Where are we?",
            time_box.ends,
            ledger.name(ledger.task(time_box.task).to),
            wording::said(time_box.length)
        ))
    }))
}
