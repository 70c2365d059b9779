//! The parts of a drill's state: people, tasks, options, plans, arcs, drafts and the handover.
//! Plain data; `fold` alone changes them.

use std::collections::BTreeSet;

use super::super::event::{AskBack, DraftId, Ended, Flaw, Gone, PlanId, Reported, Seq, TaskId};
use crate::hearing::{BriefElement, Directed};
use crate::scenario::ids::{PersonId, RemedyId, ServiceId};
use crate::scenario::model::{Audience as PostAudience, PressureKind, Tone};
use crate::units::{Moment, Span};

/// How somebody is there.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Attendance {
    /// On the call now.
    pub present: bool,
    /// When they last came.
    pub came: Moment,
    /// When they were last paged, while they have not come since.
    pub paged: Option<Moment>,
    /// Why they left, if they did.
    pub gone: Option<Gone>,
    /// Warned by the commander.
    pub warned: bool,
    /// How often they were asked for a result before its time, and when last.
    pub chased: (u32, Moment),
    /// 0 fresh, 1 slow, 2 spent. Hidden.
    pub tired: u8,
}

/// One task.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Task {
    /// Its number.
    pub id: TaskId,
    /// Who has it.
    pub to: PersonId,
    /// How it was given.
    pub directed: Directed,
    /// In the commander's words.
    pub text: String,
    /// The service it is about.
    pub service: Option<ServiceId>,
    /// The remedy it carries out.
    pub remedy: Option<RemedyId>,
    /// When it was given.
    pub given: Moment,
    /// When its time box ends, if it has one.
    pub box_ends: Option<Moment>,
    /// The time box has ended since it was last set.
    pub box_over: bool,
    /// A confirmation was asked for.
    pub ack_asked: bool,
    /// It was confirmed.
    pub acknowledged: bool,
    /// How often the commander asked how it stands.
    pub follow_ups: u32,
    /// Followed up since its time box last ended.
    pub followed_up_since: bool,
    /// The commander asked how long it takes, since the last time box was set.
    pub estimate_asked: bool,
    /// The last estimate.
    pub estimate: Option<Span>,
    /// The work is finished, whether anybody knows or not. Hidden.
    pub work_done: bool,
    /// When it was reported as finished.
    pub reported: Option<Moment>,
    /// Where it stands.
    pub status: TaskStatus,
    /// The `said` event that gave it.
    pub utterance: Seq,
}

/// A sub-team.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Team {
    /// Who leads it and answers for it on the main call.
    pub leader: PersonId,
    /// Who works with them, off the main call.
    pub members: Vec<PersonId>,
    /// What it is there for.
    pub task: TaskId,
}

/// Where a task stands, as the call knows it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TaskStatus {
    /// Being worked on.
    Open,
    /// Waits for an answer to a question.
    AskedBack(AskBack),
    /// Reported as finished.
    Finished(Reported),
    /// Not taken.
    Declined,
    /// Called off.
    Cancelled,
}

/// How a remedy stands with the call.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Standing {
    /// Who offered it, first.
    pub offered_by: Option<PersonId>,
    /// Its risks were asked for, when first.
    pub risks_asked: Option<Moment>,
    /// Who told of a risk, and whether it was serious.
    pub risks: Vec<(PersonId, bool)>,
    /// Who objected strongly.
    pub objections: Vec<PersonId>,
    /// Somebody began to carry it out.
    pub started: Option<Moment>,
    /// It has been carried out and somebody said so.
    pub reported: Option<Reported>,
}

/// One plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Plan {
    /// Its number.
    pub id: PlanId,
    /// The remedy it is.
    pub remedy: Option<RemedyId>,
    /// In the commander's words.
    pub text: String,
    /// When it was put forward.
    pub proposed: Option<Moment>,
    /// When objections were last polled.
    pub polled: Option<Moment>,
    /// Everybody was asked to agree.
    pub agreement_polled: bool,
    /// Who objected.
    pub objections: Vec<PersonId>,
    /// When the commander committed to it.
    pub decided: Option<Moment>,
}

/// One pressure arc.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PressureArc {
    /// Its kind.
    pub kind: PressureKind,
    /// Who brings it.
    pub who: PersonId,
    /// How.
    pub tone: Tone,
    /// The severity they argue for.
    pub level: Option<u8>,
    /// When it began.
    pub began: Moment,
    /// How often it grew.
    pub step: u32,
    /// Fitting answers so far, by act id.
    pub answers: Vec<smol_str::SmolStr>,
    /// How it ended.
    pub ended: Option<Ended>,
}

/// One draft of a post.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Draft {
    /// Its number.
    pub id: DraftId,
    /// For whom.
    pub audience: PostAudience,
    /// By whom.
    pub who: PersonId,
    /// Its words.
    pub text: String,
    /// When it was offered.
    pub offered: Moment,
    /// What is wrong with it. Hidden.
    pub flaw: Option<Flaw>,
    /// Where it stands.
    pub status: DraftStatus,
}

/// Where a draft stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DraftStatus {
    /// Waits for the commander.
    Waiting,
    /// Sent back.
    Revised,
    /// Out.
    Posted,
}

/// How far a handover is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Handover {
    /// To whom.
    pub to: Option<PersonId>,
    /// What they have been told.
    pub elements: BTreeSet<BriefElement>,
    /// When they were last told something.
    pub briefed: Option<Moment>,
    /// When they read it back.
    pub read_back: Option<Moment>,
    /// The trainee answered the read-back.
    pub answered: bool,
    /// When it was announced on the call.
    pub announced: Option<Moment>,
    /// When the incoming commander confirmed on the call.
    pub confirmed: Option<Moment>,
}

/// How far the trainee is in receiving command.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Receiving {
    /// From whom.
    pub from: PersonId,
    /// All parts of the brief have been told.
    pub told_all: bool,
    /// The parts that were told wrongly and not put right. Hidden.
    pub wrong: BTreeSet<BriefElement>,
    /// When command was offered on the call.
    pub offered: Option<Moment>,
    /// It was not taken, and whoever had it keeps it.
    pub kept: bool,
}

impl Task {
    /// A task just given to one person, with nothing known of it but its words.
    pub(super) fn new(
        id: TaskId,
        to: &PersonId,
        text: &str,
        given: Moment,
        utterance: Seq,
    ) -> Task {
        Task {
            id,
            to: to.clone(),
            directed: Directed::Person,
            text: text.to_owned(),
            service: None,
            remedy: None,
            given,
            box_ends: None,
            box_over: false,
            ack_asked: false,
            acknowledged: false,
            follow_ups: 0,
            followed_up_since: false,
            estimate_asked: false,
            estimate: None,
            work_done: false,
            reported: None,
            status: TaskStatus::Open,
            utterance,
        }
    }

    /// Not finished, declined or called off.
    pub fn is_open(&self) -> bool {
        matches!(self.status, TaskStatus::Open | TaskStatus::AskedBack(_))
    }
}
