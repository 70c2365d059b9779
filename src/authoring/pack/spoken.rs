//! Conditions in words: when a card is played, as a facilitator reads it with a watch in hand.

use super::book::Book;
use crate::scenario::model::{Audience, Holds, Role, Trigger, When};
use crate::units::{Moment, Span};

/// The first moment at which a condition may come true by the clock; none where only what people
/// do decides.
pub(super) fn earliest(when: &When) -> Option<Span> {
    match when {
        When::At(at) | When::Within(at, _) => Some(at.0),
        When::All(list) => list.iter().filter_map(earliest).max(),
        When::Any(list) => {
            let all: Vec<Option<Span>> = list.iter().map(earliest).collect();
            all.iter().flatten().min().copied()
        }
        When::After(..) | When::While(_) | When::Not(_) => None,
    }
}

/// The moment at which a card is due: `08:00 – 10:30`, `03:00`; none where the clock says nothing.
pub(super) fn due(when: &When) -> Option<String> {
    match when {
        When::At(at) => Some(clock(at.0)),
        When::Within(from, to) => Some(format!("{} – {}", clock(from.0), clock(to.0))),
        When::All(list) => list
            .iter()
            .filter(|one| earliest(one).is_some())
            .max_by_key(|one| earliest(one))
            .and_then(due),
        When::Any(list) => list
            .iter()
            .filter(|one| earliest(one).is_some())
            .min_by_key(|one| earliest(one))
            .and_then(due),
        When::After(..) | When::While(_) | When::Not(_) => None,
    }
}

/// A length of time as minutes and seconds of the drill.
pub(super) fn clock(at: Span) -> String {
    (Moment::START + at).to_string()
}

/// A condition as a sentence without its full stop.
pub(super) fn condition(book: &Book, when: &When) -> String {
    match when {
        When::At(at) if at.0 == Span::ZERO => "at the start".to_owned(),
        When::At(at) => format!("at {}", clock(at.0)),
        When::Within(from, to) => format!(
            "between {} and {}, when it suits you",
            clock(from.0),
            clock(to.0)
        ),
        When::After(trigger, delay) if delay.0 == Span::ZERO => {
            format!("as soon as {}", happened(book, trigger))
        }
        When::After(trigger, delay) => {
            format!("{} after {}", delay.0, happened(book, trigger))
        }
        When::While(holds) => format!("while {}", state(book, holds, Is::So)),
        When::All(list) => all_of(book, list),
        When::Any(list) => {
            let parts: Vec<String> = list.iter().map(|one| condition(book, one)).collect();
            parts.join(", or ")
        }
        When::Not(one) => denied(book, one),
    }
}

/// All of several conditions: what happens first, then what must hold.
fn all_of(book: &Book, list: &[When]) -> String {
    let mut told = String::new();
    for one in list {
        let part = condition(book, one);
        if !told.is_empty() {
            let holds = matches!(one, When::While(_) | When::Not(_));
            told.push_str(if holds { ", and only " } else { ", and " });
        }
        told.push_str(&part);
    }
    told
}

fn denied(book: &Book, when: &When) -> String {
    match when {
        When::While(holds) => format!("while {}", state(book, holds, Is::NotSo)),
        When::After(trigger, delay) if delay.0 == Span::ZERO => {
            format!(
                "as long as this has not happened: {}",
                happened(book, trigger)
            )
        }
        When::At(at) => format!("before {}", clock(at.0)),
        When::Not(one) => condition(book, one),
        other => format!("if this is not so: {}", condition(book, other)),
    }
}

/// Something that has happened.
fn happened(book: &Book, trigger: &Trigger) -> String {
    let name = |id| book.first(id);
    match trigger {
        Trigger::Inject(id) => format!("{} was played", book.card(id)),
        Trigger::Act(id) => format!("the commander did this: {}", id.replace('-', " ")),
        Trigger::Finding(id) => format!("{} was reported", book.finding(id)),
        Trigger::RemedyStarted(id) => format!("somebody began {}", book.remedy(id)),
        Trigger::RemedyDone(id) => format!("{} was carried out", book.remedy(id)),
        Trigger::Decided => "the commander decided on a plan".to_owned(),
        Trigger::FaultStarted(id) => format!("the fault {} began", book.fault(id)),
        Trigger::FaultCleared(id) => format!("the fault {} is gone", book.fault(id)),
        Trigger::Joined(id) => format!("{} came to the call", name(id)),
        Trigger::Left(id) => format!("{} left the call", name(id)),
        Trigger::PressureBegan(id) => format!("{} began", book.arc(id)),
        Trigger::PressureEnded(id) => format!("{} was over", book.arc(id)),
        Trigger::PressureSettled(id) => {
            format!("the commander settled {}", book.arc(id))
        }
        Trigger::Posted(audience) => format!("something was posted {}", to(*audience)),
        Trigger::PostedSound(audience) => {
            format!("a post without a fault went out {}", to(*audience))
        }
        Trigger::PostedFlawed(audience) => {
            format!("a post with a fault went out {}", to(*audience))
        }
        Trigger::Mitigated => "customers are no longer hurt".to_owned(),
        Trigger::DeclaredResolved => "the commander declared it over".to_owned(),
        Trigger::CommandPassed => "command passed to somebody".to_owned(),
        Trigger::CommandTaken => "the trainee took command".to_owned(),
        Trigger::RoleGiven(role) => format!("somebody was made {}", role_name(*role)),
        Trigger::TaskGiven(id) => format!("{} was given a task", name(id)),
        Trigger::TaskConfirmed(id) => format!("{} confirmed a task", name(id)),
        Trigger::TaskReported(id) => format!("{} reported a task as done", name(id)),
        Trigger::FollowedUp(id) => format!("the commander asked {} how it stands", name(id)),
        Trigger::Estimated(id) => format!("{} said how long they need", name(id)),
        Trigger::TimeGranted(id) => format!("the commander gave {} more time", name(id)),
        Trigger::OrderUndirected => "an order went to nobody or to a group".to_owned(),
        Trigger::RiskTold(id) => format!("the risk of {} was told", book.remedy(id)),
        Trigger::ObjectionsPolled => "the commander asked for strong objections".to_owned(),
        Trigger::Objected(id) => format!("somebody objected to {}", book.remedy(id)),
        Trigger::Paged(id) => format!("{} was paged", name(id)),
        Trigger::Removed(id) => format!("{} was taken off the call", name(id)),
        Trigger::Relieved(id) => format!("{} was sent to rest", name(id)),
        Trigger::SeverityDeclared => "the commander set the severity".to_owned(),
        Trigger::BriefPutRight => "the wrong part of the brief was put right".to_owned(),
        Trigger::ReadBackRight => "the commander answered the read-back rightly".to_owned(),
        Trigger::PostmortemGiven => "somebody was given the postmortem".to_owned(),
        Trigger::CallClosed => "the commander closed the call".to_owned(),
    }
}

/// Whether a state is to hold or not.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Is {
    So,
    NotSo,
}

/// A state that holds, or does not.
fn state(book: &Book, holds: &Holds, is: Is) -> String {
    let choose = |so: String, not: String| match is {
        Is::So => so,
        Is::NotSo => not,
    };
    let verb = |who: String, rest: String| {
        choose(format!("{who} is {rest}"), format!("{who} is not {rest}"))
    };
    match holds {
        Holds::TraineeCommands => verb("the trainee".to_owned(), "in command".to_owned()),
        Holds::NobodyCommands => choose(
            "nobody is in command".to_owned(),
            "somebody is in command".to_owned(),
        ),
        Holds::Present(id) => verb(book.first(id), "on the call".to_owned()),
        Holds::Filled(role) => choose(
            format!("there is a {}", role_name(*role)),
            format!("there is no {}", role_name(*role)),
        ),
        Holds::Fault(id) => verb(format!("the fault {}", book.fault(id)), "there".to_owned()),
        Holds::Known(id) => verb(book.finding(id), "known on the call".to_owned()),
        Holds::HealthBelow(id, share) => verb(
            format!("the health of {}", book.service(id)),
            format!("below {} %", share.0 / 10),
        ),
        Holds::SeverityAtLeast(level) => verb(
            "the level declared".to_owned(),
            format!("{level} or a milder one"),
        ),
        Holds::SeverityIs(level) => verb("the level declared".to_owned(), level.to_string()),
        Holds::SeverityUndeclared => choose(
            "no severity is declared".to_owned(),
            "a severity is declared".to_owned(),
        ),
        Holds::UnderPressure => choose(
            "somebody presses and is not settled".to_owned(),
            "nobody presses".to_owned(),
        ),
        Holds::OpenTasks(number) => choose(
            format!("at least {number} tasks are open"),
            format!("fewer than {number} tasks are open"),
        ),
        Holds::QuietFor(audience, span) => choose(
            format!("nothing was posted {} for {}", to(*audience), span.0),
            format!("something was posted {} within {}", to(*audience), span.0),
        ),
        Holds::CustomersHurt => choose(
            "customers are hurt".to_owned(),
            "customers are not hurt".to_owned(),
        ),
    }
}

/// Where a post goes.
pub(super) fn to(audience: Audience) -> &'static str {
    match audience {
        Audience::Public => "on the status page",
        Audience::Internal => "inside the company",
    }
}

/// A standing role in words.
pub(super) fn role_name(role: Role) -> &'static str {
    match role {
        Role::Deputy => "deputy",
        Role::Scribe => "scribe",
        Role::CustomerLiaison => "customer liaison",
        Role::InternalLiaison => "internal liaison",
    }
}
