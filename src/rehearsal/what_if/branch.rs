//! One branch: a drill as it stood, chance dealt anew, somebody at the helm for a while, and a bot
//! from there on.

use super::Recorded;
use crate::drill::{Drill, Event, Timed, What};
use crate::rehearsal::bot::Bot;
use crate::rehearsal::drive::{play, play_until};
use crate::score;
use crate::units::Moment;

/// A stretch of a drill.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Window {
    /// From here on somebody else commands.
    pub from: Moment,
    /// Up to here; what was said at this very moment is outside.
    pub to: Moment,
}

/// Who commands in the window.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Helm {
    /// The trainee, by the words that were recorded, at the moments at which they were said.
    Trainee,
    /// The bot.
    Bot,
}

/// What came of a branch.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Came {
    /// Lost in the window [customer-minutes].
    pub in_window: u64,
    /// Lost up to the horizon [customer-minutes].
    pub lost: u64,
    /// The whole score, 0–100.
    pub score: Option<u8>,
}

/// A number for chance dealt anew: the same for the same drill, moment and count (SplitMix64).
pub(super) fn future(seed: u64, from: Moment, count: u64) -> u64 {
    let mix = |mixed: u64| {
        let mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    };
    [from.0, count].into_iter().fold(mix(seed), |mixed, part| {
        mix(mixed.wrapping_add(part).wrapping_add(0x9e37_79b9_7f4a_7c15))
    })
}

/// Commands the window, on a drill that stands at its beginning.
pub(super) fn play_window(drill: &mut Drill, window: Window, helm: Helm, bot: Bot, said: &[Timed]) {
    match helm {
        Helm::Trainee => {
            let from = said.partition_point(|command| command.at < window.from);
            for command in said[from..].iter().take_while(|one| one.at < window.to) {
                drill.advance(command.at);
                drill.hear(&command.command);
            }
            drill.advance(window.to);
        }
        Helm::Bot => {
            let mut bot = bot;
            play_until(drill, &mut bot, window.to, |_, _| {});
        }
    }
}

/// Plays a branch to its end: the window by whoever is at the helm, the rest by a bot that has
/// just sat down.
pub(super) fn play_branch(
    recorded: &Recorded<'_>,
    stood: &Drill,
    window: Window,
    helm: Helm,
    bot: &Bot,
    future: u64,
) -> Came {
    let mut drill = stood.clone();
    drill.redeal(future);
    play_window(&mut drill, window, helm, bot.unseated(), recorded.commands);
    play(&mut drill, &mut bot.unseated(), |_, _| {});
    let before = lost_at(drill.log(), window.from);
    let (scenario, policy) = (recorded.scenario, recorded.policy);
    Came {
        in_window: lost_at(drill.log(), window.to).saturating_sub(before),
        lost: lost_at(drill.log(), recorded.horizon()),
        score: score::score(drill.log(), scenario, policy, recorded.par.as_ref()).whole,
    }
}

/// What is lost in the end, up to the horizon, where a bot takes over a drill as it stands.
pub(super) fn lost_from(recorded: &Recorded<'_>, stood: &Drill, bot: &Bot, future: u64) -> u64 {
    let mut drill = stood.clone();
    drill.redeal(future);
    play(&mut drill, &mut bot.unseated(), |_, _| {});
    lost_at(drill.log(), recorded.horizon())
}

/// Customer-minutes lost up to a moment.
pub(super) fn lost_at(log: &[Event], when: Moment) -> u64 {
    let mut before = log.iter().rev().filter(|event| event.at <= when);
    before
        .find_map(|event| match event.what {
            What::Impact { lost, rate, .. } => Some(lost + rate * when.since(event.at).0 / 60_000),
            _ => None,
        })
        .unwrap_or_default()
}
