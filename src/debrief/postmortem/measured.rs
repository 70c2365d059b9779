//! What signals showed when: the figure that tells most about a service at a moment.

use std::collections::BTreeMap;

use crate::debrief::thousands;
use crate::drill::{Event, What};
use crate::scenario::Scenario;
use crate::scenario::ids::{ServiceId, SignalId};
use crate::scenario::model::Signal;

/// The samples of each signal, in the order of time.
pub(super) struct Measured<'a> {
    scenario: &'a Scenario,
    samples: BTreeMap<&'a SignalId, Vec<(u64, i64)>>,
}

impl<'a> Measured<'a> {
    /// Reads all samples off the log.
    pub(super) fn of(log: &'a [Event], scenario: &'a Scenario) -> Measured<'a> {
        let mut samples: BTreeMap<&SignalId, Vec<(u64, i64)>> = BTreeMap::new();
        for event in log {
            if let What::Measured { values, .. } = &event.what {
                for (signal, value) in values {
                    let of_this = samples.entry(signal).or_default();
                    of_this.push((event.at.0, *value));
                }
            }
        }
        Measured { scenario, samples }
    }

    /// The signal of a service that was farthest beyond its alarm at a moment, with its value and
    /// what is usual: `p99 latency 4 108 ms (usually 180)`. None where all were quiet.
    pub(super) fn loudest(&self, service: &ServiceId, at_ms: u64) -> Option<String> {
        let signals = &self.scenario.service(service)?.signals;
        let loud = signals.iter().filter_map(|signal| {
            let value = self.value(signal, at_ms)?;
            let beyond = alarm_passed(signal, value);
            (beyond >= ALARM).then_some((beyond, signal, value))
        });
        let (_, signal, value) = loud.max_by_key(|(beyond, _, _)| *beyond)?;
        Some(format!(
            "{} {} {}, usually {}",
            signal.name,
            figure(value),
            signal.unit,
            figure(signal.baseline)
        ))
    }

    /// The signals that ever passed their alarm, with the service that they are measured on.
    pub(super) fn alarming(&self) -> Vec<(&'a str, &'a Signal)> {
        let services = &self.scenario.world.services;
        let all = services.iter().flat_map(|service| {
            service
                .signals
                .iter()
                .map(|one| (service.name.as_str(), one))
        });
        all.filter(|(_, signal)| {
            let samples = self.samples.get(&signal.id);
            samples.is_some_and(|seen| {
                seen.iter()
                    .any(|(_, value)| alarm_passed(signal, *value) >= ALARM)
            })
        })
        .collect()
    }

    fn value(&self, signal: &Signal, at_ms: u64) -> Option<i64> {
        let samples = self.samples.get(&signal.id)?;
        let known = samples.iter().take_while(|(when, _)| *when <= at_ms);
        known.last().map(|(_, value)| *value)
    }
}

/// A signal that stands at its alarm [thousandths of the way there].
const ALARM: i64 = 1000;

/// How far from usual to its alarm a signal is [thousandths]; beyond it, more than [`ALARM`].
fn alarm_passed(signal: &Signal, value: i64) -> i64 {
    let way = signal.alarm.saturating_sub(signal.baseline);
    let gone = value.saturating_sub(signal.baseline);
    gone.saturating_mul(ALARM).checked_div(way).unwrap_or(0)
}

fn figure(value: i64) -> String {
    let sign = if value < 0 { "−" } else { "" };
    format!("{sign}{}", thousands(value.unsigned_abs()))
}
