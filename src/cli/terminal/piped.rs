//! Lines from a pipe or a file instead of a keyboard: what is typed happens at once, and time
//! passes only by `:wait`. Nothing waits for the wall clock, so the same lines give the same
//! drill.

use std::io::BufRead;

use super::{Left, Next, View, opening_hint, save, typed};
use crate::desk::session::Session;
use crate::desk::trouble::trouble;

/// Plays until the lines or the drill are over.
pub(in crate::cli) fn play(
    session: &mut Session,
    view: &mut View,
    mut lines: impl BufRead,
) -> anyhow::Result<Left> {
    view.screen
        .line(opening_hint(session.drill().settings().mode))?;
    while !session.is_ended() {
        let mut bytes = Vec::new();
        let read = lines.read_until(b'\n', &mut bytes).map_err(|error| {
            trouble(
                format!("could not read standard input: {error}"),
                "check what is piped into hotwash; the drill is kept and can be resumed",
            )
        })?;
        if read == 0 {
            return save(session);
        }
        let line = String::from_utf8_lossy(&bytes);
        match typed(&line, session, view)? {
            Next::GoOn => {}
            Next::Pause => view
                .screen
                .line("  time stands between these lines anyway; `:wait 2m` lets it pass")?,
            Next::Leave => return save(session),
        }
    }
    Ok(Left::Ended)
}
