//! The facts that the ledger holds. Plain data; only the pass over the log writes them.

use crate::drill::event::Passed;
use crate::drill::event::{Ended, PlanId, TaskId};
use crate::drill::{Event, Seq};
use crate::hearing::{BriefElement, Directed};
use crate::scenario::ids::{PersonId, RemedyId, ServiceId};
use crate::scenario::model::{PressureKind, Tone};
use crate::units::{Moment, Span};

/// An event as evidence: which and when.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Mark {
    /// When.
    pub at: Moment,
    /// Which: the words, where words did it.
    pub seq: Seq,
}

impl Mark {
    /// The event itself.
    pub fn of(event: &Event) -> Mark {
        Mark {
            at: event.at,
            seq: event.seq,
        }
    }

    /// The words that led to an event.
    pub fn words(event: &Event, utterance: Seq) -> Mark {
        Mark {
            at: event.at,
            seq: utterance,
        }
    }
}

/// The trainee took command.
#[derive(Clone, Copy, Debug)]
pub struct Taking {
    /// When.
    pub mark: Mark,
    /// Said their name.
    pub named: bool,
    /// Said "Incident Commander" in full.
    pub full_title: bool,
    /// Somebody else commanded then.
    pub from_somebody: bool,
}

/// Command passed from the trainee.
#[derive(Clone, Copy, Debug)]
pub struct Passing<'a> {
    /// When.
    pub mark: Mark,
    /// To whom.
    pub to: &'a PersonId,
    /// How.
    pub how: Passed,
}

/// An order to somebody, to several, or to nobody.
#[derive(Clone, Copy, Debug)]
pub struct Order<'a> {
    /// When.
    pub mark: Mark,
    /// To what kind of addressee.
    pub directed: Directed,
    /// In the commander's words.
    pub text: &'a str,
    /// The first task that came of it, by its place in the ledger.
    pub task: Option<usize>,
}

/// A task that was given to one person.
#[derive(Clone, Copy, Debug)]
pub struct Task<'a> {
    /// When.
    pub given: Mark,
    /// To whom.
    pub to: &'a PersonId,
    /// How.
    pub directed: Directed,
    /// In the commander's words.
    pub text: &'a str,
    /// Somebody else had it before and was sent to rest: no new order.
    pub passed_on: bool,
    /// The service that it is about.
    pub service: Option<&'a ServiceId>,
    /// The remedy that it carries out.
    pub remedy: Option<&'a RemedyId>,
    /// It was given a time box, then or a moment later.
    pub boxed: bool,
    /// Its time box now, by its place in the ledger.
    pub last_box: Option<usize>,
    /// A confirmation was asked for with the order.
    pub ack_asked: bool,
    /// The person answered: confirmed, asked back, declined or reported.
    pub answered: bool,
    /// The person asked back what was meant.
    pub unclear: Option<Mark>,
    /// The commander asked again for a confirmation.
    pub asked_again: bool,
    /// How many open tasks the person had when it was given.
    pub had_open: u32,
    /// When it was finished, declined or called off.
    pub closed: Option<Moment>,
}

impl Task<'_> {
    /// Given to one person by name, or by a role that one person holds.
    pub fn is_directed(&self) -> bool {
        matches!(self.directed, Directed::Person | Directed::Role) && !self.passed_on
    }
}

/// A time box.
#[derive(Clone, Copy, Debug)]
pub struct TimeBox {
    /// Of which task, by its place in the ledger.
    pub task: usize,
    /// The box of that task before it, by its place in the ledger.
    pub before: Option<usize>,
    /// When it was set.
    pub set: Mark,
    /// How long it is.
    pub length: Span,
    /// When it ends.
    pub ends: Moment,
    /// It was over while the task was open.
    pub over: Option<Mark>,
    /// The commander came back to it, not too early: with a question, more time, or the end of
    /// the task.
    pub came_back: Option<Mark>,
    /// The person reported by themselves before the commander could be expected.
    pub self_reported: bool,
}

/// A follow-up on a task with a time box.
#[derive(Clone, Copy, Debug)]
pub struct FollowUp {
    /// When.
    pub mark: Mark,
    /// Which box, by its place in the ledger.
    pub time_box: usize,
    /// After (+) or before (−) the end of the box [ms].
    pub late_ms: i64,
    /// The first on this box that was not too early.
    pub counts: bool,
}

/// A new time box for a task that had had one.
#[derive(Clone, Copy, Debug)]
pub struct Extension {
    /// When.
    pub mark: Mark,
    /// Of which task, by its place in the ledger.
    pub task: usize,
    /// The person had been asked how long they need.
    pub asked: bool,
}

/// How a remedy stands with the call.
#[derive(Clone, Copy, Debug, Default)]
pub struct Standing {
    /// Offered by somebody, when first.
    pub offered: Option<Mark>,
    /// Put forward by the commander, when first.
    pub proposed: Option<Mark>,
    /// Its risks were asked for, when last.
    pub risk_asked: Option<Mark>,
    /// A risk was told, when last.
    pub risk_told: Option<Mark>,
}

/// A plan.
#[derive(Clone, Debug, Default)]
pub struct Plan<'a> {
    /// The remedy that it is.
    pub remedy: Option<&'a RemedyId>,
    /// In the commander's words.
    pub text: &'a str,
    /// When it was put forward.
    pub proposed: Option<Mark>,
    /// When strong objections were last polled.
    pub polled: Option<Mark>,
    /// When everybody was asked to agree.
    pub agreement: Option<Mark>,
    /// Strong objections in time: when and by whom.
    pub objections: Vec<(Mark, &'a PersonId)>,
    /// When it was decided, first.
    pub decided: Option<Mark>,
}

/// A decision.
#[derive(Clone, Copy, Debug)]
pub struct Decision<'a> {
    /// When.
    pub mark: Mark,
    /// The plan; none when a remedy was simply ordered.
    pub plan: Option<PlanId>,
    /// The remedy.
    pub remedy: Option<&'a RemedyId>,
    /// In the commander's words.
    pub text: &'a str,
    /// How objections had been polled.
    pub poll: Poll,
    /// Since when the remedy and its risks were known, as far as they were.
    pub ripe: Option<Moment>,
    /// Its risks had been asked for or told.
    pub risk_known: Option<Mark>,
    /// Something else could have been done, for all that was known, or had been asked about.
    pub alternative: Option<Mark>,
}

/// How objections had been polled before a decision.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Poll {
    /// Not at all.
    Never,
    /// Everybody was asked to agree.
    Agreement(Mark),
    /// Strong objections, so long before.
    Objections(Mark, Span),
}

/// A pressure arc.
#[derive(Clone, Debug)]
pub struct Arc<'a> {
    /// Its kind.
    pub kind: PressureKind,
    /// Who brought it.
    pub who: &'a PersonId,
    /// How.
    pub tone: Tone,
    /// The severity that they argued for.
    pub level: Option<u8>,
    /// When it began.
    pub began: Mark,
    /// When it grew.
    pub grew: Vec<Mark>,
    /// What the commander answered.
    pub answers: Vec<Answer<'a>>,
    /// How it ended.
    pub ended: Option<Stood>,
    /// The severity that held when it began.
    pub severity: Option<u8>,
}

/// An answer to pressure.
#[derive(Clone, Copy, Debug)]
pub struct Answer<'a> {
    /// When.
    pub mark: Mark,
    /// The act's id.
    pub act: &'a str,
    /// The right act at that step.
    pub fitting: bool,
}

/// How an arc ended.
#[derive(Clone, Copy, Debug)]
pub struct Stood {
    /// When.
    pub mark: Mark,
    /// How.
    pub how: Ended,
}

/// A part of a brief.
#[derive(Clone, Copy, Debug)]
pub struct Brief<'a> {
    /// When.
    pub mark: Mark,
    /// To whom.
    pub to: &'a PersonId,
    /// What it held.
    pub elements: &'a [BriefElement],
    /// Away from the call.
    pub private: bool,
}

/// A fact of a brief, held against what was so.
#[derive(Clone, Copy, Debug)]
pub struct BriefFact<'a> {
    /// When it was told.
    pub mark: Mark,
    /// The part of the brief.
    pub element: BriefElement,
    /// The task that it is about.
    pub task: Option<TaskId>,
    /// As it was told.
    pub said: &'a str,
    /// As it was.
    pub truth: &'a str,
    /// Told as it was.
    pub right: bool,
}

/// An announcement that command passes.
#[derive(Clone, Copy, Debug)]
pub struct Announced<'a> {
    /// When.
    pub mark: Mark,
    /// To whom.
    pub to: &'a PersonId,
}
