//! Transcripts for the measures of updates.

use hotwash::drill::What;
use hotwash::drill::event::Flaw;
use hotwash::scenario::model::Audience;

use super::{BEGIN, NUMBER, Reach, Row, SHARE, limit, seconds, share, times};
use crate::score_log::Log;

/// When [`Log::commanded`] takes command [s].
const TAKEN: u64 = 40;

pub(super) const ALL: [Row; 8] = [
    ("first-internal-post", NUMBER, |figure, _| {
        first_post(figure, Audience::Internal)
    }),
    ("first-public-post", NUMBER, |figure, _| {
        first_post(figure, Audience::Public)
    }),
    (
        "longest-silence",
        Reach::From(1, 1_000_000, 1),
        |figure, _| {
            let mut log = hurt();
            log.at(0, BEGIN);
            post(&mut log, 1, Audience::Public);
            log.at(0, BEGIN + seconds(figure));
            post(&mut log, 2, Audience::Public);
            log.push(What::Mitigated);
            log
        },
    ),
    ("crowded-updates", NUMBER, |figure, _| {
        let mut log = hurt();
        log.at(0, BEGIN - 20);
        post(&mut log, 1, Audience::Public);
        // The second tells the scope.
        log.at(0, BEGIN - 10);
        post(&mut log, 2, Audience::Public);
        times(figure, log, |log, at| {
            post(log, 3 + u32::try_from(at).expect("few"), Audience::Public);
        })
    }),
    ("next-promised", SHARE, |figure, _| {
        // Without a word of the next come first: a promise stands for those after it.
        share(1000 - figure, Log::staffed(), 60, |log, _, without| {
            let utterance = log.say("Here's where we are.");
            log.push(What::UpdateGiven {
                utterance,
                next_in_ms: (!without).then_some(20 * 60_000),
            });
        })
    }),
    ("promises-kept", SHARE, |figure, policy| {
        let grace = limit(policy, "promise-grace");
        let apart = 300 + grace;
        let mut log = share(figure, Log::staffed(), apart, |log, at, kept| {
            let from = BEGIN + at * apart;
            let utterance = log.say("Next update in one minute.");
            log.push(What::UpdatePromised {
                utterance,
                due_ms: (from + 60) * 1000,
            });
            let told = if kept {
                from + 60 + grace
            } else {
                from + 61 + grace
            };
            log.at(0, told);
            let utterance = log.say("Here's where we are.");
            log.push(What::UpdateGiven {
                utterance,
                next_in_ms: None,
            });
        });
        log.at(0, BEGIN + 1001 * apart).say("On we go.");
        log
    }),
    ("status-content", SHARE, |figure, _| {
        share(figure, Log::staffed(), 61, |log, _, told| {
            let utterance = log.say(if told {
                "Checkout is slow, Sam is rolling back, and we need nobody else."
            } else {
                "Hm."
            });
            log.push(What::UpdateGiven {
                utterance,
                next_in_ms: None,
            });
        })
    }),
    ("faults-let-through", SHARE, |figure, _| {
        share(1000 - figure, Log::staffed(), 10, |log, at, caught| {
            let draft = 1 + u32::try_from(at).expect("few");
            log.push(What::DraftFlawed {
                draft,
                flaw: Flaw::Outage,
            });
            if caught {
                let utterance = log.say("Change the word outage.");
                log.push(What::DraftRevised { draft, utterance });
            } else {
                post(log, draft, Audience::Public);
            }
        })
    }),
];

/// Customers are hurt from the first second on.
fn hurt() -> Log {
    let mut log = Log::begin();
    log.push(What::Impact {
        lost: 0,
        rate: 100,
        cents: 0,
    });
    log.at(0, TAKEN).take_command(true, true);
    log
}

fn first_post(figure: i64, audience: Audience) -> Log {
    let mut log = hurt();
    log.at(0, TAKEN + seconds(figure));
    post(&mut log, 1, audience);
    log
}

fn post(log: &mut Log, draft: u32, audience: Audience) {
    log.push(What::Posted {
        draft,
        audience,
        text: "We are on it.".to_owned(),
    });
}
