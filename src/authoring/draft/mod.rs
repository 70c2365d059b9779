//! A scenario that was begun from something else – a list of events, a past incident – and is not
//! finished: what is known stands in it, what is not is a text that begins with `FILL IN: `.
//!
//! Whoever reads the source fills in a [`Draft`]; [`Draft::to_ron`] writes it as a file that loads
//! and that an author can go on with, comments included. Ids are made with [`slug`] and [`Ids`].

mod ids;
mod page;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

use crate::scenario::model::{
    ClockTime, Difficulty, Dimension, Effect, Outcome, Part, Presence, Weekday, When,
};
use crate::units::Span;

pub use ids::{Ids, slug};

/// How a text begins that an author still has to write.
pub const FILL_IN: &str = "FILL IN: ";

/// A text that an author still has to write; `what` says what belongs there.
pub fn fill_in(what: &str) -> String {
    format!("{FILL_IN}{what}")
}

/// A scenario that was begun.
#[derive(Clone, Debug, PartialEq)]
pub struct Draft {
    /// Comments at the top of the file.
    pub comments: Vec<String>,
    /// The head.
    pub head: Head,
    /// The world.
    pub world: World,
    /// The people; the trainee is one of them.
    pub cast: Vec<Member>,
    /// The scripted events.
    pub injects: Vec<Event>,
    /// How the drill can end.
    pub endings: Vec<Ending>,
    /// What is marked beside the policy: id, text and condition.
    pub objectives: Vec<(String, String, When)>,
    /// Every line, by id.
    pub lines: BTreeMap<String, String>,
}

/// The head of a draft.
#[derive(Clone, Debug, PartialEq)]
pub struct Head {
    /// Comments above what follows the title.
    pub comments: Vec<String>,
    /// The id, the same as the file's name.
    pub id: String,
    /// The title.
    pub title: String,
    /// What the trainee reads.
    pub briefing: String,
    /// For whom it is.
    pub difficulty: Difficulty,
    /// What it practises.
    pub skills: Vec<Dimension>,
    /// The day on which the call begins.
    pub day: Weekday,
    /// The clock time at which it begins.
    pub clock: ClockTime,
    /// How long it is expected to last.
    pub length: Span,
    /// The level that was declared when the call began.
    pub severity_at_start: Option<u8>,
    /// The level that it really is.
    pub severity: u8,
    /// The id of the trainee.
    pub trainee: String,
    /// Short forms that everybody knows.
    pub glossary: BTreeMap<String, String>,
}

/// The world of a draft.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct World {
    /// Comments above it.
    pub comments: Vec<String>,
    /// Customers in any one minute.
    pub customers: u32,
    /// The services; at least one.
    pub services: Vec<Service>,
    /// What ails them.
    pub faults: Vec<Fault>,
    /// What can be done.
    pub remedies: Vec<Remedy>,
    /// What can be found out.
    pub findings: Vec<Finding>,
}

/// A service of a draft.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Service {
    /// Comments above it.
    pub comments: Vec<String>,
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// The services that it needs.
    pub depends_on: Vec<String>,
    /// How many customers feel it when it is down [permille].
    pub customer_share: u32,
    /// What is measured on it.
    pub signals: Vec<Signal>,
}

/// A signal of a draft.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Signal {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Its unit.
    pub unit: String,
    /// Its value when all is well.
    pub baseline: i64,
    /// From here people call it bad.
    pub alarm: i64,
}

/// A fault of a draft.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Fault {
    /// Comments above it.
    pub comments: Vec<String>,
    /// Its id.
    pub id: String,
    /// Where it sits.
    pub service: String,
    /// The health that is lost [permille].
    pub harm: u32,
    /// There when the call begins.
    pub at_start: bool,
    /// Signals with their value at full intensity.
    pub signals: Vec<(String, i64)>,
}

/// A remedy of a draft.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Remedy {
    /// Comments above it.
    pub comments: Vec<String>,
    /// Its id.
    pub id: String,
    /// Its name, as it stands after "we could".
    pub name: String,
    /// Phrases that name it.
    pub phrases: Vec<String>,
    /// What it is done to.
    pub service: Option<String>,
    /// Who can do it; at least one.
    pub done_by: Vec<String>,
    /// Findings without which nobody thinks of it.
    pub proposed_after: Vec<String>,
    /// How long it takes.
    pub takes: Span,
    /// The faults that it clears.
    pub clears: Vec<String>,
    /// The line of who did it.
    pub says_done: Option<String>,
}

/// A finding of a draft.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Finding {
    /// Comments above it.
    pub comments: Vec<String>,
    /// Its id.
    pub id: String,
    /// What has to be looked at.
    pub service: String,
    /// Words that lead to it.
    pub topics: Vec<String>,
    /// Who can find it; at least one.
    pub found_by: Vec<String>,
    /// How long it takes.
    pub takes: Span,
    /// The line in which it is reported.
    pub says: String,
}

/// A person of a draft.
#[derive(Clone, Debug, PartialEq)]
pub struct Member {
    /// Comments above them.
    pub comments: Vec<String>,
    /// Their id.
    pub id: String,
    /// Their name.
    pub name: String,
    /// What they are in the company; may be empty.
    pub title: String,
    /// Their team.
    pub team: Option<String>,
    /// What they are on the call.
    pub part: Part,
    /// Trained as an incident commander.
    pub ic_trained: bool,
    /// How well they know which service [permille].
    pub expertise: BTreeMap<String, u32>,
    /// Whether and how they come.
    pub presence: Presence,
}

/// A scripted event of a draft.
#[derive(Clone, Debug, PartialEq)]
pub struct Event {
    /// Comments above it.
    pub comments: Vec<String>,
    /// Its id.
    pub id: String,
    /// When it happens.
    pub when: When,
    /// What happens; at least one.
    pub then: Vec<Effect>,
    /// A word to other authors; may be empty.
    pub note: String,
}

/// An ending of a draft.
#[derive(Clone, Debug, PartialEq)]
pub struct Ending {
    /// Its id.
    pub id: String,
    /// When it comes by itself.
    pub when: Option<When>,
    /// What the trainee reads.
    pub text: String,
    /// `Resolved`, `HandedOver` or `Unresolved`.
    pub outcome: Outcome,
}
