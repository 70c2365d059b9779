//! Loss against par: customer-minutes lost, reckoned to the same horizon as par.

use super::{Case, Observed, Spec, Unit, against};
use crate::score::value::Value;

pub(super) const SPEC: Spec = Spec {
    id: "loss-against-par",
    title: "Customer-minutes lost",
    is: "What customers lost, against what a by-the-book commander loses here.",
    unit: Unit::Permille,
    judge,
};

fn judge(case: &Case<'_>) -> Option<Observed> {
    let (mark, lost, _) = case.ledger.reckoned?;
    let par = case.par?;
    Some(
        Observed::of(Value::Ratio {
            permille: against(lost, par.customer_minutes),
        })
        .proved(mark),
    )
}
