//! The world: services, signals, faults, remedies, findings.

use serde::Deserialize;
use smol_str::SmolStr;

use super::{Effect, Only};
use crate::scenario::ids::{FaultId, FindingId, LineId, PersonId, RemedyId, ServiceId, SignalId};
use crate::units::{Lapse, Permille};

/// The system that the trainee's company runs, and what ails it.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct World {
    /// Customers who use the product in any one minute.
    pub customers: u32,
    /// Revenue of one customer-minute, in hundredths of the currency.
    #[serde(default)]
    pub cents_per_customer_minute: u32,
    /// The services.
    pub services: Vec<Service>,
    /// What can ail them.
    #[serde(default)]
    pub faults: Vec<Fault>,
    /// What can be done.
    #[serde(default)]
    pub remedies: Vec<Remedy>,
    /// What can be found out.
    #[serde(default)]
    pub findings: Vec<Finding>,
}

/// One service.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Service {
    /// Its id.
    pub id: ServiceId,
    /// Its name, as people say it.
    pub name: String,
    /// Other names that the commander may use.
    #[serde(default)]
    pub aliases: Vec<String>,
    /// What customers call it, for posts that they read; the name when left out.
    #[serde(default)]
    pub public_name: Option<String>,
    /// What it needs to work.
    #[serde(default)]
    pub depends_on: Vec<ServiceId>,
    /// The share of customers who feel it when this service is wholly down [permille].
    #[serde(default)]
    pub customer_share: Permille,
    /// What is measured on it.
    #[serde(default)]
    pub signals: Vec<Signal>,
}

impl Service {
    /// Its name as it stands in a sentence: `the checkout API`.
    pub fn in_a_sentence(&self) -> String {
        if self.name.starts_with("the ") || self.name.starts_with("our ") {
            self.name.clone()
        } else {
            format!("the {}", self.name)
        }
    }
}

/// One figure measured on a service.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Signal {
    /// Its id, unique in the scenario.
    pub id: SignalId,
    /// Its name, as people say it.
    pub name: String,
    /// Its unit, as printed behind the number (`ms`, `%`, `conn`).
    pub unit: SmolStr,
    /// Its value when all is well.
    pub baseline: i64,
    /// How far a sample strays from the true value [permille of it].
    #[serde(default)]
    pub noise: Permille,
    /// The value from which people call it bad. Above the baseline, higher is worse; below it,
    /// lower is worse.
    pub alarm: i64,
}

/// What ails a service. Its intensity runs from 0 (cleared) to 1000 (at its worst).
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Fault {
    /// Its id.
    pub id: FaultId,
    /// The service it sits in.
    pub service: ServiceId,
    /// The health that the service loses at full intensity [permille].
    pub harm: Permille,
    /// Its intensity when it starts [permille].
    #[serde(default = "full")]
    pub starts_at: Permille,
    /// Present when the call begins. Otherwise an inject or a side effect starts it.
    #[serde(default)]
    pub at_start: bool,
    /// How it grows while nobody mends it.
    #[serde(default)]
    pub worsens: Option<Worsening>,
    /// The values that signals take at full intensity, on this service or another.
    #[serde(default)]
    pub signals: Vec<FaultSignal>,
    /// How it reaches other services.
    #[serde(default)]
    pub spreads: Vec<Spread>,
    /// How it travels to the services that depend on the one it sits in.
    #[serde(default)]
    pub propagates: Option<Propagation>,
    /// The variants it belongs to; in every drill when left out.
    #[serde(default)]
    pub only: Option<Only>,
}

pub(super) fn full() -> Permille {
    Permille::FULL
}

/// How a fault grows.
#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Worsening {
    /// How much intensity it gains at each step [permille].
    pub by: Permille,
    /// The time between two steps.
    pub every: Lapse,
    /// Where it stops [permille].
    #[serde(default = "full")]
    pub up_to: Permille,
}

/// What a fault does to one signal.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FaultSignal {
    /// The signal.
    pub signal: SignalId,
    /// Its value while the fault is at full intensity.
    pub at_full: i64,
}

/// How a fault reaches another service.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Spread {
    /// The service reached.
    pub to: ServiceId,
    /// How long after the fault's start.
    pub after: Lapse,
    /// The health lost there at full intensity [permille].
    pub harm: Permille,
}

/// How a fault travels along dependencies: to those that depend on its service, from there to
/// those that depend on them, and so on.
#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Propagation {
    /// How long each step takes.
    pub after: Lapse,
    /// The share of the harm that arrives with each step [permille].
    pub share: Permille,
}

/// Something that can be done about the incident.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Remedy {
    /// Its id.
    pub id: RemedyId,
    /// Its name, as it stands after "we could" or "go ahead and" (`roll back deploy 714`).
    pub name: String,
    /// Phrases by which the commander may name it.
    #[serde(default)]
    pub phrases: Vec<String>,
    /// The service it is done to, if to one.
    #[serde(default)]
    pub service: Option<ServiceId>,
    /// Who can carry it out; nobody else can.
    #[serde(default)]
    pub done_by: Vec<PersonId>,
    /// Who thinks of it when asked for options; those in `done_by` when left out.
    #[serde(default)]
    pub proposed_by: Vec<PersonId>,
    /// Findings without which nobody thinks of it.
    #[serde(default)]
    pub proposed_after: Vec<FindingId>,
    /// Findings without which nobody can carry it out.
    #[serde(default)]
    pub needs: Vec<FindingId>,
    /// What somebody says who is told to do it before that is known.
    #[serde(default)]
    pub says_needs: Option<LineId>,
    /// How long it takes.
    pub takes: Lapse,
    /// What may go wrong with it.
    #[serde(default)]
    pub risk: Option<Risk>,
    /// The chance that it works [permille].
    #[serde(default = "full")]
    pub success: Permille,
    /// The chance that it works by half only, when it works [permille].
    #[serde(default)]
    pub half: Permille,
    /// What it does to faults when it works.
    #[serde(default)]
    pub effects: Vec<RemedyEffect>,
    /// What else happens when it has been done, whether it worked or not.
    #[serde(default)]
    pub side_effects: Vec<Effect>,
    /// What else happens when it does not work.
    #[serde(default)]
    pub if_fails: Vec<Effect>,
    /// The report of who did it, when it worked.
    #[serde(default)]
    pub says_done: Option<LineId>,
    /// The report of who did it, when it worked by half.
    #[serde(default)]
    pub says_half: Option<LineId>,
    /// The report of who did it, when it did not work.
    #[serde(default)]
    pub says_failed: Option<LineId>,
    /// The variants it belongs to; in every drill when left out.
    #[serde(default)]
    pub only: Option<Only>,
}

/// What may go wrong with a remedy.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Risk {
    /// What those who know it say.
    pub says: LineId,
    /// Serious: a person who knows it objects strongly when the plan is polled.
    #[serde(default)]
    pub serious: bool,
    /// Who knows it.
    pub known_by: Vec<PersonId>,
    /// What they say afterwards when they were never asked and it went wrong.
    #[serde(default)]
    pub told_you_so: Option<LineId>,
}

/// What a remedy does to one fault.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RemedyEffect {
    /// The fault.
    pub fault: FaultId,
    /// What happens to it.
    pub change: Change,
    /// How long the change takes to arrive in full, in even steps; at once when left out.
    #[serde(default)]
    pub over: Lapse,
    /// Only in these variants.
    #[serde(default)]
    pub only: Option<Only>,
}

/// What happens to a fault.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
pub enum Change {
    /// It is gone.
    Clear,
    /// It falls to this share of its intensity and grows no more [permille].
    Reduce(Permille),
    /// It loses this share for as long as stated and then comes back [permille].
    Mask(Permille, Lapse),
    /// It gains this much intensity [permille].
    Worsen(Permille),
    /// What hides a share of it is gone: it is felt in full.
    Unmask,
}

/// Something that investigating turns up.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Finding {
    /// Its id.
    pub id: FindingId,
    /// The service that has to be looked at.
    pub service: ServiceId,
    /// Words in the task that lead to it although the service is not named (`deploy`, `pool`).
    #[serde(default)]
    pub topics: Vec<String>,
    /// Who can find it.
    pub found_by: Vec<PersonId>,
    /// How long it takes one of them.
    pub takes: Lapse,
    /// What must be known on the call before it can be found.
    #[serde(default)]
    pub after: Vec<FindingId>,
    /// The fault that must be there for it to be found.
    #[serde(default)]
    pub while_fault: Option<FaultId>,
    /// How it is reported.
    pub says: LineId,
    /// A red herring: it leads nowhere. It needs another finding that disproves it.
    #[serde(default)]
    pub red_herring: bool,
    /// The findings that it shows to be wrong.
    #[serde(default)]
    pub disproves: Vec<FindingId>,
    /// The variants it belongs to; in every drill when left out.
    #[serde(default)]
    pub only: Option<Only>,
}
