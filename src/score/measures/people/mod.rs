//! Whether the right people are on the call, and only as long as they are needed.

mod experts_paged;
mod idle_time;
mod needless_pages;
mod released_when_done;
mod span_of_control;
mod tired_relieved;

use super::{Case, Observed, Spec, Tally, Unit};

/// In the order in which they are printed.
pub(super) const ALL: [Spec; 6] = [
    experts_paged::SPEC,
    needless_pages::SPEC,
    released_when_done::SPEC,
    idle_time::SPEC,
    span_of_control::SPEC,
    tired_relieved::SPEC,
];

/// Full credit up to the limit, none from three times that on [permille].
fn credit_for(lag: crate::units::Span, limit: crate::units::Span) -> u64 {
    let limit = limit.0.max(1);
    let late = lag.0.saturating_sub(limit);
    1000_u64.saturating_sub(late.saturating_mul(1000) / (2 * limit))
}
