//! Whether every task has an end, and the commander comes back then.

mod extensions_asked;
mod follow_up_error;
mod followed_up;
mod premature_chasing;
mod time_boxed_rate;

use super::{Case, Observed, Spec, Tally, Unit};

/// In the order in which they are printed.
pub(super) const ALL: [Spec; 5] = [
    time_boxed_rate::SPEC,
    follow_up_error::SPEC,
    followed_up::SPEC,
    premature_chasing::SPEC,
    extensions_asked::SPEC,
];
