//! Transcripts for the measures of closing.

use hotwash::drill::What;
use hotwash::drill::event::EndWhy;

use super::{ANSWER, BEGIN, Reach, Row};
use crate::score_log::Log;

pub(super) const ALL: [Row; 5] = [
    ("verified-before-close", ANSWER, |figure, _| {
        let mut log = Log::staffed();
        log.at(0, BEGIN).ask_recovered();
        log.tell_recovery(figure == 1);
        close(&mut log, true);
        log
    }),
    (
        "end-announced",
        Reach::These(&[0, 250, 500, 750, 1000]),
        |figure, _| {
            let mut log = Log::staffed();
            log.at(0, BEGIN);
            // Half of it that it is over, half the call closed, and half of that where to follow up.
            let (over, closed) = match figure {
                0 => (false, None),
                250 => (false, Some(false)),
                500 => (false, Some(true)),
                750 => (true, Some(false)),
                _ => (true, Some(true)),
            };
            log.push(What::Impact {
                lost: 0,
                rate: 100,
                cents: 0,
            });
            log.push(What::Mitigated);
            if over {
                log.declare_resolved();
            }
            match closed {
                Some(place) => close(&mut log, place),
                None => log.end(EndWhy::Left, 10_000, Some(20)),
            }
            log
        },
    ),
    (
        "postmortem-owned",
        Reach::These(&[0, 500, 1000]),
        |figure, _| {
            let mut log = Log::staffed();
            log.at(0, BEGIN);
            let owners: &[&str] = match figure {
                0 => &[],
                500 => &["sam", "priya"],
                _ => &["sam"],
            };
            for who in owners {
                let utterance = log.say("Please own the postmortem.");
                log.push(What::PostmortemGiven {
                    who: (*who).into(),
                    due: None,
                    utterance,
                });
            }
            close(&mut log, true);
            log
        },
    ),
    (
        "postmortem-due",
        Reach::These(&[0, 400, 1000]),
        |figure, _| {
            let mut log = Log::staffed();
            let utterance = log.at(0, BEGIN).say("Sam, please own the postmortem.");
            log.push(What::PostmortemGiven {
                who: "sam".into(),
                due: match figure {
                    0 => None,
                    400 => Some("in three weeks".to_owned()),
                    _ => Some("tomorrow".to_owned()),
                },
                utterance,
            });
            close(&mut log, true);
            log
        },
    ),
    ("thanked", ANSWER, |figure, _| {
        let mut log = Log::staffed();
        log.at(0, BEGIN).declare_resolved();
        if figure == 1 {
            let utterance = log.say("Thanks everyone.");
            log.push(What::Thanked {
                to: Vec::new(),
                utterance,
            });
        }
        close(&mut log, true);
        log
    }),
];

fn close(log: &mut Log, place: bool) {
    let utterance = log.say("That's it for the call.");
    log.push(What::CallClosed {
        utterance,
        follow_up_place: place.then(|| "the incident chat".to_owned()),
    });
    log.end(EndWhy::CallClosed, 10_000, Some(20));
}
