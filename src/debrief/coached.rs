//! What the coach of a short drill said before and says after, objective by objective.

use super::report::{CoachReport, CoachSaid};
use crate::drill::{Event, What};
use crate::scenario::Scenario;
use crate::scenario::ids::ObjectiveId;

/// The coach's words on a drill; none where the scenario has no coach.
pub(super) fn of(log: &[Event], scenario: &Scenario) -> Option<CoachReport> {
    let coach = scenario.coach.as_ref()?;
    let is_met = |id: &ObjectiveId| {
        log.iter()
            .any(|event| matches!(&event.what, What::ObjectiveMet { objective } if objective == id))
    };
    let text_of = |id: &ObjectiveId| {
        let objectives = &scenario.rubric.objectives;
        let named = objectives.iter().find(|one| one.id == *id);
        named.map_or_else(|| id.to_string(), |one| one.text.clone())
    };
    let after = coach.after.iter().map(|word| {
        let met = is_met(&word.objective);
        CoachSaid {
            objective: word.objective.0.clone(),
            text: text_of(&word.objective),
            met,
            said: if met { &word.met } else { &word.missed }.clone(),
        }
    });
    Some(CoachReport {
        name: coach.name.clone(),
        before: coach.before.clone(),
        after: after.collect(),
    })
}
