//! One binary of tests, a module a subject.

mod behaviour;
mod cli;
mod context;
mod debrief;
mod hearing;
mod layering;
mod play;
mod pressure;
mod properties;
mod receiving;
mod recording;
mod rehearsal;
mod scenario;
mod scenario_docs;
mod scenario_hardness;
mod scenario_mistakes;
mod score;
mod score_log;
mod score_policy;
mod score_random;
mod stage;
mod transcripts;
mod validity;
mod voice;
