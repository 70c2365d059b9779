//! Transcripts for the measures of delegation.

use hotwash::drill::event::Reported;

use super::{BEGIN, NUMBER, Row, SHARE, SHARE_BUT_ALL, limit, share, times};
use crate::score_log::Log;

pub(super) const ALL: [Row; 5] = [
    ("directed-rate", SHARE, |figure, _| {
        share(figure, Log::staffed(), 1, |log, _, directed| {
            if directed {
                log.order("sam", "look into checkout", 5, true);
            } else {
                log.order_nobody("look into checkout");
            }
        })
    }),
    ("closed-loop-rate", SHARE, |figure, policy| {
        let apart = limit(policy, "acknowledge-within");
        let mut log = share(figure, Log::staffed(), apart, |log, _, answered| {
            let task = log.order("sam", "look into checkout", 5, true);
            if answered {
                log.acknowledge(task, "sam");
            }
        });
        log.at(0, BEGIN + 1001 * apart).say("On we go.");
        log
    }),
    ("undirected-orders", NUMBER, |figure, _| {
        let mut log = Log::staffed();
        log.at(4, 0).order("sam", "look into checkout", 5, true);
        times(figure, log, |log, _| log.order_nobody("look into checkout"))
    }),
    ("one-owner-each", SHARE, |figure, _| {
        share(figure, Log::staffed(), 1, |log, _, owned| {
            if owned {
                log.order("sam", "look into checkout", 5, true);
            } else {
                log.order_both("sam", "priya", "look into checkout");
            }
        })
    }),
    ("overload", SHARE_BUT_ALL, |figure, _| {
        share(1000 - figure, Log::staffed(), 1, |log, at, free| {
            // Sam keeps the first; whoever else gets one is done with it at once.
            let who = if at == 0 || !free { "sam" } else { "priya" };
            let task = log.order(who, "look into checkout", 5, true);
            if who == "priya" {
                log.report(task, who, Reported::Nothing);
            }
        })
    }),
];
