//! The marks for how an incident is closed: what was said at the end, what was left out, and when
//! the end was not the trainee's.

use hotwash::drill::event::{EndWhy, Passed};
use hotwash::scenario::model::Dimension;

use crate::score_log::Log;

const ALL: [&str; 5] = [
    "verified-before-close",
    "end-announced",
    "postmortem-owned",
    "postmortem-due",
    "thanked",
];

/// Commanded from 00:40; customers hurt from the start and well from 20:00. Severity 2.
fn well() -> Log {
    let mut log = Log::begin();
    log.hurt();
    log.at(0, 40).take_command(true, true);
    log.at(2, 0).declare_severity(2);
    log.at(20, 0).mitigated();
    log
}

/// The same, and the trainee has heard that all is well.
fn verified() -> Log {
    let mut log = well();
    log.at(22, 0).ask_recovered();
    log.at(22, 5).tell_recovery(true);
    log
}

fn closed(mut log: Log, place: Option<&str>) -> Log {
    log.close_call(place);
    log.end(EndWhy::CallClosed, 10_000, Some(20));
    log
}

/// By the book, with the postmortem due in those words.
fn by_the_book(due: Option<&str>) -> Log {
    let mut log = verified();
    log.at(23, 0).declare_resolved();
    log.at(23, 30).give_postmortem("sam", due);
    log.at(24, 0).thank();
    log.at(24, 30);
    closed(log, Some("the incident chat"))
}

#[test]
fn an_end_by_the_book_has_every_mark() {
    let score = by_the_book(Some("five business days")).score();
    for id in ALL {
        let measure = score.measure(id).expect("it exists");
        assert_eq!(measure.score, Some(100), "{id}");
        assert!(
            !measure.evidence.is_empty() && measure.faults.is_empty(),
            "{id}"
        );
    }
}

#[test]
fn the_call_is_closed_only_after_recovery_was_asked_about_and_told() {
    let id = "verified-before-close";
    let mut unasked = well();
    unasked.at(22, 0).declare_resolved();
    assert_eq!(closed(unasked, None).mark(id), Some(0));
    let mut denied = verified();
    denied.at(23, 0).ask_recovered();
    denied.at(23, 5).tell_recovery(false);
    assert_eq!(closed(denied, None).mark(id), Some(0));
    assert_eq!(closed(verified(), None).mark(id), Some(100));
    let mut early = well();
    early.at(21, 0).declare_resolved();
    early.at(22, 0).ask_recovered();
    early.at(22, 5).tell_recovery(true);
    let early = closed(early, None);
    assert_eq!(early.mark(id), Some(100), "in time for the close");
    assert_eq!(
        early.mark("verified-after"),
        Some(0),
        "too late for the declaration"
    );
}

#[test]
fn the_end_is_declared_and_the_call_closed_with_where_to_follow_up() {
    let id = "end-announced";
    let mut log = verified();
    log.at(23, 0).declare_resolved();
    assert_eq!(closed(log.clone(), Some("chat")).mark(id), Some(100));
    let no_place = closed(log, None).mark(id);
    assert!(no_place < Some(80) && no_place >= Some(66), "{no_place:?}");
    assert_eq!(closed(verified(), Some("chat")).mark(id), Some(50));
}

#[test]
fn an_end_while_customers_are_hurt_and_nobody_told_that_all_is_well_is_none() {
    let mut log = Log::begin();
    log.hurt();
    log.at(0, 40).take_command(true, true);
    log.at(12, 0).declare_resolved();
    assert_eq!(closed(log, Some("chat")).mark("end-announced"), Some(0));
}

#[test]
fn the_postmortem_has_one_owner_and_a_day() {
    let owned = "postmortem-owned";
    assert_eq!(closed(verified(), None).mark(owned), Some(0));
    assert_eq!(
        closed(verified(), None).mark("postmortem-due"),
        None,
        "without an owner nobody could be told a day"
    );
    let mut two = verified();
    two.give_postmortem("sam", None);
    two.give_postmortem("priya", None);
    assert_eq!(closed(two, None).mark(owned), Some(50));
    let mut again = verified();
    again.give_postmortem("sam", None);
    again.give_postmortem("sam", Some("five business days"));
    let again = closed(again, None);
    assert_eq!(again.mark(owned), Some(100), "the same person twice is one");
    assert_eq!(again.mark("postmortem-due"), Some(100));
}

/// The mark of a due day for a severity.
fn due(level: u8, words: Option<&str>) -> Option<u8> {
    let mut log = verified();
    log.declare_severity(level);
    log.give_postmortem("sam", words);
    closed(log, None).mark("postmortem-due")
}

#[test]
fn the_day_is_held_against_what_the_policy_gives_for_the_severity() {
    assert_eq!(due(1, Some("three days")), Some(100));
    assert_eq!(due(1, Some("four days")), Some(40));
    assert_eq!(due(2, Some("five business days")), Some(100));
    assert_eq!(due(2, Some("six business days")), Some(40));
    assert_eq!(due(3, Some("two weeks")), Some(40));
    assert_eq!(due(1, Some("tomorrow")), Some(100));
    assert_eq!(due(2, None), Some(0));
}

#[test]
fn the_policies_give_different_days_for_the_worst_severity() {
    let mut log = verified();
    log.declare_severity(1);
    log.give_postmortem("sam", Some("three business days"));
    let log = closed(log, None);
    let by = |name: &str| {
        let policy = hotwash::score::policy::shipped(name).expect("it is shipped");
        let score = log.score_by(&policy);
        score.measure("postmortem-due").expect("it exists").score
    };
    assert_eq!(by("masterclass"), Some(100));
    let start = crate::score_log::scenario().start.day;
    let over_a_weekend = !matches!(
        start,
        hotwash::scenario::model::Weekday::Monday | hotwash::scenario::model::Weekday::Tuesday
    );
    assert_eq!(by("pagerduty") == Some(40), over_a_weekend, "{start:?}");
}

#[test]
fn thanks_for_a_report_are_no_thanks_for_the_incident() {
    let mut log = Log::begin();
    log.hurt();
    log.at(0, 40).take_command(true, true);
    log.at(10, 0).thank();
    log.at(20, 0).mitigated();
    log.at(22, 0);
    assert_eq!(closed(log.clone(), None).mark("thanked"), Some(0));
    log.at(21, 0).thank();
    log.at(22, 0);
    assert_eq!(closed(log, None).mark("thanked"), Some(100));
}

#[test]
fn who_leaves_once_customers_are_well_has_missed_the_end() {
    for why in [EndWhy::Left, EndWhy::SteppedIn] {
        let mut log = well();
        if why == EndWhy::SteppedIn {
            log.at(20, 30).pass_command(None, Passed::Abandoned);
        }
        log.at(22, 0).end(why, 10_000, Some(20));
        let score = log.score();
        let closing = score.dimension(Dimension::Closing).expect("it is marked");
        assert_eq!(closing.score, Some(0), "{why:?}");
    }
    let mut hurt = Log::begin();
    hurt.hurt();
    hurt.at(0, 40).take_command(true, true);
    hurt.at(20, 0).end(EndWhy::Left, 10_000, None);
    assert_eq!(closing_of(&hurt), None, "there was nothing to close yet");
}

fn closing_of(log: &Log) -> Option<u8> {
    let score = log.score();
    score
        .dimension(Dimension::Closing)
        .expect("it is marked")
        .score
}

#[test]
fn where_time_runs_out_the_end_is_due_only_after_long_or_once_it_was_declared() {
    let mut soon = well();
    soon.at(35, 0).end(EndWhy::TimeUp, 10_000, Some(20));
    assert_eq!(closing_of(&soon), None, "15 minutes after");
    let mut long = well();
    long.at(35, 1).end(EndWhy::TimeUp, 10_000, Some(20));
    assert_eq!(closing_of(&long), Some(0));
    let mut denied = well();
    denied.at(30, 0).ask_recovered();
    denied.at(30, 5).tell_recovery(false);
    denied.at(40, 0).end(EndWhy::TimeUp, 10_000, Some(20));
    assert_eq!(closing_of(&denied), None, "it has not recovered");
    let declared = |until: u64, more: u64| {
        let mut log = verified();
        log.at(30, 0).declare_resolved();
        log.at(until, more).end(EndWhy::TimeUp, 10_000, Some(20));
        log
    };
    let cut_short = declared(33, 0).score();
    assert_eq!(
        cut_short.measure("end-announced").expect("it exists").score,
        Some(100)
    );
    for id in ["postmortem-owned", "thanked", "verified-before-close"] {
        assert_eq!(
            cut_short.measure(id).expect("it exists").score,
            None,
            "{id}"
        );
    }
    let open = declared(33, 1).score();
    assert_eq!(
        open.measure("end-announced").expect("it exists").score,
        Some(50)
    );
    assert_eq!(
        open.measure("postmortem-owned").expect("it exists").score,
        Some(0)
    );
    assert_eq!(open.measure("thanked").expect("it exists").score, Some(0));
}

#[test]
fn after_a_handover_the_end_is_anothers() {
    let mut log = verified();
    log.at(23, 0).declare_resolved();
    log.at(24, 0).announce("tatiana");
    log.at(24, 5)
        .pass_command(Some("tatiana"), Passed::Handover);
    log.at(25, 0).end(EndWhy::HandedOver, 10_000, Some(20));
    assert_eq!(closing_of(&log), None);
    assert_eq!(closing_of(&Log::commanded()), None, "the log was cut short");
}
