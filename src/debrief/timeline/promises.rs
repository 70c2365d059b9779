//! Promises of the next update: when each was made, when it was due, and whether it came.

use super::{Promise, Update};
use crate::drill::{Event, What};
use crate::units::Span;

/// An update that comes so soon after its time is in time. Ours: nobody waits with a stop-watch.
const GRACE: Span = Span::minutes(1);

/// Reads the promises off the log and holds the updates against them. A promise is kept by the
/// next update to anybody: a new promise made before the old one is due replaces it.
pub(super) fn of(log: &[Event], updates: &[Update], until: u64) -> Vec<Promise> {
    let mut made: Vec<(u64, u64)> = log.iter().filter_map(promised).collect();
    // Said twice in one breath, it is one promise.
    made.dedup();
    let promises = made.into_iter().map(|(made_ms, due_ms)| {
        let next = updates.iter().find(|update| update.at_ms > made_ms);
        let next_ms = next.map(|update| update.at_ms);
        let in_time = next_ms.is_some_and(|at| at <= due_ms + GRACE.0);
        let is_due = until > due_ms + GRACE.0;
        Promise {
            made_ms,
            due_ms,
            next_ms,
            kept: (in_time || is_due).then_some(in_time),
        }
    });
    promises.collect()
}

/// When an event promises the next update for.
fn promised(event: &Event) -> Option<(u64, u64)> {
    let at = event.at.0;
    match event.what {
        What::UpdateGiven {
            next_in_ms: Some(span),
            ..
        } => Some((at, at + span)),
        What::UpdatePromised { due_ms, .. } => Some((at, due_ms)),
        What::PromiseStands { due_ms } => Some((at, due_ms)),
        _ => None,
    }
}
