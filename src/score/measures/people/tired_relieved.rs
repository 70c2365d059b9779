//! The tired relieved: whoever asks for it is sent to rest within the policy's limit, with somebody
//! in their place or without; none from three times that on. Who left in another way before the
//! limit was no opportunity.

use super::{Case, Observed, Spec, Tally, Unit, credit_for};
use crate::score::ledger::Relief;
use crate::score::wording;

pub(super) const SPEC: Spec = Spec {
    id: "tired-relieved",
    title: "The tired relieved",
    is: "The share of people who asked to be relieved whom you soon sent to rest.",
    unit: Unit::Permille,
    judge,
};

fn judge(case: &Case<'_>) -> Option<Observed> {
    let ledger = case.ledger;
    let limit = case.policy.limit("relief-within");
    let mut tally = Tally::default();
    let mut kept: Option<&Relief<'_>> = None;
    for one in &ledger.crew.reliefs {
        let until = one.until.unwrap_or(ledger.end.at);
        let credit = match one.relieved {
            Some(words) => credit_for(words.at.since(one.asked.at), limit),
            None if until.since(one.asked.at) < limit => continue,
            None => 0,
        };
        if credit < 1000 {
            kept.get_or_insert(one);
        }
        tally.credit(credit, one.relieved.unwrap_or(one.asked));
    }
    Some(tally.share()?.instead(|| {
        let tired = kept?;
        Some(wording::relieve(ledger, tired.who, tired.asked.at))
    }))
}
