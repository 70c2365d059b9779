//! In order: each answer was the right one at its step; nobody is removed who was not asked or
//! warned first.

use super::{Case, Observed, Spec, Tally, Unit, arcs, words_for};

pub(super) const SPEC: Spec = Spec {
    id: "in-order",
    title: "In the right order",
    is: "The share of your answers to pressure that were right at the step at which you gave them.",
    unit: Unit::Permille,
    judge,
};

fn judge(case: &Case<'_>) -> Option<Observed> {
    let mut tally = Tally::default();
    let mut first = None;
    for arc in arcs(case) {
        for answer in &arc.answers {
            if !answer.fitting {
                first.get_or_insert(arc);
            }
            tally.count(answer.fitting, answer.mark);
        }
    }
    Some(
        tally
            .share()?
            .instead(|| first.map(|arc| words_for(case, arc))),
    )
}
