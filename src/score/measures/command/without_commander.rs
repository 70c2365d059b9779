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
    let mut faults = Vec::new();
    for (at, (mark, who)) in ledger.commanders.iter().enumerate() {
        if who.is_none() && *mark >= taken {
            let until = ledger
                .commanders
                .get(at + 1)
                .map_or(horizon, |(next, _)| next.at);
            gap += until.since(mark.at);
            faults.push(mark.seq);
        }
    }
    let mut observed = Observed::of(Value::Time {
        ms: i64::try_from(gap.0).unwrap_or(i64::MAX),
    })
    .proved(taken);
    observed.faults = faults;
    Some(observed.instead(|| {
        let name = crate::score::wording::spare_commander(ledger, ledger.end.at)?;
        Some(format!(
            "Everybody, I have to leave. Command now goes to {name}. {name}, please confirm."
        ))
    }))
}
