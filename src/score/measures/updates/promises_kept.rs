//! Promises kept: the next update came when it had been promised for, or before. What was
//! promised on the call is kept by any update; what customers or stakeholders were promised, by
//! the next post to them. A promise that outlasted the trainee's command, or the incident, was
//! not theirs to keep; neither was one whose post never went out.

use super::reach::ask_for_post;
use super::{Case, Observed, Spec, Tally, Unit};
use crate::score::Ledger;
use crate::score::ledger::{Listener, Mark, Promise};
use crate::score::wording;
use crate::units::{Moment, Span};

/// A post takes so long from the asking to the page: what comes sooner is the one that carries
/// the promise, not the one that keeps it. Ours.
const CARRIES_IT: Span = Span::minutes(3);

pub(super) const SPEC: Spec = Spec {
    id: "promises-kept",
    title: "Promised updates kept",
    is: "The share of promised updates that came by the time you had promised.",
    unit: Unit::Permille,
    judge,
};

fn judge(case: &Case<'_>) -> Option<Observed> {
    let ledger = case.ledger;
    let grace = case.policy.limit("promise-grace");
    let mut tally = Tally::default();
    let mut broken = None;
    for promise in &ledger.outside.promises {
        match fate(ledger, promise, grace) {
            Fate::NotTheirs => {}
            Fate::Kept(kept) => tally.count(true, kept),
            Fate::Broken(late) => {
                broken.get_or_insert(promise);
                tally.count(false, late.unwrap_or(promise.mark));
            }
        }
    }
    Some(tally.share()?.instead(|| {
        let promise = broken?;
        let next = case.policy.limit("update-due");
        let words = match promise.listener {
            Listener::Call => format!(
                "Here's where we are: … Next update in {}.",
                wording::said(next)
            ),
            listener => ask_for_post(ledger, listener, next)?,
        };
        Some(format!("Before {}: {words}", promise.due))
    }))
}

/// What became of a promise.
#[derive(Clone, Copy, Debug)]
pub enum Fate {
    /// The update came in time.
    Kept(Mark),
    /// It came late, or never.
    Broken(Option<Mark>),
    /// It was not the trainee's to keep: it outlasted their command, the incident or the drill, or
    /// its post never went out.
    NotTheirs,
}

/// What became of a promise that may be kept so much late.
pub fn fate(ledger: &Ledger<'_>, promise: &Promise, grace: Span) -> Fate {
    let latest = promise.due + grace;
    if !was_theirs(ledger, promise, latest) {
        return Fate::NotTheirs;
    }
    let Some(carried) = carried(ledger, promise) else {
        return Fate::NotTheirs;
    };
    match kept_by(ledger, promise, carried) {
        Some(kept) if kept.at <= latest => Fate::Kept(kept),
        late => Fate::Broken(late),
    }
}

/// Whether the trainee commanded up to when it had to be kept, and the incident still went on.
fn was_theirs(ledger: &Ledger<'_>, promise: &Promise, latest: Moment) -> bool {
    let over = ledger.resolved.map_or(ledger.end.at, |over| over.at);
    latest < over
        && ledger.trainee_commanded_at(promise.mark.at)
        && ledger.trainee_commanded_at(promise.due)
        && ledger.trainee_commanded_at(latest)
}

/// What told the listeners of the promise: the words themselves, or the post that was asked for.
fn carried(ledger: &Ledger<'_>, promise: &Promise) -> Option<Mark> {
    let asked = ledger.outside.asked.iter();
    let with_a_post = asked
        .clone()
        .any(|asked| asked.mark == promise.mark && asked.listener == promise.listener);
    if !with_a_post {
        return Some(promise.mark);
    }
    let mut told = ledger.outside.told.iter();
    told.find(|told| told.listener == promise.listener && told.mark > promise.mark)
        .map(|told| told.mark)
}

/// The update that came next for those who heard the promise.
fn kept_by(ledger: &Ledger<'_>, promise: &Promise, carried: Mark) -> Option<Mark> {
    let half = Span(promise.due.since(promise.mark.at).0 / 2);
    let from = promise.mark.at + CARRIES_IT.min(half);
    let mut told = ledger.outside.told.iter();
    told.find(|told| {
        let hears = promise.listener == Listener::Call || told.listener == promise.listener;
        hears && told.mark > carried && told.mark.at >= from
    })
    .map(|told| told.mark)
}
