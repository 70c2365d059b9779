//! Whether a newcomer could follow every word.

mod clear_orders;
mod no_blame;
mod order_kept;
mod plain_words;

use super::{Case, Observed, Spec, Tally, Unit};

/// In the order in which they are printed.
pub(super) const ALL: [Spec; 4] = [
    plain_words::SPEC,
    clear_orders::SPEC,
    no_blame::SPEC,
    order_kept::SPEC,
];
