//! The survey: a scenario played over and over by simulated commanders, on all cores, and what
//! came of it: how scores are spread, how drills end, which parts of the scenario nobody ever
//! reaches, and which drills were odd.
//!
//! ```text
//!  seeds ──all cores──► drills by each bot ──► Tally (commutative) ──merge──► Survey
//! ```
//!
//! However many threads count, the survey is the same, and memory does not grow with the number
//! of drills.

pub mod quick;
mod scores;
mod tally;

use std::collections::BTreeMap;
use std::panic::AssertUnwindSafe;
use std::sync::Arc;

use rayon::iter::{IntoParallelIterator, ParallelIterator};
use serde::Serialize;
use smol_str::SmolStr;

pub use scores::{Distance, Spread, Times};

use super::bot::{Bot, UnknownBot};
use super::drive::play;
use crate::drill::{Drill, Event, Mode, Settings, What};
use crate::hearing::Hearing;
use crate::scenario::Scenario;
use crate::scenario::model::{Dimension, Outcome};
use crate::score::{self, ParResult, Policy, Score};
use crate::units::Moment;
use scores::{hundredths, share};
use tally::{Part, Tally};

/// What many drills of one scenario came to.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Survey {
    /// The scenario's id.
    pub scenario: SmolStr,
    /// How many drills each commander played.
    pub runs: u64,
    /// The seed of the first; the others follow it.
    pub seed: u64,
    /// How scores are spread, by commander and dimension.
    pub matrix: BTreeMap<&'static str, BTreeMap<Dimension, Spread>>,
    /// How far marks lie below those of by-the-book under the same seeds, by commander and
    /// dimension. Where both played the same drill, word for word, what sets them apart had no
    /// occasion to show, and the pair is left out. Empty where by-the-book did not play.
    pub behind: BTreeMap<&'static str, BTreeMap<Dimension, Distance>>,
    /// How the whole scores are spread, by commander.
    pub whole: BTreeMap<&'static str, Spread>,
    /// The share of drills that ended as they should, by commander: resolved, or handed over
    /// where the scenario has that for an end.
    pub resolved: BTreeMap<&'static str, f64>,
    /// The shares of outcomes, by commander.
    pub outcomes: BTreeMap<&'static str, BTreeMap<Outcome, f64>>,
    /// What it cost the customers, by commander.
    pub harm: BTreeMap<&'static str, Harm>,
    /// The lowest mark in each dimension and the drill that had it, by commander.
    pub lowest: BTreeMap<&'static str, BTreeMap<Dimension, Lowest>>,
    /// The first seeds under which the drill was not brought to its proper end, by commander.
    pub failed: BTreeMap<&'static str, Vec<u64>>,
    /// What was reached, by kind of part.
    pub coverage: BTreeMap<&'static str, Coverage>,
    /// Drills that were odd.
    pub oddities: Vec<Oddity>,
}

/// What it cost the customers.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Harm {
    /// Customer-minutes lost in the mean drill.
    pub customer_minutes: f64,
    /// The share of drills in which customers were out of harm at the end.
    pub mitigated: f64,
    /// When they came out of harm, in those [min].
    pub mitigated_min: Times,
}

/// The lowest mark in a dimension.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Lowest {
    /// The mark, 0 to 100.
    pub score: u8,
    /// The first seed that it was given under.
    pub seed: u64,
}

/// Which of a scenario's parts of one kind were reached.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Coverage {
    /// How many there are.
    pub of: usize,
    /// How many were reached by any commander.
    pub reached: usize,
    /// How many each commander reached.
    pub by: BTreeMap<&'static str, usize>,
    /// In how many drills of all commanders each was reached.
    pub times: BTreeMap<SmolStr, u64>,
    /// Those that nobody ever reached.
    pub never: Vec<SmolStr>,
}

/// What can be odd about a drill.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum OddKind {
    /// Nothing was due any more, and the drill was not over.
    DeadEnd,
    /// The commander was made to stop because they never came to an end.
    NoEnd,
    /// The commander spoke on and on without the clock moving.
    TalksOn,
    /// Simulated people said the same words twice.
    Repeats,
    /// The commander who sets par did not bring the incident to its proper end.
    ParUnresolved,
    /// The program broke off. That is a fault of hotwash, not of the scenario.
    BrokeOff,
}

impl OddKind {
    /// In words.
    pub fn told(self) -> &'static str {
        match self {
            OddKind::DeadEnd => "nothing was due and the drill was not over",
            OddKind::NoEnd => "the commander never came to an end",
            OddKind::TalksOn => "the commander talked on without the clock moving",
            OddKind::Repeats => "the same words were said twice",
            OddKind::ParUnresolved => "not brought to its proper end",
            OddKind::BrokeOff => "hotwash itself broke off; please report it",
        }
    }
}

/// Drills of one commander that were odd in the same way.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Oddity {
    /// How.
    pub kind: OddKind,
    /// Whose drills.
    pub bot: &'static str,
    /// How many.
    pub times: u64,
    /// The first of them.
    pub first: Vec<OddDrill>,
}

/// One odd drill.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct OddDrill {
    /// Its seed.
    pub seed: u64,
    /// What is odd about it.
    pub about: String,
    /// The command that plays it again.
    pub replay: String,
}

/// What is to be surveyed.
pub struct Plan<'a> {
    /// The scenario.
    pub scenario: &'a Arc<Scenario>,
    /// Its ear.
    pub hearing: &'a Arc<Hearing>,
    /// What drills are marked by.
    pub policy: &'a Policy,
    /// How the scenario is named on the command line, for replaying.
    pub called: &'a str,
    /// The commanders, by name.
    pub bots: &'a [&'static str],
    /// The first seed.
    pub seed: u64,
    /// How many drills each commander plays.
    pub runs: u64,
}

/// Plays all drills of a plan. `played` is told of each that is over.
///
/// # Errors
/// When the plan names a commander that does not exist.
pub fn survey(plan: &Plan<'_>, played: &(dyn Fn() + Sync)) -> Result<Survey, UnknownBot> {
    for name in plan.bots {
        Bot::named(name)?;
    }
    let seeds = (0..plan.runs).into_par_iter();
    let tallies = tallied(plan, seeds.map(|run| plan.seed.wrapping_add(run)), played);
    Ok(summed_up(plan, &tallies))
}

/// The ids of a scenario's parts of one kind, called as in coverage (`injects`); none where there
/// is no such kind.
pub fn parts_of(scenario: &Scenario, called: &str) -> Vec<SmolStr> {
    let kind = Part::ALL.into_iter().find(|(_, name)| *name == called);
    kind.map_or_else(Vec::new, |(part, _)| part.ids(scenario))
}

/// What came of the drills under these seeds, by commander.
fn tallied(
    plan: &Plan<'_>,
    seeds: impl ParallelIterator<Item = u64>,
    played: &(dyn Fn() + Sync),
) -> Vec<Tally> {
    let none = || vec![Tally::default(); plan.bots.len()];
    seeds
        .fold(none, |mut tallies, seed| {
            play_seed(plan, seed, &mut tallies, played);
            tallies
        })
        .reduce(none, |mut some, others| {
            for (one, other) in some.iter_mut().zip(&others) {
                one.merge(other);
            }
            some
        })
}

/// All commanders play one seed; the first in the table sets par.
fn play_seed(plan: &Plan<'_>, seed: u64, tallies: &mut [Tally], played: &(dyn Fn() + Sync)) {
    let mut par = plan.scenario.rubric.par.as_ref().map(|stated| ParResult {
        customer_minutes: stated.customer_minutes,
        mitigated_ms: Some(stated.mitigated.0.0),
    });
    if par.is_none() && !plan.bots.contains(&Bot::NAMES[0]) {
        let settings = settings(seed);
        par = unbroken(|| super::par(plan.scenario, plan.hearing, &settings)).ok();
    }
    let in_turn = Bot::NAMES
        .iter()
        .filter_map(|name| plan.bots.iter().position(|bot| bot == name));
    let mut good: Option<(Drill, Score)> = None;
    for at in in_turn {
        let mut drill = Drill::begin(plan.scenario.clone(), plan.hearing.clone(), settings(seed));
        let mut bot = Bot::named(plan.bots[at]).expect("the plan's names were looked up before");
        let how = match unbroken(|| play(&mut drill, &mut bot, |_, _| {})) {
            Ok(how) => how,
            Err(why) => {
                tallies[at].note(OddKind::BrokeOff, seed, why);
                played();
                continue;
            }
        };
        let par = par.get_or_insert_with(|| reckoned(&drill));
        let score = score::score(drill.log(), plan.scenario, plan.policy, Some(par));
        tallies[at].count(seed, &drill, how, &score);
        if let Some((played, good)) = &good
            && played.log() != drill.log()
        {
            tallies[at].compare(good, &score);
        }
        let well = ended_well(&drill);
        if !well {
            tallies[at].fail(seed);
        }
        if plan.bots[at] == Bot::NAMES[0] {
            if !well {
                let about = format!("ended at {}", ended_at(&drill));
                tallies[at].note(OddKind::ParUnresolved, seed, about);
            }
            good = Some((drill, score));
        }
        played();
    }
}

/// Does something that should not break off, and says why where it does: one broken drill of ten
/// thousand must not take the others with it.
fn unbroken<T>(deed: impl FnOnce() -> T) -> Result<T, String> {
    std::panic::catch_unwind(AssertUnwindSafe(deed)).map_err(|thrown| {
        let said = thrown.downcast_ref::<String>().cloned();
        said.or_else(|| thrown.downcast_ref::<&str>().map(|said| (*said).to_owned()))
            .unwrap_or_else(|| "without a word".to_owned())
    })
}

fn settings(seed: u64) -> Settings {
    Settings {
        seed,
        mode: Mode::Practice,
        trainee: None,
    }
}

fn reckoned(drill: &Drill) -> ParResult {
    let last = drill.log().iter().rev().find_map(|event| match event.what {
        What::Reckoned {
            lost, mitigated_ms, ..
        } => Some((lost, mitigated_ms)),
        _ => None,
    });
    let (customer_minutes, mitigated_ms) = last.unwrap_or((drill.state().impact.0, None));
    ParResult {
        customer_minutes,
        mitigated_ms,
    }
}

/// Whether a drill ended as it should: resolved, or handed over where the scenario has that for
/// an end.
fn ended_well(drill: &Drill) -> bool {
    match drill.state().ended {
        Some((_, Outcome::Resolved)) => true,
        Some((_, Outcome::HandedOver)) => ends_by_handover(drill.scenario()),
        Some((_, Outcome::Unresolved)) | None => false,
    }
}

fn ended_at(drill: &Drill) -> Moment {
    let ended = |event: &&Event| matches!(event.what, What::DrillEnded { .. });
    drill
        .log()
        .iter()
        .find(ended)
        .map_or(drill.now(), |event| event.at)
}

fn summed_up(plan: &Plan<'_>, tallies: &[Tally]) -> Survey {
    let runs = plan.runs;
    let each = || plan.bots.iter().copied().zip(tallies);
    let handed_over_counts = ends_by_handover(plan.scenario);
    let coverage = Part::ALL.map(|(part, called)| (called, covered(plan, part, tallies)));
    Survey {
        scenario: plan.scenario.id.clone(),
        runs,
        seed: plan.seed,
        matrix: each()
            .map(|(bot, tally)| {
                let spreads = tally.dimensions.iter();
                (bot, spreads.map(|(id, one)| (*id, one.spread())).collect())
            })
            .collect(),
        behind: each()
            .filter(|(_, tally)| !tally.behind.is_empty())
            .map(|(bot, tally)| {
                let behind = tally.behind.iter();
                (bot, behind.map(|(id, one)| (*id, one.distance())).collect())
            })
            .collect(),
        whole: each()
            .map(|(bot, tally)| (bot, tally.whole.spread()))
            .collect(),
        resolved: each()
            .map(|(bot, tally)| {
                let handed_over = match handed_over_counts {
                    true => tally.outcome(Outcome::HandedOver),
                    false => 0,
                };
                let well = tally.outcome(Outcome::Resolved) + handed_over;
                (bot, share(well, runs))
            })
            .collect(),
        outcomes: each()
            .map(|(bot, tally)| {
                let shares = [Outcome::Resolved, Outcome::HandedOver, Outcome::Unresolved]
                    .map(|outcome| (outcome, share(tally.outcome(outcome), runs)));
                (bot, shares.into_iter().collect())
            })
            .collect(),
        harm: each()
            .map(|(bot, tally)| {
                let harm = Harm {
                    customer_minutes: hundredths(tally.lost, runs),
                    mitigated: share(tally.mitigated, runs),
                    mitigated_min: tally.mitigated_at.times(),
                };
                (bot, harm)
            })
            .collect(),
        lowest: each()
            .map(|(bot, tally)| {
                let lowest = tally.lowest.iter();
                let lowest = lowest.map(|(id, (score, seed))| {
                    let (score, seed) = (*score, *seed);
                    (*id, Lowest { score, seed })
                });
                (bot, lowest.collect())
            })
            .collect(),
        failed: each()
            .map(|(bot, tally)| (bot, tally.failed.clone()))
            .collect(),
        coverage: coverage.into_iter().collect(),
        oddities: odd(plan, tallies),
    }
}

/// Whether handing over is a proper end of a scenario.
fn ends_by_handover(scenario: &Scenario) -> bool {
    scenario.shift_ends.is_some()
        || scenario
            .endings
            .iter()
            .any(|ending| ending.outcome == Outcome::HandedOver)
}

fn covered(plan: &Plan<'_>, part: Part, tallies: &[Tally]) -> Coverage {
    let ids = part.ids(plan.scenario);
    let times = |id: &SmolStr| tallies.iter().map(|tally| tally.times(part, id)).sum();
    let times: BTreeMap<SmolStr, u64> = ids.iter().map(|id| (id.clone(), times(id))).collect();
    let never: Vec<SmolStr> = ids
        .iter()
        .filter(|id| times.get(*id) == Some(&0))
        .cloned()
        .collect();
    let by = plan.bots.iter().copied().zip(tallies).map(|(bot, tally)| {
        let reached = ids.iter().filter(|id| tally.times(part, id) > 0);
        (bot, reached.count())
    });
    Coverage {
        of: ids.len(),
        reached: ids.len() - never.len(),
        by: by.collect(),
        times,
        never,
    }
}

/// The command that plays a drill again.
pub fn replay(called: &str, bot: &str, seed: u64) -> String {
    format!("hotwash play {called} --commander {bot} --seed {seed}")
}

fn odd(plan: &Plan<'_>, tallies: &[Tally]) -> Vec<Oddity> {
    let each = plan.bots.iter().copied().zip(tallies);
    each.flat_map(|(bot, tally)| {
        tally.odd.iter().map(move |(kind, (times, named))| Oddity {
            kind: *kind,
            bot,
            times: *times,
            first: named
                .iter()
                .map(|(seed, about)| OddDrill {
                    seed: *seed,
                    about: about.clone(),
                    replay: replay(plan.called, bot, *seed),
                })
                .collect(),
        })
    })
    .collect()
}
