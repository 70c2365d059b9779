//! Transcripts for the measures of clarity.

use hotwash::drill::event::AskBack;

use super::{BEGIN, NUMBER, Row, SHARE, limit, share, times};
use crate::score_log::Log;

pub(super) const ALL: [Row; 4] = [
    ("plain-words", NUMBER, |figure, _| {
        times(figure, Log::staffed(), |log, _| {
            log.say_short("What does the SLO say?", &["SLO"]);
        })
    }),
    ("clear-orders", SHARE, |figure, _| {
        share(figure, Log::staffed(), 1, |log, _, clear| {
            let task = log.order("sam", "handle it", 5, true);
            if !clear {
                log.asks_back(task, "sam", AskBack::Unclear);
            }
        })
    }),
    ("no-blame", NUMBER, |figure, _| {
        times(figure, Log::staffed(), |log, _| {
            log.say("Sam, this is your fault.");
        })
    }),
    ("order-kept", SHARE, |figure, policy| {
        let within = limit(policy, "order-within");
        let apart = within + 30;
        share(figure, Log::staffed(), apart, |log, at, kept| {
            log.breaks_off("sam");
            log.breaks_off("priya");
            let late = u64::from(!kept);
            log.at(0, BEGIN + at * apart + within + late).keep_order();
        })
    }),
];
