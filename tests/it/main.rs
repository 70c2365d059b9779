//! Every test of the whole crate, one module a subject.

mod recording;
mod rehearsal;
mod scenario;
