//! Pressure: interruptions that have to be handled in the midst of everything else.
//!
//! Every kind is an arc: an opening; growth when it is ignored or handled badly; and an end for
//! each way of handling it. `kinds` is the table of answers and `tone` what the tone changes;
//! `arc` runs the course, `answers` takes the commander's answers, `given` plays what giving in
//! leads to, `executive` whoever commands by rank, `newcomers` those who come late, `returns`
//! those who come back, `stakeholders` those whom nobody tells anything. `adapting` judges how
//! much a trainee can bear.

mod adapting;
mod answers;
mod arc;
mod executive;
mod given;
mod kinds;
mod newcomers;
mod returns;
mod stakeholders;
mod tone;

use crate::drill::event::ToneWhy;
use crate::scenario::model::{Pressure, PressureKind, Tone};
use crate::units::Span;

pub(super) use adapting::AdaptingRun;

/// How long somebody who presses in this tone waits for an answer, and how often they speak up
/// again before they have said everything.
pub fn patience(tone: Tone) -> (Span, u32) {
    let manner = tone::manner(tone);
    (manner.patience, manner.steps)
}

/// The situations in which the house has lines for this kind of pressure: as it opens, and as it
/// grows.
pub fn house_words(kind: PressureKind) -> (&'static str, &'static str) {
    kinds::situations(kind)
}

/// What the engine keeps about an arc beside the events.
#[derive(Clone, Debug)]
pub(super) struct ArcRun {
    spec: Pressure,
    tone: Tone,
    /// Where in its course it stands.
    stage: Stage,
    /// Outdates its patience on the agenda.
    round: u32,
    cost: Span,
}

/// What makes somebody press.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Cause {
    /// Their own reasons. They may find that they need not.
    New,
    /// They were answered before and come back.
    Again,
    /// They come back, and were given cause to be harsher.
    Provoked(ToneWhy),
}

/// How far an arc has gone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Stage {
    /// It waits for the first fitting answer.
    Open,
    /// The first answer was given and not enough; it waits for the next.
    Warned,
    /// The executive said yes and waits for the announcement.
    SaidYes,
    /// The person is about to be removed; `warned`: they had been told before.
    Removing { warned: bool },
    /// The late commander waits to be briefed and to hear it announced.
    Briefing,
    /// The late commander was told to take it, unbriefed, while the trainee goes on.
    TwoCommand,
}
