//! The signals of the services that were hurt, as far as they were sampled, thinned so that a
//! page can bear them.

use std::collections::{BTreeMap, BTreeSet};

use super::Track;
use crate::drill::{Event, What};
use crate::scenario::Scenario;
use crate::scenario::ids::{ServiceId, SignalId};
use crate::scenario::model::{Service, Signal};
use crate::units::Permille;

/// So many samples of a signal are kept at most: a picture is about ten times as many pixels wide.
const MOST_POINTS: u64 = 96;

/// Reads the signals of hurt services off the log, service by service as they were hurt.
pub(super) fn of(log: &[Event], scenario: &Scenario, until: u64) -> Vec<Track> {
    let samples = samples(log);
    let tracks = hurt(log).into_iter().filter_map(|id| scenario.service(id));
    tracks
        .flat_map(|service| service.signals.iter().map(move |signal| (service, signal)))
        .filter_map(|(service, signal)| {
            let points = thin(samples.get(&signal.id)?, signal, until);
            Some(track(service, signal, points))
        })
        .collect()
}

fn track(service: &Service, signal: &Signal, points: Vec<(u64, i64)>) -> Track {
    Track {
        service: service.name.clone(),
        signal: signal.name.clone(),
        unit: signal.unit.clone(),
        baseline: signal.baseline,
        alarm: signal.alarm,
        points,
    }
}

/// The services whose health was not full at some time, in the order in which that was seen.
fn hurt(log: &[Event]) -> Vec<&ServiceId> {
    let mut seen = BTreeSet::new();
    log.iter()
        .filter_map(|event| match &event.what {
            What::HealthChanged { service, health } if *health < Permille::FULL => Some(service),
            _ => None,
        })
        .filter(|service| seen.insert(*service))
        .collect()
}

fn samples(log: &[Event]) -> BTreeMap<&SignalId, Vec<(u64, i64)>> {
    let mut samples: BTreeMap<&SignalId, Vec<(u64, i64)>> = BTreeMap::new();
    for event in log {
        if let What::Measured { values, .. } = &event.what {
            for (signal, value) in values {
                samples
                    .entry(signal)
                    .or_default()
                    .push((event.at.0, *value));
            }
        }
    }
    samples
}

/// One sample for each slice of the time: the one that strayed furthest from the baseline.
fn thin(samples: &[(u64, i64)], signal: &Signal, until: u64) -> Vec<(u64, i64)> {
    let slice = |at: u64| at * MOST_POINTS / until.max(1);
    let strays = |value: i64| value.abs_diff(signal.baseline);
    let mut kept: Vec<(u64, i64)> = Vec::new();
    for &(at, value) in samples {
        match kept.last_mut() {
            Some(last) if slice(last.0) == slice(at) => {
                if strays(value) > strays(last.1) {
                    *last = (at, value);
                }
            }
            _ => kept.push((at, value)),
        }
    }
    kept
}
