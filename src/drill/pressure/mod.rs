//! Pressure: interruptions that have to be handled in the midst of everything else.
//!
//! Every kind is an arc: an opening; growth when it is ignored or handled badly; and an end for
//! each way of handling it. What is particular to a kind stands in `kinds`, the running of an
//! arc in `arc`. Each step costs everybody's work (`numbers::PRESSURE_COST`).

mod arc;
mod kinds;

use crate::units::Span;

/// What the engine keeps about an arc beside the events.
#[derive(Debug)]
pub(super) struct ArcRun {
    spec: crate::scenario::model::Pressure,
    tone: crate::scenario::model::Tone,
    /// Where in its course it stands.
    stage: Stage,
    /// Outdates its patience on the agenda.
    round: u32,
    cost: Span,
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
    /// The person is about to be removed.
    Removing,
}
