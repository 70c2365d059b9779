//! The score: marks from the log of a drill.
//!
//! ```text
//!  events ──one pass──► Ledger ──┐
//!  policy, par ──────────────────┴─► measures (one a file) ─► dimensions ─► the whole
//! ```
//!
//! Architecture invariant: a mark is a pure function of the log, the scenario, the policy and
//! par, in whole numbers; it cites the events that prove it. Where there was no opportunity there
//! is no mark. What was not understood is never marked down.

mod blame;
pub mod dimensions;
pub mod ledger;
pub mod measures;
pub mod policy;
mod short_forms;
pub mod value;
pub(crate) mod wording;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use smol_str::SmolStr;

pub use ledger::Ledger;
pub use measures::Spec;
pub use policy::{Policy, PolicyError, Rating};
pub use value::Value;

use crate::drill::{Event, Seq};
use crate::scenario::Scenario;
use crate::scenario::model::Dimension;

/// What a good commander loses on the same scenario and seed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ParResult {
    /// Customer-minutes lost.
    pub customer_minutes: u64,
    /// How long until customers were no longer hurt [ms]; none when that never came.
    pub mitigated_ms: Option<u64>,
}

/// The marks of one drill.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Score {
    /// The weighted mean of the dimensions that were observed, 0–100; none when none was.
    pub whole: Option<u8>,
    /// Its rating.
    pub rating: Option<Rating>,
    /// Every dimension that this build marks, in the order of the practice.
    pub dimensions: Vec<DimensionScore>,
}

/// The marks of one dimension.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DimensionScore {
    /// Which.
    pub id: Dimension,
    /// The weighted mean of its observed measures, 0–100; none when none was observed.
    pub score: Option<u8>,
    /// Its rating.
    pub rating: Option<Rating>,
    /// How much it counts in the whole.
    pub weight: u32,
    /// Its measures, observed or not.
    pub measures: Vec<Measure>,
}

/// One figure with the events that prove it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Measure {
    /// Its id, unique among all measures.
    pub id: SmolStr,
    /// What was seen; none when there was no opportunity.
    pub value: Option<Value>,
    /// 0–100 by the policy's thresholds.
    pub score: Option<u8>,
    /// Its rating.
    pub rating: Option<Rating>,
    /// How much it counts in its dimension.
    pub weight: u32,
    /// The events that prove it, oldest first.
    pub evidence: Vec<Seq>,
    /// Those of them that speak against the trainee.
    pub faults: Vec<Seq>,
    /// What would have been better, in words that could have been said.
    pub say_instead: Option<String>,
}

/// Marks a drill. The same log, scenario, policy and par give the same marks.
pub fn score(
    log: &[Event],
    scenario: &Scenario,
    policy: &Policy,
    par: Option<&ParResult>,
) -> Score {
    let ledger = Ledger::of(log, scenario, policy);
    dimensions::judge(&measures::Case {
        ledger: &ledger,
        policy,
        par: par.copied().or_else(|| stated_par(scenario)),
    })
}

/// Par as the author of the scenario stated it.
fn stated_par(scenario: &Scenario) -> Option<ParResult> {
    scenario.rubric.par.map(|par| ParResult {
        customer_minutes: par.customer_minutes,
        mitigated_ms: Some(par.mitigated.0.0),
    })
}

impl Score {
    /// The marks of one dimension.
    pub fn dimension(&self, id: Dimension) -> Option<&DimensionScore> {
        self.dimensions.iter().find(|dimension| dimension.id == id)
    }

    /// One measure, whatever its dimension.
    pub fn measure(&self, id: &str) -> Option<&Measure> {
        self.dimensions
            .iter()
            .flat_map(|dimension| &dimension.measures)
            .find(|measure| measure.id == id)
    }
}
