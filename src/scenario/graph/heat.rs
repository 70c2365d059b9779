//! How often each part of a scenario was reached in rehearsals.

use std::collections::BTreeMap;

use crate::scenario::story::part::Part;
use crate::units::Permille;

/// In how many of so many drills each part was reached. Parts that nobody counted are missing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Heat {
    /// How many drills were played.
    pub drills: u64,
    /// In how many of them each part was reached.
    pub reached: BTreeMap<Part, u64>,
}

impl Heat {
    /// In how many drills a part was reached; none where nobody counted.
    pub fn times(&self, part: &Part) -> Option<u64> {
        self.reached.get(part).copied()
    }

    /// The share of drills in which a part was reached.
    pub fn share(&self, part: &Part) -> Option<Permille> {
        let times = self.times(part)?.min(self.drills);
        let share = (times * 1000).checked_div(self.drills)?;
        u32::try_from(share).ok().map(Permille)
    }

    /// The share in words; only all is 100 %, only none is never.
    pub fn told(&self, part: &Part) -> Option<String> {
        let times = self.times(part)?;
        let share = self.share(part)?;
        Some(match (times, share.0 / 10) {
            (0, _) => "never".to_owned(),
            (_, 0) => "under 1 %".to_owned(),
            (_, percent) => format!("{percent} %"),
        })
    }
}
