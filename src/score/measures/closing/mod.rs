//! Whether it is plain that it is over, and what comes next.

use super::Spec;

/// In the order in which they are printed.
pub(super) const ALL: [Spec; 0] = [];
