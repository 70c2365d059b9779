//! Transcripts for the measures of pressure.

use hotwash::drill::event::Ended;
use hotwash::scenario::model::PressureKind;

use super::{BEGIN, CREDIT, Row, SHARE, lag, share};
use crate::score_log::Log;

pub(super) const ALL: [Row; 5] = [
    ("fitting-act", SHARE, |figure, _| {
        share(figure, Log::staffed(), 10, |log, at, fitting| {
            answered(log, at, "refuse-request", fitting);
        })
    }),
    ("answered-in-time", CREDIT, |figure, policy| {
        let mut log = Log::staffed();
        let arc = begun(log.at(0, BEGIN), 0);
        log.at_ms(BEGIN * 1000 + lag(figure, policy, "pressure-answer"))
            .answer(&arc, "refuse-request", true);
        log
    }),
    ("in-order", SHARE, |figure, _| {
        share(figure, Log::staffed(), 10, |log, at, fitting| {
            answered(log, at, "refuse-request", fitting);
        })
    }),
    ("not-yielded", SHARE, |figure, _| {
        share(figure, Log::staffed(), 10, |log, at, firm| {
            answered(log, at, if firm { "refuse-request" } else { "yield" }, firm);
        })
    }),
    ("settled", SHARE, |figure, _| {
        share(figure, Log::staffed(), 10, |log, at, settled| {
            let arc = answered(log, at, "refuse-request", true);
            log.end_pressure(
                &arc,
                if settled {
                    Ended::Settled
                } else {
                    Ended::RanOut
                },
            );
        })
    }),
];

fn begun(log: &mut Log, at: u64) -> String {
    let arc = format!("arc-{at}");
    log.pressure(&arc, PressureKind::InformationRequest, "marcus", None);
    arc
}

fn answered(log: &mut Log, at: u64, act: &str, fitting: bool) -> String {
    let arc = begun(log, at);
    log.answer(&arc, act, fitting);
    arc
}
