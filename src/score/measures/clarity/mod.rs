//! Whether a newcomer could follow every word.

use super::Spec;

/// In the order in which they are printed.
pub(super) const ALL: [Spec; 0] = [];
