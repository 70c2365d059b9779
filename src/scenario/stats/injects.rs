//! The scripted events in figures: of what kind they are, and when they come.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::scenario::model::{Effect, Inject, PressureKind, ScenarioFile};
use crate::scenario::story::moments::{Comes, comes};
use crate::scenario::story::part::arcs;
use crate::units::Span;

/// The length of a drill is cut into so many parts to show when injects come.
const PARTS: usize = 12;

/// What an inject is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum InjectKind {
    /// Somebody presses.
    Pressure,
    /// A fault starts, grows or goes, customers lose, a signal jumps.
    World,
    /// Something comes to light.
    Finding,
    /// Somebody comes, goes or is paged.
    People,
    /// Somebody says something, or reminds, or offers a draft.
    Speech,
    /// The drill ends.
    End,
}

impl InjectKind {
    /// What injects of this kind are called.
    pub fn told(self) -> &'static str {
        match self {
            InjectKind::Pressure => "pressure",
            InjectKind::World => "the system",
            InjectKind::Finding => "findings",
            InjectKind::People => "people come and go",
            InjectKind::Speech => "speech",
            InjectKind::End => "the end",
        }
    }
}

/// The scripted events.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Injects {
    /// How many.
    pub count: usize,
    /// How many of each kind; one with several effects counts by the weightiest.
    pub by_kind: BTreeMap<InjectKind, usize>,
    /// How many come by the clock.
    pub by_the_clock: usize,
    /// How many come in answer to what happens.
    pub answering: usize,
    /// When those by the clock come: how many in each twelfth of the length; what comes later
    /// counts in the last.
    pub over_time: Vec<usize>,
    /// How long each of those parts is [ms].
    pub part_ms: Span,
    /// Pressure arcs of each kind.
    pub pressure: BTreeMap<PressureKind, usize>,
}

/// Counts the injects.
pub fn of(file: &ScenarioFile) -> Injects {
    let length = file.length.0.0.max(1);
    let mut injects = Injects {
        count: file.injects.len(),
        by_kind: BTreeMap::new(),
        by_the_clock: 0,
        answering: 0,
        over_time: vec![0; PARTS],
        part_ms: Span(length / PARTS as u64),
        pressure: BTreeMap::new(),
    };
    for inject in &file.injects {
        *injects.by_kind.entry(kind(inject)).or_default() += 1;
        match comes(inject) {
            Comes::At(from, _) => {
                let part = from.0.saturating_mul(PARTS as u64) / length;
                let part = usize::try_from(part).map_or(PARTS - 1, |part| part.min(PARTS - 1));
                injects.over_time[part] += 1;
                injects.by_the_clock += 1;
            }
            Comes::Answering => injects.answering += 1,
        }
    }
    for (arc, _) in arcs(file) {
        *injects.pressure.entry(arc.kind).or_default() += 1;
    }
    injects
}

/// What an inject is for: its weightiest effect.
pub fn kind(inject: &Inject) -> InjectKind {
    let kinds = inject.then.iter().map(|effect| match effect {
        Effect::Pressure(_) => InjectKind::Pressure,
        Effect::StartFault(_)
        | Effect::WorsenFault(..)
        | Effect::ClearFault(_)
        | Effect::Lose(_)
        | Effect::Signal(..) => InjectKind::World,
        Effect::Reveal(..) => InjectKind::Finding,
        Effect::Join(_) | Effect::Leave(_) | Effect::Page(_) => InjectKind::People,
        Effect::Say(..)
        | Effect::Chat(..)
        | Effect::Direct(..)
        | Effect::Draft(..)
        | Effect::Remind(_) => InjectKind::Speech,
        Effect::End(_) => InjectKind::End,
    });
    kinds.min().unwrap_or(InjectKind::Speech)
}
