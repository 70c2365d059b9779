//! Observations: what was seen, by which events, what it leads to, what to do. Strengths are what
//! was rated P, areas for improvement everything below.

use serde::Serialize;

use super::capability::aim;
use crate::debrief::Report;
use crate::debrief::report::{DimensionReport, MeasureReport, Quote};
use crate::score::policy::{Rule, Unit};
use crate::score::{Rating, Value};
use crate::units::Span;

/// One observation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(super) struct Observation {
    /// The measure's name in print.
    pub(super) title: String,
    /// What was seen, as a figure.
    pub(super) figure: String,
    /// The dimension's name in print.
    pub(super) dimension: String,
    /// P, S, M or U.
    pub(super) rating: String,
    /// What was seen, in a sentence.
    pub(super) statement: String,
    /// When, and what was said or happened.
    pub(super) references: Vec<Reference>,
    /// Whose practice it is held against.
    pub(super) source: String,
    /// What it leads to.
    pub(super) analysis: String,
    /// What to do.
    pub(super) recommendation: String,
    /// The short drill that practises it.
    pub(super) practised_by: Option<String>,
}

/// An event that an observation rests on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(super) struct Reference {
    /// Its number in the recording.
    pub(super) seq: u64,
    /// Minutes and seconds into the call.
    pub(super) at: String,
    /// By role; empty for what merely happened.
    pub(super) who: String,
    /// The words, or what happened.
    pub(super) words: String,
}

/// The weightiest measure of each dimension that was performed without challenges.
pub(super) fn strengths(report: &Report) -> Vec<Observation> {
    let best = report.dimensions.iter().filter_map(|dimension| {
        let rated = dimension
            .measures
            .iter()
            .filter(|measure| measure.rating == Some(Rating::P));
        let best = rated.max_by_key(|measure| (measure.weight, measure.score))?;
        Some(observed(report, dimension, best))
    });
    best.collect()
}

/// Every measure that was performed with challenges or not, worst rating first within its
/// dimension.
pub(super) fn improvements(report: &Report) -> Vec<Observation> {
    let mut found = Vec::new();
    for dimension in &report.dimensions {
        let mut below: Vec<&MeasureReport> = dimension
            .measures
            .iter()
            .filter(|measure| measure.rating.is_some_and(|rating| rating < Rating::P))
            .collect();
        below.sort_by_key(|measure| measure.score);
        found.extend(
            below
                .into_iter()
                .map(|measure| observed(report, dimension, measure)),
        );
    }
    found
}

fn observed(report: &Report, dimension: &DimensionReport, measure: &MeasureReport) -> Observation {
    let rating = measure.rating.unwrap_or(Rating::U);
    let rule = report.policy_used.rule(&measure.id);
    let aim = aim(dimension.id);
    Observation {
        title: measure.title.clone(),
        figure: measure.text.clone(),
        dimension: dimension.title.clone(),
        rating: rating.letter().to_owned(),
        statement: format!("{}: {}, {}.", measure.title, measure.text, rating.means()),
        references: measure
            .quotes
            .iter()
            .map(|quote| reference(report, quote))
            .collect(),
        source: rule.map_or_else(String::new, |rule| rule.source.clone()),
        analysis: match rule.and_then(|rule| bound(rule, measure)) {
            Some(bound) if rating < Rating::P => {
                format!("{} Without challenges would be {bound}.", aim.because)
            }
            _ => aim.because.to_owned(),
        },
        recommendation: recommendation(measure, aim.practised_by),
        practised_by: aim.practised_by.map(str::to_owned),
    }
}

/// Words and events, with people by their role.
fn reference(report: &Report, quote: &Quote) -> Reference {
    let commander = report.trainee.split_whitespace().next();
    Reference {
        seq: quote.seq,
        at: quote.at.clone(),
        who: match quote.said {
            false => String::new(),
            true if commander == Some(quote.who.as_str()) => "incident commander".to_owned(),
            true => "a responder".to_owned(),
        },
        words: quote.words.clone(),
    }
}

fn recommendation(measure: &MeasureReport, practised_by: Option<&str>) -> String {
    let practise = practised_by.map(|drill| format!("Practise it: hotwash play {drill}."));
    match (&measure.say_instead, measure.rating) {
        (_, Some(Rating::P)) => "Keep doing it.".to_owned(),
        (Some(words), _) => {
            let say = format!("Say for example: \"{words}\"");
            [Some(say), practise]
                .into_iter()
                .flatten()
                .collect::<Vec<_>>()
                .join(" ")
        }
        (None, _) => practise.unwrap_or_else(|| {
            "Look at what cost most above; this figure follows from it.".to_owned()
        }),
    }
}

/// The last value that is performed without challenges, in words; none for yes or no.
fn bound(rule: &Rule, measure: &MeasureReport) -> Option<String> {
    let [full, performed, .., none] = rule.thresholds()?;
    let side = if full > none { "at least" } else { "at most" };
    let is_ratio = matches!(measure.value, Some(Value::Ratio { .. }));
    let value = match rule.unit {
        Unit::Permille if is_ratio => {
            let permille = u64::try_from(performed).ok()?;
            Value::Ratio { permille }.to_string()
        }
        Unit::Seconds => {
            let sign = if performed < 0 { "−" } else { "" };
            format!("{sign}{}", Span::secs(performed.unsigned_abs()))
        }
        Unit::Permille => format!("{} %", performed / 10),
        Unit::Times => performed.to_string(),
        Unit::YesNo => return None,
    };
    Some(format!("{side} {value}"))
}
