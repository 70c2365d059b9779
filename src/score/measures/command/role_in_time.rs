//! What the deputy's and the scribe's measure share: a role is filled soon after command is
//! taken. Where the drill was over before one could be expected, nothing was missed.

use super::{Case, Observed};
use crate::scenario::model::Role;
use crate::score::value::Value;

/// How soon `role` was given after the trainee took command; `instead` is what to say.
pub(super) fn observed(
    case: &Case<'_>,
    role: Role,
    instead: impl FnOnce() -> Option<String>,
) -> Option<Observed> {
    let ledger = case.ledger;
    let taken = ledger.commanded_from()?;
    let given = ledger.roles.iter().find(|(_, given, _)| *given == role);
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
