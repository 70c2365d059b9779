//! Hotwash: a flight simulator for incident commanders.

#![warn(missing_docs)]

pub mod authoring;
pub mod calendar;
pub mod cli;
pub mod debrief;
mod desk;
pub mod drill;
pub mod hearing;
pub mod recording;
pub mod records;
pub mod rehearsal;
pub mod review;
pub mod scenario;
pub mod score;
pub mod units;
#[cfg(feature = "window")]
mod window;
