//! The scenarios that come with hotwash, inside the program: it plays without a file beside it.
//! The build collects them from `scenarios/` and `scenarios/micro/`.

use std::sync::Arc;

use rayon::prelude::*;

use super::find;
use crate::scenario::{self, Scenario};

/// A scenario that comes with hotwash.
pub(crate) struct Shipped {
    /// Its id.
    pub(crate) id: &'static str,
    /// Its text.
    pub(crate) text: &'static str,
}

/// All of them, by folder and name.
const SCENARIOS: &[Shipped] = &include!(concat!(env!("OUT_DIR"), "/shipped.rs"));

/// The shipped scenario with this id.
pub(crate) fn named(id: &str) -> Option<&'static Shipped> {
    SCENARIOS.iter().find(|shipped| shipped.id == id)
}

/// The ids of all of them.
pub(crate) fn ids() -> impl Iterator<Item = &'static str> {
    SCENARIOS.iter().map(|shipped| shipped.id)
}

/// All of them, read: the practice ladder from its lowest rung on, then the full drills, easiest
/// first.
pub(crate) fn in_order() -> anyhow::Result<Vec<Arc<Scenario>>> {
    let mut all: Vec<Arc<Scenario>> = ids()
        .map(|id| find::scenario(id).map(|found| found.scenario))
        .collect::<anyhow::Result<_>>()?;
    all.sort_by(|one, other| order(one).cmp(&order(other)));
    Ok(all)
}

/// The same, read quickly and on all cores for whoever waits for a window to open: what is shipped
/// was checked when it was built.
#[cfg_attr(
    not(feature = "window"),
    expect(dead_code, reason = "the window alone shows them all at once")
)]
pub(crate) fn in_order_at_once() -> Vec<Scenario> {
    let mut all: Vec<Scenario> = SCENARIOS
        .par_iter()
        .filter_map(|shipped| scenario::load_checked(shipped.text))
        .collect();
    all.sort_by(|one, other| order(one).cmp(&order(other)));
    all
}

fn order(scenario: &Scenario) -> impl Ord + '_ {
    (
        scenario.ladder.is_none(),
        scenario.ladder,
        scenario.difficulty,
        &scenario.id,
    )
}
