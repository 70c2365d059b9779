//! The costliest moments of a drill, looked into for its debrief, with a bar that shows how far
//! that is.

use std::io::IsTerminal;
use std::sync::Arc;

use indicatif::{ProgressBar, ProgressStyle};

use super::note::note;
use crate::debrief::{Report, WhatIf};
use crate::drill::Drill;
use crate::hearing::Hearing;
use crate::rehearsal::Bot;
pub(crate) use crate::rehearsal::what_if::MOST_BRANCHES;
use crate::rehearsal::what_if::{Recorded, costliest};
use crate::score::Policy;

/// Whether a debrief looks into what another way would have cost.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Costliest {
    #[default]
    LookedInto,
    LeftOut,
    /// The bot that would take over has played the drill itself.
    NothingToCompare,
}

impl Costliest {
    /// As `--no-what-if` and the commander of the drill have it.
    pub(crate) fn of(left_out: bool, commander: Option<&str>) -> Costliest {
        if left_out {
            Costliest::LeftOut
        } else if commander == Some(Bot::NAMES[0]) {
            Costliest::NothingToCompare
        } else {
            Costliest::LookedInto
        }
    }

    /// Looks into the costliest moments of a drill, where that is wanted.
    pub(crate) fn find(
        self,
        drill: &Drill,
        hearing: &Arc<Hearing>,
        policy: &Policy,
        report: &Report,
    ) -> Option<WhatIf> {
        let name = Bot::NAMES[0];
        match self {
            Costliest::LeftOut => None,
            Costliest::NothingToCompare => {
                note(&format!(
                    "{name} played this drill itself: no moment to compare it with"
                ));
                None
            }
            Costliest::LookedInto => {
                let bar = progress(MOST_BRANCHES, "looking for the costliest moments");
                let found = self.find_telling(drill, hearing, policy, report, &|| bar.inc(1));
                bar.finish_and_clear();
                found
            }
        }
    }

    /// The same without a word or a bar: `played` is told of each branch that is over, of at
    /// most [`MOST_BRANCHES`].
    pub(crate) fn find_telling(
        self,
        drill: &Drill,
        hearing: &Arc<Hearing>,
        policy: &Policy,
        report: &Report,
        played: &(dyn Fn() + Sync),
    ) -> Option<WhatIf> {
        if self != Costliest::LookedInto {
            return None;
        }
        let bot = Bot::named(Bot::NAMES[0]).ok()?;
        let recorded = Recorded::of(drill, hearing, policy, report.outcome.par);
        Some(costliest(&recorded, &bot, played))
    }
}

/// A bar on standard error, where somebody watches it.
pub(crate) fn progress(branches: u64, doing: &str) -> ProgressBar {
    if !std::io::stderr().is_terminal() {
        return ProgressBar::hidden();
    }
    let style = ProgressStyle::with_template("{prefix} {wide_bar} {pos}/{len} branches")
        .expect("the template is a constant; every use on a terminal tries it");
    ProgressBar::new(branches)
        .with_style(style)
        .with_prefix(doing.to_owned())
}
