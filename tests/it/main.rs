//! One binary of tests, a module a subject.

mod rehearsal;
mod scenario;
