//! What a measure saw, with its evidence.

use crate::drill::Seq;
use crate::score::ledger::Mark;
use crate::score::value::Value;

/// What a measure saw.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Observed {
    /// The figure.
    pub value: Value,
    /// Events that speak for the trainee, or merely prove the figure.
    pub proof: Vec<Seq>,
    /// Events that speak against.
    pub faults: Vec<Seq>,
    /// What would have been better.
    pub say_instead: Option<String>,
}

impl Observed {
    /// A figure without evidence yet.
    pub(super) fn of(value: Value) -> Observed {
        Observed {
            value,
            proof: Vec::new(),
            faults: Vec::new(),
            say_instead: None,
        }
    }

    /// A yes, or a no that `mark` speaks against.
    pub(super) fn answer(yes: bool, mark: Mark) -> Observed {
        let observed = Observed::of(Value::Answer { yes });
        if yes {
            observed.proved(mark)
        } else {
            observed.faulted(mark)
        }
    }

    /// A count of faults; `otherwise` proves that there was an opportunity when it is 0.
    pub(super) fn count(faults: impl Iterator<Item = Mark>, otherwise: Mark) -> Observed {
        let faults: Vec<Seq> = faults.map(|mark| mark.seq).collect();
        let observed = Observed::of(Value::Count {
            count: faults.len() as u64,
        });
        if faults.is_empty() {
            observed.proved(otherwise)
        } else {
            Observed { faults, ..observed }
        }
    }

    /// With an event that proves it.
    pub(super) fn proved(mut self, mark: Mark) -> Observed {
        self.proof.push(mark.seq);
        self
    }

    /// With an event that speaks against the trainee.
    pub(super) fn faulted(mut self, mark: Mark) -> Observed {
        self.faults.push(mark.seq);
        self
    }

    /// With words that would have been better.
    pub(super) fn instead(mut self, words: impl FnOnce() -> Option<String>) -> Observed {
        self.say_instead = words();
        self
    }

    /// All evidence, oldest first, and the part of it that speaks against the trainee. No event
    /// stands twice; events that the log lacks (number 0) are left out.
    pub(crate) fn evidence(&self) -> (Vec<Seq>, Vec<Seq>) {
        let mut all: Vec<Seq> = self
            .proof
            .iter()
            .chain(&self.faults)
            .copied()
            .filter(|seq| *seq > 0)
            .collect();
        all.sort_unstable();
        all.dedup();
        let mut faults = self.faults.clone();
        faults.retain(|seq| *seq > 0);
        faults.sort_unstable();
        faults.dedup();
        (all, faults)
    }
}

/// Opportunities as they are counted up, each with credit from 0 to 1000.
#[derive(Debug, Default)]
pub(super) struct Tally {
    done: u64,
    credit: u64,
    of: u64,
    proof: Vec<Seq>,
    faults: Vec<Seq>,
}

impl Tally {
    /// Counts one opportunity.
    pub(super) fn count(&mut self, done: bool, mark: Mark) {
        self.credit(if done { 1000 } else { 0 }, mark);
    }

    /// Counts one opportunity that may have been half taken [permille].
    pub(super) fn credit(&mut self, credit: u64, mark: Mark) {
        self.of += 1;
        self.credit += credit.min(1000);
        if credit >= 1000 {
            self.done += 1;
            self.proof.push(mark.seq);
        } else {
            self.faults.push(mark.seq);
        }
    }

    /// The share that was taken; nothing when there was no opportunity.
    pub(super) fn share(self) -> Option<Observed> {
        (self.of > 0).then(|| Observed {
            value: Value::Share {
                part: self.done,
                of: self.of,
                permille: self.credit / self.of,
            },
            proof: self.proof,
            faults: self.faults,
            say_instead: None,
        })
    }
}
