//! Conditions in words, for whoever reads a picture of the scenario.

use super::links::{of_state, of_trigger};
use crate::scenario::model::{Audience, Holds, Trigger, When};
use crate::units::{Moment, Span};

/// A condition in words: `at 3 min, unless scribe is filled`.
pub fn when(when: &When) -> String {
    match when {
        When::At(time) => format!("at {}", time.0),
        When::Within(from, to) => format!("between {} and {}", from.0, to.0),
        When::After(trigger, time) if time.0 == Span::ZERO => {
            format!("once {}", happened(trigger))
        }
        When::After(trigger, time) => format!("{} after {}", time.0, happened(trigger)),
        When::While(holds) => format!("while {}", state(holds)),
        When::All(parts) => joined(parts, ", "),
        When::Any(parts) => joined(parts, ", or "),
        When::Not(part) => format!("unless {}", unless(part)),
    }
}

fn joined(parts: &[When], between: &str) -> String {
    parts.iter().map(when).collect::<Vec<_>>().join(between)
}

/// What follows `unless`.
fn unless(part: &When) -> String {
    match part {
        When::While(holds) => state(holds),
        When::After(trigger, time) if time.0 == Span::ZERO => happened(trigger),
        When::All(_) | When::Any(_) => format!("({})", when(part)),
        other => when(other),
    }
}

fn happened(trigger: &Trigger) -> String {
    match trigger {
        Trigger::Inject(id) => format!("{id}"),
        Trigger::Act(act) => format!("the commander's {act}"),
        Trigger::Finding(id) => format!("{id} is found"),
        Trigger::RemedyStarted(id) => format!("{id} is begun"),
        Trigger::RemedyDone(id) => format!("{id} is done"),
        Trigger::Decided => "a decision".to_owned(),
        Trigger::FaultStarted(id) => format!("{id} starts"),
        Trigger::FaultCleared(id) => format!("{id} is cleared"),
        Trigger::Joined(who) => format!("{who} joins"),
        Trigger::Left(who) => format!("{who} leaves"),
        Trigger::PressureBegan(id) => format!("{id} begins"),
        Trigger::PressureEnded(id) => format!("{id} is over"),
        Trigger::Posted(to) => format!("a post {}", audience(*to)),
        Trigger::Mitigated => "customers are out of harm".to_owned(),
        Trigger::DeclaredResolved => "it is declared over".to_owned(),
        Trigger::CommandPassed => "command passes".to_owned(),
        Trigger::CommandTaken => "command is taken".to_owned(),
        Trigger::RoleGiven(role) => format!("{} is appointed", role.name()),
        Trigger::TaskGiven(who) => format!("{who} has a task"),
        Trigger::TaskConfirmed(who) => format!("{who} confirms a task"),
        Trigger::TaskReported(who) => format!("{who} reports"),
        Trigger::FollowedUp(who) => format!("{who} is asked how it stands"),
        Trigger::Estimated(who) => format!("{who} says how long"),
        Trigger::TimeGranted(who) => format!("{who} is given more time"),
        Trigger::OrderUndirected => "an order to nobody".to_owned(),
        Trigger::RiskTold(id) => format!("the risk of {id} is told"),
        Trigger::ObjectionsPolled => "objections are asked for".to_owned(),
        Trigger::Objected(id) => format!("an objection to {id}"),
        Trigger::PressureSettled(id) => format!("{id} is settled"),
        Trigger::Paged(who) => format!("{who} is paged"),
        Trigger::Removed(who) => format!("{who} is removed"),
        Trigger::Relieved(who) => format!("{who} is relieved"),
        Trigger::PostedSound(to) => format!("a sound post {}", audience(*to)),
        Trigger::PostedFlawed(to) => format!("a flawed post {}", audience(*to)),
        Trigger::SeverityDeclared => "a severity is declared".to_owned(),
        Trigger::BriefPutRight => "the brief is put right".to_owned(),
        Trigger::ReadBackRight => "the read-back is answered rightly".to_owned(),
        Trigger::PostmortemGiven => "the postmortem is given".to_owned(),
        Trigger::CallClosed => "the call is closed".to_owned(),
    }
}

fn state(holds: &Holds) -> String {
    match holds {
        Holds::TraineeCommands => "the trainee commands".to_owned(),
        Holds::NobodyCommands => "nobody commands".to_owned(),
        Holds::Present(who) => format!("{who} is there"),
        Holds::Filled(role) => format!("there is a {}", role.name()),
        Holds::Fault(id) => format!("{id} lasts"),
        Holds::Known(id) => format!("{id} is known"),
        Holds::HealthBelow(service, share) => {
            format!("{service} is below {} %", share.0 / 10)
        }
        Holds::SeverityAtLeast(level) => format!("severity is {level} or milder"),
        Holds::SeverityIs(level) => format!("severity is {level}"),
        Holds::SeverityUndeclared => "no severity is declared".to_owned(),
        Holds::UnderPressure => "somebody presses".to_owned(),
        Holds::OpenTasks(count) => format!("{count} tasks are open"),
        Holds::QuietFor(to, time) => format!("no post {} for {}", audience(*to), time.0),
        Holds::CustomersHurt => "customers are hurt".to_owned(),
    }
}

fn audience(to: Audience) -> &'static str {
    match to {
        Audience::Public => "to customers",
        Audience::Internal => "to the company",
    }
}

/// A condition in short, as far as arrows between parts do not show it: `12 s after, while sam is
/// there`, `08:00 to 10:30`. Empty where they show all of it.
pub fn beside_arrows(condition: &When) -> String {
    match condition {
        When::After(trigger, time) if of_trigger(trigger).is_some() => {
            if time.0 == Span::ZERO {
                String::new()
            } else {
                format!("{} after", time.0)
            }
        }
        When::While(holds) if of_state(holds).is_some() => String::new(),
        When::Not(part) if beside_arrows(part).is_empty() => String::new(),
        When::All(parts) => without_arrows(parts, ", "),
        When::Any(parts) => without_arrows(parts, ", or "),
        When::At(time) => format!("at {}", Moment(time.0.0)),
        When::Within(from, to) => format!("{} to {}", Moment(from.0.0), Moment(to.0.0)),
        When::After(..) | When::While(_) | When::Not(_) => when(condition),
    }
}

fn without_arrows(parts: &[When], between: &str) -> String {
    let mut told: Vec<String> = Vec::new();
    for part in parts.iter().map(beside_arrows) {
        // Arrows from several parts may say the same beside themselves.
        if !part.is_empty() && !told.contains(&part) {
            told.push(part);
        }
    }
    told.join(between)
}
