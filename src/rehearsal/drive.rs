//! The driver: lets a simulated commander play a drill to its end.
//!
//! It wakes when the drill has something due or when the bot asked to be woken, never in
//! between, so that its cost grows with what happens. Every move has an exit: a bot that talks
//! without end is made to wait, and one that waits for nothing is shown the door.

use super::bot::{Bot, Move};
use crate::drill::{Command, Drill, Event, Timed};
use crate::units::Moment;

/// So many utterances in a row, without the clock moving, are a loop.
const AT_ONCE: u32 = 12;
/// So many utterances in all are a loop. An hour's drill takes about a hundred.
const IN_ALL: u32 = 2_000;

/// How a simulated commander got through a drill.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Played {
    /// How often it spoke.
    pub said: u32,
    /// How often it was made to wait because it spoke on and on without the clock moving.
    pub made_to_wait: u32,
    /// It was made to stop because it never came to an end.
    pub made_to_stop: bool,
    /// Nothing was due any more and the drill was not over.
    pub dead_end: bool,
}

/// Plays a drill to its end. The bot takes the seat, learns what has been heard so far, and from
/// there on every command and the events that followed it are also given to `note`; for time
/// that passed by itself the command is [`Command::Clock`].
pub fn play(drill: &mut Drill, bot: &mut Bot, mut note: impl FnMut(&Timed, &[Event])) -> Played {
    let mut played = play_until(drill, bot, Moment(u64::MAX), &mut note);
    // After the farewell the world goes on to its reckoning.
    while !drill.is_over() {
        let Some(due) = drill.next_due() else {
            played.dead_end = true;
            break;
        };
        pass(drill, bot, due, &mut note);
    }
    played
}

/// The same, but only until a moment is reached: then the bot says no more.
pub fn play_until(
    drill: &mut Drill,
    bot: &mut Bot,
    until: Moment,
    mut note: impl FnMut(&Timed, &[Event]),
) -> Played {
    bot.sit_down(drill.scenario(), drill.settings());
    bot.catch_up(drill.log(), drill.now());
    let mut played = Played::default();
    let mut at_once = 0;
    while !drill.is_over() && drill.now() < until {
        let next = if played.said >= IN_ALL {
            played.made_to_stop = true;
            Move::Finish
        } else {
            bot.next(drill.now())
        };
        let command = match next {
            Move::Say(text) if at_once < AT_ONCE => {
                at_once += 1;
                played.said += 1;
                Command::Say { text }
            }
            Move::Say(_) => {
                at_once = 0;
                played.made_to_wait += 1;
                match drill.next_due() {
                    Some(due) => {
                        pass(drill, bot, due.min(until), &mut note);
                        continue;
                    }
                    None => {
                        played.dead_end = true;
                        Command::Finish
                    }
                }
            }
            Move::WaitUntil(wake) => {
                at_once = 0;
                let due = drill.next_due().unwrap_or(Moment(u64::MAX));
                // A wake-up in the past would never come; the next event is its exit.
                let to = if wake > drill.now() {
                    due.min(wake)
                } else {
                    due
                };
                let to = to.min(until);
                if to < Moment(u64::MAX) {
                    pass(drill, bot, to, &mut note);
                    continue;
                }
                played.dead_end = true;
                Command::Finish
            }
            Move::Finish => Command::Finish,
        };
        let finished = command == Command::Finish;
        let timed = Timed {
            at: drill.now(),
            command,
        };
        let events = drill.hear(&timed.command);
        for event in events {
            bot.witness(event);
        }
        note(&timed, events);
        if finished {
            break;
        }
    }
    played
}

/// Lets time pass until `to`.
fn pass(drill: &mut Drill, bot: &mut Bot, to: Moment, note: &mut impl FnMut(&Timed, &[Event])) {
    let events = drill.advance(to);
    for event in events {
        bot.witness(event);
    }
    note(
        &Timed {
            at: to,
            command: Command::Clock,
        },
        events,
    );
}
