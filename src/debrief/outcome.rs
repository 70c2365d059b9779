//! What became of the incident, against par.

use super::report::{IdleTime, Outcome};
use crate::drill::event::EndWhy;
use crate::drill::{Event, What};
use crate::scenario::Scenario;
use crate::scenario::model::Outcome as Counts;
use crate::score::ParResult;

/// Reads the outcome off the log. Where it was cut short, the last impact stands.
pub(super) fn of(log: &[Event], scenario: &Scenario, par: Option<&ParResult>) -> Outcome {
    let mut outcome = Outcome {
        counts: None,
        why: None,
        text: String::new(),
        lasted_ms: log.last().map_or(0, |event| event.at.0),
        lost: None,
        mitigated_ms: None,
        cents: None,
        idle: None,
        par: par.copied().or_else(|| {
            scenario.rubric.par.map(|par| ParResult {
                customer_minutes: par.customer_minutes,
                mitigated_ms: Some(par.mitigated.0.0),
            })
        }),
    };
    let mut ending_text = None;
    for event in log {
        match &event.what {
            What::Impact { lost, .. } => outcome.lost = Some(*lost),
            What::Mitigated => outcome.mitigated_ms = Some(event.at.0),
            What::HurtAgain => outcome.mitigated_ms = None,
            What::Reckoned {
                lost, mitigated_ms, ..
            } => {
                outcome.lost = Some(*lost);
                outcome.mitigated_ms = *mitigated_ms;
            }
            What::IdleReckoned {
                idle_ms,
                cost_cents,
            } => {
                outcome.idle = Some(IdleTime {
                    minutes: idle_ms.values().sum::<u64>() / 60_000,
                    cents: *cost_cents,
                });
            }
            What::DrillEnded {
                ending,
                outcome: counts,
                why,
            } => {
                outcome.counts = Some(*counts);
                outcome.why = Some(*why);
                outcome.lasted_ms = event.at.0;
                ending_text = ending.as_ref().and_then(|id| {
                    let known = scenario.endings.iter().find(|one| one.id == *id)?;
                    Some(known.text.clone())
                });
            }
            _ => {}
        }
    }
    let cents = u64::from(scenario.world.cents_per_customer_minute);
    outcome.cents = outcome
        .lost
        .filter(|_| cents > 0)
        .map(|lost| lost.saturating_mul(cents));
    outcome.text = ending_text.unwrap_or_else(|| words(outcome.counts, outcome.why).to_owned());
    outcome
}

fn words(counts: Option<Counts>, why: Option<EndWhy>) -> &'static str {
    match (counts, why) {
        (None, _) | (_, None) => "The recording stops before the end of the drill.",
        (Some(Counts::Resolved), _) => "The incident was resolved.",
        (Some(Counts::HandedOver), _) => "Command was handed over; others end it.",
        (Some(Counts::Unresolved), Some(EndWhy::TimeUp)) => {
            "The time ran out before the incident was resolved."
        }
        (Some(Counts::Unresolved), Some(EndWhy::Left)) => {
            "The commander left before the incident was resolved."
        }
        (Some(Counts::Unresolved), _) => "The incident was not resolved.",
    }
}
