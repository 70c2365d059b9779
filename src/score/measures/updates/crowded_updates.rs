//! Crowding: the same audience told again so soon that nothing can have changed. Writing an
//! update takes time from the repair; every five minutes is an anti-pattern.
//!
//! The second word to an audience may follow soon, because scope follows the first notice; so may
//! the first in a new phase: another severity, a remedy begun, recovery told, all over, a new
//! commander. On the call news of any kind, who joins and who asks are reasons to sum up.

use super::reach::told_by_trainee;
use super::{Case, Observed, Spec, Unit};
use crate::score::Ledger;
use crate::score::ledger::{Listener, Mark, Told};
use crate::units::Moment;

pub(super) const SPEC: Spec = Spec {
    id: "crowded-updates",
    title: "Updates too close together",
    is: "How often the same people were told again soon, though nothing new had come.",
    unit: Unit::Times,
    judge,
};

fn judge(case: &Case<'_>) -> Option<Observed> {
    let ledger = case.ledger;
    let apart = case.policy.limit("updates-apart");
    let mut crowded: Vec<Mark> = Vec::new();
    let mut second = None;
    for listener in [Listener::Call, Listener::Company, Listener::Customers] {
        let told: Vec<&Told<'_>> = told_by_trainee(ledger, listener).collect();
        for (at, pair) in told.windows(2).enumerate() {
            let (before, after) = (pair[0].mark, pair[1].mark);
            if before == after {
                continue;
            }
            second = second.max(Some(after));
            let is_scope = at == 0 && listener != Listener::Call;
            let soon = after.at.since(before.at) < apart;
            if soon && !is_scope && !is_news(ledger, listener, before.at, after.at) {
                crowded.push(after);
            }
        }
    }
    let otherwise = second?;
    let observed = Observed::count(crowded.into_iter(), otherwise);
    Some(observed.instead(|| {
        Some(format!(
            "Nothing new to tell yet; we keep to the next update in {}.",
            crate::score::wording::said(case.policy.limit("update-due"))
        ))
    }))
}

/// Whether something had come between two moments that an audience should hear of.
fn is_news(ledger: &Ledger<'_>, listener: Listener, from: Moment, until: Moment) -> bool {
    let between = |at: Moment| from <= at && at <= until;
    let phases = ledger
        .severities
        .iter()
        .map(|(mark, _)| mark.at)
        .chain(ledger.remedies_started.iter().map(|mark| mark.at))
        .chain(ledger.recovery_told.iter().map(|(mark, ..)| mark.at))
        .chain(ledger.outside.hurt.iter().map(|(mark, _)| mark.at))
        .chain(ledger.commanders.iter().map(|(mark, _)| mark.at))
        .chain(ledger.resolved.map(|mark| mark.at));
    let on_the_call = || {
        ledger
            .presence
            .iter()
            .map(|(at, ..)| *at)
            .chain(ledger.outside.news.iter().map(|mark| mark.at))
            .chain(ledger.decisions.iter().map(|decision| decision.mark.at))
            .chain(ledger.arcs.iter().map(|arc| arc.began.at))
    };
    phases.into_iter().any(between) || (listener == Listener::Call && on_the_call().any(between))
}
