//! What can be on the agenda. An entry says what is due; whether it still makes sense is asked
//! when its time comes, so nothing is ever searched for to be taken off the list. Entries that
//! can be outdated carry a `round` that is compared with the present one.

use super::event::{Came, EndWhy, TaskId, What};
use crate::hearing::Channel;
use crate::scenario::ids::{ArcId, FaultId, PersonId, RemedyId, ServiceId};
use crate::scenario::model::{Audience, Pressure, Role};
use crate::units::{Moment, Permille};

/// Something that is due.
#[derive(Clone, Debug)]
pub(super) enum Due {
    /// Somebody says something.
    Speak(Box<Speech>),
    /// The work on a task comes to its end.
    Work { task: TaskId, round: u32 },
    /// The time box of a task ends.
    BoxOver { task: TaskId },
    /// Somebody who was asked reports a task.
    Report { task: TaskId },
    /// Somebody reports a task on their own.
    ReportUnasked { task: TaskId },
    /// Words that waited until the commander's hands were free.
    SpeakAtLast(Box<Speech>),
    /// Pressure that waited for the same.
    Press(Box<Pressure>),
    /// Somebody may have had nothing to do for long.
    Idle { who: PersonId },
    /// Somebody who asked to be relieved asks again.
    AskRelief { who: PersonId, times: u32 },
    /// Bystanders have had time to take up an undirected order, or a decision without an owner.
    PickUp(Box<Undirected>),
    /// A person asked which task comes first and got no answer.
    WhichFirst { task: TaskId },
    /// Somebody comes to the call.
    Arrive { who: PersonId, how: Came },
    /// A fault grows by a step.
    Grow { fault: FaultId, round: u32 },
    /// A fault eases by one step towards `target`.
    Ease {
        fault: FaultId,
        round: u32,
        target: Permille,
        steps_left: u32,
    },
    /// A mask comes off a fault.
    Unmask {
        fault: FaultId,
        round: u32,
        share: Permille,
    },
    /// A fault reaches the services it spreads to.
    Reach { fault: FaultId },
    /// The signals of all services are sampled.
    Sample,
    /// An inject's condition may have come true.
    Inject(usize),
    /// A pressure arc's patience is over.
    Patience { arc: ArcId, round: u32 },
    /// Somebody who was answered comes back with the same, unless they were told meanwhile.
    PressAgain {
        arc: ArcId,
        since: Moment,
        why: ComesBack,
    },
    /// Who threw something into the call and never meant to stay goes.
    MovesOn { arc: ArcId },
    /// Stakeholders whom nobody tells anything may come to ask.
    Neglect,
    /// An executive who took command gives it back, or somebody steps in.
    CommandIdle { round: u32 },
    /// The deputy calls the incident's time.
    CallTime { minutes: u64 },
    /// The deputy speaks up about a time box that is over.
    CallBox { task: TaskId },
    /// The deputy reminds the trainee of the end of the shift.
    RemindShift,
    /// A person becomes more tired.
    Tire { who: PersonId, level: u8 },
    /// A liaison has a draft ready.
    Draft {
        audience: Audience,
        who: PersonId,
        clean: bool,
        next_in_ms: Option<u64>,
    },
    /// The incoming commander reads the brief back.
    ReadBack { round: u32 },
    /// Whoever commanded before the trainee tells the next part of their brief.
    BriefPart { at: usize },
    /// They offer command on the call, for the first time or pressing.
    OfferCommand { round: u32, pressed: u32 },
    /// They leave.
    OutgoingLeaves,
    /// The drill ends.
    End(EndWhy),
    /// The reckoning.
    Horizon,
}

/// Why somebody comes back who was answered once.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum ComesBack {
    /// They were told no time.
    Untold,
    /// The time that they were told passed without an update.
    PromiseBroken,
    /// They were removed without a warning.
    Unwarned,
}

/// Words that are about to be said.
#[derive(Debug, Clone)]
pub(super) struct Speech {
    pub who: PersonId,
    pub to: Vec<PersonId>,
    pub channel: Channel,
    pub words: Words,
    pub sense: super::event::Sense,
    /// Events that are true once it is said.
    pub then: Vec<What>,
    /// Said only while this holds.
    pub only_if: OnlyIf,
}

impl Speech {
    /// Words that are said on the call, to everybody.
    pub(super) fn aloud(who: &PersonId, words: Words, sense: super::event::Sense) -> Speech {
        Speech {
            who: who.clone(),
            to: Vec::new(),
            channel: Channel::Call,
            words,
            sense,
            then: Vec::new(),
            only_if: OnlyIf::Always,
        }
    }

    /// To these people, on this channel.
    pub(super) fn to(self, to: Vec<PersonId>, channel: Channel) -> Speech {
        Speech {
            to,
            channel,
            ..self
        }
    }

    /// With what is true once it is said.
    pub(super) fn then(self, then: Vec<What>) -> Speech {
        Speech { then, ..self }
    }

    /// Only while this holds.
    pub(super) fn only_if(self, only_if: OnlyIf) -> Speech {
        Speech { only_if, ..self }
    }
}

/// Where the words come from.
#[derive(Debug, Clone)]
pub(super) enum Words {
    /// A situation of the house lines, with slots to fill.
    House(&'static str, Vec<(&'static str, String)>),
    /// A line of the scenario.
    Line(crate::scenario::ids::LineId),
    /// A line of the scenario, or when it has been said, a situation as for `House`.
    First(
        crate::scenario::ids::LineId,
        &'static str,
        Vec<(&'static str, String)>,
    ),
    /// A line of the scenario as the slot `said` of a situation.
    Framed(
        &'static str,
        crate::scenario::ids::LineId,
        Vec<(&'static str, String)>,
    ),
}

/// What must hold when the words' turn comes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum OnlyIf {
    Always,
    /// The task is still open.
    TaskOpen(TaskId),
    /// The arc is still open.
    ArcOpen(ArcId),
    /// The task is open and still to be confirmed.
    Unconfirmed(TaskId),
    /// Nobody commands still.
    NobodyCommands,
    /// The speaker is the deputy.
    Deputy,
    /// The task has lost its owner, and nobody has it since.
    NobodyHas(TaskId),
    /// Nobody holds the role still.
    RoleOpen(Role),
}

/// An order without an owner.
#[derive(Debug, Clone)]
pub(super) struct Undirected {
    pub text: String,
    pub service: Option<ServiceId>,
    pub remedy: Option<RemedyId>,
    pub utterance: u64,
    /// Who might take it up.
    pub bystanders: Vec<PersonId>,
}

impl Words {
    /// The author's line if there is one, before those for a situation.
    pub fn of(
        own: Option<crate::scenario::ids::LineId>,
        situation: &'static str,
        slots: Vec<(&'static str, String)>,
    ) -> Words {
        match own {
            Some(line) => Words::First(line, situation, slots),
            None => Words::House(situation, slots),
        }
    }
}

impl Due {
    /// At the same moment, lower comes first: the world, then people's work, then words.
    pub fn priority(&self) -> u8 {
        match self {
            Due::Grow { .. } | Due::Ease { .. } | Due::Unmask { .. } | Due::Reach { .. } => 0,
            Due::Sample => 1,
            Due::Arrive { .. } | Due::Tire { .. } => 2,
            Due::Work { .. } => 3,
            Due::BoxOver { .. } => 4,
            Due::Inject(_) => 5,
            Due::End(_) => 8,
            Due::Horizon => 9,
            _ => 6,
        }
    }

    /// Goes on after the drill has ended, until the reckoning: the world, and work under way.
    pub fn is_aftermath(&self) -> bool {
        matches!(
            self,
            Due::Grow { .. }
                | Due::Ease { .. }
                | Due::Unmask { .. }
                | Due::Reach { .. }
                | Due::Work { .. }
                | Due::Inject(_)
                | Due::Horizon
        )
    }
}
