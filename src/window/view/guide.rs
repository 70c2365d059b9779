//! What the guide speaks of, and what is heard of what is tried on it.

use crate::hearing::Act;
use crate::scenario::ids::PersonId;
use crate::units::Span;
use crate::window::panels::call::line::ChipView;

/// The people, the work and the drill that the guide speaks of.
#[derive(Clone, Debug, Default)]
pub(crate) struct GuideView {
    /// What the trainee is called.
    pub(crate) you: String,
    /// What somebody is called who can be given work.
    pub(crate) colleague: String,
    /// Who that is.
    pub(crate) colleague_id: Option<PersonId>,
    /// Work for them: `check the seat map`.
    pub(crate) job: String,
    /// The drill that it leads to: what to ask for.
    pub(crate) first: String,
    /// Its title.
    pub(crate) first_title: String,
    /// How long it takes.
    pub(crate) first_length: Span,
}

/// In what situation something is tried.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Situation {
    /// Nobody has work.
    Quiet,
    /// The colleague has been given theirs.
    WorkGiven,
}

/// What was heard.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct HeardNow {
    /// The acts, in the order spoken.
    pub(crate) acts: Vec<Act>,
    /// The same for the eye, with what was not understood.
    pub(crate) chips: Vec<ChipView>,
}
