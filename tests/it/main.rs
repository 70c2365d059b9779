//! One binary of tests, a module a subject.

mod layering;
mod recording;
mod rehearsal;
mod scenario;
mod scenario_hardness;
mod scenario_mistakes;
