//! What the measures share that ask how soon something was done after command was taken. Where
//! the drill was over before it could be expected, nothing was missed.

use super::{Case, Observed};
use crate::score::ledger::Mark;
use crate::score::value::Value;

/// How long after `taken` it was `done`; never, if command was held long enough to expect it.
pub(super) fn observed(case: &Case<'_>, taken: Mark, done: Option<Mark>) -> Option<Observed> {
    match done {
        Some(mark) => Some(Observed::of(Value::Time {
            ms: i64::try_from(mark.at.since(taken.at).0).unwrap_or(i64::MAX),
        })),
        None => {
            let commanded = case.ledger.commanded_until().since(taken.at);
            (commanded > case.policy.limit("appoint-grace"))
                .then(|| Observed::of(Value::Never).faulted(taken))
        }
    }
}
