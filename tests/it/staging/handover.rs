//! Transcripts for the measures of handovers.

use hotwash::drill::What;
use hotwash::drill::event::Passed;
use hotwash::hearing::BriefElement;

use super::{ANSWER, BEGIN, NUMBER, Reach, Row, SHARE, share, times};
use crate::score_log::{ALL_ELEMENTS, Log};

/// When the shift of [`Log::begin`] ends [s].
const SHIFT_ENDS: i64 = 45 * 60;

pub(super) const ALL: [Row; 7] = [
    (
        "handover-begun",
        Reach::From(-2_000, 1_000_000, 1),
        |figure, _| {
            let mut log = Log::staffed();
            let begun = u64::try_from(SHIFT_ENDS + figure).expect("it is after the start");
            log.at(0, begun).brief("tatiana", &ALL_ELEMENTS, true);
            log
        },
    ),
    (
        "brief-complete",
        Reach::These(&[0, 200, 400, 600, 800, 1000]),
        |figure, _| {
            let elements = usize::try_from(figure / 200).expect("few");
            let mut log = Log::staffed();
            log.at(40, 0);
            if elements > 0 {
                log.brief("tatiana", &ALL_ELEMENTS[..elements], true);
            }
            log.announce("tatiana");
            log.pass_command(Some("tatiana"), Passed::Handover);
            log
        },
    ),
    ("brief-true", SHARE, |figure, _| {
        let mut log = Log::staffed();
        log.at(4, 0).brief("tatiana", &ALL_ELEMENTS, true);
        share(figure, log, 1, |log, at, right| {
            let utterance = log.say("Sam has that until ten past.");
            log.push(What::BriefChecked {
                element: BriefElement::Tasks,
                task: Some(u32::try_from(at).expect("few")),
                said: "Sam has that".to_owned(),
                truth: "Priya has that".to_owned(),
                right,
                utterance,
            });
        })
    }),
    ("briefed-privately", SHARE, |figure, _| {
        share(figure, Log::staffed(), 1, |log, _, private| {
            log.brief("tatiana", &ALL_ELEMENTS, private);
        })
    }),
    ("handover-announced", SHARE, |figure, _| {
        share(figure, Log::staffed(), 10, |log, at, announced| {
            let to = format!("executive-{at}");
            log.pass_command(Some(&to), Passed::Takeover);
            if announced {
                log.announce(&to);
            }
            log.keep_command();
        })
    }),
    ("read-back-answered", ANSWER, |figure, _| {
        let mut log = Log::staffed();
        log.at(0, BEGIN).brief("tatiana", &ALL_ELEMENTS, true);
        log.read_back("tatiana");
        log.answer_read_back(figure == 1);
        log
    }),
    ("clean-exit", NUMBER, |figure, _| {
        let mut log = Log::staffed();
        log.at(4, 0).pass_command(Some("tatiana"), Passed::Handover);
        times(figure, log, |log, _| log.order_without_command())
    }),
];
