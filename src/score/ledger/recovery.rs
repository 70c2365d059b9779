//! The end: whether recovery had been asked about and told, who owns the postmortem, thanks.

use std::collections::BTreeMap;

use super::{Ledger, Mark};
use crate::drill::{Event, What};
use crate::scenario::ids::PersonId;

/// What belongs to the end, beside declaring it over and closing the call.
#[derive(Clone, Debug, Default)]
pub struct Closing<'a> {
    /// Those on the call were told where to follow up.
    pub place_told: bool,
    /// Who was given the postmortem, in order.
    pub owners: Vec<Owner<'a>>,
    /// The commander thanked somebody.
    pub thanked: Vec<Mark>,
}

/// Somebody was given the postmortem.
#[derive(Clone, Copy, Debug)]
pub struct Owner<'a> {
    /// When.
    pub mark: Mark,
    /// Who.
    pub who: &'a PersonId,
    /// Until when, in the commander's words.
    pub due: Option<&'a str>,
}

/// How recovery stood at some moment, as far as the commander knew.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Recovery {
    /// The last time that it was asked about, after the last remedy was begun.
    pub asked: Option<Mark>,
    /// Somebody has said since that all is well, and nobody's last word is that it is not.
    pub confirmed: Option<Mark>,
    /// Somebody's last word since is that it is not.
    pub denied: Option<Mark>,
}

impl<'a> Ledger<'a> {
    pub(super) fn enter_closing(&mut self, event: &'a Event) {
        match &event.what {
            What::PostmortemGiven {
                who,
                due,
                utterance,
            } => self.closing.owners.push(Owner {
                mark: Mark::words(event, *utterance),
                who,
                due: due.as_deref(),
            }),
            What::Thanked { utterance, .. } => {
                self.closing.thanked.push(Mark::words(event, *utterance));
            }
            _ => {}
        }
    }

    /// How recovery stood when `end` came.
    pub fn recovery_before(&self, end: Mark) -> Recovery {
        let mended = self
            .remedies_started
            .iter()
            .rev()
            .find(|started| started.at <= end.at);
        let asked = self
            .recovery_asked
            .iter()
            .rev()
            .find(|asked| **asked <= end && mended.is_none_or(|mended| mended.at <= asked.at))
            .copied();
        // The last word of each who answered.
        let mut told: BTreeMap<&PersonId, (Mark, bool)> = BTreeMap::new();
        if let Some(asked) = asked {
            for (mark, who, healthy) in &self.recovery_told {
                if asked.seq < mark.seq && mark.seq < end.seq {
                    told.insert(*who, (*mark, *healthy));
                }
            }
        }
        let denied = told.values().find(|(_, healthy)| !healthy);
        let denied = denied.map(|(mark, _)| *mark);
        let confirmed = match denied {
            Some(_) => None,
            None => told.values().next().map(|(mark, _)| *mark),
        };
        Recovery {
            asked,
            confirmed,
            denied,
        }
    }
}
