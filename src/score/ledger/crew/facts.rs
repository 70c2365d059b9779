//! The facts that the crew holds. Plain data.

use super::Mark;
use crate::scenario::ids::PersonId;
use crate::units::{Moment, Span};

/// A stretch in which somebody on the call had nothing to do.
#[derive(Clone, Copy, Debug)]
pub struct Idle<'a> {
    /// Who.
    pub who: &'a PersonId,
    /// The event by which it began.
    pub since: Mark,
    /// When it ended, or the trainee's part did.
    pub until: Moment,
    /// They asked whether they are needed, first.
    pub asked: Option<Mark>,
    /// What the trainee did that ended it, if they did.
    pub response: Option<Response>,
}

impl Idle<'_> {
    /// How long it lasted.
    pub fn lasted(&self) -> Span {
        self.until.since(self.since.at)
    }
}

/// What ended a stretch of idleness. Each with the trainee's words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Response {
    /// Was spoken to.
    Word(Mark),
    /// Was given a task, a role or a place in a sub-team.
    Work(Mark),
    /// Was let go.
    LetGo(Mark),
}

impl Response {
    /// The words.
    pub fn mark(self) -> Mark {
        match self {
            Response::Word(mark) | Response::Work(mark) | Response::LetGo(mark) => mark,
        }
    }
}

/// How many reported to the commander at a time.
#[derive(Clone, Debug, Default)]
pub struct Reports {
    /// How long the trainee commanded, up to the end of the incident.
    pub commanded: Span,
    /// For how long of that more people reported to them than one can hear.
    pub too_many: Span,
    /// There were enough people on the call for that.
    pub could_be_too_many: bool,
    /// The first order to somebody.
    pub first: Option<Mark>,
    /// Orders that brought it beyond what one can hear, or further beyond.
    pub beyond: Vec<Mark>,
}

/// Somebody asked to be relieved.
#[derive(Clone, Copy, Debug)]
pub struct Relief<'a> {
    /// Who.
    pub who: &'a PersonId,
    /// When they first asked.
    pub asked: Mark,
    /// When they left, or the trainee's part ended.
    pub until: Option<Moment>,
    /// The words that sent them to rest, if they were sent.
    pub relieved: Option<Mark>,
}

/// The trainee had somebody called in.
#[derive(Clone, Copy, Debug)]
pub struct Page<'a> {
    /// The words.
    pub mark: Mark,
    /// Whom.
    pub who: &'a PersonId,
    /// They come when they are called in.
    pub may_come: bool,
    /// When they came.
    pub came: Option<Moment>,
    /// There was a reason: they alone knew a service that was unwell, somebody tired was to be
    /// replaced, or they did something on the call.
    pub needed: bool,
}

/// Somebody was missing who alone could do what was wanted.
#[derive(Clone, Debug)]
pub struct Need<'a> {
    /// Since when it could be seen.
    pub since: Moment,
    /// The event that showed it.
    pub shown: Mark,
    /// Who could have come, any of them.
    pub able: Vec<&'a PersonId>,
    /// The words by which one of them was called in.
    pub called: Option<Mark>,
    /// When the need was over otherwise: they came by themselves, others helped, or the
    /// trainee's part ended.
    pub over: Option<Moment>,
}
