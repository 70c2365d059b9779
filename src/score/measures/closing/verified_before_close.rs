//! Verified before the close: the call was not ended, or left, before recovery had been asked
//! about and told. Whether it was before the incident was declared over is marked in `decisions`.

use super::due::{End, end};
use super::{Case, Observed, Spec, Unit};

pub(super) const SPEC: Spec = Spec {
    id: "verified-before-close",
    title: "Nobody let go before recovery was sure",
    is: "Whether you asked if all is well again, and heard that it is, before you ended or left the call.",
    unit: Unit::YesNo,
    judge,
};

fn judge(case: &Case<'_>) -> Option<Observed> {
    let (End::Closed(ended) | End::Left(ended)) = end(case)? else {
        return None;
    };
    let recovery = case.ledger.recovery_before(ended);
    let mut observed = match (recovery.denied, recovery.confirmed) {
        (Some(denied), _) => Observed::answer(false, ended).faulted(denied),
        (None, Some(confirmed)) => Observed::answer(true, confirmed).proved(ended),
        (None, None) => Observed::answer(false, ended),
    };
    observed.proof.extend(recovery.asked.map(|asked| asked.seq));
    Some(observed.instead(|| {
        Some(
            "Before anybody goes: are all the graphs back to normal? Yes or no, please.".to_owned(),
        )
    }))
}
