//! The panels of the history.
