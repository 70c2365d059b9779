//! `hotwash` without a verb: the window where there is one, the terminal where there is none.

use super::Verdict;
use super::play::Play;
use crate::desk::note::note;

/// Opens the window. This build has none yet, so it says so and plays in the terminal.
pub(super) fn open() -> anyhow::Result<Verdict> {
    note("this build has no window; playing in the terminal");
    Play::in_the_terminal().run()
}
