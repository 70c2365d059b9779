//! Marks for people: called in, let go, relieved, and not too many at once. Each from both sides,
//! and where there was nothing to mark.

use hotwash::drill::What;
use hotwash::drill::event::{EndWhy, Gone, Passed, Reported};
use hotwash::score::{Rating, Value};

use super::score_log::Log;

/// Everybody who knows the database has left; Kenji could come.
fn database_alone() -> Log {
    let mut log = Log::staffed();
    log.at(5, 0).leaves("priya", Gone::OwnAccord);
    log.at(6, 0).health("orders-db", 700);
    log
}

#[test]
fn whoever_is_missing_is_called_in_soon_or_not() {
    for (minute, second, expected) in [(6, 30, 100), (11, 0, 100), (16, 0, 50), (21, 0, 0)] {
        let mut log = database_alone();
        log.at(minute, second).page("kenji");
        log.at(30, 0).say("On we go.");
        let marks = log.score();
        let marked = marks.measure("experts-paged").expect("it exists");
        let permille = match marked.value {
            Some(Value::Share { permille, .. }) => permille / 10,
            other => panic!("{other:?}"),
        };
        assert_eq!(permille, expected, "called in at {minute}:{second:02}");
    }
}

#[test]
fn whoever_was_never_called_in_is_missed_from_what_showed_it() {
    let mut log = database_alone();
    let shown = log.events.last().expect("there").seq;
    log.at(30, 0).say("On we go.");
    let score = log.score();
    let marked = score.measure("experts-paged").expect("it exists");
    assert_eq!((marked.score, &marked.faults[..]), (Some(0), &[shown][..]));
    assert_eq!(
        marked.say_instead.as_deref(),
        Some("Tatiana, please page Kenji.")
    );
}

#[test]
fn nobody_is_missing_while_somebody_knows_it_or_it_passes_by_itself() {
    let mut known = Log::staffed();
    known.at(6, 0).health("orders-db", 700);
    known.at(30, 0).say("On we go.");
    assert_eq!(known.mark("experts-paged"), None, "Priya is there");
    let mut passed = database_alone();
    passed.at(9, 0).health("orders-db", 1000);
    passed.at(30, 0).say("On we go.");
    assert_eq!(passed.mark("experts-paged"), None, "over within the limit");
    let mut came = database_alone();
    came.at(8, 0).joins("kenji");
    came.at(30, 0).say("On we go.");
    assert_eq!(came.mark("experts-paged"), None, "Kenji came by himself");
}

#[test]
fn who_could_not_come_is_not_missed() {
    let mut log = Log::staffed();
    for who in ["priya", "jonas"] {
        log.at(5, 0).leaves(who, Gone::Relieved);
    }
    log.at(6, 0).health("edge", 700);
    log.at(30, 0).say("On we go.");
    assert_eq!(
        log.mark("experts-paged"),
        None,
        "Jonas rests, nobody else knows it"
    );
}

#[test]
fn what_was_put_forward_needs_whoever_can_do_it() {
    let mut log = Log::staffed();
    log.at(5, 0).leaves("priya", Gone::OwnAccord);
    log.at(6, 0).propose("failover-db");
    log.at(20, 0).say("On we go.");
    assert_eq!(log.mark("experts-paged"), Some(0));
}

#[test]
fn whoever_is_called_in_for_nothing_is_counted() {
    let mut log = Log::staffed();
    assert_eq!(log.mark("needless-pages"), None, "nobody was called in");
    for who in ["kenji", "grant", "dana"] {
        log.at(10, 0).page(who);
        log.at(13, 0).joins(who);
    }
    log.at(30, 0).say("On we go.");
    let score = log.score();
    let marked = score.measure("needless-pages").expect("it exists");
    assert_eq!(marked.value, Some(Value::Count { count: 3 }));
    assert_eq!(marked.rating, Some(Rating::M));
    assert_eq!(
        marked.say_instead.as_deref(),
        Some("Dana, you can go, thank you.")
    );
}

#[test]
fn whoever_had_a_reason_to_be_called_in_is_not() {
    let page = |change: &dyn Fn(&mut Log), after: &dyn Fn(&mut Log)| {
        let mut log = Log::staffed();
        log.at(9, 0);
        change(&mut log);
        log.at(10, 0).page("kenji");
        log.at(12, 0).joins("kenji");
        log.at(14, 0);
        after(&mut log);
        log.at(30, 0).say("On we go.");
        log.score().measure("needless-pages").expect("there").value
    };
    let nothing = |_: &mut Log| {};
    let needed = Some(Value::Count { count: 0 });
    let needless = Some(Value::Count { count: 1 });
    let unwell = |log: &mut Log| log.health("orders-db", 700);
    let priya_goes = |log: &mut Log| log.leaves("priya", Gone::OwnAccord);
    let alone = |log: &mut Log| {
        priya_goes(log);
        unwell(log);
    };
    assert_eq!(page(&alone, &nothing), needed);
    assert_eq!(page(&priya_goes, &unwell), needed);
    assert_eq!(page(&unwell, &nothing), needless, "Priya is there");
    assert_eq!(page(&|log| log.asks_relief("priya"), &nothing), needed);
    let works = |log: &mut Log| {
        log.order("kenji", "look into the database", 5, true);
    };
    assert_eq!(page(&nothing, &works), needed);
    assert_eq!(page(&nothing, &nothing), needless);
}

#[test]
fn whoever_comes_at_the_very_end_had_no_time_to_be_of_use() {
    let mut log = Log::staffed();
    log.at(26, 0).page("kenji");
    log.at(28, 0).joins("kenji");
    log.at(30, 0).end(EndWhy::CallClosed, 10_000, Some(20));
    assert_eq!(log.mark("needless-pages"), Some(100));
}

#[test]
fn whoever_asks_whether_they_are_needed_has_an_answer_soon_or_not() {
    let asked = |answer: &dyn Fn(&mut Log), minute| {
        let mut log = Log::staffed();
        log.at(14, 0).asks_if_needed("jonas");
        log.at(minute, 0);
        answer(&mut log);
        log.at(40, 0).say("On we go.");
        log.mark("released-when-done")
    };
    assert_eq!(asked(&|log| log.release("jonas"), 19), Some(100));
    assert_eq!(asked(&|log| log.release("jonas"), 20), Some(0));
    let gives_work = |log: &mut Log| {
        log.order("jonas", "look into the edge", 5, true);
    };
    assert_eq!(asked(&gives_work, 16), Some(100));
    let keeps = |log: &mut Log| {
        log.say("Jonas, please stay, we may need you.");
    };
    assert_eq!(asked(&keeps, 16), Some(100));
    assert_eq!(asked(&|log| log.health("edge", 700), 16), None, "is needed");
    assert_eq!(asked(&|_| {}, 16), Some(0));
}

#[test]
fn whoever_is_let_go_unasked_counts_for_the_commander_once() {
    let mut log = Log::staffed();
    log.at(8, 0).release("jonas");
    let words = log
        .events
        .iter()
        .rfind(|event| matches!(&event.what, What::Said { text, .. } if text.starts_with("Jonas")));
    let words = words.expect("said").seq;
    let score = log.score();
    let marked = score.measure("released-when-done").expect("there");
    assert_eq!(marked.value, Some(Value::share(1, 1)));
    assert_eq!(marked.evidence, [words]);
    let mut asked = Log::staffed();
    asked.at(14, 0).asks_if_needed("jonas");
    asked.at(15, 0).release("jonas");
    let value = asked
        .score()
        .measure("released-when-done")
        .expect("there")
        .value;
    assert_eq!(value, Some(Value::share(1, 1)), "once, not twice");
}

#[test]
fn nobody_is_kept_too_long_who_asks_as_the_call_ends() {
    let mut log = Log::staffed();
    log.at(28, 0).asks_if_needed("jonas");
    log.at(30, 0).end(EndWhy::CallClosed, 10_000, Some(20));
    assert_eq!(log.mark("released-when-done"), None);
}

#[test]
fn idle_minutes_are_held_against_all_minutes_on_the_call() {
    let with_work = |idle: &[&str]| {
        let mut log = Log::staffed();
        for who in ["hayley", "priya", "jonas", "sam"] {
            if !idle.contains(&who) {
                log.at(2, 0).order(who, "keep an eye on it", 60, true);
            }
        }
        log.at(50, 0).say("On we go.");
        log.score().measure("idle-time").expect("there").clone()
    };
    assert_eq!(with_work(&[]).score, Some(100));
    let one = with_work(&["jonas"]);
    assert_eq!(one.rating, Some(Rating::M), "{:?}", one.value);
    assert_eq!(
        one.say_instead.as_deref(),
        Some("Jonas, you can go, thank you.")
    );
    let all = with_work(&["hayley", "priya", "jonas", "sam"]);
    assert_eq!(all.score, Some(0), "{:?}", all.value);
}

#[test]
fn short_pauses_and_a_short_command_are_no_idle_time() {
    let mut log = Log::staffed();
    log.at(10, 0).say("On we go.");
    assert_eq!(log.mark("idle-time"), None, "too short to say");
    let mut busy = Log::staffed();
    for minute in (2..48).step_by(8) {
        for who in ["hayley", "priya", "jonas", "sam"] {
            let task = busy.at(minute, 0).order(who, "look into it", 2, true);
            busy.at(minute + 2, 0).report(task, who, Reported::Nothing);
        }
    }
    assert_eq!(busy.mark("idle-time"), Some(100));
}

const MANY: [&str; 8] = [
    "tatiana", "wei", "lucia", "omar", "hayley", "priya", "jonas", "sam",
];

#[test]
fn more_than_seven_who_report_are_too_many() {
    let given = |people: &[&str]| {
        let mut log = Log::commanded();
        log.at(5, 0);
        for who in people {
            log.order(who, "look into it", 20, true);
        }
        log.at(20, 40).say("On we go.");
        log.score()
            .measure("span-of-control")
            .expect("there")
            .clone()
    };
    assert_eq!(given(&MANY[..7]).value, Some(Value::share(0, 1200)));
    let eight = given(&MANY);
    assert_eq!(eight.value, Some(Value::share(940, 1200)));
    assert_eq!((eight.score, eight.faults.len()), (Some(0), 1));
    assert!(
        eight
            .say_instead
            .expect("words")
            .contains("take team Alpha")
    );
}

#[test]
fn of_a_team_only_the_leader_reports() {
    let mut log = Log::commanded();
    log.at(5, 0);
    let tasks: Vec<u32> = MANY
        .iter()
        .map(|who| log.order(who, "look into it", 20, true))
        .collect();
    let utterance = log.say("Sam, take team Alpha with Priya and look into it.");
    log.push(What::TeamFormed {
        team: "Alpha".into(),
        leader: "sam".into(),
        members: vec!["priya".into()],
        task: tasks[7],
        utterance,
    });
    log.at(20, 40).say("On we go.");
    assert_eq!(
        log.score().measure("span-of-control").expect("there").value,
        Some(Value::share(0, 1200))
    );
}

#[test]
fn where_fewer_are_there_nobody_can_have_too_many() {
    let mut log = Log::commanded();
    log.at(3, 0).leaves("jonas", Gone::OwnAccord);
    assert_eq!(log.mark("span-of-control"), None, "no order yet");
    let mut few = Log::begin();
    for who in ["jonas", "omar"] {
        few.at(0, 10).leaves(who, Gone::OwnAccord);
    }
    few.at(0, 40).take_command(true, true);
    few.at(5, 0).order("sam", "look into it", 5, true);
    assert_eq!(few.mark("span-of-control"), None);
}

#[test]
fn whoever_asks_for_a_break_gets_it_soon_or_not() {
    for (minute, expected) in [(12, 100), (20, 100), (30, 50), (40, 0)] {
        let mut log = Log::staffed();
        log.at(10, 0).asks_relief("priya");
        log.at(minute, 0).relieve("priya");
        assert_eq!(log.mark("tired-relieved"), Some(expected), "{minute}");
    }
    let mut kept = Log::staffed();
    kept.at(10, 0).asks_relief("priya");
    kept.at(15, 0).asks_relief("priya");
    kept.at(20, 0).say("On we go.");
    assert_eq!(
        kept.mark("tired-relieved"),
        Some(0),
        "asked twice, counted once"
    );
    let score = kept.score();
    let words = score
        .measure("tired-relieved")
        .expect("there")
        .say_instead
        .clone();
    assert_eq!(words.as_deref(), Some("Priya, please take a break."));
}

#[test]
fn a_break_that_came_otherwise_or_could_not_come_yet_is_not_marked() {
    let mut log = Log::staffed();
    assert_eq!(log.mark("tired-relieved"), None, "nobody asked");
    log.at(10, 0).asks_relief("priya");
    log.at(14, 0).leaves("priya", Gone::OwnAccord);
    log.at(30, 0).say("On we go.");
    assert_eq!(log.mark("tired-relieved"), None, "left by themselves");
    let mut late = Log::staffed();
    late.at(28, 0).asks_relief("priya");
    late.at(30, 0).end(EndWhy::CallClosed, 10_000, Some(20));
    assert_eq!(late.mark("tired-relieved"), None);
}

#[test]
fn while_another_commands_people_are_not_the_trainees_business() {
    let mut log = Log::staffed();
    log.at(5, 0).pass_command(Some("dana"), Passed::Takeover);
    log.at(10, 0).asks_relief("priya");
    log.at(14, 0).asks_if_needed("jonas");
    log.at(15, 0).health("orders-db", 700);
    log.at(50, 0).end(EndWhy::TimeUp, 10_000, None);
    for measure in [
        "experts-paged",
        "needless-pages",
        "released-when-done",
        "idle-time",
        "span-of-control",
        "tired-relieved",
    ] {
        assert_eq!(log.mark(measure), None, "{measure}");
    }
}

#[test]
fn what_is_to_be_said_instead_is_heard_as_it_is_meant() {
    let (_, hearing) = crate::stage::CHECKOUT.clone();
    let acts = |words: &str| -> Vec<&'static str> {
        let heard = hearing.hear(words, &hotwash::hearing::Context::default());
        heard.acts.iter().map(|heard| heard.act.id()).collect()
    };
    for (words, act) in [
        ("Tatiana, please page Kenji.", "page"),
        ("!page Kenji", "page"),
        ("Jonas, you can go, thank you.", "release"),
        ("Priya, take a break, Kenji takes over for you.", "rotate"),
        ("Priya, please take a break.", "rotate"),
        (
            "Sam, take team Alpha with Priya and look into it, report in ten minutes.",
            "spin-off",
        ),
        (
            "Sam, please find out what is wrong with the checkout web.",
            "assign",
        ),
        ("What changed just before this began?", "ask-status"),
        ("One at a time, please.", "keep-order"),
    ] {
        assert_eq!(acts(words), [act], "{words}");
    }
}
