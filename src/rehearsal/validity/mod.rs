//! Validity: does the score measure what it says? By-the-book does well in everything, each
//! commander with one fault loses in the dimension of that fault and nowhere else, and whoever
//! says nothing, or anything, does badly.
//!
//! [`faults`] is the table of what each commander loses; [`check`] holds surveys against it. The
//! command line, the tests and `docs/validity.md` read the same table.

mod table;

use std::fmt;

use serde::Serialize;
use smol_str::SmolStr;

use super::bot::Bot;
use super::survey::Survey;
use crate::scenario::model::Dimension;
use crate::score::dimensions;

pub use table::{Coupling, Fault, faults};

/// By-the-book's mean mark is at least this in every dimension. Ours.
pub const GOOD: f64 = 90.0;
/// Nine in ten of by-the-book's drills have at least this mark: P begins here.
pub const PERFORMED: u8 = 80;
/// A commander with a fault lies at least so far below by-the-book in the dimension of the fault,
/// in the mean: more than the width of a rating. Ours.
pub const APART: f64 = 25.0;
/// And at most so far in a dimension that the fault does not touch, in the mean. Ours.
pub const NEAR: f64 = 10.0;
/// A coupling that costs no more than this in any scenario is none. Ours.
pub const FELT: f64 = 5.0;
/// Where fewer than one in so many pairs of drills were both marked, their mean says nothing. Ours.
const SELDOM: u64 = 20;
/// The whole of those who say nothing, or anything, is below this in the mean. Ours.
pub const POOR: f64 = 40.0;
/// And nine in ten of their drills are below this: M begins here.
pub const UNABLE: u8 = 50;
/// Fewer drills than this are few: one odd drill among them weighs much. Ours.
const MANY: u64 = 50;
/// With few drills, bounds of means are so much wider. Ours.
const ROOM: f64 = 7.0;

/// Whether a dimension is a commander's own, or touched, or none of their business.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// The fault belongs here.
    Own,
    /// The fault has consequences here.
    Touched,
    /// The fault is not seen here.
    Clear,
}

/// Something that does not hold.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Breach {
    /// In which scenario; in all of them together when `None`.
    pub scenario: Option<SmolStr>,
    /// Whose mark.
    pub bot: &'static str,
    /// In which dimension; the whole when `None`.
    pub dimension: Option<Dimension>,
    /// What is wrong.
    pub what: Wrong,
}

/// What is wrong with a mark.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Wrong {
    /// By-the-book's mean is too low: this.
    NotGood(f64),
    /// One in ten of by-the-book's drills has this or less.
    OftenNotGood(u8),
    /// The fault shows too little where it belongs: so far behind.
    TooNear(f64),
    /// It shows where it should not: so far behind.
    TooFar(f64),
    /// The whole of somebody who should be lost is this.
    NotPoor(f64),
    /// One in ten of their drills has this or more.
    OftenNotPoor(u8),
    /// In no scenario was there an opportunity to show the fault.
    NeverShown,
}

/// How a commander stands to a dimension. By-the-book, `random` and `silent` have no fault of
/// their own.
pub fn standing(bot: &str, dimension: Dimension) -> Standing {
    let Some(fault) = fault(bot) else {
        return Standing::Clear;
    };
    if fault.own == dimension {
        Standing::Own
    } else if fault.touches.iter().any(|one| one.dimension == dimension) {
        Standing::Touched
    } else {
        Standing::Clear
    }
}

fn fault(bot: &str) -> Option<&'static Fault> {
    faults().iter().find(|fault| fault.bot == bot)
}

/// Everything in the surveys that does not hold. With several surveys each fault must also have
/// shown in one of them.
pub fn check(surveys: &[Survey]) -> Vec<Breach> {
    let mut breaches: Vec<Breach> = surveys.iter().flat_map(check_one).collect();
    if surveys.len() > 1 {
        breaches.extend(never_shown(surveys));
    }
    breaches
}

fn check_one(survey: &Survey) -> Vec<Breach> {
    let room = if survey.runs < MANY { ROOM } else { 0.0 };
    let mut breaches = Vec::new();
    let mut wrong = |bot, dimension, what| {
        breaches.push(Breach {
            scenario: Some(survey.scenario.clone()),
            bot,
            dimension,
            what,
        });
    };
    let good = Bot::NAMES[0];
    for (dimension, spread) in survey.matrix.get(good).into_iter().flatten() {
        if let Some(mean) = spread.mean.filter(|mean| *mean < GOOD - room) {
            wrong(good, Some(*dimension), Wrong::NotGood(mean));
        }
        if let Some(low) = spread.p10.filter(|low| room == 0.0 && *low < PERFORMED) {
            wrong(good, Some(*dimension), Wrong::OftenNotGood(low));
        }
    }
    for fault in faults() {
        for (dimension, distance) in survey.behind.get(fault.bot).into_iter().flatten() {
            let Some(behind) = distance
                .mean
                .filter(|_| distance.both * SELDOM >= survey.runs)
            else {
                continue;
            };
            match standing(fault.bot, *dimension) {
                Standing::Own if behind < APART - room => {
                    wrong(fault.bot, Some(*dimension), Wrong::TooNear(behind));
                }
                Standing::Clear if behind > NEAR + room => {
                    wrong(fault.bot, Some(*dimension), Wrong::TooFar(behind));
                }
                _ => {}
            }
        }
    }
    for bot in LOST {
        let Some(whole) = survey.whole.get(bot) else {
            continue;
        };
        if let Some(mean) = whole.mean.filter(|mean| *mean >= POOR + room) {
            wrong(bot, None, Wrong::NotPoor(mean));
        }
        if let Some(high) = whole.p90.filter(|high| room == 0.0 && *high >= UNABLE) {
            wrong(bot, None, Wrong::OftenNotPoor(high));
        }
    }
    breaches
}

/// Those who do not know what they do.
const LOST: [&str; 2] = ["random", "silent"];

fn never_shown(surveys: &[Survey]) -> impl Iterator<Item = Breach> {
    let shown = |fault: &Fault| {
        surveys.iter().any(|survey| {
            let behind = survey.behind.get(fault.bot);
            let own = behind.and_then(|behind| behind.get(&fault.own));
            own.is_some_and(|own| own.both > 0)
        })
    };
    let played = |fault: &Fault| {
        surveys
            .iter()
            .any(|survey| survey.behind.contains_key(fault.bot))
    };
    faults()
        .iter()
        .filter(move |fault| played(fault) && !shown(fault))
        .map(|fault| Breach {
            scenario: None,
            bot: fault.bot,
            dimension: Some(fault.own),
            what: Wrong::NeverShown,
        })
}

/// How far each commander with a fault falls behind in each dimension that it touches, at most in
/// any of the surveys: what never exceeds [`FELT`] is no coupling.
pub fn couplings(surveys: &[Survey]) -> Vec<(&'static str, Dimension, Option<f64>)> {
    let most = |bot: &str, dimension: Dimension| {
        surveys
            .iter()
            .filter_map(|survey| survey.behind.get(bot)?.get(&dimension)?.mean)
            .max_by(f64::total_cmp)
    };
    faults()
        .iter()
        .flat_map(|fault| fault.touches.iter().map(move |one| (fault.bot, one)))
        .map(|(bot, one)| (bot, one.dimension, most(bot, one.dimension)))
        .collect()
}

impl fmt::Display for Breach {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.scenario {
            Some(scenario) => write!(f, "{scenario}: ")?,
            None => f.write_str("in all scenarios: ")?,
        }
        let of = match self.dimension {
            Some(dimension) => dimensions::title(dimension).to_lowercase(),
            None => "the whole".to_owned(),
        };
        let bot = self.bot;
        match self.what {
            Wrong::NotGood(mean) => {
                write!(f, "{bot} has {mean:.1} in {of}, and should have {GOOD}")
            }
            Wrong::OftenNotGood(low) => write!(
                f,
                "one in ten of {bot}'s drills has {low} or less in {of}, and should have {PERFORMED}"
            ),
            Wrong::TooNear(behind) => write!(
                f,
                "{bot} is {behind:.1} behind in {of}, its own dimension, and should be {APART}"
            ),
            Wrong::TooFar(behind) => write!(
                f,
                "{bot} is {behind:.1} behind in {of}, which its fault does not touch, and should be at most {NEAR}"
            ),
            Wrong::NotPoor(mean) => {
                write!(f, "{bot} has {mean:.1} in {of}, and should be below {POOR}")
            }
            Wrong::OftenNotPoor(high) => write!(
                f,
                "one in ten of {bot}'s drills has {high} or more in {of}, and should be below {UNABLE}"
            ),
            Wrong::NeverShown => write!(f, "{bot} never had to do with {of}, its own dimension"),
        }
    }
}
