//! Letting a simulated commander drive a session.

use super::terminal::View;
use crate::desk::session::{self, Session};
use crate::desk::trouble::trouble;
use crate::drill::{Command, Event, Timed, What};
use crate::rehearsal::{self, Bot};

/// The bot with this name.
pub(super) fn named(name: &str) -> anyhow::Result<Bot> {
    Bot::named(name).map_err(|unknown| {
        let help = match unknown.meant {
            Some(meant) => format!("did you mean `{meant}`?"),
            None => format!("there are {}", Bot::NAMES.join(", ")),
        };
        trouble(format!("no commander bot is called `{name}`"), help)
    })
}

/// Plays the drill to its end. Each command is written before its effects are shown.
pub(super) fn play(mut bot: Bot, session: &mut Session, view: &mut View) -> anyhow::Result<()> {
    let mut failed = None;
    let mut ended = session.is_ended();
    let (drill, mut tape) = session.parts();
    rehearsal::play(drill, &mut bot, |command, events| {
        if failed.is_some() {
            return;
        }
        let mut take_down = |command: &Timed, events: &[Event]| -> anyhow::Result<()> {
            if let Some(tape) = &mut tape {
                // The driver's `Clock` only tells that time passed; nobody commanded it.
                if command.command != Command::Clock {
                    tape.command(command)?;
                }
                tape.events(events)?;
            }
            view.show_events(session::seen(events, ended))
        };
        failed = take_down(command, events).err();
        ended |= events
            .iter()
            .any(|event| matches!(event.what, What::DrillEnded { .. }));
    });
    match failed {
        Some(error) => Err(error),
        None => Ok(()),
    }
}
