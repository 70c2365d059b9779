//! Follow-up error: how far from the end of the box the commander came back, early or late.
//! Chasing long before the end is counted as chasing, not here.

use super::{Case, Observed, Spec, Unit};
use crate::score::value::Value;
use crate::score::wording;
use crate::units::Span;

pub(super) const SPEC: Spec = Spec {
    id: "follow-up-error",
    title: "Follow-ups on time",
    is: "How far from the end of the time box you came back, on average.",
    unit: Unit::Seconds,
    judge,
};

fn judge(case: &Case<'_>) -> Option<Observed> {
    let ledger = case.ledger;
    let counted = || ledger.follow_ups.iter().filter(|one| one.counts);
    let worst = counted().max_by_key(|one| one.late_ms.unsigned_abs())?;
    let count = i64::try_from(counted().count()).unwrap_or(i64::MAX);
    let sum: i64 = counted()
        .map(|one| one.late_ms)
        .fold(0, i64::saturating_add);
    let sizes: i64 = counted()
        .map(|one| one.late_ms.saturating_abs())
        .fold(0, i64::saturating_add);
    let mut observed = Observed::of(Value::Error {
        mean_ms: sizes / count,
        signed_ms: sum / count,
    });
    for one in counted() {
        let off = Span(one.late_ms.unsigned_abs());
        if case.is_performed(SPEC.id, off) {
            observed.proof.push(one.mark.seq);
        } else {
            observed.faults.push(one.mark.seq);
        }
    }
    Some(observed.instead(|| {
        let time_box = &ledger.boxes[worst.time_box];
        Some(format!(
            "At {}: {}, that's {}. Where are we?",
            time_box.ends,
            ledger.name(ledger.task(time_box.task).to),
            wording::said(time_box.length)
        ))
    }))
}
