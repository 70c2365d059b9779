//! Premature chasing: asking how a task stands long before its time box is over. It costs the
//! one who works; silence is not lack of progress.

use super::{Case, Observed, Spec, Unit};
use crate::score::value::Value;

pub(super) const SPEC: Spec = Spec {
    id: "premature-chasing",
    title: "Chased too early",
    is: "The share of your follow-ups that came well before the time box was over.",
    unit: Unit::Permille,
    judge,
};

fn judge(case: &Case<'_>) -> Option<Observed> {
    let ledger = case.ledger;
    if ledger.follow_ups.is_empty() {
        return None;
    }
    let early = i64::try_from(case.policy.limit("follow-up-early").0).unwrap_or(i64::MAX);
    let premature = || ledger.follow_ups.iter().filter(|one| one.late_ms < -early);
    let mut observed = Observed::of(Value::share(
        premature().count() as u64,
        ledger.follow_ups.len() as u64,
    ));
    observed.proof = ledger.follow_ups.iter().map(|one| one.mark.seq).collect();
    observed.faults = premature().map(|one| one.mark.seq).collect();
    Some(observed.instead(|| {
        let chased = premature().next()?;
        let time_box = &ledger.boxes[chased.time_box];
        Some(format!(
            "Nothing until {}: {} was given until then.",
            time_box.ends,
            ledger.name(ledger.task(time_box.task).to)
        ))
    }))
}
