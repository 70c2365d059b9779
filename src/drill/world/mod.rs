//! The world: what ails the services, what that does to customers, and what remedies change.
//!
//! Health is a pure reckoning from the intensities of faults: it is computed when a fault
//! changes and at no other time. Customer-minutes are added up exactly between two changes.

mod faults;
mod remedies;
mod signals;
mod travel;

use std::collections::BTreeMap;

use super::engine::Drill;
use super::event::What;
use crate::scenario::Scenario;
use crate::scenario::ids::{FaultId, ServiceId};
use crate::units::{Moment, Permille};
use travel::{Arrival, arrivals};

/// Customers count as no longer hurt when fewer than this share of them feel anything (ours).
pub const MITIGATED_BELOW: Permille = Permille(30);
/// A service counts as recovered from this health on (ours).
pub const RECOVERED_FROM: Permille = Permille(985);

/// What the engine keeps about the world beside the events.
#[derive(Clone, Debug)]
pub(super) struct WorldRun {
    faults: BTreeMap<FaultId, FaultRun>,
    /// Which services each fault reaches.
    arrivals: BTreeMap<FaultId, Vec<Arrival>>,
    /// Which faults can touch a service.
    touched_by: BTreeMap<ServiceId, Vec<FaultId>>,
    /// Customers·permille·ms lost until `since`.
    lost: u64,
    rate: u64,
    since: Moment,
    was_hurt: bool,
}

/// A fault under way.
#[derive(Clone, Debug, Default)]
struct FaultRun {
    intensity: Permille,
    /// What masks hide of it at present [permille].
    masked: Permille,
    /// Outdates masks on the agenda.
    mask_round: u32,
    began: Moment,
    /// Which of its arrivals have come about.
    reached: Vec<bool>,
    /// Tended by a remedy: it grows no more.
    tended: bool,
    /// Outdates growth and easing on the agenda.
    round: u32,
}

impl WorldRun {
    pub fn new(scenario: &Scenario) -> WorldRun {
        let mut reached_by = BTreeMap::new();
        let mut touched_by: BTreeMap<ServiceId, Vec<FaultId>> = BTreeMap::new();
        for fault in &scenario.world.faults {
            let arrivals = arrivals(fault, scenario);
            let mut services: Vec<&ServiceId> = arrivals.iter().map(|one| &one.to).collect();
            services.push(&fault.service);
            services.sort();
            services.dedup();
            for service in services {
                touched_by
                    .entry(service.clone())
                    .or_default()
                    .push(fault.id.clone());
            }
            reached_by.insert(fault.id.clone(), arrivals);
        }
        WorldRun {
            faults: BTreeMap::new(),
            arrivals: reached_by,
            touched_by,
            lost: 0,
            rate: 0,
            since: Moment::START,
            was_hurt: false,
        }
    }
}

impl Drill {
    pub(super) fn world_at_start(&mut self) {
        let scenario = self.scenario.clone();
        for fault in &scenario.world.faults {
            if fault.at_start {
                self.start_fault(&fault.id);
            }
        }
        self.on_sample();
    }

    /// Reckons a service's health anew and says so if it changed.
    fn reckon_health(&mut self, service: &ServiceId) {
        let health = self.health_of(service);
        let before = self
            .state
            .health
            .get(service)
            .copied()
            .unwrap_or(Permille::FULL);
        if health != before {
            self.emit(What::HealthChanged {
                service: service.clone(),
                health,
            });
        }
    }

    fn health_of(&self, service: &ServiceId) -> Permille {
        let mut loss = 0;
        for id in self.world.touched_by.get(service).into_iter().flatten() {
            let (Some(run), Some(fault)) = (self.world.faults.get(id), self.scenario.fault(id))
            else {
                continue;
            };
            let felt = run.felt();
            if fault.service == *service {
                loss += fault.harm.of(felt).0;
            }
            let arrivals = self.world.arrivals.get(id).into_iter().flatten();
            for (arrival, reached) in arrivals.zip(&run.reached) {
                if *reached && arrival.to == *service {
                    loss += arrival.harm.of(felt).0;
                }
            }
        }
        Permille(1000_u32.saturating_sub(loss))
    }

    /// Adds up what was lost and sets the rate from now on.
    fn reckon_impact(&mut self) {
        self.world.lost += self.world.rate * self.now.since(self.world.since).0;
        self.world.since = self.now;
        let felt: u64 = self
            .state
            .health
            .iter()
            .filter_map(|(id, health)| {
                let share = self.scenario.service(id)?.customer_share;
                Some(u64::from(share.of(Permille(1000 - health.0)).0))
            })
            .sum();
        let felt = felt.min(1000);
        let rate = felt * u64::from(self.scenario.world.customers);
        if rate != self.world.rate {
            self.world.rate = rate;
            self.tell_impact();
        }
        let hurt = felt >= u64::from(MITIGATED_BELOW.0);
        if hurt != self.world.was_hurt {
            self.world.was_hurt = hurt;
            let again = self.state.mitigated.is_some();
            match (hurt, again) {
                (false, _) => {
                    self.emit(What::Mitigated);
                }
                (true, true) => {
                    self.emit(What::HurtAgain);
                }
                (true, false) => {}
            }
        }
    }

    /// Customer-minutes lost until now.
    pub(super) fn lost_until_now(&self) -> u64 {
        let lost = self.world.lost + self.world.rate * self.now.since(self.world.since).0;
        lost / (1000 * 60_000)
    }

    /// Customers lose this much at once.
    pub(super) fn lose(&mut self, customer_minutes: u32) {
        self.world.lost += u64::from(customer_minutes) * 1000 * 60_000;
        self.tell_impact();
    }

    fn tell_impact(&mut self) {
        let lost = self.lost_until_now();
        let (rate, cents) = (self.world.rate / 1000, self.cents(lost));
        self.emit(What::Impact { lost, rate, cents });
    }

    /// The revenue of so many customer-minutes, in hundredths of the currency.
    pub(super) fn cents(&self, customer_minutes: u64) -> u64 {
        let price = u64::from(self.scenario.world.cents_per_customer_minute);
        customer_minutes.saturating_mul(price)
    }

    /// The share of customers who are hurt now [permille].
    pub(super) fn customers_hurt(&self) -> Permille {
        let customers = u64::from(self.scenario.world.customers).max(1);
        Permille(u32::try_from(self.world.rate / customers).unwrap_or(1000))
    }

    /// Whether a service is as good as well.
    pub(super) fn is_recovered(&self, service: &ServiceId) -> bool {
        self.state
            .health
            .get(service)
            .is_none_or(|health| *health >= RECOVERED_FROM)
    }
}

impl FaultRun {
    /// What is felt of it: its intensity less what is masked.
    fn felt(&self) -> Permille {
        self.intensity
            .of(Permille(1000_u32.saturating_sub(self.masked.0)))
    }
}
