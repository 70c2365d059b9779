//! Letting a commander bot drive a session: the seam to `rehearsal`.

use super::session::Session;
use super::terminal::View;
use super::trouble::trouble;

/// A commander bot.
pub(super) struct Bot;

/// The bot with this name.
pub(super) fn named(name: &str) -> anyhow::Result<Bot> {
    Err(trouble(format!("no commander bot is called `{name}`"), ""))
}

/// Plays the drill to its end.
pub(super) fn play(_: Bot, _: &mut Session, _: &mut View) -> anyhow::Result<()> {
    Ok(())
}
