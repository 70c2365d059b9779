//! Released when done: whoever asks whether they are needed is let go, given work or told to stay,
//! soon; whoever is let go before they have to ask counts as well. Who has work, a role or a
//! service that is unwell is needed and not counted at all.

use super::{Case, Observed, Spec, Tally, Unit};
use crate::score::ledger::Idle;

pub(super) const SPEC: Spec = Spec {
    id: "released-when-done",
    title: "People released when done",
    is: "The share of people with nothing left to do whom you let go, gave work or told to stay, at the latest soon after they asked.",
    unit: Unit::Permille,
    judge,
};

fn judge(case: &Case<'_>) -> Option<Observed> {
    let ledger = case.ledger;
    let limit = case.policy.limit("release-within");
    let mut tally = Tally::default();
    let mut kept: Option<&Idle<'_>> = None;
    for idle in &ledger.crew.idle {
        let Some(asked) = idle.asked else {
            continue;
        };
        let waited = idle.until.since(asked.at);
        match idle.response {
            Some(response) if waited <= limit => tally.count(true, response.mark()),
            None if waited < limit => {}
            _ => {
                kept.get_or_insert(idle);
                tally.count(false, asked);
            }
        }
    }
    for (words, _) in &ledger.crew.let_go {
        tally.count(true, *words);
    }
    Some(tally.share()?.instead(|| {
        let name = ledger.name(kept?.who);
        Some(format!("{name}, you can go, thank you."))
    }))
}
