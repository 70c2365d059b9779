//! What can be on the agenda. An entry says what is due; whether it still makes sense is asked
//! when its time comes, so nothing is ever searched for to be taken off the list. Entries that
//! can be outdated carry a `round` that is compared with the present one.

use super::event::{Came, EndWhy, TaskId, What};
use crate::hearing::Channel;
use crate::scenario::ids::{ArcId, FaultId, PersonId, RemedyId, ServiceId};
use crate::scenario::model::Audience;
use crate::units::Permille;

/// Something that is due.
#[derive(Debug)]
pub(super) enum Due {
    /// Somebody says something.
    Speak(Box<Speech>),
    /// The work on a task comes to its end.
    Work { task: TaskId, round: u32 },
    /// The time box of a task ends.
    BoxOver { task: TaskId },
    /// Somebody reports a task on their own.
    Report { task: TaskId },
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
    Unmask { fault: FaultId, share: Permille },
    /// A fault reaches the services it spreads to.
    Reach { fault: FaultId },
    /// The signals of all services are sampled.
    Sample,
    /// An inject's condition may have come true.
    Inject(usize),
    /// A pressure arc's patience is over.
    Patience { arc: ArcId, round: u32 },
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

/// Where the words come from.
#[derive(Debug, Clone)]
pub(super) enum Words {
    /// A situation of the house lines, with slots to fill.
    House(&'static str, Vec<(&'static str, String)>),
    /// A line of the scenario.
    Line(crate::scenario::ids::LineId),
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
