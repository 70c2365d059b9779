//! People: how responders behave. One file for each kind of thing that is asked of them.
//!
//! Whatever somebody does follows from how they were asked: by name or not, with minutes or
//! not, confirmed or not. The numbers stand in `numbers`, with their sources.

pub mod numbers;

mod brief_truth;
mod bystanders;
mod closing;
mod command;
mod deputy;
mod fatigue;
mod follow_up;
pub(super) mod handover;
mod mood;
mod options;
mod plans;
mod posts;
mod presence;
mod questions;
mod report;
mod roles;
mod scribe;
mod tasks;
pub(super) mod work;
