//! How wall time becomes the drill's time.
//!
//! It is handed the reading of a monotonic clock and looks at none itself. A gap that no
//! waiting explains (the machine slept, the program was stopped) counts as a pause.

use std::time::Duration;

use clap::ValueEnum;
use serde::{Deserialize, Serialize};

use crate::units::{Moment, Span};

/// How fast the drill runs for a person.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Pace {
    /// As fast as the clock on the wall.
    Real,
    /// Lulls pass four times as fast; the clock slows down while somebody speaks.
    #[default]
    Brisk,
    /// Lulls are skipped: straight to the next thing that happens.
    Fast,
}

/// Lulls at a brisk pace pass so many times as fast. Ours.
const BRISK: u64 = 4;
/// After the last word there is time to read and to begin typing before a lull is shortened.
const BREATH: Span = Span::secs(3);
/// The longest time between two looks at the clock.
const LOOK: Duration = Duration::from_millis(250);
/// A gap longer than this was no waiting of ours.
const SLEPT: Duration = Duration::from_secs(10);

/// Tells the drill's time from the wall's.
#[derive(Debug)]
pub(crate) struct Pacer {
    pace: Pace,
    now: Moment,
    seen: Duration,
    paused: bool,
}

/// What a look at the clock gave.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Tick {
    /// The drill's time.
    pub(crate) now: Moment,
    /// The machine slept meanwhile; the drill stood still.
    pub(crate) slept: bool,
}

/// Whether time may pass now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Hold {
    /// It passes.
    Free,
    /// It stands: somebody is typing, and typing is not charged.
    Typing,
}

impl Pacer {
    /// A clock that shows `now` when the wall shows `wall`.
    pub(crate) fn new(pace: Pace, now: Moment, wall: Duration) -> Pacer {
        Pacer {
            pace,
            now,
            seen: wall,
            paused: false,
        }
    }

    /// The drill was moved to `now` by an order.
    pub(crate) fn set(&mut self, now: Moment) {
        self.now = self.now.max(now);
    }

    /// Changes how fast the drill runs from now on. Lulls and pauses go on as they were.
    #[cfg_attr(
        not(feature = "window"),
        expect(dead_code, reason = "the window alone changes it")
    )]
    pub(crate) fn set_pace(&mut self, pace: Pace) {
        self.pace = pace;
    }

    /// Stops or starts the clock.
    pub(crate) fn pause(&mut self, paused: bool) {
        self.paused = paused;
    }

    /// Whether it is stopped.
    pub(crate) fn is_paused(&self) -> bool {
        self.paused
    }

    /// Looks at the clock. `speech_ends` is when the last words end, `due` when something
    /// happens next.
    pub(crate) fn tick(
        &mut self,
        wall: Duration,
        speech_ends: Moment,
        due: Option<Moment>,
        hold: Hold,
    ) -> Tick {
        let gap = wall.saturating_sub(self.seen);
        let slept = gap > SLEPT;
        let gap = Span(u64::try_from(gap.as_millis()).unwrap_or(0));
        // Parts of a millisecond are left for the next look.
        self.seen += Duration::from_millis(gap.0);
        if slept || self.paused || self.holds(hold) {
            return Tick {
                now: self.now,
                slept: slept && !self.paused,
            };
        }
        let calm = speech_ends + BREATH;
        // So much of the gap passes while somebody speaks; the rest is a lull.
        let spoken = Span(gap.0.min(calm.since(self.now).0));
        let lull = Span(gap.0 - spoken.0);
        self.now = match self.pace {
            Pace::Real => self.now + gap,
            Pace::Brisk => self.now + spoken + Span(lull.0 * BRISK),
            Pace::Fast => {
                let now = self.now + spoken;
                match due {
                    Some(due) if now >= calm => now.max(due),
                    _ => now,
                }
            }
        };
        Tick {
            now: self.now,
            slept: false,
        }
    }

    /// Whether it stands because somebody is typing. At the real pace nothing waits.
    pub(crate) fn holds(&self, hold: Hold) -> bool {
        hold == Hold::Typing && self.pace != Pace::Real
    }

    /// How long to wait for input before the next look.
    pub(crate) fn until_next_look(&self, speech_ends: Moment, due: Option<Moment>) -> Duration {
        match self.until_due(speech_ends, due) {
            Some(wall) => wall.clamp(Duration::from_millis(1), LOOK),
            None => LOOK,
        }
    }

    /// How long by the wall until something is due; none while the clock stands, or when nothing
    /// is.
    pub(crate) fn until_due(&self, speech_ends: Moment, due: Option<Moment>) -> Option<Duration> {
        let due = due.filter(|_| !self.paused)?;
        let left = due.since(self.now).0;
        let lull = self.now >= speech_ends + BREATH;
        let wall = match self.pace {
            Pace::Real => left,
            Pace::Brisk if lull => left.div_ceil(BRISK),
            Pace::Fast if lull => 0,
            Pace::Brisk | Pace::Fast => left,
        };
        Some(Duration::from_millis(wall))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const fn ms(ms: u64) -> Duration {
        Duration::from_millis(ms)
    }

    #[test]
    fn the_real_pace_is_the_walls() {
        let mut pacer = Pacer::new(Pace::Real, Moment::at(1, 0), ms(500));
        let tick = pacer.tick(ms(1500), Moment::START, None, Hold::Typing);
        assert_eq!(tick.now, Moment::at(1, 1));
    }

    #[test]
    fn a_brisk_lull_passes_four_times_as_fast_and_speech_does_not() {
        let mut pacer = Pacer::new(Pace::Brisk, Moment::START, ms(0));
        let quiet = pacer.tick(ms(4000), Moment::START, None, Hold::Free);
        // Three seconds of breath, then one second of lull.
        assert_eq!(quiet.now, Moment(3000 + 4000));
        let spoken = pacer.tick(ms(6000), Moment(60_000), None, Hold::Free);
        assert_eq!(spoken.now, Moment(9000));
    }

    #[test]
    fn the_fast_pace_jumps_to_what_happens_next() {
        let mut pacer = Pacer::new(Pace::Fast, Moment::at(0, 10), ms(0));
        let tick = pacer.tick(ms(1), Moment::START, Some(Moment::at(4, 0)), Hold::Free);
        assert_eq!(tick.now, Moment::at(4, 0));
        let speaking = pacer.tick(
            ms(1001),
            Moment::at(4, 5),
            Some(Moment::at(9, 0)),
            Hold::Free,
        );
        assert_eq!(speaking.now, Moment::at(4, 1));
    }

    #[test]
    fn typing_and_pauses_are_not_charged() {
        let mut pacer = Pacer::new(Pace::Brisk, Moment::START, ms(0));
        let typing = pacer.tick(ms(5000), Moment::START, None, Hold::Typing);
        assert_eq!(typing.now, Moment::START);
        pacer.pause(true);
        let paused = pacer.tick(ms(9000), Moment::START, None, Hold::Free);
        assert_eq!(paused.now, Moment::START);
    }

    #[test]
    fn a_machine_that_slept_has_paused_and_a_clock_that_jumps_back_stands() {
        let mut pacer = Pacer::new(Pace::Real, Moment::START, ms(10_000));
        let asleep = pacer.tick(ms(9_999_999), Moment::START, None, Hold::Free);
        assert_eq!(
            asleep,
            Tick {
                now: Moment::START,
                slept: true
            }
        );
        let back = pacer.tick(ms(5), Moment::START, None, Hold::Free);
        assert_eq!(
            back,
            Tick {
                now: Moment::START,
                slept: false
            }
        );
    }

    #[test]
    fn it_looks_again_when_something_is_due() {
        let pacer = Pacer::new(Pace::Brisk, Moment::at(1, 0), ms(0));
        let soon = pacer.until_next_look(Moment::START, Some(Moment(60_400)));
        assert_eq!(soon, ms(100));
        let far = pacer.until_next_look(Moment::START, Some(Moment::at(9, 0)));
        assert_eq!(far, LOOK);
    }
}
