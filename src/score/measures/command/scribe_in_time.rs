//! The scribe is appointed soon after command is taken.

use super::role_in_time;
use super::{Case, Observed, Spec, Unit};
use crate::scenario::model::Role;
use crate::score::wording;

pub(super) const SPEC: Spec = Spec {
    id: "scribe-in-time",
    title: "Scribe appointed",
    is: "How long after you took command there was a scribe.",
    unit: Unit::Seconds,
    judge,
};

fn judge(case: &Case<'_>) -> Option<Observed> {
    role_in_time::observed(case, Role::Scribe, || {
        let taken = case.ledger.commanded_from()?;
        let name = wording::spare_scribe(case.ledger, taken.at)?;
        Some(format!(
            "{name}, you are our scribe: write down what is decided, who does what, and when."
        ))
    })
}
