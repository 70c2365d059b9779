//! A scenario as a picture: its parts in lanes, arrows for what leads to what, and, after
//! rehearsals, how often each part was reached.
//!
//! ```text
//!  ScenarioFile ──of──► Graph ──with heat──► svg · dot · mermaid
//! ```
//!
//! The same scenario gives the same bytes. Nothing here plays a drill: heat comes from outside.

pub mod dot;
pub mod heat;
pub mod mermaid;
mod nodes;
pub mod svg;

use smol_str::SmolStr;

use super::model::ScenarioFile;
use super::story::links::{Link, links};
use super::story::part::Part;
use crate::units::Span;

pub use heat::Heat;

/// A lane of the picture: parts of one kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Lane {
    /// Injects that come by the clock.
    Clock,
    /// Pressure arcs.
    Pressure,
    /// Injects that answer what happens.
    Answer,
    /// Faults.
    Fault,
    /// Findings.
    Finding,
    /// Remedies.
    Remedy,
    /// Endings.
    Ending,
}

impl Lane {
    /// All of them, from what comes upon the commander to how it ends.
    pub const ALL: [Lane; 7] = [
        Lane::Clock,
        Lane::Pressure,
        Lane::Answer,
        Lane::Fault,
        Lane::Finding,
        Lane::Remedy,
        Lane::Ending,
    ];

    /// What stands above it.
    pub fn heading(self) -> &'static str {
        match self {
            Lane::Clock => "By the clock",
            Lane::Pressure => "Pressure",
            Lane::Answer => "In answer",
            Lane::Fault => "Faults",
            Lane::Finding => "Findings",
            Lane::Remedy => "Remedies",
            Lane::Ending => "Endings",
        }
    }

    /// Its name in a class of a style sheet.
    pub fn class(self) -> &'static str {
        match self {
            Lane::Clock => "clock",
            Lane::Pressure => "pressure",
            Lane::Answer => "answer",
            Lane::Fault => "fault",
            Lane::Finding => "finding",
            Lane::Remedy => "remedy",
            Lane::Ending => "ending",
        }
    }
}

/// A part as it stands in the picture.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Node {
    /// The part.
    pub part: Part,
    /// Where it stands.
    pub lane: Lane,
    /// What is to be known of it, a short line each.
    pub about: Vec<String>,
    /// The same at length, for whoever points at it.
    pub told: String,
}

/// The picture.
#[derive(Clone, Debug)]
pub struct Graph {
    /// The scenario's id.
    pub id: SmolStr,
    /// Its title.
    pub title: String,
    /// How long a drill is expected to last.
    pub length: Span,
    /// The parts, lane by lane; those by the clock by their time, the others as written.
    pub nodes: Vec<Node>,
    /// The arrows between them.
    pub links: Vec<Link>,
    /// How often each part was reached, where that is known.
    pub heat: Option<Heat>,
}

impl Graph {
    /// The picture of a scenario.
    pub fn of(file: &ScenarioFile) -> Graph {
        let nodes = nodes::of(file);
        let is_there = |part: &Part| nodes.iter().any(|node| node.part == *part);
        let links = links(file)
            .into_iter()
            .filter(|link| is_there(&link.from) && is_there(&link.to))
            .collect();
        Graph {
            id: file.id.clone(),
            title: file.title.clone(),
            length: file.length.0,
            nodes,
            links,
            heat: None,
        }
    }

    /// The same with how often each part was reached.
    #[must_use]
    pub fn heated(self, heat: Heat) -> Graph {
        Graph {
            heat: Some(heat),
            ..self
        }
    }

    /// The number of the node of a part.
    fn at(&self, part: &Part) -> Option<usize> {
        self.nodes.iter().position(|node| node.part == *part)
    }

    /// How often a node's part was reached, in words; empty where nobody counted.
    fn reached(&self, node: &Node) -> String {
        let heat = self.heat.as_ref();
        heat.and_then(|heat| heat.told(&node.part))
            .unwrap_or_default()
    }

    /// Whether a node's part was never reached, though somebody counted.
    fn is_cold(&self, node: &Node) -> bool {
        let heat = self.heat.as_ref();
        heat.and_then(|heat| heat.times(&node.part)) == Some(0)
    }

    /// The nodes that were never reached.
    fn cold(&self) -> impl Iterator<Item = &Node> {
        self.nodes.iter().filter(|node| self.is_cold(node))
    }
}
