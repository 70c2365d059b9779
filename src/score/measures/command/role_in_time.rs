//! What the deputy's and the scribe's measure share: a role is filled soon after command is
//! taken.

use super::super::after_command;
use super::{Case, Observed};
use crate::scenario::model::Role;

/// How soon `role` was given after the trainee took command; `instead` is what to say.
pub(super) fn observed(
    case: &Case<'_>,
    role: Role,
    instead: impl FnOnce() -> Option<String>,
) -> Option<Observed> {
    let ledger = case.ledger;
    if ledger.filled_at_start.contains(&role) {
        return None;
    }
    let taken = ledger.commanded_from()?;
    let given = ledger.roles.iter().find(|(_, given, _)| *given == role);
    let mark = given.map(|(mark, ..)| *mark);
    let observed = after_command::observed(case, taken, mark)?;
    let proved = match mark {
        Some(mark) => observed.proved(taken).proved(mark),
        None => observed,
    };
    Some(proved.instead(instead))
}
