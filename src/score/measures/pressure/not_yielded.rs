//! Not yielded: the decision stays with the commander. Only pressures that were answered count:
//! silence does not stand firm.

use super::{Case, Observed, Spec, Tally, Unit, arcs, words_for};
use crate::drill::event::Ended;

/// The act that gives the decision away.
const YIELD: &str = "yield";

pub(super) const SPEC: Spec = Spec {
    id: "not-yielded",
    title: "The decision kept",
    is: "The share of pressures that you answered without giving the decision away.",
    unit: Unit::Permille,
    judge,
};

fn judge(case: &Case<'_>) -> Option<Observed> {
    let mut tally = Tally::default();
    let mut first = None;
    for arc in arcs(case) {
        let Some(last) = arc.answers.last() else {
            continue;
        };
        let given_in = arc.answers.iter().find(|answer| answer.act == YIELD);
        let ended = arc.ended.filter(|ended| ended.how == Ended::Yielded);
        let fault = given_in
            .map(|answer| answer.mark)
            .or(ended.map(|ended| ended.mark));
        if fault.is_some() {
            first.get_or_insert(arc);
        }
        tally.count(fault.is_none(), fault.unwrap_or(last.mark));
    }
    Some(
        tally
            .share()?
            .instead(|| first.map(|arc| words_for(case, arc))),
    )
}
