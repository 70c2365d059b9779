//! The hot wash: what the trainee thinks, then the evidence, then one commitment.

use std::path::PathBuf;
use std::sync::Arc;

use crate::debrief::{Reflection, Report};
use crate::units::Moment;

use super::call::CallView;

/// The hot wash of a drill.
#[derive(Clone, Debug)]
pub(crate) struct ReviewView {
    /// The report; none while it is being made.
    pub(crate) report: Option<Arc<Report>>,
    /// How far a long look at the costliest moments is, 0 to 1; none when none is under way.
    pub(crate) looking: Option<f32>,
    /// What the trainee has said of it so far.
    pub(crate) reflection: Reflection,
    /// At which of its steps it is.
    pub(crate) step: Step,
    /// The moment that is looked at, and the call as it was then.
    pub(crate) at: Moment,
    /// The call as it was at that moment.
    pub(crate) then: Arc<CallView>,
    /// When the drill ended for the trainee.
    pub(crate) end: Moment,
    /// Whether it can be played on from a moment: in practice, where the recording is whole.
    pub(crate) can_branch: bool,
    /// The folder in which recording and written debrief lie; none where nothing is kept.
    pub(crate) dir: Option<PathBuf>,
}

/// The steps of a hot wash, in the order in which people learn.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Step {
    /// The trainee rates their own drill, before any mark is shown.
    #[default]
    OwnView,
    /// The marks, with their evidence and the timeline.
    Evidence,
    /// One commitment, in writing.
    Commitment,
}
