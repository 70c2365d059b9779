//! Whether those outside hear from the call before they have to ask.

use super::Spec;

/// In the order in which they are printed.
pub(super) const ALL: [Spec; 0] = [];
