//! Every test of the whole crate, one module a subject.

mod scenario;
mod scenario_hardness;
mod scenario_mistakes;
