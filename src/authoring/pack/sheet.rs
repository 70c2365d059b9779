//! The evaluator's sheet: what to watch in each dimension, with the thresholds of the policy in
//! words, boxes to tick and room to write down times.

use serde::Serialize;

use crate::scenario::Scenario;
use crate::score::dimensions::{MARKED, question, title};
use crate::score::measures;
use crate::score::policy::{Policy, Rule, Unit};
use crate::units::Span;

/// One dimension.
#[derive(Clone, Debug, Serialize)]
pub(super) struct Group {
    title: &'static str,
    asks: &'static str,
    weight: u32,
    practised: bool,
    measures: Vec<Line>,
}

/// One measure.
#[derive(Clone, Debug, Serialize)]
struct Line {
    title: &'static str,
    is: &'static str,
    weight: u32,
    /// The last values of P, S and M in words, or that it is yes or no.
    bounds: Vec<(&'static str, String)>,
}

/// The sheet, the skills of this scenario first; what counts nothing here is left out, and of a
/// short drill of the ladder whatever it does not practise.
pub(super) fn of(scenario: &Scenario, policy: &Policy) -> Vec<Group> {
    let weight = |dimension| {
        let weights = &scenario.rubric.weights;
        weights.get(&dimension).copied().unwrap_or(1)
    };
    let mut groups: Vec<Group> = MARKED
        .into_iter()
        .filter(|dimension| weight(*dimension) > 0)
        .filter(|dimension| scenario.ladder.is_none() || scenario.skills.contains(dimension))
        .map(|dimension| Group {
            title: title(dimension),
            asks: question(dimension),
            weight: weight(dimension),
            practised: scenario.skills.contains(&dimension),
            measures: measures::of(dimension)
                .iter()
                .filter_map(|spec| {
                    let rule = policy.rule(spec.id)?;
                    Some(Line {
                        title: spec.title,
                        is: spec.is,
                        weight: rule.weight,
                        bounds: bounds(rule),
                    })
                })
                .filter(|line| line.weight > 0)
                .collect(),
        })
        .filter(|group| !group.measures.is_empty())
        .collect();
    groups.sort_by_key(|group| !group.practised);
    groups
}

/// Up to which value each rating is given.
fn bounds(rule: &Rule) -> Vec<(&'static str, String)> {
    let Some(thresholds) = rule.thresholds() else {
        return vec![("P", "yes".to_owned()), ("U", "no".to_owned())];
    };
    let [full, performed, some, major, none] = thresholds;
    let side = if full > none { "from" } else { "to" };
    // Only what is held against par goes beyond the whole.
    let is_ratio = rule.unit == Unit::Permille && thresholds.iter().any(|value| *value > 1000);
    let mut last = None;
    let mut told = Vec::new();
    for (letter, value) in [("P", performed), ("S", some), ("M", major)] {
        // Where two ratings share a bound, the better one has it.
        if last.replace(value) != Some(value) {
            told.push((
                letter,
                format!("{side} {}", in_words(rule.unit, is_ratio, value)),
            ));
        }
    }
    told
}

fn in_words(unit: Unit, is_ratio: bool, value: i64) -> String {
    match unit {
        Unit::Seconds if value < 0 => format!("{} before", Span::secs(value.unsigned_abs())),
        Unit::Seconds => Span::secs(value.unsigned_abs()).to_string(),
        Unit::Permille if is_ratio => format!("{}.{} × par", value / 1000, value % 1000 / 100),
        Unit::Permille => format!("{} %", value / 10),
        Unit::Times if value == 1 => "once".to_owned(),
        Unit::Times if value == 0 => "never".to_owned(),
        Unit::Times => format!("{value} times"),
        Unit::YesNo => "yes".to_owned(),
    }
}
