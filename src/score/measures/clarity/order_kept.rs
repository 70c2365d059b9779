//! Order kept: where several talked at once, the commander soon said "one at a time", or gave one
//! of them the word by name. Murmurs at "does everyone agree?" are marked with the decision.

use super::{Case, Observed, Spec, Tally, Unit};
use crate::score::ledger::Din;

/// So many voices make a din.
const VOICES: usize = 2;

pub(super) const SPEC: Spec = Spec {
    id: "order-kept",
    title: "One at a time",
    is: "The share of occasions on which several talked at once and you soon kept order.",
    unit: Unit::Permille,
    judge,
};

fn judge(case: &Case<'_>) -> Option<Observed> {
    let ledger = case.ledger;
    let limit = case.policy.limit("order-within");
    let mut tally = Tally::default();
    let mut loud = None;
    let dins = ledger.words.dins.iter();
    for din in dins.filter(|din| din.voices.len() >= VOICES) {
        let in_time = |din: &Din<'_>| din.kept.filter(|kept| kept.at <= din.began.at + limit);
        match in_time(din) {
            Some(kept) => tally.count(true, kept),
            None if ledger.commanded_until() < din.began.at + limit => {}
            None => {
                loud.get_or_insert(din.began);
                tally.count(false, din.began);
            }
        }
    }
    Some(
        tally
            .share()?
            .instead(|| loud.map(|_| "One at a time, please.".to_owned())),
    )
}
