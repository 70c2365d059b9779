//! The kinds of pressure, as a table: which act answers which kind at which stage, whether that
//! is the fitting answer, and what it does. The order of escalation is PRACTICE 23–29; for who
//! comes late it is PRACTICE 2.

use super::Stage;
use crate::hearing::{Act, Directed};
use crate::scenario::ids::{PartyId, PersonId};
use crate::scenario::model::{Audience, PressureKind};

/// What an answer does to an arc.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Answer {
    /// Settles it.
    Settles,
    /// The person is challenged: do you wish to take command?
    Challenges,
    /// The person is warned; some stop there.
    Warns,
    /// The person is removed by the deputy, or by whoever is told to.
    Removes,
    /// Gives the decision away.
    Yields,
    /// Makes it worse.
    Worsens,
    /// The late commander is asked, or briefed, and waits for the announcement.
    Listens,
    /// Command is announced to pass to the late commander.
    HandsOver,
    /// Somebody is told to explain everything to the newcomer.
    Explained,
    /// The commander tells the newcomer everything in person.
    ToldAll,
}

/// What an answer is judged by beside its act.
#[derive(Debug)]
pub(super) struct Case<'a> {
    /// How far the arc has gone.
    pub stage: Stage,
    /// Who brings it.
    pub by: &'a PersonId,
    /// The severity that stands; the one argued for where none was declared.
    pub severity: u8,
    /// Who brings it has been briefed.
    pub briefed: bool,
    /// What the commander said.
    pub said: &'a str,
    /// The order is about work on a service.
    pub on_service: bool,
    /// Whoever is given an order stands beside the work: a role, no responder.
    pub aside: bool,
}

/// Whoever tells a newcomer the story in so many words or more tells them everything; fewer are
/// a courtesy (ours; twelve seconds of speech).
const TELLS_ALL_FROM: usize = 30;

const FITTING: bool = true;
const WRONG: bool = false;

/// How an act answers a kind of pressure, and whether that is the fitting answer. `None`: the
/// act is not an answer to it at all.
pub(super) fn answer(kind: PressureKind, case: &Case, act: &Act) -> Option<(Answer, bool)> {
    use PressureKind as Kind;
    let own = match kind {
        Kind::ExecutiveTakeover => to_takeover(case.stage, act),
        Kind::BelligerentResponder => to_belligerent(case.stage, act),
        Kind::SeverityDispute => to_severity(case.severity, act),
        Kind::ProcessDispute => match act {
            Act::CloseProcessDebate | Act::DeferToAfter { .. } => Some((Answer::Settles, FITTING)),
            _ => None,
        },
        Kind::AntiMotivation | Kind::GrenadeThrower => put_off(act),
        Kind::InformationRequest => to_information_request(case, act),
        Kind::UpdateDemand => to_update_demand(act),
        Kind::LateCommander => to_late_commander(case, act),
        Kind::RecapRequest => to_recap(case, act),
    };
    own.or_else(|| to_anybody(case.stage, act))
}

fn put_off(act: &Act) -> Option<(Answer, bool)> {
    match act {
        Act::DeferToAfter { .. } | Act::RefuseRequest { .. } => Some((Answer::Settles, FITTING)),
        _ => None,
    }
}

/// Giving in is never fitting; a warning or a removal where nobody needs one is too much.
fn to_anybody(stage: Stage, act: &Act) -> Option<(Answer, bool)> {
    match act {
        Act::Yield { .. } => Some((Answer::Yields, WRONG)),
        Act::Warn { .. } => Some((Answer::Warns, WRONG)),
        Act::Remove { .. } => Some((Answer::Removes, stage == Stage::Warned)),
        _ => None,
    }
}

/// Ask whether they wish to take command; then warn; then remove (PRACTICE 23).
fn to_takeover(stage: Stage, act: &Act) -> Option<(Answer, bool)> {
    match act {
        Act::ChallengeTakeover { .. } => Some((Answer::Challenges, stage == Stage::Open)),
        Act::Warn { .. } | Act::DeferToAfter { .. } | Act::RefuseRequest { .. } => {
            Some((Answer::Warns, stage == Stage::Warned))
        }
        _ => None,
    }
}

/// Warn once, with a way to save face; then remove. No second chance (PRACTICE 27).
fn to_belligerent(stage: Stage, act: &Act) -> Option<(Answer, bool)> {
    match (act, stage) {
        (Act::Warn { .. }, Stage::Open) => Some((Answer::Warns, FITTING)),
        (Act::Warn { .. } | Act::DeferToAfter { .. } | Act::RefuseRequest { .. }, _) => {
            Some((Answer::Worsens, WRONG))
        }
        _ => None,
    }
}

/// Close it; undecided means the higher. A level that falls by arguing was argued down
/// (PRACTICE 26).
fn to_severity(stands: u8, act: &Act) -> Option<(Answer, bool)> {
    match act {
        Act::CloseSeverityDebate | Act::DeferToAfter { .. } => Some((Answer::Settles, FITTING)),
        Act::DeclareSeverity { level } if *level <= stands => Some((Answer::Settles, FITTING)),
        Act::DeclareSeverity { .. } => Some((Answer::Yields, WRONG)),
        Act::ArgueSeverity => Some((Answer::Worsens, WRONG)),
        _ => None,
    }
}

/// The incident comes first (PRACTICE 25). Whoever stands beside the work may see to it; a
/// responder who is told to is lost to the incident meanwhile.
fn to_information_request(case: &Case, act: &Act) -> Option<(Answer, bool)> {
    match act {
        Act::Assign { directed, task, .. }
            if *directed != Directed::Nobody && is_about(task, &THE_LIST) =>
        {
            Some(if case.aside {
                (Answer::Settles, FITTING)
            } else {
                (Answer::Yields, WRONG)
            })
        }
        _ => put_off(act),
    }
}

/// A time for the next one, the status itself, or the internal liaison (PRACTICE 20, 21).
fn to_update_demand(act: &Act) -> Option<(Answer, bool)> {
    match act {
        Act::PromiseUpdate { .. }
        | Act::StatusUpdate { .. }
        | Act::InstructPost {
            audience: Audience::Internal,
            ..
        } => Some((Answer::Settles, FITTING)),
        _ => put_off(act),
    }
}

/// Keep command and say so, or hand over properly, with a brief (PRACTICE 2, 32).
fn to_late_commander(case: &Case, act: &Act) -> Option<(Answer, bool)> {
    match act {
        Act::TakeCommand { .. } => Some((Answer::Settles, FITTING)),
        Act::Appoint {
            person: Some(who), ..
        } if who == case.by => Some((Answer::Settles, FITTING)),
        // Who is given work by the commander knows who commands.
        Act::Assign { to, .. } if names(to, case.by) => Some((Answer::Settles, FITTING)),
        Act::ChallengeTakeover { .. } => Some((Answer::Listens, FITTING)),
        Act::Brief { to, .. } if names(to, case.by) => Some((Answer::Listens, FITTING)),
        Act::HandOver { person } if person.as_ref().is_none_or(|who| who == case.by) => {
            Some((Answer::HandsOver, case.briefed))
        }
        Act::Yield { .. } if case.stage == Stage::TwoCommand => None,
        _ => put_off(act),
    }
}

/// Point them to what is written down, or to somebody beside the work; tell them little.
fn to_recap(case: &Case, act: &Act) -> Option<(Answer, bool)> {
    match act {
        Act::Assign {
            to, directed, task, ..
        } => {
            let theirs = names(to, case.by) || *directed == Directed::Nobody;
            if theirs && !case.on_service && is_about(case.said, &WRITTEN_DOWN) {
                Some((Answer::Settles, FITTING))
            } else if !names(to, case.by) && is_about(task, &EXPLAINING) {
                Some((Answer::Explained, case.aside))
            } else {
                None
            }
        }
        Act::StatusUpdate { .. } => Some(told(case.said)),
        Act::Brief { to, .. } if names(to, case.by) || to.is_empty() => Some(told(case.said)),
        Act::Yield { .. } => Some((Answer::ToldAll, WRONG)),
        _ => put_off(act),
    }
}

fn told(words: &str) -> (Answer, bool) {
    if words.split_whitespace().count() < TELLS_ALL_FROM {
        (Answer::Settles, FITTING)
    } else {
        (Answer::ToldAll, WRONG)
    }
}

fn names(to: &[PartyId], who: &PersonId) -> bool {
    to.iter().any(|party| party.0 == who.0)
}

/// What is asked for.
const THE_LIST: [&str; 7] = [
    "list",
    "lists",
    "spreadsheet",
    "sheet",
    "export",
    "accounts",
    "customers",
];
/// Where one can read what has happened.
const WRITTEN_DOWN: [&str; 10] = [
    "log", "notes", "timeline", "scribe", "chat", "channel", "document", "doc", "ticket", "history",
];
/// What somebody does who explains.
const EXPLAINING: [&str; 9] = [
    "speed",
    "catch",
    "brief",
    "fill",
    "explain",
    "recap",
    "summarize",
    "summarise",
    "date",
];

fn is_about(task: &str, words: &[&str]) -> bool {
    task.split(|letter: char| !letter.is_alphanumeric())
        .any(|word| words.iter().any(|one| word.eq_ignore_ascii_case(one)))
}

/// Acts that answer pressure and besides are what they are by themselves.
pub(super) fn is_more_than_an_answer(kind: PressureKind, act: &Act) -> bool {
    // "Stand by" is a task, and so is "pull the list"; "read the log" is none.
    let orders = [
        PressureKind::LateCommander,
        PressureKind::InformationRequest,
    ];
    let order = matches!(act, Act::Assign { .. }) && orders.contains(&kind);
    order
        || matches!(
            act,
            Act::DeclareSeverity { .. }
                | Act::ArgueSeverity
                | Act::PromiseUpdate { .. }
                | Act::StatusUpdate { .. }
                | Act::InstructPost { .. }
                | Act::TakeCommand { .. }
                | Act::Appoint { .. }
                | Act::Brief { .. }
                | Act::HandOver { .. }
        )
}

/// The house lines of a kind: opening, growing.
pub(super) fn situations(kind: PressureKind) -> (&'static str, &'static str) {
    match kind {
        PressureKind::ExecutiveTakeover => ("takeover", "takeover-grows"),
        PressureKind::AntiMotivation => ("anti-motivation", "anti-motivation-grows"),
        PressureKind::InformationRequest => ("information-request", "information-request-grows"),
        PressureKind::SeverityDispute => ("severity-dispute", "severity-dispute-grows"),
        PressureKind::ProcessDispute => ("process-dispute", "process-dispute-grows"),
        PressureKind::GrenadeThrower => ("grenade", "grenade-grows"),
        PressureKind::BelligerentResponder => ("belligerent", "belligerent-grows"),
        PressureKind::UpdateDemand => ("update-demand", "update-demand-grows"),
        PressureKind::LateCommander => ("late-commander", "late-commander-grows"),
        PressureKind::RecapRequest => ("recap-request", "recap-request-grows"),
    }
}

/// The house lines in which somebody of a kind gives way.
pub(super) fn relents(kind: PressureKind) -> &'static str {
    match kind {
        PressureKind::LateCommander => "late-commander-relents",
        PressureKind::RecapRequest => "recap-request-relents",
        _ => "relents",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_task_is_about_whole_words() {
        assert!(is_about("read the Scribe's notes", &WRITTEN_DOWN));
        assert!(!is_about("look into the login page", &WRITTEN_DOWN));
        assert!(is_about("bring Vera up to speed", &EXPLAINING));
        assert!(!is_about("update the fillers", &EXPLAINING));
    }
}
