//! One binary of tests, a module a subject.

mod debrief;
mod rehearsal;
mod scenario;
mod score;
mod score_log;
mod score_policy;
mod score_random;
