//! Dimensions: groups of measures, each a weighted mean of what was observed, and the whole,
//! a weighted mean of the dimensions that were observed.

use smol_str::SmolStr;

use super::measures::{self, Case, Spec};
use super::{DimensionScore, Measure, Score};
use crate::scenario::model::Dimension;

/// The dimensions that are marked, in the order of the practice.
pub const MARKED: [Dimension; 12] = [
    Dimension::Command,
    Dimension::Delegation,
    Dimension::Timeboxing,
    Dimension::Decisions,
    Dimension::Updates,
    Dimension::Pressure,
    Dimension::Severity,
    Dimension::Handover,
    Dimension::People,
    Dimension::Clarity,
    Dimension::Closing,
    Dimension::Outcome,
];

/// What a dimension is called in print.
pub fn title(dimension: Dimension) -> &'static str {
    match dimension {
        Dimension::Command => "Command",
        Dimension::Delegation => "Delegation",
        Dimension::Timeboxing => "Time boxing",
        Dimension::Decisions => "Decisions",
        Dimension::Updates => "Updates",
        Dimension::Pressure => "Pressure",
        Dimension::Severity => "Severity",
        Dimension::Handover => "Handover",
        Dimension::People => "People",
        Dimension::Clarity => "Clarity",
        Dimension::Closing => "Closing",
        Dimension::Outcome => "Outcome",
    }
}

/// What the trainee is asked about a dimension before any mark is shown.
pub fn question(dimension: Dimension) -> &'static str {
    match dimension {
        Dimension::Command => "Was it clear from the first minute who commands?",
        Dimension::Delegation => "Did everyone who had work know that it was theirs?",
        Dimension::Timeboxing => "Did every task have an end, and did you come back to it then?",
        Dimension::Decisions => "Did you decide as soon as you could, and knowing the risks?",
        Dimension::Updates => "Did those outside hear from you before they had to ask?",
        Dimension::Pressure => "Did you keep the call on course when somebody pushed?",
        Dimension::Severity => "Was the level set early and left alone after that?",
        Dimension::Handover => "Could the next commander have carried on without asking?",
        Dimension::People => "Were the right people there, and only as long as needed?",
        Dimension::Clarity => "Could a newcomer have followed every word?",
        Dimension::Closing => "Was it plain that it was over, and what comes next?",
        Dimension::Outcome => "Did customers suffer less than they might have?",
    }
}

/// Judges every measure and weighs them up.
pub(super) fn judge(case: &Case<'_>) -> Score {
    let dimensions: Vec<DimensionScore> = MARKED
        .iter()
        .map(|dimension| judge_dimension(*dimension, case))
        .collect();
    let whole = weighted_mean(
        dimensions
            .iter()
            .filter_map(|dimension| Some((dimension.score?, dimension.weight))),
    );
    Score {
        whole,
        rating: whole.map(|score| case.policy.ratings.rate(score)),
        dimensions,
    }
}

fn judge_dimension(dimension: Dimension, case: &Case<'_>) -> DimensionScore {
    let measures: Vec<Measure> = measures::of(dimension)
        .iter()
        .map(|spec| judge_measure(spec, case))
        .collect();
    let score = weighted_mean(
        measures
            .iter()
            .filter_map(|measure| Some((measure.score?, measure.weight))),
    );
    let weights = &case.ledger.scenario.rubric.weights;
    DimensionScore {
        id: dimension,
        score,
        rating: score.map(|score| case.policy.ratings.rate(score)),
        weight: weights.get(&dimension).copied().unwrap_or(1),
        measures,
    }
}

fn judge_measure(spec: &Spec, case: &Case<'_>) -> Measure {
    let rule = case.policy.rule(spec.id);
    let observed = rule.and_then(|_| (spec.judge)(case));
    let score = rule
        .zip(observed.as_ref())
        .map(|(rule, observed)| rule.score(&observed.value, &case.policy.ratings));
    let weight = rule.map_or(0, |rule| rule.weight);
    match observed {
        Some(observed) => {
            let (evidence, faults) = observed.evidence();
            let rating = score.map(|score| case.policy.ratings.rate(score));
            Measure {
                id: SmolStr::new_static(spec.id),
                value: Some(observed.value),
                score,
                rating,
                weight,
                evidence,
                say_instead: observed
                    .say_instead
                    .filter(|_| rating != Some(super::Rating::P) || !faults.is_empty()),
                faults,
            }
        }
        None => Measure {
            id: SmolStr::new_static(spec.id),
            value: None,
            score: None,
            rating: None,
            weight,
            evidence: Vec::new(),
            faults: Vec::new(),
            say_instead: None,
        },
    }
}

/// The mean of scores by their weights, rounded to the nearest; none without any weight.
fn weighted_mean(scores: impl Iterator<Item = (u8, u32)>) -> Option<u8> {
    let (sum, weights) = scores.fold((0_u64, 0_u64), |(sum, weights), (score, weight)| {
        (
            sum + u64::from(score) * u64::from(weight),
            weights + u64::from(weight),
        )
    });
    (weights > 0).then(|| u8::try_from((sum + weights / 2) / weights).unwrap_or(100))
}
