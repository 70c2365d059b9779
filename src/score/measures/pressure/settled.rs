//! Settled: how the pressures ended. Settled, removed in order, or command passed because it was
//! asked for: well. Given in to, or left until it ran out: not.

use super::{Case, Observed, Spec, Tally, Unit, arcs, words_for};
use crate::drill::event::Ended;

pub(super) const SPEC: Spec = Spec {
    id: "settled",
    title: "Pressure settled",
    is: "The share of pressures that your answer brought to a good end.",
    unit: Unit::Permille,
    judge,
};

fn judge(case: &Case<'_>) -> Option<Observed> {
    let mut tally = Tally::default();
    let mut first = None;
    for arc in arcs(case) {
        let Some(ended) = arc.ended else {
            continue;
        };
        let fittingly = arc.answers.iter().any(|answer| answer.fitting);
        let well = match ended.how {
            Ended::Settled => true,
            Ended::Removed | Ended::TookCommand => fittingly,
            Ended::Yielded | Ended::RanOut => false,
            Ended::CutOff if arc.grew.is_empty() || fittingly => continue,
            Ended::CutOff => false,
        };
        if !well {
            first.get_or_insert(arc);
        }
        tally.count(well, ended.mark);
    }
    Some(
        tally
            .share()?
            .instead(|| first.map(|arc| words_for(case, arc))),
    )
}
