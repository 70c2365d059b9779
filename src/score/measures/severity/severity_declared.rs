//! Severity declared: in time after command was taken, or at all. Where a level stood when the
//! call began, there was nothing to declare.

use super::super::after_command;
use super::{Case, Observed, Spec, Unit};

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
    let mark = ledger.severities.first().map(|(mark, _)| *mark);
    let observed = after_command::observed(case, taken, mark)?;
    let proved = match mark {
        Some(mark) => observed.proved(mark),
        None => observed,
    };
    Some(proved.instead(instead))
}
