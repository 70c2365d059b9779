//! What remedies do: whom they help, and what can go wrong with them.

use super::deals::Deal;
use crate::scenario::model::{Change, Effect, Fault, Remedy};

/// What a remedy does to a fault in one drill.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Does {
    /// It clears it, or lessens it for good.
    Mends,
    /// It hides a share of it for a while.
    Hides,
    /// It makes it worse.
    Worsens,
}

/// What a remedy does to faults that are in a drill.
pub fn does<'a>(remedy: &'a Remedy, deal: &'a Deal) -> impl Iterator<Item = (&'a str, Does)> {
    let here = remedy
        .effects
        .iter()
        .filter(|effect| deal.has(effect.only.as_ref()));
    here.map(|effect| {
        let does = match effect.change {
            Change::Clear | Change::Reduce(_) => Does::Mends,
            Change::Mask(..) => Does::Hides,
            Change::Worsen(_) | Change::Unmask => Does::Worsens,
        };
        (effect.fault.as_str(), does)
    })
}

/// Whether a remedy mends this fault in a drill.
pub fn mends(remedy: &Remedy, fault: &Fault, deal: &Deal) -> bool {
    does(remedy, deal).any(|(id, does)| id == fault.id.as_str() && does == Does::Mends)
}

/// Whether it does any good in some drill.
pub fn helps(remedy: &Remedy) -> bool {
    remedy.effects.iter().any(|effect| {
        matches!(
            effect.change,
            Change::Clear | Change::Reduce(_) | Change::Mask(..)
        )
    })
}

/// Whether somebody who chooses it may regret it in this drill: it has a serious risk, it makes
/// something worse, it may fail, or it mends none of the faults that are there.
pub fn may_be_regretted(remedy: &Remedy, faults: &[&Fault], deal: &Deal) -> bool {
    let is_serious = remedy.risk.as_ref().is_some_and(|risk| risk.serious);
    let hurts = |effect: &Effect| {
        matches!(
            effect,
            Effect::Lose(_) | Effect::StartFault(_) | Effect::WorsenFault(..)
        )
    };
    is_serious
        || remedy.side_effects.iter().any(hurts)
        || remedy.if_fails.iter().any(hurts)
        || !faults.iter().any(|fault| mends(remedy, fault, deal))
}
