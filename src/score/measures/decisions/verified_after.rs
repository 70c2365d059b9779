//! Verified after: recovery is asked about after the last remedy was begun, and before the
//! incident is declared over somebody has said that all is well, and nobody's last word is that it is not.

use std::collections::BTreeMap;

use super::{Case, Observed, Spec, Unit};
use crate::scenario::ids::PersonId;
use crate::score::ledger::Mark;

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
    // The last word of each who answered.
    let mut told: BTreeMap<&PersonId, (Mark, bool)> = BTreeMap::new();
    if let Some(asked) = asked {
        for (mark, who, healthy) in &ledger.recovery_told {
            if asked.seq < mark.seq && mark.seq < resolved.seq {
                told.insert(*who, (*mark, *healthy));
            }
        }
    }
    let denied = told.values().find(|(_, healthy)| !healthy);
    let mut observed = match (denied, told.values().next()) {
        (Some((denied, _)), _) => Observed::answer(false, resolved).faulted(*denied),
        (None, Some((confirmed, _))) => Observed::answer(true, *confirmed),
        (None, None) => Observed::answer(false, resolved),
    };
    observed.proof.extend(asked.map(|asked| asked.seq));
    Some(observed.instead(|| {
        Some("Before we close: are all the graphs back to normal? Yes or no, please.".to_owned())
    }))
}
