//! The panels of the library.

pub(crate) mod drills;
pub(crate) mod filter;
pub(crate) mod hero;
pub(crate) mod ladder;
pub(crate) mod so_far;
pub(crate) mod words;
