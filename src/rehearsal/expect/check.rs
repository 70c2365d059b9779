//! Holds expectations against a survey: for each whether it is met, the figures that say so, and
//! for what is not met a drill in which it can be seen.

use serde::Serialize;
use smol_str::SmolStr;

use super::read::dimension_id;
use super::{Claim, Compared, Expectation, Figure, Holds, Rank, Who};
use crate::rehearsal::survey::{OddKind, Survey, replay};

/// How one expectation came out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Verdict {
    /// Its line in the file, from 1.
    pub line: usize,
    /// The sentence as written.
    pub text: String,
    /// Whether it is met.
    pub met: bool,
    /// The figures that say so, in words.
    pub because: String,
    /// A command that plays a drill in which it can be seen that it is not met.
    pub replay: Option<String>,
}

/// Holds expectations against what many drills came to. `called` is how the scenario is named on
/// the command line.
pub fn check(expected: &[Expectation], survey: &Survey, called: &str) -> Vec<Verdict> {
    let one = |expected: &Expectation| {
        let found = held(&expected.claim, survey);
        Verdict {
            line: expected.line,
            text: expected.text.clone(),
            met: found.met,
            because: found.because,
            replay: found.drill.map(|(bot, seed)| replay(called, bot, seed)),
        }
    };
    expected.iter().map(one).collect()
}

/// What a survey says of a claim.
struct Found {
    met: bool,
    because: String,
    /// The drill that shows it, by commander and seed.
    drill: Option<(&'static str, u64)>,
}

impl Found {
    fn plain(met: bool, because: String) -> Found {
        Found {
            met,
            because,
            drill: None,
        }
    }
}

fn held(claim: &Claim, survey: &Survey) -> Found {
    match claim {
        Claim::Commanders {
            who,
            holds,
            figure,
            compared,
            bound,
        } => {
            let wanted = |value: f64| compared.is_so(value, *bound) == (*holds == Holds::So);
            of_commanders(who, *figure, wanted, survey)
        }
        Claim::EveryReached { part, but } => every_reached(part, but, survey),
        Claim::Reached {
            part,
            id,
            compared,
            bound,
        } => reached(part, id, *compared, *bound, survey),
        Claim::NothingOdd => nothing_odd(survey),
    }
}

fn of_commanders(
    who: &Who,
    figure: Figure,
    wanted: impl Fn(f64) -> bool,
    survey: &Survey,
) -> Found {
    let meant = survey.outcomes.keys().copied().filter(|bot| match who {
        Who::One(name) => bot == name,
        Who::AllBut(names) => !names.contains(bot),
    });
    let values: Vec<(&'static str, f64)> = meant
        .filter_map(|bot| Some((bot, value(figure, bot, survey)?)))
        .collect();
    if values.is_empty() {
        return Found::plain(false, "it was never observed".to_owned());
    }
    let failing: Vec<&(&'static str, f64)> =
        values.iter().filter(|(_, value)| !wanted(*value)).collect();
    let met = failing.is_empty();
    let told = match met {
        true => values.iter().collect(),
        false => failing,
    };
    let drill = told.first().filter(|_| !met);
    Found {
        met,
        because: because(&told, figure),
        drill: drill.and_then(|(bot, _)| shown_by(figure, bot, survey)),
    }
}

/// So many commanders are told of; of more the lowest and the highest.
const FEW: usize = 3;

fn because(values: &[&(&'static str, f64)], figure: Figure) -> String {
    let one = |(bot, value): &(&'static str, f64)| format!("{bot} {}", told(figure, *value));
    if values.len() <= FEW {
        let all: Vec<String> = values.iter().map(|value| one(value)).collect();
        return all.join(", ");
    }
    let order = |some: &&&(&str, f64), other: &&&(&str, f64)| some.1.total_cmp(&other.1);
    let (low, high) = (values.iter().min_by(order), values.iter().max_by(order));
    let ends = [low, high].into_iter().flatten().map(|value| one(value));
    format!("from {}", ends.collect::<Vec<_>>().join(" to "))
}

fn told(figure: Figure, value: f64) -> String {
    match figure {
        Figure::Resolved | Figure::Mitigated => format!("{value:.1} %"),
        Figure::MitigatedMinutes => format!("{value:.0} minutes"),
        Figure::Lost => format!("{value:.0} customer-minutes"),
        Figure::Mark(dimension, _) => {
            let of = dimension.map_or_else(|| "all".to_owned(), dimension_id);
            format!("{value:.1} in {of}")
        }
    }
}

/// A figure of one commander; none where it was never observed.
fn value(figure: Figure, bot: &str, survey: &Survey) -> Option<f64> {
    match figure {
        Figure::Resolved => survey.resolved.get(bot).map(|share| share * 100.0),
        Figure::Mitigated => survey.harm.get(bot).map(|harm| harm.mitigated * 100.0),
        Figure::MitigatedMinutes => survey.harm.get(bot)?.mitigated_min.p50.map(f64::from),
        Figure::Lost => survey.harm.get(bot).map(|harm| harm.customer_minutes),
        Figure::Mark(dimension, rank) => {
            let spread = match dimension {
                Some(dimension) => survey.matrix.get(bot)?.get(&dimension)?,
                None => survey.whole.get(bot)?,
            };
            match rank {
                Rank::Mean => spread.mean,
                Rank::P10 => spread.p10.map(f64::from),
                Rank::P50 => spread.p50.map(f64::from),
                Rank::P90 => spread.p90.map(f64::from),
            }
        }
    }
}

/// A drill of a commander in which a poor figure can be seen.
fn shown_by(figure: Figure, bot: &'static str, survey: &Survey) -> Option<(&'static str, u64)> {
    let seed = match figure {
        Figure::Mark(Some(dimension), _) => survey.lowest.get(bot)?.get(&dimension)?.seed,
        Figure::Resolved => *survey.failed.get(bot)?.first()?,
        _ => return None,
    };
    Some((bot, seed))
}

fn every_reached(part: &str, but: &[SmolStr], survey: &Survey) -> Found {
    let Some(coverage) = survey.coverage.get(part) else {
        return Found::plain(false, format!("the scenario has no {part}"));
    };
    if let Some(strange) = but.iter().find(|id| !coverage.times.contains_key(*id)) {
        return Found::plain(
            false,
            format!("the scenario has no `{strange}` in its {part}"),
        );
    }
    let never = coverage.never.iter().filter(|id| !but.contains(id));
    let never: Vec<&str> = never.map(SmolStr::as_str).collect();
    match never.is_empty() {
        true => Found::plain(true, format!("{} of {}", coverage.reached, coverage.of)),
        false => Found::plain(false, format!("never: {}", never.join(", "))),
    }
}

fn reached(part: &str, id: &SmolStr, compared: Compared, bound: f64, survey: &Survey) -> Found {
    let times = survey.coverage.get(part).and_then(|all| all.times.get(id));
    let Some(times) = times else {
        return Found::plain(false, format!("the scenario has no `{id}` in its {part}"));
    };
    let drills = survey.runs * survey.outcomes.len() as u64;
    let share = *times as f64 * 100.0 / drills.max(1) as f64;
    Found::plain(
        compared.is_so(share, bound),
        format!("{share:.1} %: {times} of {drills} drills"),
    )
}

/// Whether any drill was odd; that par was not resolved has a sentence of its own.
fn nothing_odd(survey: &Survey) -> Found {
    let odd = survey
        .oddities
        .iter()
        .find(|odd| odd.kind != OddKind::ParUnresolved);
    match odd {
        None => Found::plain(true, "no drill was".to_owned()),
        Some(odd) => Found {
            met: false,
            because: format!("{}: {}", odd.bot, odd.kind.told()),
            drill: odd.first.first().map(|first| (odd.bot, first.seed)),
        },
    }
}
