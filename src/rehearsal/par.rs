//! Par: what a good commander would have lost on the same scenario and seed.

use std::sync::Arc;

use super::bot::Bot;
use super::drive::play;
use crate::drill::{Drill, Settings, What};
use crate::hearing::Hearing;
use crate::scenario::Scenario;

pub use crate::score::ParResult;

/// The par of a scenario for these settings: what its author stated, or what the by-the-book
/// commander reaches with the same seed.
pub fn par(scenario: &Arc<Scenario>, hearing: &Arc<Hearing>, settings: &Settings) -> ParResult {
    if let Some(stated) = &scenario.rubric.par {
        return ParResult {
            customer_minutes: stated.customer_minutes,
            mitigated_ms: Some(stated.mitigated.0.0),
        };
    }
    let mut drill = Drill::begin(scenario.clone(), hearing.clone(), settings.clone());
    let mut bot = Bot::named(Bot::NAMES[0]).expect("the first name is in the table");
    play(&mut drill, &mut bot, |_, _| {});
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
