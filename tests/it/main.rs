//! Every test of the whole crate, one module a subject.

mod cli;
mod play;
mod recording;
mod rehearsal;
mod scenario;
