//! What an author can wait for, as far as it is not the trainee's alone to do.

use crate::scenario::ids::{ArcId, FaultId, FindingId, InjectId, PersonId, RemedyId, ServiceId};
use crate::scenario::model::{Holds, Role, Trigger};
use crate::units::Span;

/// Something that comes about, or not.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::scenario) enum Fact<'a> {
    /// An inject happens.
    Inject(&'a InjectId),
    /// A finding is known on the call.
    Known(&'a FindingId),
    /// A fault starts.
    Started(&'a FaultId),
    /// A fault is gone.
    Cleared(&'a FaultId),
    /// A fault is gone, or eased for good.
    Mended(&'a FaultId),
    /// A remedy is carried out.
    Done(&'a RemedyId),
    /// Somebody tells what can go wrong with a remedy.
    RiskTold(&'a RemedyId),
    /// Somebody objects strongly to a remedy.
    Objected(&'a RemedyId),
    /// Somebody is on the call.
    There(&'a PersonId),
    /// A pressure arc begins.
    Arc(&'a ArcId),
    /// A service is less than healthy.
    Below(&'a ServiceId),
    /// A standing role is filled.
    Filled(Role),
    /// Customers are hurt.
    Hurt,
    /// … and no longer.
    Eased,
    /// Somebody presses.
    Pressed,
    /// What was told wrongly to the trainee is put right.
    PutRight,
}

impl<'a> Fact<'a> {
    /// What a trigger waits for; none where the trainee can bring it about at any time.
    pub(super) fn of(trigger: &'a Trigger) -> Option<Fact<'a>> {
        Some(match trigger {
            Trigger::Inject(id) => Fact::Inject(id),
            Trigger::Finding(id) => Fact::Known(id),
            Trigger::RemedyStarted(id) | Trigger::RemedyDone(id) => Fact::Done(id),
            Trigger::FaultStarted(id) => Fact::Started(id),
            Trigger::FaultCleared(id) => Fact::Cleared(id),
            Trigger::Joined(who)
            | Trigger::Left(who)
            | Trigger::TaskGiven(who)
            | Trigger::TaskConfirmed(who)
            | Trigger::TaskReported(who)
            | Trigger::FollowedUp(who)
            | Trigger::Estimated(who)
            | Trigger::TimeGranted(who)
            | Trigger::Removed(who)
            | Trigger::Relieved(who) => Fact::There(who),
            Trigger::PressureBegan(id)
            | Trigger::PressureEnded(id)
            | Trigger::PressureSettled(id) => Fact::Arc(id),
            Trigger::Mitigated => Fact::Eased,
            Trigger::RoleGiven(role) => Fact::Filled(*role),
            Trigger::RiskTold(id) => Fact::RiskTold(id),
            Trigger::Objected(id) => Fact::Objected(id),
            Trigger::BriefPutRight => Fact::PutRight,
            Trigger::Act(_)
            | Trigger::Decided
            | Trigger::Posted(_)
            | Trigger::DeclaredResolved
            | Trigger::CommandPassed
            | Trigger::CommandTaken
            | Trigger::OrderUndirected
            | Trigger::ObjectionsPolled
            | Trigger::Paged(_)
            | Trigger::PostedSound(_)
            | Trigger::PostedFlawed(_)
            | Trigger::SeverityDeclared
            | Trigger::ReadBackRight
            | Trigger::PostmortemGiven
            | Trigger::CallClosed => return None,
        })
    }

    /// What has to come about for a state to hold; none where it may hold from the start.
    pub(super) fn of_state(holds: &'a Holds) -> Option<Fact<'a>> {
        Some(match holds {
            Holds::Present(who) => Fact::There(who),
            Holds::Filled(role) => Fact::Filled(*role),
            Holds::Fault(id) => Fact::Started(id),
            Holds::Known(id) => Fact::Known(id),
            Holds::HealthBelow(id, _) => Fact::Below(id),
            Holds::UnderPressure => Fact::Pressed,
            Holds::CustomersHurt => Fact::Hurt,
            Holds::TraineeCommands
            | Holds::NobodyCommands
            | Holds::SeverityAtLeast(_)
            | Holds::SeverityIs(_)
            | Holds::SeverityUndeclared
            | Holds::OpenTasks(_)
            | Holds::QuietFor(..) => return None,
        })
    }
}

/// How long a state takes from the start until it can hold: the call begins as if a post had just
/// gone out.
pub(super) fn quiet(holds: &Holds) -> Span {
    match holds {
        Holds::QuietFor(_, span) => span.0,
        _ => Span::ZERO,
    }
}
