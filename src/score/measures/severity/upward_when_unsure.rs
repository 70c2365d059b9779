//! Upward when unsure: after an argument the higher level stands (1 is the highest). Closing the
//! argument with the words for it means the higher level; only a lower one declared is a fault.

use super::{Case, Observed, Spec, Tally, Unit, closing_words, disputes};

pub(super) const SPEC: Spec = Spec {
    id: "upward-when-unsure",
    title: "The higher level when unsure",
    is: "The share of arguments about the severity after which the higher level stood.",
    unit: Unit::Permille,
    judge,
};

fn judge(case: &Case<'_>) -> Option<Observed> {
    let ledger = case.ledger;
    let mut tally = Tally::default();
    let mut first = None;
    for arc in disputes(case) {
        let answer = arc.answers.last().map(|answer| answer.mark);
        let Some(higher) = arc.severity.into_iter().chain(arc.level).min() else {
            continue;
        };
        let until = arc
            .ended
            .map_or(ledger.end.at, |ended| ended.mark.at)
            .max(answer.map_or(arc.began.at, |answer| answer.at));
        let lowered = ledger
            .severities
            .iter()
            .rfind(|(mark, _)| arc.began.at <= mark.at && mark.at <= until)
            .filter(|(_, level)| *level > higher);
        let Some(proof) = lowered.map(|(mark, _)| *mark).or(answer) else {
            continue;
        };
        if lowered.is_some() {
            first.get_or_insert(arc);
        }
        tally.count(lowered.is_none(), proof);
    }
    Some(tally.share()?.instead(|| first.map(closing_words)))
}
