//! Transcripts for the measures of time boxing.

use super::{BEGIN, NUMBER, Row, SHARE, limit, seconds, share};
use crate::score_log::Log;

/// A time box [min], and when it is over if it was given at the beginning [s].
const MINUTES: u64 = 5;
const OVER: u64 = BEGIN + MINUTES * 60;

pub(super) const ALL: [Row; 5] = [
    ("time-boxed-rate", SHARE, |figure, _| {
        share(figure, Log::staffed(), 1, |log, _, boxed| {
            let minutes = if boxed { MINUTES } else { 0 };
            log.order("sam", "look into checkout", minutes, true);
        })
    }),
    ("follow-up-error", NUMBER, |figure, _| {
        let mut log = Log::staffed();
        let task = log
            .at(0, BEGIN)
            .order("sam", "look into checkout", MINUTES, true);
        log.at(0, OVER).box_over(task);
        let late = i64::try_from(seconds(figure)).expect("it is small");
        log.at(0, OVER + seconds(figure)).follow_up(task, late);
        log
    }),
    ("followed-up", SHARE, |figure, policy| {
        let missed = limit(policy, "follow-up-missed");
        let apart = MINUTES * 60 + missed;
        let mut log = share(figure, Log::staffed(), apart, |log, at, followed| {
            let task = log.order("sam", "look into checkout", MINUTES, true);
            let over = OVER + at * apart;
            log.at(0, over).box_over(task);
            if followed {
                log.follow_up(task, 0);
            }
        });
        log.at(0, BEGIN + 1001 * apart).say("On we go.");
        log
    }),
    ("premature-chasing", SHARE, |figure, policy| {
        let early = limit(policy, "follow-up-early");
        share(figure, Log::staffed(), 1, |log, _, premature| {
            let task = log.order("sam", "look into checkout", MINUTES, true);
            let late = i64::try_from(early).expect("it is small");
            log.follow_up(task, if premature { -late - 1 } else { -late });
        })
    }),
    ("extensions-asked", SHARE, |figure, _| {
        share(figure, Log::staffed(), 1, |log, _, asked| {
            let task = log.order("sam", "look into checkout", MINUTES, true);
            log.extend(task, MINUTES, asked);
        })
    }),
];
