//! How many customers were hurt when: read off the log once, asked by what tells impact.

use crate::drill::{Event, What};
use crate::units::Span;

/// Customers hurt at a time, from when on how many, and how far the log knows.
pub(super) struct Hurt {
    steps: Vec<(u64, u64)>,
    /// When it was over for good, or the log ends.
    until_ms: u64,
    is_over: bool,
}

impl Hurt {
    /// Reads it off the log, the aftermath too. What is left after the mitigation is too little
    /// to be felt, and counts no longer.
    pub(super) fn of(log: &[Event], mitigated_ms: Option<u64>) -> Hurt {
        let steps = log.iter().filter_map(|event| match event.what {
            What::Impact { rate, .. } => Some((event.at.0, rate)),
            _ => None,
        });
        Hurt {
            steps: steps.collect(),
            until_ms: mitigated_ms
                .or(log.last().map(|event| event.at.0))
                .unwrap_or(0),
            is_over: mitigated_ms.is_some(),
        }
    }

    /// How many at this moment; none before anything is known.
    pub(super) fn at(&self, at_ms: u64) -> Option<u64> {
        let known = self.steps.iter().take_while(|(from, _)| *from <= at_ms);
        known.last().map(|(_, rate)| *rate)
    }

    /// The most at a time.
    pub(super) fn most(&self) -> Option<u64> {
        self.steps.iter().map(|(_, rate)| *rate).max()
    }

    /// For how long anybody was hurt, from the start of the call on.
    pub(super) fn visible(&self) -> Span {
        let ends = self.steps.iter().skip(1).map(|(from, _)| *from);
        let stretches = self.steps.iter().zip(ends.chain([self.until_ms]));
        let hurt = stretches
            .filter(|((_, rate), _)| *rate > 0)
            .map(|((from, _), to)| to.min(self.until_ms).saturating_sub(*from));
        Span(hurt.sum())
    }

    /// Whether customers were hurt already when the call began.
    pub(super) fn before_the_call(&self) -> bool {
        self.at(0).is_some_and(|rate| rate > 0)
    }

    /// Whether they are still hurt where the log ends.
    pub(super) fn to_the_end(&self) -> bool {
        !self.is_over && self.steps.last().is_some_and(|(_, rate)| *rate > 0)
    }
}
