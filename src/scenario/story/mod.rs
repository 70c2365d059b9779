//! A scenario read as a story: when each of its events comes, what leads to what, who speaks
//! what, who may be there. `stats`, `grade` and `graph` look at a scenario through these.
//!
//! Nothing here judges or prints; a part is named as its author named it.

pub mod deals;
pub mod links;
pub mod moments;
pub mod part;
pub mod speakers;
pub mod told;
pub mod work;
