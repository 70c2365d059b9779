//! What an author expects of rehearsals, in sentences that are held against a survey:
//!
//! ```text
//! by-the-book resolves >= 98 %
//! no bot but litigator is below 50 in severity
//! every inject is reached
//! nothing is odd
//! ```
//!
//! `read` makes expectations of the text, `check` holds them against what many drills came to.
//! Pure: no file is touched here.

mod check;
mod read;
mod words;

pub use check::{Verdict, check};
pub use read::{Misread, read};

use smol_str::SmolStr;

use crate::rehearsal::survey::parts_of;
use crate::scenario::Scenario;
use crate::scenario::model::Dimension;

/// One sentence of an expectations file.
#[derive(Clone, Debug, PartialEq)]
pub struct Expectation {
    /// Its line, from 1.
    pub line: usize,
    /// The sentence as written.
    pub text: String,
    /// What it says.
    pub claim: Claim,
    /// The ids that it names, each with its column from 1.
    pub ids: Vec<(usize, SmolStr)>,
}

/// What is expected.
#[derive(Clone, Debug, PartialEq)]
pub enum Claim {
    /// Something about commanders.
    Commanders {
        /// Whose drills.
        who: Who,
        /// Whether it is to be so or not to be so.
        holds: Holds,
        /// What of theirs.
        figure: Figure,
        /// How it is compared.
        compared: Compared,
        /// With what.
        bound: f64,
    },
    /// Every part of a kind is reached by somebody, but these.
    EveryReached {
        /// The kind, as coverage calls it (`injects`).
        part: &'static str,
        /// Those that need not be.
        but: Vec<SmolStr>,
    },
    /// One part is reached in a share of all drills.
    Reached {
        /// The kind, as coverage calls it.
        part: &'static str,
        /// Which.
        id: SmolStr,
        /// How it is compared.
        compared: Compared,
        /// With what, in percent.
        bound: f64,
    },
    /// No drill was odd.
    NothingOdd,
}

/// Whose drills are meant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Who {
    /// One commander's.
    One(&'static str),
    /// All commanders' that played, but these.
    AllBut(Vec<&'static str>),
}

/// Whether something is to be so.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Holds {
    /// It is.
    So,
    /// It is not: "no bot is …".
    NotSo,
}

/// A figure of one commander's drills.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Figure {
    /// The share of drills brought to their proper end, in percent.
    Resolved,
    /// The share of drills in which customers were out of harm at the end, in percent.
    Mitigated,
    /// When customers were out of harm, in half of the drills in which they ever were [min].
    MitigatedMinutes,
    /// Customer-minutes lost in the mean drill.
    Lost,
    /// Marks, 0 to 100: of a dimension, or of all together.
    Mark(Option<Dimension>, Rank),
}

/// Which of many marks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rank {
    /// Their mean.
    Mean,
    /// One in ten is this or less.
    P10,
    /// Half are this or less.
    P50,
    /// Nine in ten are this or less.
    P90,
}

/// How a figure is compared with a bound.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Compared {
    /// `>=`, `at least`
    AtLeast,
    /// `<=`, `at most`
    AtMost,
    /// `>`, `above`
    Above,
    /// `<`, `below`
    Below,
}

impl Compared {
    /// Whether a figure is so.
    pub fn is_so(self, figure: f64, bound: f64) -> bool {
        match self {
            Compared::AtLeast => figure >= bound,
            Compared::AtMost => figure <= bound,
            Compared::Above => figure > bound,
            Compared::Below => figure < bound,
        }
    }
}

impl Expectation {
    /// The ids that it names and a scenario does not have, as sentences that could not be read.
    pub fn unknown(&self, scenario: &Scenario) -> Vec<Misread> {
        let (Claim::EveryReached { part, .. } | Claim::Reached { part, .. }) = &self.claim else {
            return Vec::new();
        };
        let known = parts_of(scenario, part);
        let unknown = self.ids.iter().filter(|(_, id)| !known.contains(id));
        let one = |(column, id): &(usize, SmolStr)| Misread {
            line: self.line,
            column: *column,
            message: format!("the scenario has no `{id}` in its {part}"),
            help: read::did_you_mean(id, known.iter().map(SmolStr::as_str)),
        };
        unknown.map(one).collect()
    }

    /// The commanders that it names; whoever checks it needs their drills.
    pub fn names(&self) -> Vec<&'static str> {
        match &self.claim {
            Claim::Commanders {
                who: Who::One(name),
                ..
            } => vec![name],
            Claim::Commanders {
                who: Who::AllBut(names),
                ..
            } => names.clone(),
            _ => Vec::new(),
        }
    }
}
