//! Signals: what is measured, with noise, and what faults do to it.

use std::collections::BTreeMap;

use super::FaultRun;
use crate::drill::dice::Die;
use crate::drill::due::Due;
use crate::drill::engine::Drill;
use crate::drill::event::What;
use crate::scenario::Scenario;
use crate::scenario::ids::{FaultId, SignalId};
use crate::scenario::model::{Service, Signal};
use crate::units::Span;

/// Signals are sampled this often (ours; usual for dashboards).
const SAMPLED_EVERY: Span = Span::secs(30);

impl Drill {
    /// Samples every signal of every service.
    pub(in crate::drill) fn on_sample(&mut self) {
        let scenario = self.scenario.clone();
        for service in scenario
            .world
            .services
            .iter()
            .filter(|one| !one.signals.is_empty())
        {
            let die = self.dice.of(service.id.as_str());
            let faults = &self.world.faults;
            let values = service
                .signals
                .iter()
                .map(|signal| sample(&scenario, faults, signal, die))
                .collect();
            self.emit(What::Measured {
                service: service.id.clone(),
                values,
            });
        }
        self.later(SAMPLED_EVERY, Due::Sample);
    }

    /// Whether a value is bad for a signal.
    pub(in crate::drill) fn is_alarming(signal: &Signal, value: i64) -> bool {
        if signal.alarm >= signal.baseline {
            value >= signal.alarm
        } else {
            value <= signal.alarm
        }
    }

    /// The worst signal of a service that is bad now, with its value.
    pub(in crate::drill) fn worst_signal<'a>(
        &self,
        service: &'a Service,
    ) -> Option<(&'a Signal, i64)> {
        service
            .signals
            .iter()
            .filter_map(|signal| Some((signal, *self.state.signals.get(&signal.id)?)))
            .filter(|(signal, value)| Self::is_alarming(signal, *value))
            .max_by_key(|(signal, value)| {
                let usual = (signal.alarm - signal.baseline).abs().max(1);
                (value - signal.baseline).abs() * 1000 / usual
            })
    }

    /// A signal takes a value until the next sample.
    pub(in crate::drill) fn set_signal(&mut self, id: &SignalId, value: i64) {
        let scenario = self.scenario.clone();
        let holds = |service: &&Service| service.signals.iter().any(|signal| signal.id == *id);
        if let Some(service) = scenario.world.services.iter().find(holds) {
            let values = vec![(id.clone(), value)];
            self.emit(What::Measured {
                service: service.id.clone(),
                values,
            });
        }
    }
}

/// A sample of a signal: what faults make of it, with noise.
fn sample(
    scenario: &Scenario,
    faults: &BTreeMap<FaultId, FaultRun>,
    signal: &Signal,
    die: &mut Die,
) -> (SignalId, i64) {
    let mut value = signal.baseline;
    for (id, run) in faults {
        let felt = i64::from(run.felt().0);
        if felt == 0 {
            continue;
        }
        let Some(fault) = scenario.fault(id) else {
            continue;
        };
        for touched in fault.signals.iter().filter(|one| one.signal == signal.id) {
            value += (touched.at_full - signal.baseline) * felt / 1000;
        }
    }
    let noise = die.about(signal.noise.0);
    (
        signal.id.clone(),
        strayed(signal, value, i64::from(noise.0)),
    )
}

/// A sample of a value, `noise` thousandths of it. A signal that is nothing when all is well
/// strays by up to half of its alarm instead, times the noise: a share of nothing is nothing,
/// and a flat line at zero tells too much. Noise alone never raises its alarm.
fn strayed(signal: &Signal, value: i64, noise: i64) -> i64 {
    if signal.baseline != 0 {
        return value * noise / 1000;
    }
    let scale = value.abs().max(signal.alarm.abs() / 2);
    let sample = value + scale * (noise - 1000) / 1000;
    // A count does not fall below nothing.
    if signal.alarm >= 0 {
        sample.max(0)
    } else {
        sample.min(0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::units::Permille;

    fn signal(baseline: i64, alarm: i64) -> Signal {
        Signal {
            id: "errors".into(),
            name: "errors".to_owned(),
            unit: "%".into(),
            baseline,
            noise: Permille(200),
            alarm,
        }
    }

    #[test]
    fn noise_is_a_share_of_the_value() {
        assert_eq!(strayed(&signal(100, 500), 400, 1_100), 440);
        assert_eq!(strayed(&signal(100, 20), 50, 900), 45);
    }

    #[test]
    fn a_signal_at_nothing_strays_below_its_alarm_and_never_below_nothing() {
        let errors = signal(0, 20);
        assert_eq!(strayed(&errors, 0, 1_200), 2);
        assert_eq!(strayed(&errors, 0, 800), 0);
        assert!(strayed(&errors, 0, 2_000) < errors.alarm);
        assert_eq!(strayed(&errors, 100, 1_100), 110);
    }
}
