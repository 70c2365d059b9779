//! The improvement plan: one corrective action for each area, which starts with a verb, is
//! specific and has an end (PRACTICE 39).

use jiff::civil::Date;
use serde::Serialize;

use super::observation::Observation;
use crate::calendar::add_business_days;
use crate::debrief::Report;
use crate::debrief::exports::Occasion;

/// An action begins so many business days after the drill: the next day at work. Ours.
const BEGINS: u32 = 1;
/// It is done so many business days after that. Ours; skill decays within weeks, so short drills
/// come often (PRACTICE 40).
const TAKES: u32 = 10;

/// A corrective action.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(super) struct Action {
    /// What was observed.
    pub(super) issue: String,
    /// What to do, until when it is done.
    pub(super) action: String,
    /// Which part of a capability it mends: planning, organization, equipment, training, exercises.
    pub(super) element: String,
    /// Who does it.
    pub(super) owner: String,
    /// From when; none where the drill's day is not known.
    pub(super) start: Option<Date>,
    /// Until when.
    pub(super) completion: Option<Date>,
}

pub(super) fn of(report: &Report, areas: &[Observation], occasion: &Occasion) -> Vec<Action> {
    let start = occasion.day().map(|day| add_business_days(day, BEGINS));
    let completion = start.map(|day| add_business_days(day, TAKES));
    let action = |issue: String, action: String, element: &str| Action {
        issue,
        action,
        element: element.to_owned(),
        owner: report.trainee.clone(),
        start,
        completion,
    };
    let again = format!("hotwash play {}", report.scenario);
    let areas = areas.iter().map(|area| {
        let (drill, element) = match &area.practised_by {
            Some(drill) => (format!("hotwash play {drill}"), "Training"),
            None => (again.clone(), "Exercises"),
        };
        action(
            format!("{}: {}", area.title, area.figure),
            format!(
                "Play \"{drill}\" until \"{}\" is rated P in two drills running",
                area.title
            ),
            element,
        )
    });
    let missed = report.objectives.iter().filter(|objective| !objective.met);
    let missed = missed.map(|objective| {
        action(
            format!("Not reached: {}", objective.text),
            format!("Play \"{again}\" until \"{}\" is met", objective.text),
            "Exercises",
        )
    });
    areas.chain(missed).collect()
}
