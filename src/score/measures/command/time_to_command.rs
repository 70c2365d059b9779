//! Time to take command: from the first event with the call to the trainee's declaration; where
//! another commanded, from when they offered it.
//! A trainee who never takes command never does so in time.

use super::{Case, Observed, Spec, Unit};
use crate::score::value::Value;

pub(super) const SPEC: Spec = Spec {
    id: "time-to-command",
    title: "Time to take command",
    is: "How long the call went on before you were its commander.",
    unit: Unit::Seconds,
    judge,
};

fn judge(case: &Case<'_>) -> Option<Observed> {
    let ledger = case.ledger;
    let instead = || {
        let name = ledger.trainee_name();
        Some(format!(
            "Hi all, I'm {name} and I am the Incident Commander."
        ))
    };
    let began = ledger.offered.unwrap_or(ledger.began);
    Some(match ledger.commanded_from() {
        Some(taken) => Observed::of(Value::Time {
            ms: i64::try_from(taken.at.since(began.at).0).unwrap_or(i64::MAX),
        })
        .proved(began)
        .proved(taken)
        .instead(instead),
        None => Observed::of(Value::Never)
            .proved(began)
            .faulted(ledger.end)
            .instead(instead),
    })
}
