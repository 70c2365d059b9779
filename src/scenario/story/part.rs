//! The parts that a scenario is made of, as a picture of it has them.

use serde::Serialize;
use smol_str::SmolStr;

use crate::scenario::model::ScenarioFile;
use crate::scenario::model::{Effect, Only, Pressure};

/// A kind of part. Two parts of different kinds may have the same id.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// A scripted event.
    Inject,
    /// A pressure arc.
    Pressure,
    /// What ails a service.
    Fault,
    /// What can be found out.
    Finding,
    /// What can be done.
    Remedy,
    /// A way for the drill to end.
    Ending,
}

impl Kind {
    /// All of them, from what comes upon the commander to how it ends.
    pub const ALL: [Kind; 6] = [
        Kind::Inject,
        Kind::Pressure,
        Kind::Fault,
        Kind::Finding,
        Kind::Remedy,
        Kind::Ending,
    ];

    /// What one of them is called.
    pub fn name(self) -> &'static str {
        match self {
            Kind::Inject => "inject",
            Kind::Pressure => "pressure",
            Kind::Fault => "fault",
            Kind::Finding => "finding",
            Kind::Remedy => "remedy",
            Kind::Ending => "ending",
        }
    }
}

/// A part by its kind and id.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Part {
    /// What it is.
    pub kind: Kind,
    /// Its id.
    pub id: SmolStr,
}

impl Part {
    /// The part of this kind with this id.
    pub fn new(kind: Kind, id: &str) -> Part {
        Part {
            kind,
            id: SmolStr::new(id),
        }
    }
}

/// Every pressure arc with the variants that the inject which begins it belongs to.
pub fn arcs(file: &ScenarioFile) -> Vec<(&Pressure, Option<&Only>)> {
    let injects = file.injects.iter().flat_map(|inject| {
        let effects = inject.then.iter();
        effects.map(move |effect| (effect, inject.only.as_ref()))
    });
    let remedies = file.world.remedies.iter().flat_map(|remedy| {
        let effects = remedy.side_effects.iter().chain(&remedy.if_fails);
        effects.map(move |effect| (effect, remedy.only.as_ref()))
    });
    injects
        .chain(remedies)
        .filter_map(|(effect, only)| match effect {
            Effect::Pressure(arc) => Some((arc, only)),
            _ => None,
        })
        .collect()
}
