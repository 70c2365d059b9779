//! One binary of tests, a module a subject.

mod layering;
mod rehearsal;
mod scenario;
