//! Promises of the next update: when each was made, when it was due, and what became of it, as
//! the measure of kept promises sees it.

use super::Promise;
use crate::drill::Event;
use crate::scenario::Scenario;
use crate::score::Policy;
use crate::score::ledger::{Ledger, Listener};
use crate::score::measures::updates::{Fate, fate};

/// Reads the promises off the ledger of the log.
pub(super) fn of(log: &[Event], scenario: &Scenario, policy: &Policy) -> Vec<Promise> {
    let ledger = Ledger::of(log, scenario, policy);
    let grace = policy.limit("promise-grace");
    let promises = ledger.outside.promises.iter().map(|promise| {
        let (kept, came) = match fate(&ledger, promise, grace) {
            Fate::Kept(came) => (Some(true), Some(came)),
            Fate::Broken(came) => (Some(false), came),
            Fate::NotTheirs => (None, None),
        };
        Promise {
            to: match promise.listener {
                Listener::Call => "call",
                Listener::Company => "internal",
                Listener::Customers => "public",
            }
            .to_owned(),
            made_ms: promise.mark.at.0,
            due_ms: promise.due.0,
            came_ms: came.map(|mark| mark.at.0),
            kept,
        }
    });
    promises.collect()
}
