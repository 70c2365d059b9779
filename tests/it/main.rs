//! Every test of the whole crate, one module a subject.

mod rehearsal;
mod scenario;
