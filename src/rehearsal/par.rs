//! Par: what a good commander would have lost on the same scenario and seed, and how it would
//! have been marked.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::bot::Bot;
use super::drive::play;
use crate::drill::{Drill, Settings, What};
use crate::hearing::Hearing;
use crate::scenario::Scenario;
use crate::scenario::model::Dimension;
use crate::score::{self, Policy};

pub use crate::score::ParResult;

/// The par of a scenario for these settings: what its author stated, or what the by-the-book
/// commander reaches with the same seed.
pub fn par(scenario: &Arc<Scenario>, hearing: &Arc<Hearing>, settings: &Settings) -> ParResult {
    stated(scenario).unwrap_or_else(|| lost(&by_the_book(scenario, hearing, settings)))
}

/// The par of a scenario for these settings, and the marks of the by-the-book commander in each
/// dimension that was observed, against that par. It is played once.
pub fn par_and_marks(
    scenario: &Arc<Scenario>,
    hearing: &Arc<Hearing>,
    settings: &Settings,
    policy: &Policy,
) -> (ParResult, BTreeMap<Dimension, u8>) {
    let drill = by_the_book(scenario, hearing, settings);
    let par = stated(scenario).unwrap_or_else(|| lost(&drill));
    let score = score::score(drill.log(), drill.scenario(), policy, Some(&par));
    let marks = score.dimensions.iter();
    let marks = marks.filter_map(|dimension| Some((dimension.id, dimension.score?)));
    (par, marks.collect())
}

/// What the scenario's author stated.
fn stated(scenario: &Scenario) -> Option<ParResult> {
    scenario.rubric.par.map(|par| ParResult {
        customer_minutes: par.customer_minutes,
        mitigated_ms: Some(par.mitigated.0.0),
    })
}

/// The drill as the by-the-book commander plays it.
fn by_the_book(scenario: &Arc<Scenario>, hearing: &Arc<Hearing>, settings: &Settings) -> Drill {
    let mut drill = Drill::begin(scenario.clone(), hearing.clone(), settings.clone());
    let mut bot = Bot::named(Bot::NAMES[0]).expect("the first name is in the table");
    play(&mut drill, &mut bot, |_, _| {});
    drill
}

fn lost(drill: &Drill) -> ParResult {
    drill
        .log()
        .iter()
        .rev()
        .find_map(|event| match event.what {
            What::Reckoned {
                lost, mitigated_ms, ..
            } => Some(ParResult {
                customer_minutes: lost,
                mitigated_ms,
            }),
            _ => None,
        })
        .unwrap_or_else(|| ParResult {
            customer_minutes: drill.state().impact.0,
            mitigated_ms: drill.state().mitigated.map(|when| when.0),
        })
}
