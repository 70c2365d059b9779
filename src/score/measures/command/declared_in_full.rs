//! Declared in full: own name, and "Incident Commander" rather than a short form that a newcomer
//! does not know.

use super::{Case, Observed, Spec, Unit};
use crate::score::value::Value;

pub(super) const SPEC: Spec = Spec {
    id: "declared-in-full",
    title: "Name and full title",
    is: "Whether you said your name and \"Incident Commander\" in full when you took command.",
    unit: Unit::Permille,
    judge,
};

fn judge(case: &Case<'_>) -> Option<Observed> {
    let taking = case.ledger.taking?;
    let said = u64::from(taking.named) + u64::from(taking.full_title);
    let observed = Observed::of(Value::share(said, 2));
    let observed = if said == 2 {
        observed.proved(taking.mark)
    } else {
        observed.faulted(taking.mark)
    };
    Some(observed.instead(|| {
        let name = case.ledger.trainee_name();
        Some(format!(
            "Hi all, I'm {name} and I am the Incident Commander."
        ))
    }))
}
