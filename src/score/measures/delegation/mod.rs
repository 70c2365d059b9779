//! Whether everyone who has work knows that it is theirs.

mod closed_loop_rate;
mod directed_rate;
mod one_owner_each;
mod overload;
mod undirected_orders;

use super::{Case, Observed, Spec, Tally, Unit};

/// In the order in which they are printed.
pub(super) const ALL: [Spec; 5] = [
    directed_rate::SPEC,
    closed_loop_rate::SPEC,
    undirected_orders::SPEC,
    one_owner_each::SPEC,
    overload::SPEC,
];
