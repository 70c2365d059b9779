//! Whether decisions come soon, with the risks known and objections heard.

mod decision_latency;
mod objections_polled;
mod objections_resolved;
mod plan_b;
mod risks_asked_first;
mod verified_after;

use super::{Case, Observed, Spec, Tally, Unit};

/// In the order in which they are printed.
pub(super) const ALL: [Spec; 6] = [
    decision_latency::SPEC,
    risks_asked_first::SPEC,
    objections_polled::SPEC,
    objections_resolved::SPEC,
    plan_b::SPEC,
    verified_after::SPEC,
];
