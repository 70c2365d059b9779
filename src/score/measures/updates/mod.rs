//! Whether those outside hear from the call before they have to ask.

mod content_words;
mod crowded_updates;
mod faults_let_through;
mod first_post;
mod longest_silence;
mod next_promised;
mod promises_kept;
mod reach;
mod status_content;

pub use promises_kept::{Fate, fate};

use super::{Case, Observed, Spec, Tally, Unit};

/// In the order in which they are printed.
pub(super) const ALL: [Spec; 8] = [
    first_post::INTERNAL,
    first_post::PUBLIC,
    longest_silence::SPEC,
    crowded_updates::SPEC,
    next_promised::SPEC,
    promises_kept::SPEC,
    status_content::SPEC,
    faults_let_through::SPEC,
];
