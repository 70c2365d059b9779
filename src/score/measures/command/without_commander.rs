//! Gaps: once somebody has commanded, the call is never without a commander. A commander who
//! leaves without a word leaves a gap up to the reckoning.

use super::{Case, Observed, Spec, Unit};
use crate::score::value::Value;
use crate::units::Span;

pub(super) const SPEC: Spec = Spec {
    id: "without-commander",
    title: "Time without a commander",
    is: "How long nobody commanded after command had first been taken.",
    unit: Unit::Seconds,
    judge,
};

fn judge(case: &Case<'_>) -> Option<Observed> {
    let ledger = case.ledger;
    let taken = ledger.commanded_from()?;
    let horizon = match ledger.reckoned {
        Some((mark, ..)) if ledger.abandoned => mark.at,
        _ => ledger.end.at,
    };
    let mut gap = Span::ZERO;
    let mut observed = Observed::of(Value::Never).proved(taken);
    let mut came_back = false;
    for (at, (mark, who)) in ledger.commanders.iter().enumerate() {
        if who.is_none() && *mark >= taken {
            let next = ledger.commanders.get(at + 1);
            let length = next.map_or(horizon, |(next, _)| next.at).since(mark.at);
            gap += length;
            observed = if case.is_performed(SPEC.id, length) {
                observed.proved(*mark)
            } else {
                came_back = next.is_some_and(|(_, who)| *who == Some(ledger.trainee));
                observed.faulted(*mark)
            };
        }
    }
    observed.value = Value::Time {
        ms: i64::try_from(gap.0).unwrap_or(i64::MAX),
    };
    Some(observed.instead(|| {
        if came_back {
            return Some(format!(
                "I'm {} and I am the Incident Commander again.",
                ledger.trainee_name()
            ));
        }
        let name = crate::score::wording::spare_commander(ledger, ledger.end.at)?;
        Some(format!(
            "Everybody, I have to leave. Command now goes to {name}. {name}, please confirm."
        ))
    }))
}
