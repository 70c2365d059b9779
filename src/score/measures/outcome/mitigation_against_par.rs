//! Time to mitigate against par: until customers were no longer hurt.

use super::{Case, Observed, Spec, Unit, against};
use crate::score::value::Value;

pub(super) const SPEC: Spec = Spec {
    id: "mitigation-against-par",
    title: "Time to mitigate",
    is: "How long customers were hurt, against how long a by-the-book commander needs here.",
    unit: Unit::Permille,
    judge,
};

fn judge(case: &Case<'_>) -> Option<Observed> {
    let (mark, _, mitigated) = case.ledger.reckoned?;
    let par = case.par?;
    match (mitigated, par.mitigated_ms) {
        (Some(ms), Some(par)) => Some(
            Observed::of(Value::Ratio {
                permille: against(ms, par),
            })
            .proved(mark),
        ),
        (None, Some(_)) => Some(Observed::of(Value::Never).faulted(mark)),
        (_, None) => None,
    }
}
