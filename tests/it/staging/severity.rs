//! Transcripts for the measures of severity.

use hotwash::drill::event::Ended;
use hotwash::scenario::model::PressureKind;

use super::{BEGIN, NUMBER, Row, SHARE, seconds, share, times};
use crate::score_log::Log;

/// When [`Log::commanded`] takes command [s].
const TAKEN: u64 = 40;

pub(super) const ALL: [Row; 4] = [
    ("severity-declared", NUMBER, |figure, _| {
        let mut log = Log::commanded();
        log.at(0, TAKEN + seconds(figure)).declare_severity(2);
        log
    }),
    ("dispute-length", NUMBER, |figure, _| {
        let mut log = Log::staffed();
        log.at(0, BEGIN);
        dispute(&mut log, 0);
        log.at(0, BEGIN + seconds(figure))
            .end_pressure("dispute-0", Ended::Settled);
        log
    }),
    ("severity-not-argued", NUMBER, |figure, _| {
        let mut log = Log::staffed();
        log.at(0, BEGIN - 10);
        dispute(&mut log, 0);
        log.answer("dispute-0", "close-severity-debate", true);
        times(figure, log, |log, _| log.argue_severity())
    }),
    ("upward-when-unsure", SHARE, |figure, _| {
        share(figure, Log::staffed(), 10, |log, at, upward| {
            // Whoever disputes it wants it at one.
            log.declare_severity(2);
            dispute(log, at);
            let arc = format!("dispute-{at}");
            log.answer(&arc, "close-severity-debate", true);
            log.declare_severity(if upward { 1 } else { 3 });
            log.end_pressure(&arc, Ended::Settled);
        })
    }),
];

fn dispute(log: &mut Log, at: u64) {
    log.pressure(
        &format!("dispute-{at}"),
        PressureKind::SeverityDispute,
        "ines",
        Some(1),
    );
}
