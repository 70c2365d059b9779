//! Verified after: recovery is asked about after the last remedy was begun, and before the
//! incident is declared over somebody has said that all is well, and nobody's last word is that it is not.

use super::{Case, Observed, Spec, Unit};

pub(super) const SPEC: Spec = Spec {
    id: "verified-after",
    title: "Recovery verified",
    is: "Whether you asked if all is well again, and heard that it is, before you declared the incident over.",
    unit: Unit::YesNo,
    judge,
};

fn judge(case: &Case<'_>) -> Option<Observed> {
    let ledger = case.ledger;
    let resolved = ledger.resolved?;
    let recovery = ledger.recovery_before(resolved);
    let mut observed = match (recovery.denied, recovery.confirmed) {
        (Some(denied), _) => Observed::answer(false, resolved).faulted(denied),
        (None, Some(confirmed)) => Observed::answer(true, confirmed),
        (None, None) => Observed::answer(false, resolved),
    };
    observed.proof.extend(recovery.asked.map(|asked| asked.seq));
    Some(observed.instead(|| {
        Some("Before we close: are all the graphs back to normal? Yes or no, please.".to_owned())
    }))
}
