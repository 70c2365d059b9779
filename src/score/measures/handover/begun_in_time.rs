//! Begun in time: before the shift ends. Declaring near its end that one goes on commanding is
//! as good: it is done knowingly. A call that was closed by then, or a drill that was over soon
//! after, needed neither; declaring the incident over does not end a shift.

use super::{Case, Observed, Spec, Unit, begun, kept};
use crate::score::value::Value;
use crate::score::wording;

pub(super) const SPEC: Spec = Spec {
    id: "handover-begun",
    title: "Handover begun in time",
    is: "How long after (+) or before (−) the end of your shift you began to hand over.",
    unit: Unit::Seconds,
    judge,
};

fn judge(case: &Case<'_>) -> Option<Observed> {
    let ledger = case.ledger;
    let shift_ends = ledger.shift_ends?;
    let signed = |at: crate::units::Moment| {
        let after = i64::try_from(at.0).unwrap_or(i64::MAX);
        after.saturating_sub(i64::try_from(shift_ends.0).unwrap_or(i64::MAX))
    };
    if let Some(begun) = begun(case) {
        return Some(
            Observed::of(Value::Time {
                ms: signed(begun.at),
            })
            .proved(begun)
            .instead(|| words(case)),
        );
    }
    if let Some(kept) = kept(case) {
        return Some(Observed::answer(true, kept));
    }
    let allowed = case.policy.limit("shift-overrun");
    let over_before = ledger
        .call_closed
        .is_some_and(|closed| closed.at <= shift_ends);
    let overran = ledger.commanded_from().is_some()
        && ledger.trainee_commanded_at(shift_ends)
        && ledger.commanded_until() > shift_ends + allowed
        && !over_before;
    overran.then(|| {
        Observed::of(Value::Never)
            .faulted(ledger.end)
            .instead(|| words(case))
    })
}

fn words(case: &Case<'_>) -> Option<String> {
    let ledger = case.ledger;
    let name = wording::spare_commander(ledger, ledger.shift_ends?)?;
    Some(format!(
        "(To {name} alone, before the shift ends:) {name}, I would like you to take over command. \
         Here is where we are: …"
    ))
}
