//! The tired relieved: whoever asks for it, or has been on the call for longer than the policy
//! lets anybody stay, is sent to rest within the policy's limit, with somebody in their place or
//! without; none from three times that on. Who left in another way before the limit was no
//! opportunity.

use super::{Case, Observed, Spec, Tally, Unit, credit_for};
use crate::score::ledger::{Mark, Stay};
use crate::score::wording;

pub(super) const SPEC: Spec = Spec {
    id: "tired-relieved",
    title: "The tired relieved",
    is: "The share of people who asked to be relieved, or had been on the call for too long, whom you soon sent to rest.",
    unit: Unit::Permille,
    judge,
};

fn judge(case: &Case<'_>) -> Option<Observed> {
    let ledger = case.ledger;
    let limit = case.policy.limit("relief-within");
    let mut tally = Tally::default();
    let mut kept: Option<(&Stay<'_>, Mark)> = None;
    for stay in &ledger.crew.stays {
        let until = stay.until.unwrap_or(ledger.end.at);
        let due = due(case, stay);
        let credit = match stay.relieved {
            // Sent to rest before it was due.
            Some(words) if words.at < due.at => continue,
            Some(words) => credit_for(words.at.since(due.at), limit),
            None if until.since(due.at) < limit => continue,
            None => 0,
        };
        if credit < 1000 {
            kept.get_or_insert((stay, due));
        }
        tally.credit(credit, stay.relieved.unwrap_or(due));
    }
    Some(tally.share()?.instead(|| {
        let (stay, due) = kept?;
        Some(wording::relieve(ledger, stay.who, due.at))
    }))
}

/// When somebody is to be relieved: once they ask, and at the latest once they have been there
/// for as long as the policy lets anybody stay; proved by their asking, or by their coming.
fn due(case: &Case<'_>, stay: &Stay<'_>) -> Mark {
    let latest = Mark {
        at: stay.came.at + case.policy.limit("rest-after"),
        seq: stay.came.seq,
    };
    stay.asked.map_or(latest, |asked| asked.min(latest))
}
