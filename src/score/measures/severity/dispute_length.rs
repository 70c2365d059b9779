//! Length of disputes: how long an argument about the level went on before it was ended. One
//! that nobody ended went on until it ran out by itself, or to the end of the drill.

use super::{Case, Observed, Spec, Unit, closing_words, disputes};
use crate::drill::event::Ended;
use crate::score::value::Value;
use crate::units::Span;

pub(super) const SPEC: Spec = Spec {
    id: "dispute-length",
    title: "Time spent arguing the level",
    is: "How long an argument about the severity went on, on average.",
    unit: Unit::Seconds,
    judge,
};

fn judge(case: &Case<'_>) -> Option<Observed> {
    let ledger = case.ledger;
    let lasting = |arc: &crate::score::ledger::Arc<'_>| -> Option<Span> {
        let until = match arc.ended {
            Some(ended) if ended.how != Ended::CutOff => ended.mark.at,
            _ => ledger.end.at,
        };
        let lasted = until.since(arc.began.at);
        let cut_short = arc.ended.is_none_or(|ended| ended.how == Ended::CutOff)
            && lasted < case.policy.limit("pressure-answer");
        (!cut_short).then_some(lasted)
    };
    let timed = || disputes(case).filter_map(|arc| Some((arc, lasting(arc)?)));
    let count = timed().count() as u64;
    if count == 0 {
        return None;
    }
    let sum = timed().map(|(_, span)| span.0).fold(0, u64::saturating_add);
    let mut observed = Observed::of(Value::Time {
        ms: i64::try_from(sum / count).unwrap_or(i64::MAX),
    });
    for (arc, lasted) in timed() {
        let evidence = if case.is_performed(SPEC.id, lasted) {
            &mut observed.proof
        } else {
            &mut observed.faults
        };
        evidence.push(arc.began.seq);
        // What joined the argument is no merit, however short it was.
        let answers = arc.answers.iter().map(|answer| answer.mark);
        evidence.extend(
            answers
                .filter(|mark| !ledger.argued.contains(mark))
                .map(|mark| mark.seq),
        );
        evidence.extend(arc.ended.map(|ended| ended.mark.seq));
    }
    Some(observed.instead(|| {
        let (longest, _) = timed().max_by_key(|(_, span)| *span)?;
        Some(closing_words(longest))
    }))
}
