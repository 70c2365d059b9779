//! The kinds of pressure, as a table: which act settles which kind at which stage, and what
//! that does. The order of escalation is PRACTICE 23–29.

use super::Stage;
use crate::hearing::Act;
use crate::scenario::model::{PressureKind, Tone};
use crate::units::{Permille, Span};

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
}

/// How an act answers a kind of pressure at a stage, and whether that is the fitting answer.
/// `None`: the act is not an answer to it at all.
pub(super) fn answer(kind: PressureKind, stage: Stage, act: &Act) -> Option<(Answer, bool)> {
    use PressureKind as Kind;
    let fitting = |answer| Some((answer, true));
    let wrong = |answer| Some((answer, false));
    match (kind, act) {
        (Kind::ExecutiveTakeover, Act::ChallengeTakeover { .. }) => match stage {
            Stage::Open => fitting(Answer::Challenges),
            _ => wrong(Answer::Challenges),
        },
        (Kind::ExecutiveTakeover | Kind::BelligerentResponder, Act::Remove { .. }) => {
            Some((Answer::Removes, stage == Stage::Warned))
        }
        (Kind::ExecutiveTakeover, Act::Warn { .. }) => {
            Some((Answer::Warns, stage == Stage::Warned))
        }
        (Kind::ExecutiveTakeover, Act::DeferToAfter { .. } | Act::RefuseRequest { .. }) => {
            Some((Answer::Warns, stage == Stage::Warned))
        }
        (Kind::BelligerentResponder, Act::Warn { .. }) => {
            Some((Answer::Warns, stage == Stage::Open))
        }
        (Kind::BelligerentResponder, Act::DeferToAfter { .. }) => wrong(Answer::Worsens),
        (Kind::InformationRequest, Act::RefuseRequest { .. } | Act::DeferToAfter { .. }) => {
            fitting(Answer::Settles)
        }
        (Kind::SeverityDispute, Act::CloseSeverityDebate | Act::DeclareSeverity { .. }) => {
            fitting(Answer::Settles)
        }
        (Kind::SeverityDispute, Act::DeferToAfter { .. }) => fitting(Answer::Settles),
        (Kind::SeverityDispute, Act::ArgueSeverity) => wrong(Answer::Worsens),
        (Kind::ProcessDispute, Act::CloseProcessDebate | Act::DeferToAfter { .. }) => {
            fitting(Answer::Settles)
        }
        (
            Kind::AntiMotivation | Kind::GrenadeThrower,
            Act::DeferToAfter { .. } | Act::RefuseRequest { .. },
        ) => fitting(Answer::Settles),
        (
            Kind::UpdateDemand,
            Act::PromiseUpdate { .. } | Act::DeferToAfter { .. } | Act::RefuseRequest { .. },
        ) => fitting(Answer::Settles),
        (Kind::LateCommander, Act::TakeCommand { .. } | Act::DeferToAfter { .. }) => {
            fitting(Answer::Settles)
        }
        (Kind::RecapRequest, Act::DeferToAfter { .. } | Act::RefuseRequest { .. }) => {
            fitting(Answer::Settles)
        }
        (Kind::BelligerentResponder, Act::Yield { .. }) | (_, Act::Yield { .. }) => {
            wrong(Answer::Yields)
        }
        (_, Act::Warn { .. }) => wrong(Answer::Warns),
        (_, Act::Remove { .. }) => wrong(Answer::Removes),
        _ => None,
    }
}

/// How long somebody waits for an answer before they press again (ours).
pub(super) fn patience(tone: Tone) -> Span {
    match tone {
        Tone::Polite => Span::secs(75),
        Tone::Pushy => Span::secs(55),
        Tone::Hostile => Span::secs(40),
    }
}

/// The chance that a warning is enough (ours).
pub(super) fn warning_works(tone: Tone) -> Permille {
    match tone {
        Tone::Polite => Permille(650),
        Tone::Pushy => Permille(350),
        Tone::Hostile => Permille(0),
    }
}

/// The chance that an executive who does not wish to command stops at that (ours).
pub(super) fn challenge_works(tone: Tone) -> Permille {
    match tone {
        Tone::Polite => Permille(700),
        Tone::Pushy => Permille(350),
        Tone::Hostile => Permille(100),
    }
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
