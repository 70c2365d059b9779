//! The scenario's own objectives, and which of them were met.

use super::report::Objective;
use crate::drill::{Event, What};
use crate::scenario::Scenario;

/// The objectives in the author's order. A coach's are his to tell; they stand here too.
pub(super) fn of(log: &[Event], scenario: &Scenario) -> Vec<Objective> {
    let objectives = scenario.rubric.objectives.iter();
    objectives
        .map(|wanted| {
            let met = log.iter().find(|event| {
                matches!(&event.what, What::ObjectiveMet { objective } if *objective == wanted.id)
            });
            Objective {
                id: wanted.id.0.clone(),
                text: wanted.text.clone(),
                met: met.is_some(),
                seq: met.map(|event| event.seq),
            }
        })
        .collect()
}
