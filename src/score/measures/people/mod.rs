//! Whether the right people are on the call, and only as long as they are needed.

use super::Spec;

/// In the order in which they are printed.
pub(super) const ALL: [Spec; 0] = [];
