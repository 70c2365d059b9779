//! Injects: conditions and effects.

use serde::{Deserialize, Serialize};
use smol_str::SmolStr;

use super::{Load, Only, Pressure, Role};
use crate::scenario::ids::{
    ArcId, EndingId, FaultId, FindingId, InjectId, LineId, PersonId, RemedyId, ServiceId, SignalId,
};
use crate::units::{Lapse, Permille};

/// A scripted event: when its condition comes true, its effects happen.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Inject {
    /// Its id.
    pub id: InjectId,
    /// When it happens.
    pub when: When,
    /// What happens.
    pub then: Vec<Effect>,
    /// It may happen again; once when left out.
    #[serde(default)]
    pub again: Option<Again>,
    /// The variants it belongs to; in every drill when left out.
    #[serde(default)]
    pub only: Option<Only>,
    /// Only for a trainee who copes, or not for one who drowns; for everybody when left out.
    #[serde(default)]
    pub load: Option<Load>,
    /// A word to other authors.
    #[serde(default)]
    pub note: String,
}

/// How often an inject may happen again.
#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Again {
    /// The least time between two.
    pub cool_down: Lapse,
    /// How often in all.
    pub at_most: u32,
}

/// A condition. Times are counted from the start of the call.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub enum When {
    /// From this time on.
    At(Lapse),
    /// From a time on that is drawn between the two from the seed.
    Within(Lapse, Lapse),
    /// From so long after something happened for the first time.
    After(Trigger, Lapse),
    /// While this holds.
    While(Holds),
    /// All of these.
    All(Vec<When>),
    /// At least one of these.
    Any(Vec<When>),
    /// This is not so.
    Not(Box<When>),
}

/// Something that happens at a moment.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub enum Trigger {
    /// An inject.
    Inject(InjectId),
    /// The trainee performed an act, named by its id (`take-command`).
    Act(SmolStr),
    /// A finding was reported on the call.
    Finding(FindingId),
    /// Somebody began to carry out a remedy.
    RemedyStarted(RemedyId),
    /// A remedy has been carried out.
    RemedyDone(RemedyId),
    /// The commander committed to a plan.
    Decided,
    /// A fault started.
    FaultStarted(FaultId),
    /// A fault is gone.
    FaultCleared(FaultId),
    /// Somebody came to the call.
    Joined(PersonId),
    /// Somebody left the call.
    Left(PersonId),
    /// A pressure arc began.
    PressureBegan(ArcId),
    /// A pressure arc is over.
    PressureEnded(ArcId),
    /// A post went out.
    Posted(Audience),
    /// Customers are no longer hurt.
    Mitigated,
    /// The commander declared the incident over.
    DeclaredResolved,
    /// Command passed to somebody.
    CommandPassed,
    /// The trainee took command.
    CommandTaken,
    /// A standing role was taken.
    RoleGiven(Role),
    /// Somebody was given a task.
    TaskGiven(PersonId),
    /// Somebody confirmed a task.
    TaskConfirmed(PersonId),
    /// Somebody reported a task as finished.
    TaskReported(PersonId),
    /// The trainee asked somebody how their task stands.
    FollowedUp(PersonId),
    /// Somebody said how long they need.
    Estimated(PersonId),
    /// The trainee gave somebody more time.
    TimeGranted(PersonId),
    /// The trainee gave an order to nobody or to a group.
    OrderUndirected,
    /// Somebody told what can go wrong with a remedy.
    RiskTold(RemedyId),
    /// The trainee asked for strong objections to a plan.
    ObjectionsPolled,
    /// Somebody objected strongly to a remedy.
    Objected(RemedyId),
    /// The trainee's fitting answer settled a pressure arc, or the person was removed.
    PressureSettled(ArcId),
    /// Somebody was paged.
    Paged(PersonId),
    /// Somebody was taken off the call.
    Removed(PersonId),
    /// Somebody was sent to rest.
    Relieved(PersonId),
    /// A post without a fault went out.
    PostedSound(Audience),
    /// A post with a fault went out.
    PostedFlawed(Audience),
    /// The trainee set the severity.
    SeverityDeclared,
    /// What was wrong in the brief that the trainee received was put right.
    BriefPutRight,
    /// The trainee answered the incoming commander's read-back rightly.
    ReadBackRight,
    /// Somebody took the postmortem.
    PostmortemGiven,
    /// The trainee closed the call.
    CallClosed,
}

/// Something that holds for a while.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub enum Holds {
    /// The trainee is in command.
    TraineeCommands,
    /// Nobody is in command.
    NobodyCommands,
    /// The person is on the call.
    Present(PersonId),
    /// The role is filled.
    Filled(Role),
    /// The fault is there.
    Fault(FaultId),
    /// The finding has been reported on the call.
    Known(FindingId),
    /// The service's health is below this [permille].
    HealthBelow(ServiceId, Permille),
    /// The severity declared is this number or a greater one (less severe).
    SeverityAtLeast(u8),
    /// Exactly this severity has been declared.
    SeverityIs(u8),
    /// No severity has been declared.
    SeverityUndeclared,
    /// At least one pressure arc is open.
    UnderPressure,
    /// At least so many tasks are open.
    OpenTasks(u32),
    /// Nothing was posted to this audience for so long.
    QuietFor(Audience, Lapse),
    /// Customers are still hurt.
    CustomersHurt,
}

/// What an inject makes happen.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub enum Effect {
    /// Somebody says a line; they must be on the call, or nothing is said.
    Say(PersonId, LineId),
    /// Somebody writes a line in the chat.
    Chat(PersonId, LineId),
    /// Somebody writes a line to the trainee alone.
    Direct(PersonId, LineId),
    /// Somebody comes to the call.
    Join(PersonId),
    /// Somebody leaves the call.
    Leave(PersonId),
    /// Somebody is paged.
    Page(PersonId),
    /// A fault starts.
    StartFault(FaultId),
    /// A fault gains intensity [permille].
    WorsenFault(FaultId, Permille),
    /// A fault is gone.
    ClearFault(FaultId),
    /// Customers lose so many customer-minutes at once.
    Lose(u32),
    /// A signal takes this value until the next sample.
    Signal(SignalId, i64),
    /// A pressure arc begins; the person joins first if they are not there.
    Pressure(Pressure),
    /// The customer liaison offers a draft of their own accord.
    Draft(Audience, LineId),
    /// The deputy, if there is one, reminds the commander.
    Remind(LineId),
    /// A finding is reported by a person without a task.
    Reveal(PersonId, FindingId),
    /// The drill ends.
    End(EndingId),
}

/// Who an update is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize, Serialize)]
#[serde(rename_all(serialize = "kebab-case"))]
pub enum Audience {
    /// Customers: the status page.
    #[serde(alias = "public")]
    Public,
    /// Stakeholders inside the company.
    #[serde(alias = "internal")]
    Internal,
}
