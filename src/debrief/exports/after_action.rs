//! An after-action report in the shape of HSEEP, the exercise programme of US emergency
//! management: overview, capabilities with their ratings, observations, an improvement plan.
//!
//! It blames nobody: an observation speaks of what was done, its analysis of what that leads to,
//! and people are "the incident commander" and "a responder" outside of quoted words.

mod capability;
mod html;
mod markdown;
mod observation;
mod overview;
mod plan;

pub use html::html;
pub use markdown::markdown;

use serde::Serialize;

use super::Occasion;
use crate::debrief::Report;
use crate::debrief::report::Objective;
use crate::score::Rating;
use capability::Capability;
use observation::Observation;
use plan::Action;

/// What each rating means in HSEEP, in our words.
const RATINGS: [(Rating, &str); 4] = [
    (
        Rating::P,
        "the critical tasks were done so that the objective was reached, nothing else suffered, \
         and nobody was put at risk",
    ),
    (
        Rating::S,
        "the objective was reached and nothing else suffered, but it could be done better or with \
         less",
    ),
    (
        Rating::M,
        "the objective was reached, but other work suffered, risk was added, or plans and policies \
         were not kept",
    ),
    (
        Rating::U,
        "the critical tasks were not done so that the objective could be reached",
    ),
];

/// An after-action report, ready to be printed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct AfterAction {
    title: String,
    /// What and its text, row by row.
    overview: Vec<(String, String)>,
    /// Letter, name, meaning.
    ratings: Vec<(String, String, String)>,
    capabilities: Vec<Capability>,
    objectives: Vec<Objective>,
    strengths: Vec<Observation>,
    improvements: Vec<Observation>,
    plan: Vec<Action>,
    /// Whether the drill reached its end.
    complete: bool,
    /// Who made it.
    made_by: String,
}

impl AfterAction {
    /// Arranges a report. Without a date the plan has none either.
    pub fn of(report: &Report, occasion: &Occasion) -> AfterAction {
        let strengths = observation::strengths(report);
        let improvements = observation::improvements(report);
        AfterAction {
            title: format!("After-action report: {}", report.scenario_title),
            overview: overview::of(report, occasion),
            ratings: RATINGS
                .iter()
                .map(|(rating, meaning)| {
                    let letter = rating.letter().to_owned();
                    (letter, rating.means().to_owned(), (*meaning).to_owned())
                })
                .collect(),
            capabilities: report.dimensions.iter().map(Capability::of).collect(),
            objectives: report.objectives.clone(),
            plan: plan::of(report, &improvements, occasion),
            strengths,
            improvements,
            complete: report.complete,
            made_by: format!(
                "Hotwash {}, scenario {}, seed {}, policy {}",
                env!("CARGO_PKG_VERSION"),
                report.scenario,
                report.seed,
                report.policy_used.title
            ),
        }
    }
}
