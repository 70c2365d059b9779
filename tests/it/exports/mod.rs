//! What other programs take from a debrief: read back by other hands than wrote it.

mod after_action;
mod calendar;
mod cli;
mod postmortem;
mod xapi;

use std::collections::BTreeMap;

use hotwash::debrief::exports::Occasion;
use hotwash::debrief::{Around, Reflection, Report};
use hotwash::drill::{Mode, Settings, What};
use hotwash::scenario::model::Dimension;
use hotwash::score::policy;

use super::score_log::{Log, PAR, SETTINGS, pagerduty, scenario, troubled};

/// The drill of these tests was begun on a Sunday.
fn on_sunday() -> Occasion {
    Occasion::of("2026-11-22T16:37:45Z", None)
}

fn report(log: &Log) -> Report {
    report_of(log, &SETTINGS)
}

fn report_of(log: &Log, settings: &Settings) -> Report {
    let policy = pagerduty();
    Report::of(&log.events, &scenario(), settings, &policy, Some(&PAR))
}

/// Marked by another policy than the usual one.
fn report_by(log: &Log, policy: &str) -> Report {
    let policy = policy::shipped(policy).expect("it is shipped");
    Report::of(&log.events, &scenario(), &SETTINGS, &policy, Some(&PAR))
}

fn exam() -> Settings {
    Settings {
        mode: Mode::Exam,
        ..SETTINGS
    }
}

/// What the trainee answered and wrote.
fn reflected(report: Report) -> Report {
    report.with(Around {
        reflection: Reflection {
            self_assessment: BTreeMap::from([(Dimension::Command, 4), (Dimension::Delegation, 2)]),
            commitment: Some("When I give work, I will say one name first.".to_owned()),
        },
        ..Around::default()
    })
}

/// The troubled drill, with an owner of the postmortem and a day for it.
fn with_postmortem(due: Option<&str>, severity: u8) -> Log {
    let mut log = troubled();
    log.declare_severity(severity);
    log.push(What::PostmortemGiven {
        who: "sam".into(),
        due: due.map(str::to_owned),
        utterance: 1,
    });
    log
}
