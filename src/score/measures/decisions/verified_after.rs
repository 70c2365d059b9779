//! Verified after: recovery is asked about after the last remedy was begun, and the last answer
//! heard before the incident is declared over says that all is well.

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
    let told = asked.and_then(|asked| {
        ledger
            .recovery_told
            .iter()
            .rfind(|(told, _)| asked.seq < told.seq && told.seq < resolved.seq)
    });
    let mut observed = match told {
        Some((told, true)) => Observed::answer(true, *told),
        Some((told, false)) => Observed::answer(false, resolved).faulted(*told),
        None => Observed::answer(false, resolved),
    };
    observed.proof.extend(asked.map(|asked| asked.seq));
    Some(observed.instead(|| {
        Some("Before we close: are all the graphs back to normal? Yes or no, please.".to_owned())
    }))
}
