//! Fitting act: of those who pressed, how many got the answer that the practice has for them.
//! Pressure that was ignored was missed.

use super::{Case, Observed, Spec, Tally, Unit, arcs, is_cut_off, words_for};

pub(super) const SPEC: Spec = Spec {
    id: "fitting-act",
    title: "The fitting answer",
    is: "The share of pressures that you met with the act that fits them.",
    unit: Unit::Permille,
    judge,
};

fn judge(case: &Case<'_>) -> Option<Observed> {
    let mut tally = Tally::default();
    let mut first = None;
    for arc in arcs(case).filter(|arc| !is_cut_off(case, arc)) {
        match arc.answers.iter().find(|answer| answer.fitting) {
            Some(answer) => tally.count(true, answer.mark),
            None => {
                first.get_or_insert(arc);
                let answered = arc.answers.first().map(|answer| answer.mark);
                tally.count(false, answered.unwrap_or(arc.began));
            }
        }
    }
    Some(
        tally
            .share()?
            .instead(|| first.map(|arc| words_for(case, arc))),
    )
}
