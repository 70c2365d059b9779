//! The marks for what those outside are told: both sides of each threshold, and where nothing was
//! due.

use hotwash::drill::event::{EndWhy, Flaw, Passed};
use hotwash::scenario::model::{Audience, Dimension};
use hotwash::score::Value;

use crate::score_log::Log;

const PLAIN: &str = "Some customers see slow checkout. Next update in 20 minutes.";
const NO_NEXT: &str = "Some customers see slow checkout.";

/// Commanded from 00:40, customers hurt from the start.
fn hurt() -> Log {
    let mut log = Log::begin();
    log.hurt();
    log.at(0, 40).take_command(true, true);
    log
}

/// Ends at that minute with customers still hurt and time run out.
fn until(mut log: Log, minutes: u64) -> Log {
    log.at(minutes, 0).end(EndWhy::TimeUp, 10_000, None);
    log
}

fn posted_at(audience: Audience, minutes: u64, seconds: u64) -> Log {
    let mut log = hurt();
    log.at(minutes, seconds).post(audience, PLAIN);
    until(log, 40)
}

#[test]
fn the_first_public_post_is_timed_from_command_and_rated_by_both_sides_of_the_threshold() {
    let id = "first-public-post";
    assert_eq!(posted_at(Audience::Public, 5, 40).mark(id), Some(100));
    assert_eq!(posted_at(Audience::Public, 8, 40).mark(id), Some(80));
    assert!(posted_at(Audience::Public, 9, 0).mark(id) < Some(80));
    assert_eq!(posted_at(Audience::Public, 25, 40).mark(id), Some(0));
    let late = posted_at(Audience::Public, 15, 0).score();
    let measure = late.measure(id).expect("it exists");
    assert_eq!(measure.faults.len(), 1, "the post itself came too late");
    assert_eq!(
        measure.say_instead.as_deref(),
        Some("Lucia, please post an update on the status page, next update in twenty minutes.")
    );
}

#[test]
fn the_first_internal_post_has_its_own_threshold() {
    let id = "first-internal-post";
    assert_eq!(posted_at(Audience::Internal, 8, 40).mark(id), Some(100));
    assert_eq!(posted_at(Audience::Internal, 12, 40).mark(id), Some(80));
    assert!(posted_at(Audience::Internal, 13, 0).mark(id) < Some(80));
    assert_eq!(posted_at(Audience::Public, 3, 0).mark(id), Some(0), "never");
}

#[test]
fn no_first_post_is_due_in_a_short_command_or_before_anybody_is_hurt() {
    for id in ["first-public-post", "first-internal-post"] {
        let mut short = hurt();
        short.at(8, 30).end(EndWhy::TimeUp, 10_000, None);
        assert_eq!(short.mark(id), None, "{id}: under eight minutes");
        let mut long = hurt();
        long.at(8, 50).end(EndWhy::TimeUp, 10_000, None);
        assert_eq!(long.mark(id), Some(0), "{id}: over eight minutes");
        let calm = until(Log::commanded(), 40);
        assert_eq!(calm.mark(id), None, "{id}: nobody was hurt");
    }
    let mut later = Log::commanded();
    later.at(20, 0).hurt();
    later.at(24, 0).post(Audience::Public, PLAIN);
    let later = until(later, 40);
    assert_eq!(
        later.mark("first-public-post"),
        Some(100),
        "four minutes after customers were first hurt"
    );
}

#[test]
fn who_never_commanded_has_no_updates_to_give() {
    let mut log = Log::begin();
    log.hurt();
    let score = until(log, 40).score();
    let updates = score.dimension(Dimension::Updates).expect("it is marked");
    assert_eq!(updates.score, None);
}

/// Posts to both audiences at 00:50 and then to customers and company so many minutes later.
fn silent_for(minutes: u64) -> Log {
    let mut log = hurt();
    log.at(1, 0).post(Audience::Public, PLAIN);
    log.post(Audience::Internal, PLAIN);
    log.at(1 + minutes, 0).post(Audience::Public, PLAIN);
    log.post(Audience::Internal, PLAIN);
    log.at(2 + minutes, 0).mitigated();
    log.at(3 + minutes, 0)
        .end(EndWhy::TimeUp, 1, Some(2 + minutes));
    log
}

#[test]
fn the_longest_silence_is_rated_by_both_sides_of_the_threshold() {
    let id = "longest-silence";
    assert_eq!(silent_for(22).mark(id), Some(100));
    assert_eq!(silent_for(30).mark(id), Some(80));
    assert!(silent_for(31).mark(id) < Some(80));
    assert_eq!(silent_for(60).mark(id), Some(0));
}

#[test]
fn the_audience_that_waited_longest_counts_and_the_call_tells_the_company_but_not_customers() {
    let mut log = hurt();
    log.at(1, 0).post(Audience::Public, PLAIN);
    log.post(Audience::Internal, PLAIN);
    log.at(20, 0)
        .update("Here's where we are: checkout is slow.", 20);
    log.at(39, 0).post(Audience::Internal, PLAIN);
    let measure = until(log.clone(), 40).score();
    let measure = measure.measure("longest-silence").expect("it exists");
    assert_eq!(measure.value, Some(Value::Time { ms: 39 * 60_000 }));
    log.at(20, 30).post(Audience::Public, PLAIN);
    let measure = until(log, 40).score();
    let measure = measure.measure("longest-silence").expect("it exists");
    assert_eq!(measure.value, Some(Value::Time { ms: 19_500 * 60 }));
}

#[test]
fn silence_counts_only_while_customers_are_hurt_and_the_trainee_commands() {
    let mut well = hurt();
    well.at(1, 0).post(Audience::Public, PLAIN);
    well.at(11, 0).mitigated();
    assert_eq!(until(well, 60).mark("longest-silence"), None, "ten minutes");
    let mut taken_over = hurt();
    taken_over.at(1, 0).post(Audience::Public, PLAIN);
    taken_over
        .at(11, 0)
        .pass_command(Some("dana"), Passed::Takeover);
    taken_over.at(51, 0).take_command(true, true);
    taken_over.at(56, 0).post(Audience::Public, PLAIN);
    let score = until(taken_over, 57).score();
    let measure = score.measure("longest-silence").expect("it exists");
    assert_eq!(measure.value, Some(Value::Time { ms: 15 * 60_000 }));
}

#[test]
fn who_closes_the_call_while_customers_are_hurt_leaves_them_in_silence() {
    let mut log = hurt();
    log.at(1, 0).post(Audience::Public, PLAIN);
    log.at(11, 0).close_call(None);
    log.end(EndWhy::CallClosed, 50_000, None);
    let score = log.score();
    let measure = score.measure("longest-silence").expect("it exists");
    assert_eq!(measure.value, Some(Value::Time { ms: 59 * 60_000 }));
    assert_eq!(measure.score, Some(4));
}

#[test]
fn updates_crowd_where_they_come_soon_and_nothing_new_has_come() {
    let id = "crowded-updates";
    let every = |minutes: u64, times: u64| {
        let mut log = hurt();
        for at in 0..times {
            log.at(2 + at * minutes, 0).post(Audience::Public, PLAIN);
        }
        until(log, 58)
    };
    assert_eq!(every(10, 5).mark(id), Some(100), "ten minutes apart");
    assert_eq!(every(5, 2).mark(id), Some(100), "scope follows the first");
    assert_eq!(every(5, 3).mark(id), Some(80), "one more is let pass");
    assert!(every(5, 5).mark(id) < Some(66));
    assert_eq!(every(5, 9).mark(id), Some(0));
    assert_eq!(every(5, 1).mark(id), None, "one post crowds nobody");
    let mut phases = hurt();
    for at in 0..6 {
        phases.at(2 + at * 5, 0).post(Audience::Public, PLAIN);
        phases.at(3 + at * 5, 0).declare_severity(2);
    }
    assert_eq!(until(phases, 58).mark(id), Some(100), "each phase is news");
}

#[test]
fn a_status_update_says_when_the_next_one_comes() {
    let id = "next-promised";
    let words = "Here's where we are: checkout is slow and Sam is on it.";
    let mut log = hurt();
    log.at(5, 0).update(words, 0);
    assert_eq!(until(log.clone(), 40).mark(id), Some(0));
    log.at(12, 0).update(words, 20);
    let half = until(log.clone(), 40).mark(id);
    assert!(half > Some(50) && half < Some(66), "{half:?}");
    log.at(20, 0).update(words, 0);
    log.at(30, 0).update(words, 0);
    assert_eq!(
        until(log, 40).mark(id),
        Some(80),
        "a promise that still stands needs no other"
    );
}

#[test]
fn a_post_says_when_the_next_one_comes_in_its_text_or_by_the_commanders_order() {
    let id = "next-promised";
    let mut text = hurt();
    text.at(5, 0).post(Audience::Public, PLAIN);
    assert_eq!(until(text, 40).mark(id), Some(100));
    let mut asked = hurt();
    asked.at(4, 0).ask_post(Audience::Public, 20);
    asked.at(5, 0).post(Audience::Public, NO_NEXT);
    assert_eq!(until(asked, 40).mark(id), Some(100));
    let mut neither = hurt();
    neither.at(5, 0).post(Audience::Public, NO_NEXT);
    assert_eq!(until(neither, 40).mark(id), Some(0));
    let mut over = hurt();
    over.at(5, 0).declare_resolved();
    over.at(6, 0).post(Audience::Public, NO_NEXT);
    assert_eq!(
        until(over, 40).mark(id),
        None,
        "when it is over none is due"
    );
}

/// A post asked for at 04:00 that promises the next in 20 minutes, and the next at that time.
fn promised(next: Option<(u64, u64)>) -> Log {
    let mut log = hurt();
    log.at(4, 0).ask_post(Audience::Public, 20);
    log.at(5, 0).post(Audience::Public, NO_NEXT);
    if let Some((minutes, seconds)) = next {
        log.at(minutes, seconds).post(Audience::Public, NO_NEXT);
    }
    until(log, 40)
}

#[test]
fn a_promise_is_kept_up_to_its_grace_by_another_post_than_the_one_that_carried_it() {
    let id = "promises-kept";
    assert_eq!(promised(Some((24, 0))).mark(id), Some(100));
    assert_eq!(promised(Some((27, 0))).mark(id), Some(100), "within grace");
    assert_eq!(promised(Some((27, 1))).mark(id), Some(0));
    assert_eq!(
        promised(None).mark(id),
        Some(0),
        "the first does not keep it"
    );
    let mut call = hurt();
    call.at(5, 0).update("Checkout is slow.", 10);
    call.at(14, 0).post(Audience::Internal, PLAIN);
    assert_eq!(
        until(call, 40).mark(id),
        Some(100),
        "what the call was promised any update keeps"
    );
}

#[test]
fn a_promise_that_was_not_the_trainees_to_keep_is_not_marked() {
    let id = "promises-kept";
    let begun = || {
        let mut log = hurt();
        log.at(4, 0).ask_post(Audience::Public, 20);
        log.at(5, 0).post(Audience::Public, NO_NEXT);
        log
    };
    assert_eq!(until(begun(), 26).mark(id), None, "the drill ended first");
    let mut passed = begun();
    passed
        .at(20, 0)
        .pass_command(Some("tatiana"), Passed::Handover);
    assert_eq!(until(passed, 40).mark(id), None, "another commanded");
    let mut over = begun();
    over.at(20, 0).declare_resolved();
    assert_eq!(until(over, 40).mark(id), None, "it was over");
    let mut unsent = hurt();
    unsent.at(4, 0).ask_post(Audience::Public, 20);
    assert_eq!(until(unsent, 40).mark(id), None, "nobody ever read it");
}

fn told(words: &str) -> Option<u8> {
    let mut log = hurt();
    log.at(5, 0).update(words, 0);
    until(log, 40).mark("status-content")
}

#[test]
fn a_status_update_tells_condition_actions_and_needs_in_plain_words_of_any_kind() {
    for words in [
        "Here's where we are: the checkout API is degraded and Sam is working on it. Next update in twenty minutes.",
        "Condition: error rates are high. Actions: Sam rolls back 714. Needs: nothing for now.",
        "Customers still see timeouts, Priya's checking the database, and we're waiting for her.",
        "Everything is healthy again; we wait five more minutes.",
        "Quick update. We know that the payments are slow, we will fail over next.",
    ] {
        assert_eq!(told(words), Some(100), "{words}");
    }
    assert_eq!(
        told("Here's where we are: checkout is slow and Sam is investigating."),
        Some(100),
        "needs are often none"
    );
    let half = told("Here's where we are: checkout is slow.");
    assert!(half > Some(50) && half < Some(66), "{half:?}");
    assert_eq!(told("Update time, everyone."), Some(0));
    assert_eq!(until(hurt(), 40).mark("status-content"), None);
}

#[test]
fn what_the_commander_goes_on_to_say_belongs_to_the_update() {
    let mut log = hurt();
    log.at(5, 0).update("Status update, everyone.", 0);
    log.at(5, 10).say("Checkout is slow.");
    log.at(5, 20)
        .say("Sam is rolling back, we need nobody else.");
    assert_eq!(until(log, 40).mark("status-content"), Some(100));
}

#[test]
fn a_fault_in_public_words_is_caught_or_let_through() {
    let id = "faults-let-through";
    let mut log = hurt();
    log.at(3, 0).flawed_draft(Flaw::Outage);
    log.at(3, 30).send_back();
    assert_eq!(until(log.clone(), 40).mark(id), Some(100));
    log.at(5, 0).flawed_draft(Flaw::HostName);
    log.at(5, 30).let_through();
    let score = until(log.clone(), 40).score();
    let measure = score.measure(id).expect("it exists");
    assert_eq!(measure.score, Some(17), "one of two");
    assert_eq!(
        measure.say_instead.as_deref(),
        Some("Lucia, please take out the host name.")
    );
    for _ in 0..2 {
        log.flawed_draft(Flaw::PromisedTime);
        log.let_through();
    }
    assert_eq!(until(log, 40).mark(id), Some(0));
    let mut clean = hurt();
    clean.at(3, 0).post(Audience::Public, PLAIN);
    assert_eq!(
        until(clean, 40).mark(id),
        None,
        "there was nothing to catch"
    );
}

#[test]
fn whoever_is_named_in_public_is_blamed() {
    let scenario = crate::score_log::scenario();
    let sam = scenario.cast.iter().find(|one| one.id.as_str() == "sam");
    let name = &sam.expect("Sam is in the cast").name;
    let mut log = hurt();
    let text = format!("The change that {name} made slows checkout down.");
    log.at(5, 0).post(Audience::Public, &text);
    assert_eq!(until(log, 40).mark("faults-let-through"), Some(0));
}
