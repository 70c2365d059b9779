//! The exercise overview: what, when, how long, about what, who. What only the organisation knows
//! is left open for it.

use crate::debrief::exports::Occasion;
use crate::debrief::{NOT_KNOWN, Report};
use crate::drill::Mode;
use crate::units::Span;

/// Left for the organisation to fill in.
const OPEN: &str = "…";

pub(super) fn of(report: &Report, occasion: &Occasion) -> Vec<(String, String)> {
    let date = occasion
        .day()
        .map_or_else(|| OPEN.to_owned(), |day| day.to_string());
    let mode = match report.mode {
        Mode::Practice => "practice, with what was heard shown",
        Mode::Exam => "exam, without hints",
    };
    let played_by = match &occasion.bot {
        Some(bot) => format!(
            "the simulated commander {bot}, in the part of {}",
            report.trainee
        ),
        None => report.trainee.clone(),
    };
    let mut rows = vec![
        ("Exercise name", report.scenario_title.clone()),
        ("Exercise date", date),
        (
            "Type",
            format!("functional exercise in a simulator; {mode}"),
        ),
        ("Duration", Span(report.outcome.lasted_ms).to_string()),
        (
            "Scope",
            "one incident call, from its start until command ended or was handed over; \
             one trainee, all other parts simulated"
                .to_owned(),
        ),
        ("Focus area", "response".to_owned()),
        ("Threat or hazard", report.postmortem.summary.clone()),
        ("Incident commander", played_by),
        ("How it ended", report.outcome.text.clone()),
        (
            "Rated by",
            format!("{}: {}", report.policy_used.title, report.policy_used.about),
        ),
        ("Sponsor", OPEN.to_owned()),
        ("Point of contact", OPEN.to_owned()),
    ];
    if !report.complete {
        rows.push(("Cut short", NOT_KNOWN.to_owned()));
    }
    rows.into_iter()
        .map(|(what, text)| (what.to_owned(), text))
        .collect()
}
