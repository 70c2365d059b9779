//! Marks for clarity: plain words, clear orders, no blame, one at a time. Each from both sides,
//! and where there was nothing to mark.

use hotwash::drill::What;
use hotwash::drill::event::AskBack;
use hotwash::hearing::{Act, Channel};
use hotwash::scenario::ids::PartyId;
use hotwash::score::{Rating, Value};

use super::score_log::Log;

fn value(log: &Log, measure: &str) -> Option<Value> {
    log.score().measure(measure).expect("it exists").value
}

#[test]
fn short_forms_that_nobody_explained_are_counted() {
    let mut log = Log::staffed();
    assert_eq!(log.mark("plain-words"), Some(100));
    log.at(3, 0)
        .say_short("Sam, what does the SLO say?", &["SLO"]);
    log.at(4, 0).say_short("Is the LB fine?", &["LB"]);
    let score = log.score();
    let marked = score.measure("plain-words").expect("there");
    assert_eq!(marked.value, Some(Value::Count { count: 2 }));
    assert_eq!((marked.rating, marked.faults.len()), (Some(Rating::S), 2));
    assert_eq!(
        marked.say_instead.as_deref(),
        Some("Sam, what does the goal for the service say?")
    );
}

#[test]
fn a_newcomers_question_proves_a_short_form() {
    let mut log = Log::staffed();
    let utterance = log.at(3, 0).say_short("What does the SLO say?", &["SLO"]);
    let asked = log.push(What::AcronymAsked {
        who: "lucia".into(),
        short: vec!["SLO".to_owned()],
        utterance,
    });
    let score = log.score();
    let marked = score.measure("plain-words").expect("there");
    assert_eq!(marked.faults, [utterance]);
    assert_eq!(marked.evidence, [utterance, asked]);
}

#[test]
fn what_was_explained_or_said_between_two_is_no_short_form() {
    let mut log = Log::staffed();
    log.at(3, 0).say_short(
        "Our SLO, the service level objective, is at risk.",
        &["SLO"],
    );
    log.at(4, 0)
        .say_short("What does the SLO say now?", &["SLO"]);
    let seq = log.at(5, 0).push(What::Said {
        who: "alex".into(),
        channel: Channel::Dm,
        to: vec!["tatiana".into()],
        text: "The MTTR looks bad.".to_owned(),
        lasts_ms: 0,
        line: None,
        sense: None,
    });
    log.heard(seq, Vec::new(), &["MTTR"]);
    assert_eq!(log.mark("plain-words"), Some(100));
}

#[test]
fn who_never_commanded_is_not_marked_for_clarity() {
    let mut log = Log::begin();
    log.at(3, 0).say_short("The SLO! Who broke it?", &["SLO"]);
    for measure in ["plain-words", "clear-orders", "no-blame", "order-kept"] {
        assert_eq!(log.mark(measure), None, "{measure}");
    }
}

#[test]
fn an_order_that_had_to_be_asked_about_was_not_clear() {
    let mut log = Log::staffed();
    assert_eq!(log.mark("clear-orders"), None, "no order yet");
    log.at(3, 0)
        .order("priya", "look into the database", 5, true);
    let vague = log.at(4, 0).order("sam", "handle it", 0, false);
    log.asks_back(vague, "sam", AskBack::Unclear);
    let score = log.score();
    let marked = score.measure("clear-orders").expect("there");
    assert_eq!(marked.value, Some(Value::share(1, 2)));
    assert_eq!((marked.faults.len(), marked.evidence.len()), (1, 3));
    assert_eq!(
        marked.say_instead.as_deref(),
        Some(
            "Sam, please find out what is wrong with the checkout web. I'll come back to you in \
             five minutes. Understood?"
        )
    );
}

#[test]
fn to_ask_which_comes_first_is_no_sign_of_a_vague_order() {
    let mut log = Log::staffed();
    let task = log.at(3, 0).order("sam", "look into checkout", 5, true);
    log.asks_back(task, "sam", AskBack::WhichFirst);
    assert_eq!(log.mark("clear-orders"), Some(100));
}

#[test]
fn words_that_blame_are_counted_and_words_about_things_are_not() {
    let mut log = Log::staffed();
    log.at(3, 0).say("The deploy broke it.");
    assert_eq!(value(&log, "no-blame"), Some(Value::Count { count: 0 }));
    let blame = log.at(4, 0).say("Sam, this is your fault.");
    log.says("sam", "You should have told me.");
    let score = log.score();
    let marked = score.measure("no-blame").expect("there");
    assert_eq!((marked.score, &marked.faults[..]), (Some(66), &[blame][..]));
    assert_eq!(
        marked.say_instead.as_deref(),
        Some("What changed just before this began?")
    );
}

#[test]
fn order_is_kept_soon_or_not() {
    for (second, expected) in [(30, 100), (45, 100), (46, 0)] {
        let mut log = Log::staffed();
        log.at(5, 0).breaks_off("sam");
        log.breaks_off("priya");
        log.at(5, second).keep_order();
        log.at(8, 0).say("On we go.");
        assert_eq!(log.mark("order-kept"), Some(expected), "{second}");
    }
}

#[test]
fn to_give_one_of_them_the_word_keeps_order() {
    let asks = |who: &str| {
        let mut log = Log::staffed();
        log.at(5, 0).breaks_off("sam");
        log.breaks_off("priya");
        let utterance = log.at(5, 10).say("You first, please.");
        let to = vec![PartyId(who.into())];
        log.heard(utterance, vec![Act::AskStatus { to }], &[]);
        log.at(8, 0).say("On we go.");
        log.mark("order-kept")
    };
    assert_eq!(asks("sam"), Some(100));
    assert_eq!(asks("hayley"), Some(0), "was not among them");
}

#[test]
fn one_voice_and_murmurs_of_assent_are_no_din() {
    let mut log = Log::staffed();
    log.at(5, 0).breaks_off("sam");
    log.at(8, 0).say("On we go.");
    assert_eq!(log.mark("order-kept"), None);
    let mut polled = Log::staffed();
    let plan = polled.at(5, 0).propose("rollback-714");
    polled.poll_agreement(plan);
    polled.at(5, 5).breaks_off("sam");
    polled.breaks_off("priya");
    polled.at(8, 0).say("On we go.");
    assert_eq!(polled.mark("order-kept"), None, "marked with the decision");
    let mut last = Log::staffed();
    last.at(5, 0).breaks_off("sam");
    last.breaks_off("priya");
    assert_eq!(last.mark("order-kept"), None, "the log ends here");
}
