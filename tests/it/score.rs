//! Marks: what each measure sees, on both sides of its thresholds, and what it does not see.

use hotwash::drill::What;
use hotwash::drill::event::{EndWhy, Ended, Passed, Reported};
use hotwash::hearing::BriefElement;
use hotwash::scenario::model::{Dimension, PressureKind, Role};
use hotwash::score::{Rating, Value, dimensions, measures};

use super::score_log::{ALL_ELEMENTS, Log, by_the_book};

fn dimension(log: &Log, id: Dimension) -> Option<u8> {
    log.score().dimension(id).expect("it is marked").score
}

#[test]
fn by_the_book_play_is_rated_p_everywhere() {
    let score = by_the_book().score();
    for dimension in &score.dimensions {
        let weak: Vec<_> = dimension
            .measures
            .iter()
            .filter(|measure| measure.score.is_some_and(|score| score < 80))
            .collect();
        // That call lets nobody go, ends by a handover and tells nobody outside.
        if dimension.id == Dimension::People {
            continue;
        }
        let unseen = [Dimension::Updates, Dimension::Closing];
        let expected = (!unseen.contains(&dimension.id)).then_some(Rating::P);
        assert_eq!(dimension.rating, expected, "{:?}", dimension.id);
        assert!(weak.is_empty(), "{:?}: {weak:#?}", dimension.id);
    }
    assert_eq!(score.rating, Some(Rating::P));
}

#[test]
fn every_mark_cites_events_that_exist() {
    let log = by_the_book();
    for measure in log.score().dimensions.iter().flat_map(|one| &one.measures) {
        assert_eq!(
            measure.score.is_some(),
            !measure.evidence.is_empty(),
            "{}",
            measure.id
        );
        for seq in measure.evidence.iter().chain(&measure.faults) {
            assert!(
                (1..=log.events.len() as u64).contains(seq),
                "{}",
                measure.id
            );
        }
        assert!(
            measure
                .faults
                .iter()
                .all(|seq| measure.evidence.contains(seq))
        );
    }
}

#[test]
fn marking_again_gives_the_same_marks() {
    let log = by_the_book();
    assert_eq!(log.score(), log.score());
}

#[test]
fn who_never_takes_command_fails_command_and_whatever_was_ignored() {
    let mut log = Log::begin();
    log.at(5, 0).offer("rollback-714", "sam");
    log.at(10, 0)
        .pressure("list", PressureKind::InformationRequest, "marcus", None);
    log.at(12, 0)
        .pressure("level", PressureKind::SeverityDispute, "ines", Some(1));
    log.at(20, 0).end_pressure("list", Ended::RanOut);
    log.at(25, 0).end_pressure("level", Ended::RanOut);
    log.at(60, 0).end(EndWhy::TimeUp, 90_000, None);
    let score = log.score();
    let rating = |id| score.dimension(id).expect("marked").rating;
    assert_eq!(rating(Dimension::Command), Some(Rating::U));
    assert_eq!(rating(Dimension::Pressure), Some(Rating::U));
    assert_eq!(rating(Dimension::Severity), Some(Rating::U));
    assert_eq!(rating(Dimension::Outcome), Some(Rating::U));
    for unseen in [
        Dimension::Delegation,
        Dimension::Timeboxing,
        Dimension::Decisions,
        Dimension::Handover,
    ] {
        assert_eq!(rating(unseen), None, "{unseen:?}");
    }
    assert_eq!(score.measure("not-yielded").expect("marked").score, None);
    assert!(score.whole < Some(20));
}

#[test]
fn an_empty_log_is_marked_without_panic() {
    let score = Log::default().score();
    assert_eq!(
        score.measure("time-to-command").expect("marked").score,
        Some(0)
    );
    assert_eq!(
        score
            .dimension(Dimension::Delegation)
            .expect("marked")
            .score,
        None
    );
}

// Command.

#[test]
fn command_taken_within_the_first_minute_is_full_marks_and_after_ten_none() {
    for (minutes, expected) in [(1, 100), (2, 80), (3, 66), (5, 50), (10, 0)] {
        let mut log = Log::begin();
        log.at(minutes, 0).take_command(true, true);
        assert_eq!(log.mark("time-to-command"), Some(expected), "{minutes} min");
    }
}

#[test]
fn a_short_title_or_a_missing_name_is_half_a_declaration() {
    for (named, title, expected) in [(true, true, 100), (true, false, 66), (false, false, 0)] {
        let mut log = Log::begin();
        log.at(0, 30).take_command(named, title);
        assert_eq!(log.mark("declared-in-full"), Some(expected));
    }
}

#[test]
fn taking_command_without_asking_first_is_seen() {
    assert_eq!(Log::commanded().mark("asked-first"), Some(100));
    let mut log = Log::begin();
    log.at(0, 30).take_command(true, true);
    assert_eq!(log.mark("asked-first"), Some(0));
}

#[test]
fn a_call_left_without_a_commander_counts_until_somebody_steps_in() {
    let mut log = Log::staffed();
    log.at(10, 0).pass_command(None, Passed::Abandoned);
    log.at(12, 0).push(What::CommandPassed {
        from: None,
        to: Some("tatiana".into()),
        how: Passed::SteppedIn,
    });
    log.at(20, 0).end(EndWhy::TimeUp, 0, None);
    assert_eq!(log.mark("without-commander"), Some(50));
    assert_eq!(Log::staffed().mark("without-commander"), Some(100));
}

#[test]
fn a_gap_that_was_closed_at_once_is_no_fault_and_a_long_one_tells_what_to_say() {
    for (seconds, faulty) in [(30, false), (31, true)] {
        let mut log = Log::staffed();
        log.at(10, 0).pass_command(None, Passed::Returned);
        log.at(10, seconds).push(What::CommandPassed {
            from: None,
            to: Some("alex".into()),
            how: Passed::SteppedIn,
        });
        log.at(20, 0).end(EndWhy::TimeUp, 90_000, None);
        let score = log.score();
        let measure = score.measure("without-commander").expect("it is marked");
        assert_eq!(!measure.faults.is_empty(), faulty, "{seconds} s");
        let words = measure.say_instead.as_deref();
        let again = words.is_some_and(|words| words.contains("Incident Commander again"));
        assert_eq!(again, faulty, "{words:?}");
    }
}

#[test]
fn a_deputy_is_due_soon_after_command_but_not_in_a_short_drill() {
    let mut log = Log::commanded();
    log.at(8, 40).give_role(Role::Deputy, "tatiana");
    assert_eq!(log.mark("deputy-in-time"), Some(66));
    assert_eq!(
        log.mark("scribe-in-time"),
        None,
        "no scribe, but only eight minutes"
    );
    log.at(9, 0).say("On we go.");
    assert_eq!(log.mark("scribe-in-time"), Some(0));
}

#[test]
fn hands_on_work_is_counted_and_the_task_is_given_to_whoever_knows_it() {
    let mut log = Log::staffed();
    assert_eq!(log.mark("no-hands-on"), Some(100));
    log.at(3, 0)
        .hands_on("check the logs of the orders database");
    let score = log.score();
    let measure = score.measure("no-hands-on").expect("marked");
    assert_eq!(measure.score, Some(66));
    let instead = measure
        .say_instead
        .as_deref()
        .expect("there is a better way");
    assert!(
        instead.starts_with("Priya, please check the logs"),
        "{instead}"
    );
}

// Delegation.

#[test]
fn orders_to_nobody_lower_the_directed_rate_and_are_rewritten_to_whoever_knows() {
    let mut log = Log::staffed();
    log.at(3, 0).order("sam", "look into checkout", 5, true);
    log.at(4, 0).order_nobody("look into the payments gateway");
    let score = log.score();
    let rate = score.measure("directed-rate").expect("marked");
    assert_eq!(
        rate.value,
        Some(Value::Share {
            part: 1,
            of: 2,
            permille: 500
        })
    );
    assert_eq!(
        rate.say_instead.as_deref(),
        Some(
            "Hayley, please look into the payments gateway. I'll come back to you in five \
             minutes. Understood?"
        )
    );
    assert_eq!(log.mark("undirected-orders"), Some(80));
    assert_eq!(
        log.mark("time-boxed-rate"),
        Some(100),
        "it is no fault of the clock"
    );
}

#[test]
fn a_loop_is_closed_by_an_answer_or_by_asking_again() {
    let mut log = Log::staffed();
    log.at(3, 0);
    let heard = log.order("sam", "look into checkout", 5, true);
    log.at(3, 4).acknowledge(heard, "sam");
    assert_eq!(log.mark("closed-loop-rate"), Some(100));
    log.at(4, 0);
    let unheard = log.order("priya", "look into the database", 5, true);
    assert_eq!(
        log.mark("closed-loop-rate"),
        Some(100),
        "no time to answer yet"
    );
    log.at(5, 0).say("Hm.");
    assert_eq!(log.mark("closed-loop-rate"), Some(58));
    log.ask_ack_again(unheard);
    assert_eq!(log.mark("closed-loop-rate"), Some(100));
}

#[test]
fn a_task_for_two_is_nobodys() {
    let mut log = Log::staffed();
    log.at(3, 0)
        .order_both("sam", "priya", "look into checkout");
    let score = log.score();
    let measure = score.measure("one-owner-each").expect("marked");
    assert_eq!(
        measure.value,
        Some(Value::share(0, 1)),
        "two tasks, one order"
    );
    assert!(
        measure
            .say_instead
            .as_deref()
            .expect("words")
            .starts_with("Sam, please")
    );
}

#[test]
fn a_second_task_on_top_of_an_open_one_is_overload() {
    let mut log = Log::staffed();
    log.at(3, 0);
    let first = log.order("sam", "look into checkout", 5, true);
    log.at(5, 0).report(first, "sam", Reported::Found);
    log.order("sam", "look into the web", 5, true);
    assert_eq!(log.mark("overload"), Some(100));
    log.order("sam", "look into the edge", 5, true);
    assert!(log.mark("overload") < Some(80));
}

// Time boxing.

#[test]
fn a_task_without_minutes_lowers_the_time_boxed_rate_unless_they_follow_at_once() {
    let mut log = Log::staffed();
    log.at(3, 0);
    let task = log.order("sam", "look into checkout", 0, true);
    assert_eq!(log.mark("time-boxed-rate"), Some(0));
    log.at(3, 10).extend(task, 5, false);
    assert_eq!(log.mark("time-boxed-rate"), Some(100));
    assert_eq!(log.mark("extensions-asked"), None, "that was no extension");
}

#[test]
fn follow_ups_are_judged_by_their_distance_from_the_end_of_the_box() {
    for (late_s, expected) in [(20, 100), (60, 80), (-20, 100), (120, 66), (240, 25)] {
        let mut log = Log::staffed();
        log.at(3, 0);
        let task = log.order("sam", "look into checkout", 5, true);
        log.at(8, 0).box_over(task);
        log.at(9, 0).follow_up(task, late_s);
        assert_eq!(log.mark("follow-up-error"), Some(expected), "{late_s} s");
    }
}

#[test]
fn a_question_that_grants_more_time_is_about_the_box_before() {
    let mut log = Log::staffed();
    log.at(3, 0);
    let task = log.order("sam", "look into checkout", 5, true);
    log.at(8, 0).box_over(task);
    log.at(8, 10);
    let utterance = log.say("Sam, where are we? Take five more minutes.");
    log.push(What::TimeExtended {
        task,
        timebox_ms: 300_000,
        asked: false,
        utterance,
    });
    log.push(What::FollowedUp {
        task,
        utterance,
        late_ms: Some(-300_000),
    });
    log.at(9, 0).box_over(task);
    assert_eq!(log.mark("premature-chasing"), Some(100));
    assert_eq!(log.mark("follow-up-error"), Some(100));
    assert_eq!(
        log.mark("followed-up"),
        Some(100),
        "the new box is not over yet"
    );
}

#[test]
fn an_expired_box_that_nobody_came_back_to_was_missed() {
    let mut log = Log::staffed();
    log.at(3, 0);
    let task = log.order("sam", "look into checkout", 5, true);
    log.at(8, 0).box_over(task);
    assert_eq!(log.mark("followed-up"), None, "it is only just over");
    log.at(13, 1).say("Where were we?");
    assert_eq!(log.mark("followed-up"), Some(0));
    let mut followed = log.clone();
    followed.events.pop();
    followed.at(8, 30).follow_up(task, 30);
    assert_eq!(followed.mark("followed-up"), Some(100));
}

#[test]
fn who_reports_at_the_end_of_the_box_needs_no_follow_up() {
    let mut log = Log::staffed();
    log.at(3, 0);
    let task = log.order("sam", "look into checkout", 5, true);
    log.at(8, 0).box_over(task);
    log.at(8, 5).report(task, "sam", Reported::Found);
    log.at(20, 0).say("On we go.");
    assert_eq!(log.mark("followed-up"), None);
}

#[test]
fn chasing_before_the_box_is_over_is_premature() {
    let mut log = Log::staffed();
    log.at(3, 0);
    let task = log.order("sam", "look into checkout", 5, true);
    log.at(4, 0).follow_up(task, -240);
    assert_eq!(log.mark("premature-chasing"), Some(0));
    assert_eq!(log.mark("follow-up-error"), None, "chasing is counted once");
}

#[test]
fn more_time_is_asked_for_and_not_imposed() {
    for (asked, expected) in [(true, 100), (false, 0)] {
        let mut log = Log::staffed();
        log.at(3, 0);
        let task = log.order("sam", "look into checkout", 5, true);
        log.at(8, 10).extend(task, 5, asked);
        assert_eq!(log.mark("extensions-asked"), Some(expected));
    }
}

// Decisions.

fn decided(after_s: u64, polled_s: Option<u64>) -> Log {
    let mut log = Log::staffed();
    log.at(5, 0).ask_options();
    log.at(5, 10).offer("rollback-714", "sam");
    log.at(6, 0).ask_risks(Some("rollback-714"));
    let plan = log.propose("rollback-714");
    log.at(6, after_s).decide(plan, "rollback-714", polled_s);
    log
}

#[test]
fn latency_counts_from_the_moment_when_option_and_risks_are_known() {
    for (after_s, expected) in [(60, 100), (240, 80), (360, 66), (900, 0)] {
        assert_eq!(
            decided(after_s, Some(20)).mark("decision-latency"),
            Some(expected)
        );
    }
}

#[test]
fn an_option_that_is_never_decided_is_a_decision_missed() {
    let mut log = Log::staffed();
    log.at(5, 0).offer("rollback-714", "sam");
    log.at(14, 0).say("Hm.");
    assert_eq!(log.mark("decision-latency"), None);
    log.at(16, 0).say("Hm.");
    assert_eq!(log.mark("decision-latency"), Some(0));
}

#[test]
fn a_poll_needs_a_pause_and_asking_for_agreement_is_none() {
    assert_eq!(decided(30, Some(5)).mark("objections-polled"), Some(100));
    assert_eq!(decided(30, Some(4)).mark("objections-polled"), Some(40));
    assert_eq!(decided(30, None).mark("objections-polled"), Some(0));
    let mut log = Log::staffed();
    log.at(5, 0);
    let plan = log.propose("rollback-714");
    log.poll_agreement(plan);
    log.at(6, 0).decide(plan, "rollback-714", None);
    assert_eq!(log.mark("objections-polled"), Some(0));
}

#[test]
fn a_remedy_that_is_simply_ordered_is_decided_by_the_order() {
    let mut log = Log::staffed();
    log.at(5, 0).offer("rollback-714", "sam");
    log.at(6, 0)
        .order_remedy("sam", "roll it back", 5, true, Some("rollback-714"));
    assert_eq!(log.mark("risks-asked-first"), Some(0));
    assert_eq!(log.mark("objections-polled"), Some(0));
    assert_eq!(log.mark("decision-latency"), Some(100));
}

#[test]
fn a_plan_with_a_strong_objection_is_not_decided_all_the_same() {
    let mut log = Log::staffed();
    log.at(5, 0);
    let plan = log.propose("failover-db");
    log.poll(plan);
    log.at(5, 8).object(plan, "failover-db", "priya");
    assert_eq!(log.mark("objections-resolved"), Some(100));
    log.at(6, 0).decide(plan, "failover-db", Some(60));
    assert_eq!(log.mark("objections-resolved"), Some(0));
}

#[test]
fn a_plan_b_is_another_option_or_a_question_for_one() {
    let mut log = Log::staffed();
    log.at(5, 0);
    let plan = log.propose("rollback-714");
    log.at(6, 0).decide(plan, "rollback-714", Some(20));
    assert_eq!(log.mark("plan-b"), Some(0));
    assert_eq!(decided(30, Some(20)).mark("plan-b"), Some(100));
}

#[test]
fn recovery_is_verified_before_it_is_called_over() {
    for (ask, told, expected) in [
        (true, &[true][..], 100),
        (true, &[false, true], 100),
        (true, &[true, false], 0),
        (true, &[false], 0),
        (true, &[], 0),
        (false, &[], 0),
        (false, &[true], 0),
    ] {
        let mut log = Log::staffed();
        log.at(20, 0);
        if ask {
            log.ask_recovered();
        }
        for healthy in told {
            log.tell_recovery(*healthy);
        }
        log.at(21, 0).declare_resolved();
        log.tell_recovery(true);
        assert_eq!(
            log.mark("verified-after"),
            Some(expected),
            "asked: {ask}, told: {told:?}"
        );
    }
    assert_eq!(Log::staffed().mark("verified-after"), None);
}

// Pressure.

#[test]
fn giving_the_decision_away_rates_u_in_pressure_and_touches_nothing_else() {
    let mut log = by_the_book();
    let before = log.score();
    let handover = log.events.split_off(log.events.len() - 12);
    log.at(25, 0)
        .pressure("ceo", PressureKind::ExecutiveTakeover, "dana", None);
    log.at(25, 15).answer("ceo", "yield", false);
    log.at(25, 20).end_pressure("ceo", Ended::Yielded);
    for event in handover {
        log.at(event.at.0 / 60_000, event.at.0 / 1000 % 60)
            .push(event.what);
    }
    let after = log.score();
    for (was, is) in before.dimensions.iter().zip(&after.dimensions) {
        if was.id == Dimension::Pressure {
            assert!(is.score.expect("observed") + 25 <= was.score.expect("observed"));
        } else {
            assert_eq!(was.score, is.score, "{:?}", was.id);
        }
    }
}

#[test]
fn pressure_that_is_ignored_was_missed_unless_the_drill_cut_it_off() {
    let mut log = Log::staffed();
    log.at(10, 0)
        .pressure("list", PressureKind::InformationRequest, "marcus", None);
    log.at(10, 30).say("On we go.");
    assert_eq!(log.mark("fitting-act"), None);
    log.at(12, 0).say("On we go.");
    assert_eq!(log.mark("fitting-act"), Some(0));
    assert_eq!(log.mark("answered-in-time"), Some(0));
}

#[test]
fn a_late_answer_loses_credit_step_by_step() {
    for (seconds, expected) in [(60, 100), (120, 50), (180, 0)] {
        let mut log = Log::staffed();
        log.at(10, 0)
            .pressure("list", PressureKind::InformationRequest, "marcus", None);
        log.at(10, seconds).answer("list", "refuse-request", true);
        assert_eq!(log.mark("answered-in-time"), Some(expected), "{seconds} s");
    }
}

#[test]
fn an_executive_who_was_asked_and_took_command_was_handled_well() {
    let mut log = Log::staffed();
    log.at(10, 0)
        .pressure("ceo", PressureKind::ExecutiveTakeover, "dana", None);
    log.at(10, 10).answer("ceo", "challenge-takeover", true);
    log.at(10, 15).end_pressure("ceo", Ended::TookCommand);
    log.pass_command(Some("dana"), Passed::Takeover);
    log.at(10, 30).announce("dana");
    log.at(15, 0).end(EndWhy::TimeUp, 10_000, None);
    assert_eq!(dimension(&log, Dimension::Pressure), Some(100));
    assert_eq!(dimension(&log, Dimension::Handover), Some(100));
    log.events.truncate(log.events.len() - 2);
    log.at(16, 0).order_without_command();
    assert_eq!(log.mark("clean-exit"), Some(66));
}

// Severity.

#[test]
fn a_dispute_is_timed_and_joining_it_counts_against_the_commander() {
    let mut log = Log::staffed();
    log.at(10, 0)
        .pressure("level", PressureKind::SeverityDispute, "ines", Some(1));
    log.at(10, 30).argue_severity();
    log.at(12, 0).answer("level", "close-severity-debate", true);
    log.end_pressure("level", Ended::Settled);
    assert_eq!(log.mark("dispute-length"), Some(80));
    assert_eq!(log.mark("severity-not-argued"), Some(50));
    assert!(
        dimension(&log, Dimension::Severity) < Some(80),
        "who argued is not rated P"
    );
    assert_eq!(log.mark("upward-when-unsure"), Some(100));
    assert_eq!(
        dimension(&log, Dimension::Pressure),
        None,
        "severity marks its own"
    );
}

#[test]
fn settling_a_dispute_downwards_is_a_fault() {
    let mut log = Log::staffed();
    log.at(10, 0)
        .pressure("level", PressureKind::SeverityDispute, "ines", Some(3));
    log.at(10, 20)
        .answer("level", "close-severity-debate", true);
    log.declare_severity(3);
    log.end_pressure("level", Ended::Settled);
    assert_eq!(log.mark("upward-when-unsure"), Some(0));
    assert_eq!(
        log.mark("severity-not-argued"),
        Some(50),
        "to lower it is to argue"
    );
}

#[test]
fn a_dispute_that_ran_out_lasted_until_then_and_no_longer() {
    let mut log = Log::staffed();
    log.at(10, 0)
        .pressure("level", PressureKind::SeverityDispute, "ines", Some(1));
    log.at(15, 0).end_pressure("level", Ended::RanOut);
    log.at(44, 0).say("On we go.");
    let score = log.score();
    let length = score.measure("dispute-length").expect("marked");
    assert_eq!(length.value, Some(Value::Time { ms: 300_000 }));
    assert_eq!(length.rating, Some(Rating::U));
    assert_eq!(
        length.faults, length.evidence,
        "nothing of it speaks for the commander"
    );
}

#[test]
fn a_follow_up_on_time_is_no_fault_and_one_far_off_is() {
    let mut log = Log::staffed();
    log.at(3, 0);
    let task = log.order("sam", "look into checkout", 5, true);
    log.at(8, 0).box_over(task);
    log.at(8, 20).follow_up(task, 20);
    let score = log.score();
    let one = score.measure("follow-up-error").expect("marked");
    assert_eq!((one.rating, one.faults.len()), (Some(Rating::P), 0));
    assert_eq!(one.say_instead, None);
    let other = log.order("priya", "look into the database", 5, true);
    log.at(13, 20).box_over(other);
    log.at(16, 0).follow_up(other, 160);
    let score = log.score();
    let two = score.measure("follow-up-error").expect("marked");
    assert_eq!((two.faults.len(), two.evidence.len()), (1, 2));
    assert!(two.say_instead.is_some());
}

#[test]
fn wherever_something_speaks_against_there_is_advice() {
    for log in [
        super::score_log::by_the_book(),
        super::score_log::troubled(),
    ] {
        let score = log.score();
        for measure in score.dimensions.iter().flat_map(|one| &one.measures) {
            let is_outcome = measure.id.ends_with("-against-par");
            assert!(
                is_outcome || measure.faults.is_empty() || measure.say_instead.is_some(),
                "{}",
                measure.id
            );
        }
    }
}

// Handover.

fn handed_over(elements: &[BriefElement], read_back: bool) -> Log {
    let mut log = Log::staffed();
    log.at(42, 0);
    if !elements.is_empty() {
        log.brief("tatiana", elements, true);
    }
    if read_back {
        log.at(42, 30).read_back("tatiana");
        log.at(42, 40).answer_read_back(true);
    }
    log.at(43, 0).announce("tatiana");
    log.at(43, 5)
        .pass_command(Some("tatiana"), Passed::Handover);
    log.at(43, 30).end(EndWhy::HandedOver, 10_000, Some(20));
    log
}

#[test]
fn a_cold_handover_rates_u_and_a_full_brief_p() {
    let full = handed_over(&ALL_ELEMENTS, true);
    assert_eq!(dimension(&full, Dimension::Handover), Some(100));
    let cold = handed_over(&[], false).score();
    let marked = cold.dimension(Dimension::Handover).expect("marked");
    assert_eq!(marked.rating, Some(Rating::U));
    let brief = cold.measure("brief-complete").expect("marked");
    assert_eq!(brief.value, Some(Value::share(0, 5)));
    assert!(
        brief
            .say_instead
            .as_deref()
            .expect("words")
            .contains("Tatiana")
    );
}

#[test]
fn a_brief_with_gaps_names_what_is_missing() {
    let log = handed_over(&ALL_ELEMENTS[..3], true);
    let score = log.score();
    let brief = score.measure("brief-complete").expect("marked");
    assert_eq!(brief.score, Some(66));
    let words = brief.say_instead.as_deref().expect("words");
    assert!(
        words.contains("plan B") && words.contains("promised outside"),
        "{words}"
    );
    assert!(!words.contains("how bad"), "{words}");
}

#[test]
fn an_error_that_stood_in_the_read_back_is_seen() {
    let mut log = Log::staffed();
    log.at(42, 0).brief("tatiana", &ALL_ELEMENTS, true);
    log.at(42, 30).read_back("tatiana");
    log.flaw(BriefElement::Severity);
    log.answer_read_back(false);
    let score = log.score();
    let marked = score.measure("read-back-answered").expect("marked");
    assert_eq!(marked.score, Some(0));
    let words = marked.say_instead.as_deref().expect("words");
    assert!(words.starts_with("No: the severity is 2."), "{words}");
}

#[test]
fn staying_past_the_shift_is_seen_unless_it_was_declared() {
    let mut log = Log::staffed();
    log.at(49, 0).say("On we go.");
    assert_eq!(log.mark("handover-begun"), None, "nearly over");
    log.at(51, 0).say("On we go.");
    assert_eq!(log.mark("handover-begun"), Some(0));
    let mut kept = Log::staffed();
    kept.at(44, 0).keep_command();
    kept.at(60, 0).end(EndWhy::TimeUp, 10_000, None);
    assert_eq!(dimension(&kept, Dimension::Handover), Some(100));
}

#[test]
fn a_false_all_clear_does_not_end_the_shift() {
    let mut log = Log::staffed();
    log.at(30, 0).declare_resolved();
    log.at(55, 0).end(EndWhy::TimeUp, 10_000, None);
    assert_eq!(log.mark("handover-begun"), Some(0));
    let mut closed = Log::staffed();
    closed.at(30, 0).declare_resolved();
    let utterance = closed.say("I am closing the call.");
    closed.push(What::CallClosed {
        utterance,
        follow_up_place: None,
    });
    closed.at(55, 0).end(EndWhy::CallClosed, 10_000, Some(20));
    assert_eq!(closed.mark("handover-begun"), None);
}

#[test]
fn a_drill_that_ends_before_the_shift_does_needs_no_handover() {
    let mut log = Log::staffed();
    log.at(30, 0).declare_resolved();
    log.at(31, 0).end(EndWhy::CallClosed, 10_000, Some(20));
    assert_eq!(dimension(&log, Dimension::Handover), None);
}

// Outcome.

#[test]
fn the_outcome_is_held_against_par() {
    for (lost, expected) in [
        (5_000, 100),
        (10_000, 100),
        (14_000, 80),
        (25_000, 50),
        (50_000, 0),
    ] {
        let mut log = Log::staffed();
        log.at(30, 0).end(EndWhy::CallClosed, lost, Some(20));
        assert_eq!(log.mark("loss-against-par"), Some(expected), "{lost}");
    }
    let mut never = Log::staffed();
    never.at(30, 0).end(EndWhy::TimeUp, 10_000, None);
    assert_eq!(never.mark("mitigation-against-par"), Some(0));
}

#[test]
fn a_recording_cut_short_has_no_outcome_mark() {
    assert_eq!(dimension(&Log::staffed(), Dimension::Outcome), None);
}

#[test]
fn every_measure_has_an_id_of_its_own_and_tells_what_it_is() {
    let mut seen = std::collections::BTreeSet::new();
    for spec in measures::all() {
        assert!(seen.insert(spec.id), "{} stands twice", spec.id);
        assert!(
            spec.is.ends_with('.') && !spec.title.is_empty(),
            "{}",
            spec.id
        );
    }
    for dimension in dimensions::MARKED {
        assert!(!measures::of(dimension).is_empty(), "{dimension:?}");
    }
}
