//! Verified after: recovery is asked about before the incident is declared over, and after the
//! last remedy was begun.

use super::{Case, Observed, Spec, Unit};

pub(super) const SPEC: Spec = Spec {
    id: "verified-after",
    title: "Recovery verified",
    is: "Whether you asked if all is well again before you declared the incident over.",
    unit: Unit::YesNo,
    judge,
};

fn judge(case: &Case<'_>) -> Option<Observed> {
    let ledger = case.ledger;
    let resolved = ledger.resolved?;
    let mended = ledger
        .remedies_started
        .iter()
        .rev()
        .find(|started| started.at <= resolved.at);
    let asked = ledger
        .recovery_asked
        .iter()
        .rev()
        .find(|asked| **asked <= resolved && mended.is_none_or(|mended| mended.at <= asked.at));
    let observed = Observed::answer(asked.is_some(), asked.copied().unwrap_or(resolved));
    Some(observed.instead(|| {
        Some("Before we close: are all the graphs back to normal? Yes or no, please.".to_owned())
    }))
}
