//! Whether it is plain that it is over, and what comes next.

mod due;
mod end_announced;
mod postmortem_due;
mod postmortem_owned;
mod thanked;
mod verified_before_close;

use super::{Case, Observed, Spec, Tally, Unit};

/// In the order in which they are printed.
pub(super) const ALL: [Spec; 5] = [
    verified_before_close::SPEC,
    end_announced::SPEC,
    postmortem_owned::SPEC,
    postmortem_due::SPEC,
    thanked::SPEC,
];
