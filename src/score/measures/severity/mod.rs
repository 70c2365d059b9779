//! Whether the level is set early and left alone after that.

mod dispute_length;
mod not_argued;
mod severity_declared;
mod upward_when_unsure;

use super::{Case, Observed, Spec, Tally, Unit};
use crate::scenario::model::PressureKind;
use crate::score::ledger::{Arc, Mark};

/// In the order in which they are printed.
pub(super) const ALL: [Spec; 4] = [
    severity_declared::SPEC,
    dispute_length::SPEC,
    not_argued::SPEC,
    upward_when_unsure::SPEC,
];

/// The arguments about severity that were the trainee's to end.
fn disputes<'a>(case: &Case<'a>) -> impl Iterator<Item = &'a Arc<'a>> {
    let ledger = case.ledger;
    ledger.arcs.iter().filter(move |arc| {
        let commander = ledger.commander_at(arc.began.at);
        arc.kind == PressureKind::SeverityDispute
            && commander.is_none_or(|who| who == ledger.trainee)
    })
}

/// The commander declared a lower level than stood, before such an argument was over
/// (1 is the highest).
fn lowered(case: &Case<'_>, arc: &Arc<'_>) -> Option<Mark> {
    let stood = arc.severity?;
    let until = arc.ended.map_or(case.ledger.end.at, |ended| ended.mark.at);
    case.ledger
        .severities
        .iter()
        .find(|(mark, level)| arc.began.at <= mark.at && mark.at <= until && *level > stood)
        .map(|(mark, _)| *mark)
}

/// The words that end such an argument.
fn closing_words(arc: &Arc<'_>) -> String {
    match arc.severity.into_iter().chain(arc.level).min() {
        Some(level) => format!(
            "We treat this as a severity {level} and discuss the level in the review. Back to the fix."
        ),
        None => "We treat it as the higher one and discuss it in the review.".to_owned(),
    }
}
