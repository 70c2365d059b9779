//! Transcripts for the measures of command.

use hotwash::drill::What;
use hotwash::drill::event::Passed;
use hotwash::scenario::model::Role;
use hotwash::score::Policy;

use super::{ANSWER, BEGIN, NUMBER, Reach, Row, seconds, times};
use crate::score_log::Log;

/// When [`Log::commanded`] takes command [s].
const TAKEN: u64 = 40;

pub(super) const ALL: [Row; 7] = [
    ("time-to-command", NUMBER, |figure, _| {
        let mut log = Log::begin();
        log.at(0, seconds(figure)).take_command(true, true);
        log
    }),
    (
        "declared-in-full",
        Reach::These(&[0, 500, 1000]),
        |figure, _| {
            let mut log = Log::begin();
            log.at(0, 30).take_command(figure >= 500, figure == 1000);
            log
        },
    ),
    ("asked-first", ANSWER, |figure, _| {
        let mut log = Log::begin();
        if figure == 1 {
            log.at(0, 20).ask_for_commander();
        }
        log.at(0, TAKEN).take_command(true, true);
        log
    }),
    ("without-commander", NUMBER, |figure, _| {
        let mut log = Log::staffed();
        log.at(0, BEGIN).pass_command(None, Passed::Returned);
        log.at(0, BEGIN + seconds(figure))
            .push(What::CommandPassed {
                from: None,
                to: Some("tatiana".into()),
                how: Passed::SteppedIn,
            });
        log
    }),
    ("deputy-in-time", NUMBER, |figure, policy| {
        appointed(figure, policy, Role::Deputy, "tatiana")
    }),
    ("scribe-in-time", NUMBER, |figure, policy| {
        appointed(figure, policy, Role::Scribe, "wei")
    }),
    ("no-hands-on", NUMBER, |figure, _| {
        times(figure, Log::staffed(), |log, _| {
            log.hands_on("look at the graph")
        })
    }),
];

fn appointed(figure: i64, _: &Policy, role: Role, who: &str) -> Log {
    let mut log = Log::commanded();
    log.at(0, TAKEN + seconds(figure)).give_role(role, who);
    log
}
