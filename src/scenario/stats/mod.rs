//! A scenario in figures: how much is said and by whom, what comes when, how much there is to
//! find out and to do, how many different drills it makes, what of it can be marked.
//!
//! Counted from the text alone, without playing it; rehearsals tell the rest.

pub mod injects;
pub mod people;
pub mod words;

use serde::Serialize;
use smol_str::SmolStr;

use super::model::{Difficulty, Dimension, Outcome, ScenarioFile};
use super::observable::{ends, observable};
use super::story::work::helps;
use crate::units::Span;

pub use injects::Injects;
pub use people::Speaker;
pub use words::Words;

/// The dimensions, in the order of the practice.
const DIMENSIONS: [Dimension; 12] = [
    Dimension::Command,
    Dimension::Delegation,
    Dimension::Timeboxing,
    Dimension::Decisions,
    Dimension::Updates,
    Dimension::Pressure,
    Dimension::Severity,
    Dimension::Handover,
    Dimension::People,
    Dimension::Clarity,
    Dimension::Closing,
    Dimension::Outcome,
];

/// A scenario in figures.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Stats {
    /// Its id.
    pub id: SmolStr,
    /// Its title.
    pub title: String,
    /// For whom it is.
    pub difficulty: Difficulty,
    /// Its place on the practice ladder; none for a full drill.
    pub ladder: Option<u32>,
    /// How long the drill is expected to last [ms].
    pub length_ms: Span,
    /// When it is ended at the latest [ms].
    pub ends_at_latest_ms: Span,
    /// What is read and spoken.
    pub words: Words,
    /// The cast, as written.
    pub people: Vec<Speaker>,
    /// The scripted events.
    pub injects: Injects,
    /// What breaks, what can be found out, what can be done.
    pub world: Counted,
    /// The variants, as written.
    pub variants: Vec<Choice>,
    /// How many different drills the variants make; times and tones drawn from the seed not
    /// counted.
    pub drills: u64,
    /// The endings, as written.
    pub endings: Vec<Close>,
    /// The objectives.
    pub objectives: usize,
    /// The dimensions, each with whether a drill can show it.
    pub dimensions: Vec<Seen>,
}

/// The world in numbers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Counted {
    /// Services.
    pub services: usize,
    /// Signals, of all services.
    pub signals: usize,
    /// Faults.
    pub faults: usize,
    /// Findings, red herrings among them.
    pub findings: usize,
    /// Findings that lead nowhere.
    pub red_herrings: usize,
    /// Remedies.
    pub remedies: usize,
    /// Remedies with a risk.
    pub risky: usize,
    /// Remedies that do nothing good to any fault.
    pub useless: usize,
}

/// A group of variants.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Choice {
    /// Its id.
    pub id: SmolStr,
    /// Its options.
    pub options: Vec<SmolStr>,
}

/// A way for the drill to end.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Close {
    /// Its id.
    pub id: SmolStr,
    /// How it counts.
    pub outcome: Outcome,
}

/// A dimension and whether a drill can show it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Seen {
    /// The dimension.
    pub id: Dimension,
    /// Whether the scenario says that it practises it.
    pub practised: bool,
    /// Whether a drill can show it.
    pub observable: bool,
    /// Why it cannot; empty where it can.
    pub why_not: &'static str,
}

/// Counts a scenario.
pub fn of(file: &ScenarioFile) -> Stats {
    Stats {
        id: file.id.clone(),
        title: file.title.clone(),
        difficulty: file.difficulty,
        ladder: file.ladder,
        length_ms: file.length.0,
        ends_at_latest_ms: ends(file),
        words: words::of(file),
        people: people::of(file),
        injects: injects::of(file),
        world: counted(file),
        variants: file
            .variants
            .iter()
            .map(|variant| Choice {
                id: variant.id.0.clone(),
                options: variant
                    .options
                    .iter()
                    .map(|option| option.id.0.clone())
                    .collect(),
            })
            .collect(),
        drills: drills(file),
        endings: file
            .endings
            .iter()
            .map(|ending| Close {
                id: ending.id.0.clone(),
                outcome: ending.outcome,
            })
            .collect(),
        objectives: file.rubric.objectives.len(),
        dimensions: seen(file),
    }
}

/// How many different drills the variants make.
pub fn drills(file: &ScenarioFile) -> u64 {
    let options = file.variants.iter().map(|variant| variant.options.len());
    options.fold(1_u64, |drills, options| {
        drills.saturating_mul(options.max(1) as u64)
    })
}

fn counted(file: &ScenarioFile) -> Counted {
    let world = &file.world;
    let services = world.services.iter();
    let herrings = world.findings.iter().filter(|finding| finding.red_herring);
    let risky = world.remedies.iter().filter(|one| one.risk.is_some());
    let useless = world.remedies.iter().filter(|one| !helps(one));
    Counted {
        services: world.services.len(),
        signals: services.map(|service| service.signals.len()).sum(),
        faults: world.faults.len(),
        findings: world.findings.len(),
        red_herrings: herrings.count(),
        remedies: world.remedies.len(),
        risky: risky.count(),
        useless: useless.count(),
    }
}

fn seen(file: &ScenarioFile) -> Vec<Seen> {
    let each = DIMENSIONS.into_iter().map(|id| {
        let can = observable(file, id);
        Seen {
            id,
            practised: file.skills.contains(&id),
            observable: can.is_ok(),
            why_not: can.err().unwrap_or(""),
        }
    });
    each.collect()
}
