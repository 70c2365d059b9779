//! Who commands, and whether everybody can tell.

mod asked_first;
mod declared_in_full;
mod deputy_in_time;
mod no_hands_on;
mod role_in_time;
mod scribe_in_time;
mod time_to_command;
mod without_commander;

use super::{Case, Observed, Spec, Unit};

/// In the order in which they are printed.
pub(super) const ALL: [Spec; 7] = [
    time_to_command::SPEC,
    declared_in_full::SPEC,
    asked_first::SPEC,
    without_commander::SPEC,
    deputy_in_time::SPEC,
    scribe_in_time::SPEC,
    no_hands_on::SPEC,
];
