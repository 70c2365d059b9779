//! The panels of the hot wash, in the order of its steps: own view, evidence, commitment. Each
//! draws a part of [`ReviewView`](crate::window::view::review::ReviewView) and gives what was
//! asked for; `screens::hot_wash` puts them beside each other.
//!
//! No mark stands in any panel of the first step.

mod bits;
pub(crate) mod commitment;
pub(crate) mod costliest;
pub(crate) mod marks;
pub(crate) mod measures;
pub(crate) mod own_view;
pub(crate) mod result;
pub(crate) mod stepper;
pub(crate) mod then;
pub(crate) mod timeline;

#[cfg(test)]
mod tests;
