//! Conditions: read from the scenario with their times drawn, looked up by what they speak of,
//! and true or not at a moment.

use smol_str::SmolStr;

use super::super::casting::Casting;
use super::super::dice::Dice;
use super::super::engine::Drill;
use crate::scenario::model::{Audience, Holds, Trigger, When};
use crate::units::{Lapse, Moment, Span};

/// A condition with its times drawn.
#[derive(Debug, Clone)]
pub(super) enum Condition {
    From(Moment),
    After(Key, Span),
    While(Holds),
    All(Vec<Condition>),
    Any(Vec<Condition>),
    Not(Box<Condition>),
}

/// What an event is looked up by.
pub(super) type Key = (Class, SmolStr);

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Class {
    Inject,
    Act,
    Finding,
    RemedyStarted,
    RemedyDone,
    Decided,
    FaultStarted,
    FaultCleared,
    Joined,
    Left,
    PressureBegan,
    PressureEnded,
    Posted,
    Mitigated,
    Resolved,
    Passed,
    Taken,
    RoleGiven,
    TaskGiven,
    TaskConfirmed,
    TaskReported,
    FollowedUp,
    Estimated,
    TimeGranted,
    Undirected,
    RiskTold,
    Polled,
    Objected,
    Settled,
    Paged,
    Removed,
    Relieved,
    PostedSound,
    PostedFlawed,
    Declared,
    BriefPutRight,
    ReadBackRight,
    Postmortem,
    Closed,
    // What only conditions that hold for a while look at:
    Command,
    Presence,
    Roles,
    Faults,
    Health,
    Severity,
    Pressure,
    Tasks,
}

pub(super) fn drawn(when: &When, id: &str, casting: &Casting, dice: &mut Dice) -> Condition {
    let several = |list: &[When], dice: &mut Dice| -> Vec<Condition> {
        list.iter()
            .map(|one| drawn(one, id, casting, dice))
            .collect()
    };
    match when {
        When::At(at) => Condition::From(Moment::START + casting.inject_time(*at)),
        When::Within(from, to) => {
            let at = Lapse(dice.of(id).span(from.0, to.0));
            Condition::From(Moment::START + casting.inject_time(at))
        }
        When::After(trigger, delay) => {
            Condition::After(key_of(trigger), casting.inject_time(*delay))
        }
        When::While(holds) => Condition::While(holds.clone()),
        When::All(list) => Condition::All(several(list, dice)),
        When::Any(list) => Condition::Any(several(list, dice)),
        When::Not(one) => Condition::Not(Box::new(drawn(one, id, casting, dice))),
    }
}

fn key_of(trigger: &Trigger) -> Key {
    let none = SmolStr::default();
    match trigger {
        Trigger::Inject(id) => (Class::Inject, id.0.clone()),
        Trigger::Act(id) => (Class::Act, id.clone()),
        Trigger::Finding(id) => (Class::Finding, id.0.clone()),
        Trigger::RemedyStarted(id) => (Class::RemedyStarted, id.0.clone()),
        Trigger::RemedyDone(id) => (Class::RemedyDone, id.0.clone()),
        Trigger::Decided => (Class::Decided, none),
        Trigger::FaultStarted(id) => (Class::FaultStarted, id.0.clone()),
        Trigger::FaultCleared(id) => (Class::FaultCleared, id.0.clone()),
        Trigger::Joined(id) => (Class::Joined, id.0.clone()),
        Trigger::Left(id) => (Class::Left, id.0.clone()),
        Trigger::PressureBegan(id) => (Class::PressureBegan, id.0.clone()),
        Trigger::PressureEnded(id) => (Class::PressureEnded, id.0.clone()),
        Trigger::Posted(audience) => (Class::Posted, SmolStr::new_static(audience_name(*audience))),
        Trigger::Mitigated => (Class::Mitigated, none),
        Trigger::DeclaredResolved => (Class::Resolved, none),
        Trigger::CommandPassed => (Class::Passed, none),
        Trigger::CommandTaken => (Class::Taken, none),
        Trigger::RoleGiven(role) => (Class::RoleGiven, SmolStr::new_static(role.name())),
        Trigger::TaskGiven(who) => (Class::TaskGiven, who.0.clone()),
        Trigger::TaskConfirmed(who) => (Class::TaskConfirmed, who.0.clone()),
        Trigger::TaskReported(who) => (Class::TaskReported, who.0.clone()),
        Trigger::FollowedUp(who) => (Class::FollowedUp, who.0.clone()),
        Trigger::Estimated(who) => (Class::Estimated, who.0.clone()),
        Trigger::TimeGranted(who) => (Class::TimeGranted, who.0.clone()),
        Trigger::OrderUndirected => (Class::Undirected, none),
        Trigger::RiskTold(remedy) => (Class::RiskTold, remedy.0.clone()),
        Trigger::ObjectionsPolled => (Class::Polled, none),
        Trigger::Objected(remedy) => (Class::Objected, remedy.0.clone()),
        Trigger::PressureSettled(arc) => (Class::Settled, arc.0.clone()),
        Trigger::Paged(who) => (Class::Paged, who.0.clone()),
        Trigger::Removed(who) => (Class::Removed, who.0.clone()),
        Trigger::Relieved(who) => (Class::Relieved, who.0.clone()),
        Trigger::PostedSound(audience) => (
            Class::PostedSound,
            SmolStr::new_static(audience_name(*audience)),
        ),
        Trigger::PostedFlawed(audience) => (
            Class::PostedFlawed,
            SmolStr::new_static(audience_name(*audience)),
        ),
        Trigger::SeverityDeclared => (Class::Declared, none),
        Trigger::BriefPutRight => (Class::BriefPutRight, none),
        Trigger::ReadBackRight => (Class::ReadBackRight, none),
        Trigger::PostmortemGiven => (Class::Postmortem, none),
        Trigger::CallClosed => (Class::Closed, none),
    }
}

pub(super) fn audience_name(audience: Audience) -> &'static str {
    match audience {
        Audience::Public => "public",
        Audience::Internal => "internal",
    }
}

impl Condition {
    pub fn keys(&self, keys: &mut Vec<Key>) {
        let none = SmolStr::default;
        match self {
            Condition::From(_) => {}
            Condition::After(key, _) => keys.push(key.clone()),
            Condition::While(holds) => keys.push(match holds {
                Holds::TraineeCommands | Holds::NobodyCommands => (Class::Command, none()),
                Holds::Present(id) => (Class::Presence, id.0.clone()),
                Holds::Filled(_) => (Class::Roles, none()),
                Holds::Fault(id) => (Class::Faults, id.0.clone()),
                Holds::Known(id) => (Class::Finding, id.0.clone()),
                Holds::HealthBelow(id, _) => (Class::Health, id.0.clone()),
                Holds::SeverityAtLeast(_) | Holds::SeverityIs(_) | Holds::SeverityUndeclared => {
                    (Class::Severity, none())
                }
                Holds::UnderPressure => (Class::Pressure, none()),
                Holds::OpenTasks(_) => (Class::Tasks, none()),
                Holds::QuietFor(audience, _) => {
                    (Class::Posted, SmolStr::new_static(audience_name(*audience)))
                }
                Holds::CustomersHurt => (Class::Mitigated, none()),
            }),
            Condition::All(list) | Condition::Any(list) => {
                for one in list {
                    one.keys(keys);
                }
            }
            Condition::Not(one) => one.keys(keys),
        }
    }

    /// Moments from which the condition has to be looked at again, given what has happened.
    pub fn times(&self, drill: &Drill, times: &mut Vec<Moment>) {
        match self {
            Condition::From(at) => times.push(*at),
            Condition::After(key, delay) => {
                if let Some(at) = drill.injects.happened.get(key) {
                    times.push(*at + *delay);
                }
            }
            Condition::While(Holds::QuietFor(audience, span)) => {
                let last = drill
                    .state
                    .posted
                    .get(audience)
                    .copied()
                    .unwrap_or(Moment::START);
                times.push(last + span.0);
            }
            Condition::While(_) => {}
            Condition::All(list) | Condition::Any(list) => {
                for one in list {
                    one.times(drill, times);
                }
            }
            Condition::Not(one) => one.times(drill, times),
        }
    }

    pub fn is_true(&self, drill: &Drill) -> bool {
        match self {
            Condition::From(at) => drill.now >= *at,
            Condition::After(key, delay) => drill
                .injects
                .happened
                .get(key)
                .is_some_and(|at| drill.now >= *at + *delay),
            Condition::While(holds) => drill.holds(holds),
            Condition::All(list) => list.iter().all(|one| one.is_true(drill)),
            Condition::Any(list) => list.iter().any(|one| one.is_true(drill)),
            Condition::Not(one) => !one.is_true(drill),
        }
    }
}

impl Drill {
    fn holds(&self, holds: &Holds) -> bool {
        let state = &self.state;
        match holds {
            Holds::TraineeCommands => state.trainee_commands(),
            Holds::NobodyCommands => state.commander.is_none(),
            Holds::Present(who) => state.is_present(who),
            Holds::Filled(role) => state.roles.contains_key(role),
            Holds::Fault(fault) => state.faults.contains_key(fault),
            Holds::Known(finding) => state.known.contains_key(finding),
            Holds::HealthBelow(service, health) => {
                state.health.get(service).is_some_and(|now| now < health)
            }
            Holds::SeverityAtLeast(level) => state.severity.is_some_and(|now| now >= *level),
            Holds::SeverityIs(level) => state.severity == Some(*level),
            Holds::SeverityUndeclared => state.severity.is_none(),
            Holds::UnderPressure => state.open_arcs().next().is_some(),
            Holds::OpenTasks(least) => state.open_tasks().count() >= *least as usize,
            Holds::QuietFor(audience, span) => {
                let last = state.posted.get(audience).copied().unwrap_or(Moment::START);
                self.now.since(last) >= span.0
            }
            Holds::CustomersHurt => self.customers_hurt() >= crate::drill::world::MITIGATED_BELOW,
        }
    }
}
