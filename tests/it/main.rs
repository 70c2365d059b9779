//! Every test of the whole crate, one module a subject.

mod cli;
mod layering;
mod play;
mod recording;
mod rehearsal;
mod scenario;
mod scenario_hardness;
mod scenario_mistakes;
