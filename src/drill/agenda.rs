//! The agenda: what is due, and when. Time in a drill is this list and nothing else; nobody
//! ever asks "has anything changed?". Ties are broken by priority and then by the order in which
//! things were put on the list, so that a drill runs the same on every machine.

use std::cmp::{Ordering, Reverse};
use std::collections::BinaryHeap;

use super::due::Due;
use crate::units::Moment;

/// What is to come, soonest first.
#[derive(Clone, Debug, Default)]
pub(super) struct Agenda {
    heap: BinaryHeap<Reverse<Entry>>,
    entered: u64,
}

#[derive(Clone, Debug)]
struct Entry {
    at: Moment,
    priority: u8,
    number: u64,
    due: Due,
}

impl Agenda {
    /// Puts something on the list.
    pub fn enter(&mut self, at: Moment, due: Due) {
        self.entered += 1;
        self.heap.push(Reverse(Entry {
            at,
            priority: due.priority(),
            number: self.entered,
            due,
        }));
    }

    /// When the next thing is due.
    pub fn next_at(&self) -> Option<Moment> {
        self.heap.peek().map(|Reverse(entry)| entry.at)
    }

    /// Takes the next thing off the list if it is due by `until`.
    pub fn take_due(&mut self, until: Moment) -> Option<(Moment, Due)> {
        if self.next_at()? > until {
            return None;
        }
        self.heap.pop().map(|Reverse(entry)| (entry.at, entry.due))
    }
}

impl Entry {
    fn key(&self) -> (Moment, u8, u64) {
        (self.at, self.priority, self.number)
    }
}

impl PartialEq for Entry {
    fn eq(&self, other: &Self) -> bool {
        self.key() == other.key()
    }
}

impl Eq for Entry {}

impl PartialOrd for Entry {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Entry {
    fn cmp(&self, other: &Self) -> Ordering {
        self.key().cmp(&other.key())
    }
}
