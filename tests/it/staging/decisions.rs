//! Transcripts for the measures of decisions.

use super::{ANSWER, BEGIN, NUMBER, Row, SHARE, limit, seconds, share};
use crate::score_log::Log;

pub(super) const ALL: [Row; 6] = [
    ("decision-latency", NUMBER, |figure, _| {
        let mut log = Log::staffed();
        log.at(0, BEGIN).offer("rollback-714", "sam");
        log.ask_risks(Some("rollback-714"));
        let plan = log.propose("rollback-714");
        log.at(0, BEGIN + seconds(figure))
            .decide(plan, "rollback-714", None);
        log
    }),
    ("risks-asked-first", SHARE, |figure, _| {
        share(figure, Log::staffed(), 1, |log, at, asked| {
            let remedy = format!("remedy-{at}");
            if asked {
                log.ask_risks(Some(&remedy));
            }
            let plan = log.propose(&remedy);
            log.decide(plan, &remedy, None);
        })
    }),
    ("objections-polled", SHARE, |figure, policy| {
        let pause = limit(policy, "objection-pause");
        share(figure, Log::staffed(), 1, |log, at, polled| {
            let remedy = format!("remedy-{at}");
            let plan = log.propose(&remedy);
            log.decide(plan, &remedy, polled.then_some(pause));
        })
    }),
    ("objections-resolved", SHARE, |figure, _| {
        share(figure, Log::staffed(), 10, |log, at, resolved| {
            let remedy = format!("remedy-{at}");
            let plan = log.propose(&remedy);
            log.object(plan, &remedy, "priya");
            if !resolved {
                log.decide(plan, &remedy, None);
            }
        })
    }),
    ("plan-b", ANSWER, |figure, _| {
        let mut log = Log::staffed();
        log.at(0, BEGIN);
        if figure == 1 {
            log.ask_options();
            log.offer("failover-db", "priya");
        }
        let plan = log.propose("rollback-714");
        log.decide(plan, "rollback-714", None);
        log
    }),
    ("verified-after", ANSWER, |figure, _| {
        let mut log = Log::staffed();
        log.at(0, BEGIN).ask_recovered();
        log.tell_recovery(figure == 1);
        log.at(0, BEGIN + 60).declare_resolved();
        log
    }),
];
