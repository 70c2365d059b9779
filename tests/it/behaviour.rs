//! How people behave: one test for each row of the design's table that the simulator plays, as
//! a short script and what must come of it.

use hotwash::drill::event::{AskBack, Reported, Sense};
use hotwash::drill::{Drill, What};
use hotwash::units::Moment;

use crate::stage::{all, commanded, play, said_after, uttered};

const ORDER: &str = "Hayley, please look into the payments gateway, I'll come back to you in five minutes. Understood?";
const SEEDS: std::ops::Range<u64> = 1..21;

fn acknowledged(drill: &Drill) -> Vec<Moment> {
    all(drill, |what| {
        matches!(what, What::TaskAcknowledged { .. }).then_some(())
    })
    .into_iter()
    .map(|(at, ())| at)
    .collect()
}

fn work_done(drill: &Drill) -> Vec<Moment> {
    all(drill, |what| {
        matches!(what, What::WorkDone { .. }).then_some(())
    })
    .into_iter()
    .map(|(at, ())| at)
    .collect()
}

#[test]
fn an_order_to_one_person_with_acknowledgement_is_confirmed_and_reported_at_the_time_box() {
    let mut reported_at_the_box = 0;
    for seed in SEEDS {
        let drill = play(seed, &commanded(&[(60, ORDER)]), 60 + 330);
        let confirmed = acknowledged(&drill);
        assert_eq!(confirmed.len(), 1, "seed {seed}");
        // Five seconds of words, then two to six, and at most a neighbour's sentence.
        let after = confirmed[0].since(Moment(60_000)).as_secs();
        assert!((6..=30).contains(&after), "seed {seed}: {after} s");
        let reports = all(&drill, |what| match what {
            What::TaskReported { result, .. } => Some(*result),
            _ => None,
        });
        for (at, _) in &reports {
            assert!(
                *at >= Moment(360_000),
                "seed {seed}: reported before the time box, at {at}"
            );
        }
        let in_time = work_done(&drill)
            .first()
            .is_some_and(|at| *at < Moment(360_000));
        assert_eq!(
            in_time,
            !reports.is_empty(),
            "seed {seed}: done in time means told at the box"
        );
        reported_at_the_box += usize::from(in_time);
    }
    assert!(
        reported_at_the_box > 10,
        "only {reported_at_the_box} of 20 were done in time"
    );
}

#[test]
fn without_an_acknowledgement_work_goes_slower_by_the_measured_factor() {
    let open = "Hayley, please look into the payments gateway.";
    let mut slow = Vec::new();
    let mut fast = Vec::new();
    for seed in 1..60 {
        let loud = play(seed, &commanded(&[(60, ORDER)]), 2_400);
        let quiet = play(seed, &commanded(&[(60, open)]), 2_400);
        let (Some(loud_done), Some(quiet_done)) = (
            work_done(&loud).first().copied(),
            work_done(&quiet).first().copied(),
        ) else {
            continue;
        };
        fast.push(loud_done.since(Moment(60_000)).0);
        if acknowledged(&quiet).is_empty() {
            slow.push(quiet_done.since(Moment(60_000)).0);
        }
    }
    assert!(
        slow.len() >= 8 && fast.len() >= 30,
        "{} and {}",
        slow.len(),
        fast.len()
    );
    let mean = |times: &[u64]| times.iter().sum::<u64>() / times.len() as u64;
    let factor = mean(&slow) * 1000 / mean(&fast);
    assert!(
        (2_500..=5_300).contains(&factor),
        "factor {factor} permille, study 2500 to 5300"
    );
}

#[test]
fn an_order_to_nobody_meets_silence() {
    let order = "Can someone look into the payments gateway?";
    let mut picked = 0;
    for seed in SEEDS {
        let drill = play(seed, &commanded(&[(60, order)]), 180);
        let utterance = uttered(&drill, "Can someone");
        assert_eq!(
            all(&drill, |what| matches!(what, What::TaskGiven { .. })
                .then_some(()))
            .len(),
            0
        );
        let answered = said_after(&drill, utterance).iter().any(|(_, _, text)| {
            text.contains("payments") || text.contains("on it") || text.contains("Understood")
        });
        assert!(
            !answered,
            "seed {seed}: somebody answered an order to nobody"
        );
        picked += all(&drill, |what| {
            matches!(what, What::PickedUp { .. }).then_some(())
        })
        .len();
    }
    assert!(picked < 10, "picked up {picked} times in 20");
}

#[test]
fn without_a_time_box_people_report_only_when_asked() {
    let order = "Hayley, please look into the payments gateway. Understood?";
    let mut told = 0;
    for seed in SEEDS {
        let quiet = play(seed, &commanded(&[(60, order)]), 1_500);
        let reports = |drill: &Drill| {
            all(drill, |what| {
                matches!(what, What::TaskReported { .. }).then_some(())
            })
            .len()
        };
        told += reports(&quiet);
        let asked = play(
            seed,
            &commanded(&[(60, order), (600, "Hayley, any news?")]),
            660,
        );
        assert_eq!(
            reports(&asked),
            1,
            "seed {seed}: asked, and still no answer"
        );
    }
    assert!(told <= 6, "{told} of 20 reported unasked");
}

#[test]
fn a_time_box_that_nobody_follows_up_passes_in_silence() {
    let order = "Hayley, please look into the payments gateway, you've got one minute. Understood?";
    for seed in SEEDS {
        // No deputy here, who would say so.
        let lines = [
            (2, "Hi, I'm Alex Reyes and I am the Incident Commander."),
            (30, order),
        ];
        let drill = play(seed, &lines, 150);
        assert_eq!(
            all(&drill, |what| matches!(what, What::TimeboxOver { .. })
                .then_some(()))
            .len(),
            1
        );
        assert!(
            all(&drill, |what| matches!(what, What::TaskReported { .. })
                .then_some(()))
            .is_empty()
        );
    }
}

#[test]
fn a_follow_up_in_time_brings_the_finding_or_the_wish_for_more_time() {
    for seed in SEEDS {
        let lines = commanded(&[
            (60, ORDER),
            (362, "Hayley, that's five minutes, where are we?"),
        ]);
        let drill = play(seed, &lines, 420);
        let reports = all(&drill, |what| match what {
            What::TaskReported { result, .. } => Some(*result),
            _ => None,
        });
        assert!(!reports.is_empty(), "seed {seed}: no answer to a follow-up");
    }
}

#[test]
fn asked_how_long_people_estimate_and_the_grant_resets_the_clock() {
    let lines = commanded(&[
        (
            60,
            "Hayley, please look into the payments gateway, you've got one minute. Understood?",
        ),
        (122, "Hayley, that's one minute, where are we?"),
        (135, "Hayley, how long do you need?"),
        (150, "Hayley, I'll come back to you in four minutes."),
    ]);
    let drill = play(3, &lines, 170);
    let estimates = all(&drill, |what| {
        matches!(what, What::Estimated { .. }).then_some(())
    });
    assert_eq!(estimates.len(), 1);
    let extended = all(&drill, |what| match what {
        What::TimeExtended {
            timebox_ms, asked, ..
        } => Some((*timebox_ms, *asked)),
        _ => None,
    });
    assert_eq!(
        extended.iter().map(|(_, one)| *one).collect::<Vec<_>>(),
        [(240_000, true)]
    );
}

#[test]
fn chasing_early_costs_time() {
    for seed in SEEDS {
        let calm = play(seed, &commanded(&[(60, ORDER)]), 900);
        let chased = play(
            seed,
            &commanded(&[(60, ORDER), (120, "Hayley, any news?")]),
            900,
        );
        let (calm, chased) = (work_done(&calm)[0], work_done(&chased)[0]);
        assert!(chased > calm, "seed {seed}: {chased} after {calm}");
    }
}

#[test]
fn who_has_found_something_and_not_told_it_tells_it_before_they_take_something_new() {
    // Confirmed without a time box: most keep what they found until somebody asks.
    let order = "Sam, please look into the checkout API. Understood?";
    let next =
        "Sam, please check the checkout API certificates, report back in five minutes. Understood?";
    let mut told = 0;
    for seed in SEEDS {
        let before = play(seed, &commanded(&[(60, order)]), 599);
        let found = all(&before, |what| {
            matches!(what, What::Found { .. }).then_some(())
        });
        let known = all(&before, |what| {
            matches!(what, What::TaskReported { .. }).then_some(())
        });
        if found.is_empty() || !known.is_empty() {
            continue;
        }
        let drill = play(seed, &commanded(&[(60, order), (600, next)]), 640);
        let asked = all(&drill, |what| {
            matches!(what, What::AskedBack { .. }).then_some(())
        });
        assert_eq!(asked, [], "seed {seed}: nothing is left of the first task");
        let after = all(&drill, |what| match what {
            What::TaskReported { task: 1, .. } => Some("told"),
            What::TaskAcknowledged { task: 2, .. } => Some("taken"),
            What::FindingKnown { .. } => Some("known"),
            _ => None,
        });
        let order: Vec<&str> = after.into_iter().map(|(_, what)| what).collect();
        assert!(
            order.contains(&"told") && order.contains(&"known"),
            "seed {seed}"
        );
        // Where somebody else takes the floor in between, they come as it gets free.
        let said = said_after(&drill, uttered(&drill, "Sam, please check"));
        if said.first().is_some_and(|(_, who, _)| *who == "sam") {
            assert_eq!(order, ["told", "known", "taken"], "seed {seed}");
            told += 1;
        }
    }
    assert!(told > 2, "{told} of them kept something");
}

#[test]
fn somebody_with_a_task_asks_which_comes_first() {
    let lines = commanded(&[
        (60, ORDER),
        (
            100,
            "Hayley, please check the payments gateway certificates, report back in five minutes. Understood?",
        ),
    ]);
    let drill = play(2, &lines, 125);
    let asked = all(&drill, |what| match what {
        What::AskedBack { why, .. } => Some(*why),
        _ => None,
    });
    assert_eq!(
        asked.iter().map(|(_, why)| *why).collect::<Vec<_>>(),
        [AskBack::WhichFirst]
    );
}

#[test]
fn an_unclear_task_is_asked_back() {
    let drill = play(
        2,
        &commanded(&[(60, "Hayley, please look into it. Understood?")]),
        80,
    );
    let asked = all(&drill, |what| match what {
        What::AskedBack { why, .. } => Some(*why),
        _ => None,
    });
    assert_eq!(
        asked.iter().map(|(_, why)| *why).collect::<Vec<_>>(),
        [AskBack::Unclear]
    );
}

#[test]
fn asked_for_options_those_who_know_one_propose_it() {
    let drill = play(4, &commanded(&[(60, "What are our options?")]), 110);
    let offered = all(&drill, |what| {
        matches!(what, What::OptionOffered { .. }).then_some(())
    });
    assert!(!offered.is_empty());
    assert!(
        all(&drill, |what| matches!(what, What::RiskTold { .. })
            .then_some(()))
        .is_empty()
    );
}

/// A seed under which the one who knows the fail-over's risk is on the call from the start.
fn seed_where_a_knower_is_present() -> u64 {
    SEEDS
        .into_iter()
        .find(|seed| {
            let drill = play(
                *seed,
                &commanded(&[(
                    60,
                    "What are the risks of failing over the orders database?",
                )]),
                100,
            );
            !all(&drill, |what| {
                matches!(what, What::RiskTold { .. }).then_some(())
            })
            .is_empty()
        })
        .expect("some seed casts the knower on the call")
}

#[test]
fn a_risk_is_told_only_when_risks_are_asked_for_or_objections_polled() {
    let seed = seed_where_a_knower_is_present();
    let lines = commanded(&[
        (60, "What are our options?"),
        (100, "The plan is to fail over the orders database."),
        (120, "Any strong objections?"),
    ]);
    let drill = play(seed, &lines, 150);
    let objected = all(&drill, |what| match what {
        What::Objected { who, too_late, .. } => Some((who.clone(), *too_late)),
        _ => None,
    });
    assert_eq!(objected.len(), 1, "whoever knows objects, and nobody else");
    let (at, (_, too_late)) = &objected[0];
    assert!(!too_late);
    assert!(
        (2..=14).contains(&at.since(Moment(121_200)).as_secs()),
        "after a breath, at {at}"
    );
    let told = all(&drill, |what| {
        matches!(what, What::RiskTold { .. }).then_some(())
    });
    assert!(
        told.iter().all(|(at, ())| *at >= Moment(120_000)),
        "nobody says it unasked"
    );
}

#[test]
fn does_everybody_agree_brings_murmuring_and_no_objection() {
    let seed = seed_where_a_knower_is_present();
    let lines = commanded(&[
        (60, "The plan is to fail over the orders database."),
        (80, "Is everyone OK with that?"),
    ]);
    let drill = play(seed, &lines, 110);
    assert!(
        all(&drill, |what| matches!(what, What::Objected { .. })
            .then_some(()))
        .is_empty()
    );
    assert_eq!(
        all(&drill, |what| matches!(what, What::AgreementPolled { .. })
            .then_some(()))
        .len(),
        1
    );
}

#[test]
fn a_plan_never_polled_that_goes_wrong_was_known_before() {
    let seed = seed_where_a_knower_is_present();
    let lines = commanded(&[
        (60, "Let's fail over the orders database."),
        (
            66,
            "Priya, please fail over the orders database, report back in five minutes. Understood?",
        ),
    ]);
    let drill = play(seed, &lines, 1_800);
    let told_so = all(&drill, |what| match what {
        What::Said {
            sense: Some(Sense::ToldYouSo { .. }),
            ..
        } => Some(()),
        _ => None,
    });
    assert_eq!(told_so.len(), 1);
}

#[test]
fn the_deputy_calls_the_time_and_time_boxes_and_without_one_nobody_does() {
    let calls = |drill: &Drill| {
        all(drill, |what| {
            matches!(what, What::Reminded { .. }).then_some(())
        })
        .len()
    };
    let order = (
        60,
        "Hayley, please look into the payments gateway, you've got one minute. Understood?",
    );
    let with = play(5, &commanded(&[order]), 700);
    assert!(calls(&with) >= 2, "ten minutes and one time box");
    let without = play(
        5,
        &[
            (2, "Hi, I'm Alex Reyes and I am the Incident Commander."),
            order,
        ],
        700,
    );
    assert_eq!(calls(&without), 0);
}

#[test]
fn the_scribe_keeps_a_log_and_without_one_there_is_none() {
    let notes = |drill: &Drill| {
        all(drill, |what| {
            matches!(what, What::Logged { .. }).then_some(())
        })
        .len()
    };
    assert!(notes(&play(5, &commanded(&[(60, ORDER)]), 400)) >= 1);
    let without = play(
        5,
        &[
            (2, "Hi, I'm Alex Reyes and I am the Incident Commander."),
            (60, ORDER),
        ],
        400,
    );
    assert_eq!(notes(&without), 0);
}

#[test]
fn people_tire_and_ask_for_relief() {
    let drill = play(5, &[], 4_400);
    let tired = all(&drill, |what| match what {
        What::Tired { level, .. } => Some(*level),
        _ => None,
    });
    assert!(tired.iter().any(|(_, level)| *level == 1));
    let asked = all(&drill, |what| {
        matches!(what, What::ReliefAsked { .. }).then_some(())
    });
    assert!(!asked.is_empty());
}

#[test]
fn only_one_speaks_at_a_time_on_the_call() {
    for seed in SEEDS {
        let drill = play(
            seed,
            &commanded(&[(60, ORDER), (200, "What is going on, everybody?")]),
            1_200,
        );
        let mut free = Moment::START;
        for event in drill.log() {
            let What::Said {
                who,
                channel,
                lasts_ms,
                text,
                ..
            } = &event.what
            else {
                continue;
            };
            if *channel != hotwash::hearing::Channel::Call || *lasts_ms == 0 {
                continue;
            }
            if *who != drill.state().trainee {
                assert!(
                    event.at >= free,
                    "seed {seed}: {who} talks over somebody: {text}"
                );
            }
            free = free.max(Moment(event.at.0 + lasts_ms));
        }
    }
}

#[test]
fn orders_before_taking_command_meet_the_question_who_commands() {
    let drill = play(5, &[(5, ORDER)], 30);
    assert!(
        all(&drill, |what| matches!(what, What::TaskGiven { .. })
            .then_some(()))
        .is_empty()
    );
    let asked = all(&drill, |what| match what {
        What::Said {
            sense: Some(Sense::AsksWhoCommands),
            ..
        } => Some(()),
        _ => None,
    });
    assert_eq!(asked.len(), 1);
}

#[test]
fn a_remedy_goes_to_who_can_do_it() {
    let drill = play(
        5,
        &commanded(&[(60, "Lucia, please roll back deploy 714. Understood?")]),
        90,
    );
    assert_eq!(
        all(&drill, |what| matches!(what, What::TaskDeclined { .. })
            .then_some(()))
        .len(),
        1
    );
    let reported = all(&drill, |what| match what {
        What::TaskReported {
            result: Reported::Done,
            ..
        } => Some(()),
        _ => None,
    });
    assert!(reported.is_empty());
}
