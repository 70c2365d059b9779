//! What is known around a drill and stands not in its log: the day, what par scored, what the
//! trainee thought of it, and their earlier drills. A report without it is whole; with it, it
//! shows progress.

use std::collections::BTreeMap;

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use smol_str::SmolStr;

use super::follow_up::FollowUp;
use super::report::Report;
use super::what_if::WhatIf;
use crate::scenario::model::Dimension;

/// What is known around a drill; empty where nothing is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Around {
    /// The day on which it was begun, by the wall clock.
    pub begun: Option<Date>,
    /// What the by-the-book commander scores on the same scenario and seed, by dimension.
    pub par_marks: BTreeMap<Dimension, u8>,
    /// The trainee's own words on this drill.
    pub reflection: Reflection,
    /// The trainee's earlier drills, oldest first.
    pub earlier: Vec<EarlierDrill>,
    /// What they wrote after the call, reviewed.
    pub follow_up: Option<FollowUp>,
    /// Where another way would have been better, where that was looked into.
    pub what_if: Option<WhatIf>,
}

/// What a trainee thought of their drill, before any mark was shown, and what they resolved.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reflection {
    /// Their own rating of each dimension, 1 (badly) to 5 (very well).
    #[serde(default)]
    pub self_assessment: BTreeMap<Dimension, u8>,
    /// Their commitment, "when … I will …".
    #[serde(default)]
    pub commitment: Option<String>,
}

/// A drill of the same trainee before this one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct EarlierDrill {
    /// The day on which it was begun, `2026-11-22`.
    pub date: Date,
    /// The scenario's id.
    pub scenario: SmolStr,
    /// Its title.
    pub scenario_title: String,
    /// Its seed.
    pub seed: u64,
    /// The whole, 0–100.
    pub score: Option<u8>,
    /// The dimensions that were observed, 0–100.
    pub dimensions: BTreeMap<Dimension, u8>,
    /// What the trainee resolved to do from then on.
    #[serde(default)]
    pub commitment: Option<String>,
}

impl Report {
    /// The same report, with what is known around the drill.
    #[must_use]
    pub fn with(mut self, around: Around) -> Report {
        self.date = around.begun;
        for dimension in &mut self.dimensions {
            dimension.par = around.par_marks.get(&dimension.id).copied();
        }
        self.reflect(&around.reflection);
        self.commitment.last = around
            .earlier
            .iter()
            .rev()
            .find_map(|drill| drill.commitment.clone());
        self.earlier = around.earlier;
        self.follow_up = around.follow_up;
        self.what_if = around.what_if;
        self
    }

    /// Sets the trainee's own words, in place of any before.
    pub fn reflect(&mut self, reflection: &Reflection) {
        for question in &mut self.self_assessment {
            let answers = &reflection.self_assessment;
            question.answer = answers.get(&question.dimension).copied();
            question.compare();
        }
        self.commitment.written.clone_from(&reflection.commitment);
    }
}
