//! Severity declared: in time after command was taken, or at all. Where a level stood when the
//! call began, there was nothing to declare.

use super::{Case, Observed, Spec, Unit};
use crate::score::value::Value;

pub(super) const SPEC: Spec = Spec {
    id: "severity-declared",
    title: "Severity declared",
    is: "How long after you took command the severity was declared.",
    unit: Unit::Seconds,
    judge,
};

fn judge(case: &Case<'_>) -> Option<Observed> {
    let ledger = case.ledger;
    if ledger.severity_at_start.is_some() {
        return None;
    }
    let taken = ledger.commanded_from()?;
    let instead = || {
        let level = ledger.scenario.severity.truth;
        Some(format!("I am declaring this a severity {level} incident."))
    };
    match ledger.severities.first() {
        Some((mark, _)) => Some(
            Observed::of(Value::Time {
                ms: i64::try_from(mark.at.since(taken.at).0).unwrap_or(i64::MAX),
            })
            .proved(*mark)
            .instead(instead),
        ),
        None => {
            let commanded = ledger.commanded_until().since(taken.at);
            (commanded > case.policy.limit("appoint-grace"))
                .then(|| Observed::of(Value::Never).faulted(taken).instead(instead))
        }
    }
}
