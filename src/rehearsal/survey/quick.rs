//! The quick look: every option of every variant is dealt at least once, every commander plays
//! each of these drills, and an inject that still never fired is made to fire, so that each has
//! been seen to happen once. It finds what is broken; how often things happen is the survey's
//! business.

use std::collections::BTreeSet;
use std::sync::Arc;

use rayon::iter::{IntoParallelRefIterator, ParallelIterator};
use serde::Serialize;
use smol_str::SmolStr;

use super::tally::{Part, Tally};
use super::{Bot, Plan, Survey, settings, summed_up, tallied, unbroken};
use crate::drill::Drill;
use crate::rehearsal::bot::UnknownBot;
use crate::rehearsal::drive::play;
use crate::scenario::ids::InjectId;
use crate::units::{Lapse, Span};

/// So many seeds are looked at until each option was dealt. One of a thousandth's weight comes up
/// among them nearly always.
const LOOKED_AT: u64 = 5_000;
/// An inject that is made to fire does so after this part of the drill's length.
const FORCED_AFTER: u64 = 4;
/// Whoever never ends a drill: under them it lasts until the inject is due.
const PATIENT: &str = "silent";

/// What the quick look found.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Quick {
    /// The seeds that were played: the fewest in their order that deal every option.
    pub seeds: Vec<u64>,
    /// Options that no seed dealt, as `variant/option`.
    pub undealt: Vec<SmolStr>,
    /// What came of these drills.
    pub survey: Survey,
    /// The injects that fired in none of them, and what became of them when they were made to.
    pub forced: Vec<Forced>,
}

/// An inject that was made to fire.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Forced {
    /// Which.
    pub inject: SmolStr,
    /// How it came out.
    pub how: HowForced,
}

/// How an inject came out that was made to fire.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum HowForced {
    /// It fired, and the drill came to an end.
    Fired,
    /// It did not fire all the same: it belongs to no drill, or the drill is over before.
    Never,
    /// The drill broke off.
    BrokeOff(String),
}

/// Looks quickly. The plan's `runs` is not used; its `seed` is the first that is looked at.
/// `played` is told of each drill that is over.
///
/// # Errors
/// When the plan names a commander that does not exist.
pub fn quick(plan: &Plan<'_>, played: &(dyn Fn() + Sync)) -> Result<Quick, UnknownBot> {
    for name in plan.bots {
        Bot::named(name)?;
    }
    let (seeds, undealt) = seeds_that_deal_all(plan);
    let tallies = tallied(plan, seeds.par_iter().copied(), played);
    let counted = Plan {
        runs: seeds.len() as u64,
        seed: seeds.first().copied().unwrap_or(plan.seed),
        ..*plan
    };
    Ok(Quick {
        forced: forced(plan, &seeds, &tallies),
        survey: summed_up(&counted, &tallies),
        seeds,
        undealt,
    })
}

/// The seeds that deal an option which none before them dealt, and the options that none dealt.
pub fn seeds_that_deal_all(plan: &Plan<'_>) -> (Vec<u64>, Vec<SmolStr>) {
    let mut open: BTreeSet<SmolStr> = Part::Options.ids(plan.scenario).into_iter().collect();
    let mut seeds = Vec::new();
    for run in 0..LOOKED_AT {
        let seed = plan.seed.wrapping_add(run);
        let drill = Drill::begin(plan.scenario.clone(), plan.hearing.clone(), settings(seed));
        let dealt = Tally::of(&drill);
        let before = open.len();
        open.retain(|option| dealt.times(Part::Options, option) == 0);
        if open.len() < before || seeds.is_empty() {
            seeds.push(seed);
        }
        if open.is_empty() {
            break;
        }
    }
    (seeds, open.into_iter().collect())
}

/// Makes every inject fire that never did, each in a drill of its own.
fn forced(plan: &Plan<'_>, seeds: &[u64], tallies: &[Tally]) -> Vec<Forced> {
    let never: Vec<SmolStr> = Part::Injects
        .ids(plan.scenario)
        .into_iter()
        .filter(|id| tallies.iter().all(|one| one.times(Part::Injects, id) == 0))
        .collect();
    let one = |inject: &SmolStr| Forced {
        inject: inject.clone(),
        how: force(plan, seeds, &InjectId(inject.clone())),
    };
    never.par_iter().map(one).collect()
}

/// Makes an inject fire in the first of these drills that it belongs to.
fn force(plan: &Plan<'_>, seeds: &[u64], inject: &InjectId) -> HowForced {
    let at = Lapse(Span(plan.scenario.length.0.0 / FORCED_AFTER));
    let scenario = Arc::new(plan.scenario.forcing(inject, at));
    for seed in seeds {
        let mut drill = Drill::begin(scenario.clone(), plan.hearing.clone(), settings(*seed));
        let mut bot = Bot::named(PATIENT).expect("it is in the table");
        if let Err(why) = unbroken(|| play(&mut drill, &mut bot, |_, _| {})) {
            return HowForced::BrokeOff(why);
        }
        if Tally::of(&drill).times(Part::Injects, inject.as_str()) > 0 {
            return HowForced::Fired;
        }
    }
    HowForced::Never
}
