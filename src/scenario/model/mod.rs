//! What an author writes, as types: the head, the world, the cast, the injects, the variants,
//! the rubric and the lines of a scenario. The shapes here are the scenario language;
//! `docs/scenario-language.md` is its reference page and every field here is explained there.
//!
//! These types only hold what was written. They are read by `load`, checked by `lint`, and
//! brought to life by `drill`; nothing here decides anything.

mod coach;
mod ending;
mod head;
mod injects;
mod opening;
mod people;
mod pressure;
mod variants;
mod world;

pub use coach::*;
pub use ending::*;
pub use head::*;
pub use injects::*;
pub use opening::*;
pub use people::*;
pub use pressure::*;
pub use variants::*;
pub use world::*;

/// The number of the scenario language that this build reads.
pub const FORMAT: u32 = 1;
