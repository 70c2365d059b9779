//! Transcripts for the measures of the outcome.

use hotwash::drill::What;

use super::{BEGIN, NUMBER, Row, seconds};
use crate::score_log::{Log, PAR};

pub(super) const ALL: [Row; 2] = [
    ("loss-against-par", NUMBER, |figure, _| {
        reckoned(PAR.customer_minutes * seconds(figure) / 1000, 0)
    }),
    ("mitigation-against-par", NUMBER, |figure, _| {
        let par = PAR.mitigated_ms.expect("stated");
        reckoned(0, par * seconds(figure) / 1000)
    }),
];

fn reckoned(lost: u64, mitigated: u64) -> Log {
    let mut log = Log::staffed();
    log.at(0, BEGIN).push(What::Reckoned {
        lost,
        mitigated_ms: Some(mitigated),
        cents: 0,
    });
    log
}
