//! One binary of tests, a module a subject.

mod layering;
mod rehearsal;
mod scenario;
mod scenario_hardness;
mod scenario_mistakes;
//! Every test of the whole crate, one module a subject.

mod cli;
mod play;
mod recording;
mod rehearsal;
mod scenario;
