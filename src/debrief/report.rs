//! The report: what a debrief holds, as types. These are the keys of `debrief.json`, on which
//! programs outside rely: a change here is a change of [`FORMAT`]. `docs/debrief.md` tells them.

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use smol_str::SmolStr;

use super::around::EarlierDrill;
use super::follow_up::FollowUp;
use super::own_view::OwnView;
use super::timeline::Timeline;
use super::what_if::WhatIf;
use crate::drill::event::EndWhy;
use crate::drill::{Mode, Seq};
use crate::scenario::model::{Dimension, Outcome as Counts};
use crate::score::{ParResult, Policy, Rating, Value};

/// The number of the report's shape.
pub const FORMAT: u32 = 1;

/// A debrief.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Report {
    /// The number of this shape: 1.
    #[schemars(extend("const" = FORMAT))]
    pub format: u32,
    /// The scenario's id.
    pub scenario: SmolStr,
    /// Its title.
    pub scenario_title: String,
    /// SHA-256 of its text.
    pub scenario_hash: String,
    /// The seed that all chance was drawn from.
    pub seed: u64,
    /// Practice or exam.
    pub mode: Mode,
    /// The id of the policy that the marks were given by.
    pub policy: SmolStr,
    /// The trainee's name.
    pub trainee: String,
    /// The day on which the drill was begun, by the wall clock, `2026-11-22`.
    #[serde(default)]
    pub date: Option<Date>,
    /// Whether the log reaches the end and the reckoning; otherwise it was cut short.
    pub complete: bool,
    /// The whole, 0–100; none when nothing was observed.
    pub score: Option<u8>,
    /// Its rating.
    pub rating: Option<Rating>,
    /// What became of it.
    pub outcome: Outcome,
    /// What the coach says; none where there is no coach.
    #[serde(default)]
    pub coach: Option<CoachReport>,
    /// What the scenario asks for beside the marks.
    #[serde(default)]
    pub objectives: Vec<Objective>,
    /// What the trainee is asked before reading on.
    pub self_assessment: Vec<Question>,
    /// The marks.
    pub dimensions: Vec<DimensionReport>,
    /// The measures that went best: ids.
    pub strengths: Vec<SmolStr>,
    /// The measures that cost most: ids, costliest first.
    pub to_practise: Vec<SmolStr>,
    /// The moments at which by-the-book would have lost less; none where nothing was branched.
    #[serde(default)]
    pub what_if: Option<WhatIf>,
    /// One sentence to finish in writing.
    pub commitment: Commitment,
    /// The trainee's earlier drills, oldest first.
    #[serde(default)]
    pub earlier: Vec<EarlierDrill>,
    /// What happened when, in lanes.
    pub timeline: Timeline,
    /// What the scribe wrote, and when nobody did.
    pub scribe: Scribe,
    /// What was adapted to the trainee, in the order in which it was.
    #[serde(default)]
    pub adapted: Vec<Adaptation>,
    /// What was said and not understood; never marked.
    pub not_understood: Vec<NotUnderstood>,
    /// How much of the talking the trainee did; shown, never marked.
    pub talk: Talk,
    /// A skeleton to fill in.
    pub postmortem: Postmortem,
    /// What the trainee made of it after the call, reviewed; none where they wrote nothing.
    #[serde(default)]
    pub follow_up: Option<FollowUp>,
    /// The policy, whole.
    pub policy_used: Policy,
    /// Commands that play this drill again.
    pub replay: Vec<String>,
}

/// What became of the incident.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Outcome {
    /// How it counts; none when the log was cut short.
    pub counts: Option<Counts>,
    /// Why the drill ended.
    pub why: Option<EndWhy>,
    /// In words.
    pub text: String,
    /// How long the drill lasted for the trainee [ms].
    pub lasted_ms: u64,
    /// Customer-minutes lost, up to the horizon or as far as the log goes.
    pub lost: Option<u64>,
    /// When customers ceased to be hurt for good [ms].
    pub mitigated_ms: Option<u64>,
    /// Revenue lost, in hundredths of the currency; none where the scenario has no price.
    pub cents: Option<u64>,
    /// What a good commander loses here.
    pub par: Option<ParResult>,
    /// What people cost who sat on the call with nothing to do; none where nobody did for long.
    #[serde(default)]
    pub idle: Option<IdleTime>,
}

/// Time that responders sat on the call with nothing to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct IdleTime {
    /// Of all of them together [person-minutes].
    pub minutes: u64,
    /// What it costs, in hundredths of the currency.
    pub cents: u64,
}

/// Something that was adapted to the trainee.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Adaptation {
    /// The event.
    pub seq: Seq,
    /// When [ms].
    pub at_ms: u64,
    /// When, as minutes and seconds.
    pub at: String,
    /// How.
    pub how: AdaptedHow,
    /// What it was.
    pub what: String,
    /// Why, in words.
    pub why: Vec<String>,
}

/// How something was adapted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum AdaptedHow {
    /// It came because the trainee coped.
    Added,
    /// It was left out because the trainee drowned.
    Spared,
    /// They came in a milder tone.
    Milder,
    /// They came in a harsher tone.
    Harsher,
    /// They did not come at all, because they knew how things stood.
    StayedAway,
}

impl AdaptedHow {
    /// In print.
    pub fn said(self) -> &'static str {
        match self {
            AdaptedHow::Added => "added",
            AdaptedHow::Spared => "left out",
            AdaptedHow::Milder => "milder",
            AdaptedHow::Harsher => "harsher",
            AdaptedHow::StayedAway => "stayed away",
        }
    }
}

/// The coach of a short drill.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct CoachReport {
    /// What they are called.
    pub name: String,
    /// What they explained before.
    pub before: String,
    /// What they say after, objective by objective.
    pub after: Vec<CoachSaid>,
}

/// The coach's word on one objective.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct CoachSaid {
    /// The objective's id.
    pub objective: SmolStr,
    /// The objective.
    pub text: String,
    /// Whether it was met.
    pub met: bool,
    /// Praise for what was done, or what to say next time.
    pub said: String,
}

/// An objective of the scenario's own; never marked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Objective {
    /// Its id.
    pub id: SmolStr,
    /// What is to be reached.
    pub text: String,
    /// Whether it was.
    pub met: bool,
    /// The event with which it was.
    pub seq: Option<Seq>,
}

/// A question that the trainee answers before any mark is shown.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Question {
    /// About which dimension.
    pub dimension: Dimension,
    /// Its name in print.
    pub title: String,
    /// The question.
    pub question: String,
    /// The trainee's own rating, 1 to 5, where it was asked.
    #[serde(default)]
    pub answer: Option<u8>,
    /// What the mark comes to on the same scale.
    #[serde(default)]
    pub marked: Option<u8>,
    /// How the answer compares with it.
    #[serde(default)]
    pub view: Option<OwnView>,
}

/// The marks of one dimension.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct DimensionReport {
    /// Which.
    pub id: Dimension,
    /// Its name in print.
    pub title: String,
    /// 0–100; none when not observed.
    pub score: Option<u8>,
    /// P, S, M or U.
    pub rating: Option<Rating>,
    /// How much it counts in the whole.
    pub weight: u32,
    /// What the by-the-book commander scores on the same scenario and seed.
    #[serde(default)]
    pub par: Option<u8>,
    /// Its measures, observed or not.
    pub measures: Vec<MeasureReport>,
}

/// One measure.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct MeasureReport {
    /// Its id.
    pub id: SmolStr,
    /// Its name in print.
    pub title: String,
    /// What it is, in one sentence.
    pub is: String,
    /// What was seen; none when there was no opportunity.
    pub value: Option<Value>,
    /// The same in words.
    pub text: String,
    /// 0–100.
    pub score: Option<u8>,
    /// P, S, M or U.
    pub rating: Option<Rating>,
    /// How much it counts in its dimension.
    pub weight: u32,
    /// Numbers of the events that prove it.
    pub evidence: Vec<Seq>,
    /// Those of them that speak against the trainee.
    pub faults: Vec<Seq>,
    /// The words behind the evidence: faults first, then what went well, as many as read well.
    pub quotes: Vec<Quote>,
    /// What could have been said instead.
    pub say_instead: Option<String>,
}

/// Words, or what happened, as evidence.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Quote {
    /// The event.
    pub seq: Seq,
    /// When [ms].
    pub at_ms: u64,
    /// When, as minutes and seconds.
    pub at: String,
    /// Who said it; empty for what merely happened.
    pub who: String,
    /// The words, or what happened.
    pub words: String,
    /// Whether these are words that were said.
    pub said: bool,
    /// Whether it speaks against the trainee.
    pub fault: bool,
    /// Whether it speaks for the trainee; what does neither merely proves the figure.
    #[serde(default)]
    pub merit: bool,
}

/// One written commitment, which the next drill shows again.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Commitment {
    /// A proposal, from what cost most.
    pub suggestion: String,
    /// What the trainee wrote, where it was asked.
    #[serde(default)]
    pub written: Option<String>,
    /// What they wrote after an earlier drill.
    #[serde(default)]
    pub last: Option<String>,
}

/// The scribe's log.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Scribe {
    /// Who wrote, last.
    pub who: Option<String>,
    /// What they wrote.
    pub entries: Vec<Entry>,
    /// When nobody wrote: from, to [ms].
    pub gaps: Vec<(u64, u64)>,
}

/// Something at a time.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Entry {
    /// When [ms].
    pub at_ms: u64,
    /// When, as minutes and seconds.
    pub at: String,
    /// What.
    pub text: String,
}

/// Words that were not understood.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct NotUnderstood {
    /// The event.
    pub seq: Seq,
    /// When, as minutes and seconds.
    pub at: String,
    /// All that was said.
    pub text: String,
    /// The parts that were not understood.
    pub parts: Vec<String>,
}

/// Who did the talking.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Talk {
    /// Words by the trainee.
    pub trainee_words: u64,
    /// Words by everybody.
    pub all_words: u64,
}

/// The skeleton of a blameless postmortem.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Postmortem {
    /// Its title.
    pub title: String,
    /// Who was named to own it.
    pub owner: Option<String>,
    /// When it was said to be due.
    pub due: Option<String>,
    /// The severity that stood at the end; none where none was ever set.
    #[serde(default)]
    pub severity: Option<u8>,
    /// One paragraph.
    pub summary: String,
    /// Whom it hurt, how much, how long.
    pub impact: Vec<String>,
    /// Facts only.
    pub timeline: Vec<Entry>,
    /// Contributing factors, as questions.
    pub questions: Vec<String>,
    /// Patterns for action items: a verb, specific, bounded.
    pub actions: Vec<String>,
    /// What was put off on the call, or asked for later, as it was said.
    #[serde(default)]
    pub todos: Vec<Entry>,
    /// A message to customers, short and cleaned, to be finished.
    #[serde(default)]
    pub message: String,
}
