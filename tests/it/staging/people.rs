//! Transcripts for the measures of people.

use hotwash::drill::event::Gone;

use super::{BEGIN, CREDIT, NUMBER, Row, SHARE, lag, limit, seconds, share};
use crate::score_log::Log;

pub(super) const ALL: [Row; 6] = [
    ("experts-paged", CREDIT, |figure, policy| {
        let mut log = Log::staffed();
        log.at(4, 0).leaves("priya", Gone::OwnAccord);
        log.at(0, BEGIN).health("orders-db", 700);
        log.at_ms(BEGIN * 1000 + lag(figure, policy, "page-within"))
            .page("kenji");
        log
    }),
    ("needless-pages", NUMBER, |figure, policy| {
        let mut log = Log::staffed();
        // One for a reason, then Kenji again and again for none.
        log.at(4, 0).asks_relief("priya");
        log.page("kenji");
        log.joins("kenji");
        log.order("kenji", "take over the database", 5, true);
        log.relieve("priya");
        log.leaves("kenji", Gone::OwnAccord);
        let apart = limit(policy, "page-grace");
        for at in 0..seconds(figure) {
            log.at(0, BEGIN + at * apart).page("kenji");
            log.joins("kenji");
            log.leaves("kenji", Gone::OwnAccord);
        }
        log.at(0, BEGIN + (seconds(figure) + 1) * apart)
            .say("On we go.");
        log
    }),
    ("released-when-done", SHARE, |figure, policy| {
        let within = limit(policy, "release-within");
        let apart = within + 10;
        share(figure, Log::staffed(), apart, |log, at, answered| {
            log.asks_if_needed("jonas");
            let late = u64::from(!answered);
            log.at(0, BEGIN + at * apart + within + late)
                .say("Jonas, please stay, we may need you.");
        })
    }),
    ("idle-time", CREDIT, |figure, policy| {
        // Jonas alone is on the call, with nothing to do for so long, and then with work.
        let unit = limit(policy, "idle-counts");
        let mut log = Log::begin();
        for who in ["hayley", "priya", "sam"] {
            log.leaves(who, Gone::OwnAccord);
        }
        log.at(0, 40).take_command(true, true);
        log.at(0, 40 + seconds(figure) * unit)
            .order("jonas", "look into the edge", 5, true);
        log.at(0, 40 + 1000 * unit).say("On we go.");
        log
    }),
    ("span-of-control", CREDIT, |figure, _| {
        let mut log = Log::begin();
        log.at(0, 40).take_command(true, true);
        let many = [
            "tatiana", "wei", "lucia", "omar", "hayley", "priya", "jonas", "sam",
        ];
        let tasks = many.map(|who| log.order(who, "look into it", 5, true));
        log.at(0, 40 + seconds(figure)).report(
            tasks[0],
            "tatiana",
            hotwash::drill::event::Reported::Nothing,
        );
        log.at(0, 1040).say("On we go.");
        log
    }),
    ("tired-relieved", CREDIT, |figure, policy| {
        let mut log = Log::staffed();
        log.at(0, BEGIN).asks_relief("priya");
        log.at_ms(BEGIN * 1000 + lag(figure, policy, "relief-within"))
            .relieve("priya");
        log
    }),
];
