//! The panels of the history.

pub(crate) mod played;
pub(crate) mod trend;
