//! A debrief with everything in it: what is known around a drill, for the tests of its renderings.

use std::collections::BTreeMap;

use hotwash::debrief::what_if::{CostlyMoment, Difference, Expected, SaidThen, WhatIf};
use hotwash::debrief::{Around, DraftFinding, EarlierDrill, FollowUp, Reflection, Report};
use hotwash::rehearsal::{self, Bot};
use hotwash::scenario::model::Dimension;

use super::score_log::{Log, PAR, SETTINGS, pagerduty, scenario, troubled};
use super::stage;

/// A report on a log, with nothing around it.
pub fn plain(log: &Log) -> Report {
    Report::of(
        &log.events,
        &scenario(),
        &SETTINGS,
        &pagerduty(),
        Some(&PAR),
    )
}

/// A report on a whole drill by a bot.
pub fn of_bot(bot: &str, seed: u64) -> Report {
    let mut drill = stage::begin(seed);
    let mut bot = Bot::named(bot).unwrap();
    rehearsal::play(&mut drill, &mut bot, |_, _| {});
    Report::of(
        drill.log(),
        drill.scenario(),
        drill.settings(),
        &pagerduty(),
        Some(&PAR),
    )
}

/// The troubled drill with everything around it. `words` stand wherever somebody may write
/// what they like.
pub fn full(words: &str) -> Report {
    plain(&troubled()).with(around(words))
}

/// Everything that may be known around a drill.
pub fn around(words: &str) -> Around {
    let earlier = |day: &str, score: u8| EarlierDrill {
        date: day.parse().unwrap(),
        scenario: "bad-config".into(),
        scenario_title: words.to_owned(),
        seed: 3,
        score: Some(score),
        dimensions: [(Dimension::Command, score), (Dimension::Delegation, 40)].into(),
        commitment: Some(format!("{words} When I give work, I will say one name.")),
    };
    Around {
        begun: Some("2026-11-22".parse().unwrap()),
        par_marks: [(Dimension::Command, 97), (Dimension::Delegation, 99)].into(),
        reflection: Reflection {
            self_assessment: BTreeMap::from([(Dimension::Handover, 5), (Dimension::Delegation, 1)]),
            commitment: Some(format!("{words} When somebody pushes, I will answer.")),
        },
        earlier: vec![earlier("2026-10-01", 31), earlier("2026-10-15", 52)],
        follow_up: Some(follow_up(words)),
        what_if: Some(what_if(words)),
    }
}

fn follow_up(words: &str) -> FollowUp {
    FollowUp {
        owner: Some(words.to_owned()),
        due: Some(words.to_owned()),
        timeline: 7,
        actions: 2,
        findings: vec![DraftFinding {
            rule: "blameless".into(),
            title: "Blameless".to_owned(),
            line: 12,
            column: 3,
            quote: format!("{words} Sam forgot the flag"),
            what: "It names a person as a cause.".to_owned(),
            why: "People stop telling.".to_owned(),
            instead: "Ask what made it possible.".to_owned(),
        }],
    }
}

fn what_if(words: &str) -> WhatIf {
    let said = |at: &str, words: &str| SaidThen {
        seq: None,
        at_ms: 250_000,
        at: at.to_owned(),
        words: words.to_owned(),
    };
    let cost = Difference {
        mean: 41_200,
        low: 22_000,
        high: 60_100,
        sure: 98,
        futures: 16,
    };
    let moment = |from_ms: u64, said: Vec<SaidThen>, could: &str| CostlyMoment {
        from_ms,
        to_ms: from_ms + 240_000,
        from: "04:00".to_owned(),
        to: "08:00".to_owned(),
        said,
        could_say: vec![SaidThen {
            words: could.to_owned(),
            ..self::said_then()
        }],
        cost,
        points: None,
        text: format!("These minutes cost {}.", cost.customer_minutes()),
    };
    WhatIf {
        commander: "by-the-book".into(),
        horizon_ms: 3_600_000,
        futures: 16,
        windows: 12,
        window_ms: 240_000,
        confirmed: 5,
        curve: vec![
            Expected {
                at_ms: 0,
                lost: 97_000,
            },
            Expected {
                at_ms: 1_200_000,
                lost: 210_000,
            },
        ],
        moments: vec![
            moment(
                240_000,
                vec![said("04:10", &format!("{words} Can someone look?"))],
                "Priya, please look into the database.",
            ),
            moment(960_000, Vec::new(), "What are our options?"),
        ],
        text: "Two stretches cost more than chance explains.".to_owned(),
    }
}

fn said_then() -> SaidThen {
    SaidThen {
        seq: None,
        at_ms: 244_000,
        at: "04:04".to_owned(),
        words: String::new(),
    }
}
