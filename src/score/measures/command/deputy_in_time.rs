//! The deputy is appointed soon after command is taken.

use super::role_in_time;
use super::{Case, Observed, Spec, Unit};
use crate::scenario::model::Role;
use crate::score::wording;

pub(super) const SPEC: Spec = Spec {
    id: "deputy-in-time",
    title: "Deputy appointed",
    is: "How long after you took command there was a deputy.",
    unit: Unit::Seconds,
    judge,
};

fn judge(case: &Case<'_>) -> Option<Observed> {
    role_in_time::observed(case, Role::Deputy, || {
        let taken = case.ledger.commanded_from()?;
        let name = wording::spare_commander(case.ledger, taken.at)?;
        Some(format!(
            "{name}, you are my deputy: keep the time, call out every time box that is over, and page people for me."
        ))
    })
}
