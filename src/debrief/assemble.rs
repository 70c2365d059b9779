//! Puts a report together from the log, the marks and what surrounds them.

use smol_str::SmolStr;

use super::quotes::Quotes;
use super::report::{
    Commitment, DimensionReport, FORMAT, MeasureReport, NotUnderstood, Question, Report, Talk,
};
use super::{adapted, coached, objectives, outcome, own_view, postmortem, scribe, timeline};
use crate::drill::{Event, Settings, What};
use crate::scenario::Scenario;
use crate::scenario::model::Dimension;
use crate::score::{self, DimensionScore, Measure, ParResult, Policy, Score, dimensions, measures};

/// So many strengths and so many weak points are singled out: few enough to be remembered. Ours.
const SINGLED_OUT: usize = 3;

impl Report {
    /// Debriefs a drill. The log may be cut short: the report says so.
    pub fn of(
        log: &[Event],
        scenario: &Scenario,
        settings: &Settings,
        policy: &Policy,
        par: Option<&ParResult>,
    ) -> Report {
        let score = score::score(log, scenario, policy, par);
        let quotes = Quotes::of(log, scenario);
        let outcome = outcome::of(log, scenario, par);
        let timeline = timeline::of(log, scenario, policy);
        let trainee = settings
            .trainee
            .as_deref()
            .map_or_else(|| name_of_trainee(scenario), str::to_owned);
        let to_practise = costliest(&score);
        Report {
            format: FORMAT,
            scenario: scenario.id.clone(),
            scenario_title: scenario.title.clone(),
            scenario_hash: scenario.hash.clone(),
            seed: settings.seed,
            mode: settings.mode,
            policy: policy.id.clone(),
            trainee,
            date: None,
            complete: outcome.why.is_some() && is_reckoned(log),
            score: score.whole,
            rating: score.rating,
            coach: coached::of(log, scenario),
            objectives: objectives::of(log, scenario),
            self_assessment: questions(&score),
            commitment: commitment(&score, to_practise.first()),
            strengths: strongest(&score),
            to_practise,
            what_if: None,
            dimensions: score
                .dimensions
                .into_iter()
                .map(|dimension| report_dimension(dimension, &quotes))
                .collect(),
            earlier: Vec::new(),
            scribe: scribe::of(log, scenario),
            adapted: adapted::of(log, scenario),
            not_understood: not_understood(log, &quotes),
            talk: talk(log, scenario),
            postmortem: postmortem::of(log, scenario, &outcome),
            follow_up: None,
            outcome,
            timeline,
            policy_used: policy.clone(),
            replay: vec![
                "hotwash replay recording.jsonl".to_owned(),
                format!("hotwash play {} --seed {}", scenario.id, settings.seed),
            ],
        }
    }

    /// One measure of the report, whatever its dimension.
    pub fn measure(&self, id: &str) -> Option<&MeasureReport> {
        self.dimensions
            .iter()
            .flat_map(|dimension| &dimension.measures)
            .find(|measure| measure.id == id)
    }
}

fn name_of_trainee(scenario: &Scenario) -> String {
    scenario.person(&scenario.trainee).map_or_else(
        || scenario.trainee.to_string(),
        |person| person.name.clone(),
    )
}

fn is_reckoned(log: &[Event]) -> bool {
    log.iter()
        .rev()
        .any(|event| matches!(event.what, What::Reckoned { .. }))
}

fn questions(score: &Score) -> Vec<Question> {
    score
        .dimensions
        .iter()
        .filter(|dimension| dimension.score.is_some())
        .map(|dimension| Question {
            dimension: dimension.id,
            title: dimensions::title(dimension.id).to_owned(),
            question: dimensions::question(dimension.id).to_owned(),
            answer: None,
            marked: dimension.score.map(own_view::on_the_scale),
            view: None,
        })
        .collect()
}

fn report_dimension(dimension: DimensionScore, quotes: &Quotes<'_>) -> DimensionReport {
    DimensionReport {
        id: dimension.id,
        title: dimensions::title(dimension.id).to_owned(),
        score: dimension.score,
        rating: dimension.rating,
        weight: dimension.weight,
        par: None,
        measures: dimension
            .measures
            .into_iter()
            .map(|measure| report_measure(measure, quotes))
            .collect(),
    }
}

fn report_measure(measure: Measure, quotes: &Quotes<'_>) -> MeasureReport {
    let spec = measures::named(&measure.id);
    MeasureReport {
        title: spec.map_or_else(|| measure.id.to_string(), |spec| spec.title.to_owned()),
        is: spec.map_or_else(String::new, |spec| spec.is.to_owned()),
        text: measure
            .value
            .map_or_else(|| "not observed".to_owned(), |value| value.to_string()),
        quotes: quotes.select(&measure.evidence, &measure.faults, measure.rating),
        id: measure.id,
        value: measure.value,
        score: measure.score,
        rating: measure.rating,
        weight: measure.weight,
        evidence: measure.evidence,
        faults: measure.faults,
        say_instead: measure.say_instead,
    }
}

/// Every observed measure with what it cost the whole.
fn costs(score: &Score) -> impl Iterator<Item = (u64, &Measure)> {
    score.dimensions.iter().flat_map(|dimension| {
        dimension.measures.iter().filter_map(move |measure| {
            let lost = 100_u64.saturating_sub(u64::from(measure.score?));
            let weight = u64::from(dimension.weight) * u64::from(measure.weight);
            Some((lost * weight, measure))
        })
    })
}

fn costliest(score: &Score) -> Vec<SmolStr> {
    let mut all: Vec<(u64, &Measure)> = costs(score).filter(|(cost, _)| *cost > 0).collect();
    all.sort_by_key(|(cost, _)| std::cmp::Reverse(*cost));
    let ids = all.iter().map(|(_, measure)| measure.id.clone());
    ids.take(SINGLED_OUT).collect()
}

/// The weightiest measures that were rated P, one a dimension; the outcome speaks for itself.
fn strongest(score: &Score) -> Vec<SmolStr> {
    let mut best: Vec<&Measure> = score
        .dimensions
        .iter()
        .filter(|dimension| dimension.id != Dimension::Outcome)
        .filter_map(|dimension| {
            let rated = dimension
                .measures
                .iter()
                .filter(|measure| measure.rating == Some(score::Rating::P));
            rated.max_by_key(|measure| (measure.score, measure.weight))
        })
        .collect();
    best.sort_by_key(|measure| std::cmp::Reverse((measure.score, measure.weight)));
    let ids = best.into_iter().map(|measure| measure.id.clone());
    ids.take(SINGLED_OUT).collect()
}

fn commitment(score: &Score, costliest: Option<&SmolStr>) -> Commitment {
    let dimension = costliest.and_then(|id| {
        let holds = |dimension: &&DimensionScore| {
            dimension.measures.iter().any(|measure| measure.id == *id)
        };
        score.dimensions.iter().find(holds)
    });
    let suggestion = match dimension.map(|dimension| dimension.id) {
        Some(Dimension::Command) => {
            "When I join a call that nobody commands, I will take command in the first minute and name a deputy and a scribe in the next."
        }
        Some(Dimension::Delegation) => {
            "When I give work, I will say one name first and wait until I hear it confirmed."
        }
        Some(Dimension::Timeboxing) => {
            "When I give work, I will say when I come back, and come back then."
        }
        Some(Dimension::Decisions) => {
            "When an option is on the table, I will ask for its risks, poll for strong objections, wait, and decide."
        }
        Some(Dimension::Pressure) => {
            "When somebody pushes, I will answer within a minute with a statement and go back to the plan."
        }
        Some(Dimension::Severity) => {
            "When the level is disputed, I will take the higher one and put the question off to the review."
        }
        Some(Dimension::Handover) => {
            "When my shift nears its end, I will brief the next commander on all five points and have them read it back."
        }
        _ => "When the next drill begins, I will do this one thing differently: …",
    };
    Commitment {
        suggestion: suggestion.to_owned(),
        written: None,
        last: None,
    }
}

fn not_understood(log: &[Event], quotes: &Quotes<'_>) -> Vec<NotUnderstood> {
    log.iter()
        .filter_map(|event| match &event.what {
            What::Heard {
                utterance,
                not_understood,
                ..
            } if !not_understood.is_empty() => Some(NotUnderstood {
                seq: *utterance,
                at: event.at.to_string(),
                text: quotes.words(*utterance).unwrap_or_default().to_owned(),
                parts: not_understood.clone(),
            }),
            _ => None,
        })
        .collect()
}

fn talk(log: &[Event], scenario: &Scenario) -> Talk {
    let mut talk = Talk {
        trainee_words: 0,
        all_words: 0,
    };
    for event in log {
        if let What::Said { who, text, .. } = &event.what {
            let words = text.split_whitespace().count() as u64;
            talk.all_words += words;
            if *who == scenario.trainee {
                talk.trainee_words += words;
            }
        }
    }
    talk
}
