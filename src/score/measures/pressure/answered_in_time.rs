//! Answered in time: full credit up to the policy's limit, none from three times that on.

use super::{Case, Observed, Spec, Tally, Unit, arcs, is_cut_off, words_for};

pub(super) const SPEC: Spec = Spec {
    id: "answered-in-time",
    title: "Answered in time",
    is: "The share of pressures that you met fittingly before they could grow.",
    unit: Unit::Permille,
    judge,
};

fn judge(case: &Case<'_>) -> Option<Observed> {
    let limit = case.policy.limit("pressure-answer").0.max(1);
    let mut tally = Tally::default();
    let mut slowest = None;
    for arc in arcs(case).filter(|arc| !is_cut_off(case, arc)) {
        let answer = arc.answers.iter().find(|answer| answer.fitting);
        let credit = answer.map_or(0, |answer| {
            let late = answer.mark.at.since(arc.began.at).0.saturating_sub(limit);
            1000_u64.saturating_sub(late.saturating_mul(1000) / (2 * limit))
        });
        if credit < 1000 {
            slowest.get_or_insert(arc);
        }
        tally.credit(credit, answer.map_or(arc.began, |answer| answer.mark));
    }
    Some(
        tally
            .share()?
            .instead(|| slowest.map(|arc| words_for(case, arc))),
    )
}
