//! The scribe is appointed soon after command is taken. Where the drill was over before one
//! could be expected, nothing was missed.

use super::{Case, Observed, Spec, Unit};
use crate::scenario::model::Role;
use crate::score::value::Value;
use crate::score::wording;

pub(super) const SPEC: Spec = Spec {
    id: "scribe-in-time",
    title: "Scribe appointed",
    is: "How long after you took command there was a scribe.",
    unit: Unit::Seconds,
    judge,
};

fn judge(case: &Case<'_>) -> Option<Observed> {
    let ledger = case.ledger;
    let taken = ledger.commanded_from()?;
    let given = ledger
        .roles
        .iter()
        .find(|(_, role, _)| *role == Role::Scribe);
    let instead = || {
        let name = wording::spare_scribe(ledger, taken.at)?;
        Some(format!(
            "{name}, you are our scribe: write down what is decided, who does what, and when."
        ))
    };
    match given {
        Some((mark, ..)) => Some(
            Observed::of(Value::Time {
                ms: i64::try_from(mark.at.since(taken.at).0).unwrap_or(i64::MAX),
            })
            .proved(taken)
            .proved(*mark)
            .instead(instead),
        ),
        None => {
            let commanded = ledger.commanded_until().since(taken.at);
            (commanded > case.policy.limit("appoint-grace"))
                .then(|| Observed::of(Value::Never).faulted(taken).instead(instead))
        }
    }
}
