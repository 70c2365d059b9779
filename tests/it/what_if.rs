//! What if: branches are matched, found losses are real ones, and chance is never claimed.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use hotwash::debrief::what_if::{CostlyMoment, SaidThen};
use hotwash::debrief::{self, Around, Report, WhatIf};
use hotwash::drill::{Drill, Event, What};
use hotwash::hearing::Hearing;
use hotwash::rehearsal::what_if::{
    Comparison, MOST_BRANCHES, Question, Recorded, Sure, compare, costliest, paired,
};
use hotwash::rehearsal::{Bot, play};
use hotwash::score::Policy;
use hotwash::units::Moment;

use crate::cli::{folder, hotwash};
use crate::stage::{self, CHECKOUT};

/// A drill that was played, with what was commanded in it.
struct Tape {
    drill: Drill,
    hearing: Arc<Hearing>,
    policy: Policy,
}

impl Tape {
    /// By a bot.
    fn of_bot(name: &str, seed: u64) -> Tape {
        let mut drill = stage::begin(seed);
        let mut bot = Bot::named(name).expect("the bot exists");
        play(&mut drill, &mut bot, |_, _| {});
        Tape::new(drill, CHECKOUT.1.clone())
    }

    fn new(drill: Drill, hearing: Arc<Hearing>) -> Tape {
        let policy = hotwash::score::policy::shipped("pagerduty").expect("it is shipped");
        Tape {
            drill,
            hearing,
            policy,
        }
    }

    fn recorded(&self) -> Recorded<'_> {
        Recorded::of(&self.drill, &self.hearing, &self.policy, None)
    }

    fn costliest(&self) -> WhatIf {
        costliest(&self.recorded(), &by_the_book(), &|| {})
    }
}

fn by_the_book() -> Bot {
    Bot::named("by-the-book").expect("the bot exists")
}

/// A drill in which by-the-book commands, but for a stretch in which these lines are all that is
/// said.
fn book_but(seed: u64, from: Moment, to: Moment, lines: &[(u64, &str)]) -> Tape {
    let book = Tape::of_bot("by-the-book", seed);
    let mut drill = stage::begin(seed);
    for command in book.drill.commands().iter().filter(|one| one.at < from) {
        drill.advance(command.at);
        drill.hear(&command.command);
    }
    for (at, words) in lines {
        stage::say(&mut drill, *at, words);
    }
    drill.advance(to);
    play(&mut drill, &mut by_the_book(), |_, _| {});
    Tape::new(drill, book.hearing)
}

fn question(bot: &str, from: Moment, to: Moment, futures: u32) -> Question {
    Question {
        bot: Bot::named(bot).expect("the bot exists"),
        from,
        to,
        futures,
        sure: Sure::Percent95,
    }
}

fn compared(tape: &Tape, question: &Question) -> Comparison {
    compare(&tape.recorded(), question, &|| {}).expect("there are futures enough")
}

#[test]
fn branched_at_the_start_with_the_same_dice_it_is_the_bots_own_drill() {
    let own = Tape::of_bot("by-the-book", 3);
    let mut branch = stage::begin(3).clone();
    play(&mut branch, &mut by_the_book(), |_, _| {});
    assert_eq!(branch.log(), own.drill.log());
}

#[test]
fn a_cloned_drill_goes_on_as_the_drill_itself() {
    let mut drill = stage::in_full_swing(5);
    let mut branch = drill.clone();
    for one in [&mut drill, &mut branch] {
        stage::say(one, 200, "Hayley, what are you seeing?");
        one.advance(Moment::at(20, 0));
    }
    assert_eq!(drill.log(), branch.log());
}

#[test]
fn dealing_anew_changes_the_future_alone_and_the_same_way_for_the_same_seed() {
    let drill = stage::in_full_swing(5);
    let dealt = |seed: u64| {
        let mut branch = drill.clone();
        branch.redeal(seed);
        branch.advance(Moment::at(30, 0));
        branch.log().to_vec()
    };
    let (one, other) = (dealt(1), dealt(2));
    let past = drill.log().len();
    assert_eq!(one[..past], *drill.log());
    assert_eq!(one, dealt(1));
    assert_ne!(one, other);
    // What was drawn before stays: the cast, and what is on the agenda already.
    let samples = |log: &[Event]| -> Vec<Moment> {
        let sampled = log
            .iter()
            .filter(|one| matches!(one.what, What::Measured { .. }));
        sampled.map(|event| event.at).collect()
    };
    assert_eq!(samples(&one), samples(&other));
}

#[test]
fn whoever_takes_over_does_not_begin_anew() {
    for minute in [4, 9, 14, 19] {
        let at = Moment::at(minute, 0);
        let own = Tape::of_bot("by-the-book", 2);
        let mut drill = stage::begin(2);
        for command in own.drill.commands().iter().filter(|one| one.at < at) {
            drill.advance(command.at);
            drill.hear(&command.command);
        }
        drill.advance(at);
        let past = drill.log().len();
        let boxed: Vec<_> = drill
            .state()
            .open_tasks()
            .filter(|task| task.box_ends.is_some_and(|ends| ends >= at))
            .map(|task| task.id)
            .collect();
        play(&mut drill, &mut by_the_book(), |_, _| {});
        let new = &drill.log()[past..];
        let again = |event: &&Event| {
            matches!(
                event.what,
                What::RoleGiven { .. }
                    | What::SeverityDeclared { .. }
                    | What::CommanderAskedFor { .. }
                    | What::CommandTaken { again: false, .. }
            )
        };
        let begun: Vec<&Event> = new.iter().filter(again).collect();
        assert!(begun.is_empty(), "at {at}: {begun:#?}");
        assert!(
            !boxed.is_empty() || minute > 14,
            "at {at} something is in hand"
        );
        for task in boxed {
            let minded = new.iter().any(|event| match &event.what {
                What::FollowedUp { task: one, .. }
                | What::TaskReported { task: one, .. }
                | What::TaskCancelled { task: one, .. } => *one == task,
                _ => false,
            });
            assert!(minded, "at {at} nobody came back to task {task}");
        }
    }
}

#[test]
fn whoever_takes_over_follows_up_what_somebody_else_gave() {
    let mut drill = stage::in_full_swing(4);
    drill.advance(Moment::at(2, 0));
    let past = drill.log().len();
    play(&mut drill, &mut by_the_book(), |_, _| {});
    let new = &drill.log()[past..];
    assert!(!new.iter().any(|event| matches!(
        event.what,
        What::CommandTaken { again: false, .. } | What::SeverityDeclared { .. }
    )));
    // Sam has ten minutes from 00:40; nobody asks before.
    let asked = new
        .iter()
        .find(|event| matches!(event.what, What::FollowedUp { task: 1, .. }));
    let reported = new
        .iter()
        .find(|event| matches!(event.what, What::TaskReported { task: 1, .. }));
    match (asked, reported) {
        (Some(asked), _) => assert!(asked.at >= Moment::at(10, 40), "asked at {}", asked.at),
        (None, reported) => assert!(reported.is_some(), "Sam's task is forgotten"),
    }
}

#[test]
fn ten_minutes_without_a_word_are_the_costliest_moment() {
    let (from, to) = (Moment::at(5, 0), Moment::at(15, 0));
    let tape = book_but(1, from, to, &[]);
    let found = tape.costliest();
    let worst = found.moments.first().expect("a loss is found");
    assert!(
        worst.from_ms >= from.0 && worst.to_ms <= to.0,
        "{}",
        worst.text
    );
    assert!(
        worst.cost.low > 0 && worst.cost.is_claimed(),
        "{}",
        worst.text
    );
    assert!(worst.said.is_empty(), "{:?}", worst.said);
    assert!(!worst.could_say.is_empty());
    assert!(found.moments.len() <= 3);
    assert!(worst.text.contains("customer-minutes"), "{}", worst.text);
}

#[test]
fn a_wrong_remedy_is_found_where_it_was_ordered() {
    let tape = book_but(
        2,
        Moment::at(6, 0),
        Moment::at(12, 0),
        &[(
            365,
            "Priya, please fail over the orders database, I'll come back to you in five minutes. Understood?",
        )],
    );
    let found = tape.costliest();
    let worst = found.moments.first().expect("a loss is found");
    assert!(
        worst.from_ms < 365_000 && worst.to_ms > 365_000,
        "{}",
        worst.text
    );
    assert!(worst.said.iter().any(|one| one.words.contains("fail over")));
}

#[test]
fn by_the_books_own_drill_has_no_moment_to_tell_of() {
    for seed in [1, 2] {
        let found = Tape::of_bot("by-the-book", seed).costliest();
        assert!(found.moments.is_empty(), "{:#?}", found.moments);
        assert!(found.text.contains("no moment"), "{}", found.text);
    }
}

#[test]
fn the_same_drill_gives_the_same_findings_on_one_core_and_on_many() {
    let tape = Tape::of_bot("clock-blind", 1);
    let played = AtomicU64::new(0);
    let find = || {
        costliest(&tape.recorded(), &by_the_book(), &|| {
            played.fetch_add(1, Ordering::Relaxed);
        })
    };
    let alone = rayon::ThreadPoolBuilder::new().num_threads(1).build();
    let alone = alone.expect("one thread starts").install(find);
    let once = played.load(Ordering::Relaxed);
    let many = rayon::ThreadPoolBuilder::new().num_threads(3).build();
    let many = many.expect("three threads start").install(find);
    assert_eq!(alone, many);
    assert!(!alone.moments.is_empty());
    // However busy the machine is, the same branches are played, and no more than the bar shows.
    assert_eq!(played.into_inner(), 2 * once);
    assert!(once <= MOST_BRANCHES);
}

#[test]
fn where_both_say_the_same_nothing_differs_in_any_future() {
    let tape = Tape::of_bot("silent", 1);
    let silent = compared(
        &tape,
        &question("silent", Moment::at(5, 0), Moment::at(10, 0), 6),
    );
    let difference = silent.lost.difference;
    assert_eq!(
        (difference.mean, difference.low, difference.high),
        (0, 0, 0)
    );
    assert!(
        silent.text.contains("nothing is claimed"),
        "{}",
        silent.text
    );
    assert!(silent.said.is_empty() && silent.could_say.is_empty());
}

#[test]
fn futures_differ_and_the_same_question_has_the_same_answer() {
    let tape = Tape::of_bot("clock-blind", 1);
    let ask = question("by-the-book", Moment::at(5, 0), Moment::at(10, 0), 6);
    let one = compared(&tape, &ask);
    assert!(
        one.lost.difference.low < one.lost.difference.high,
        "{one:#?}"
    );
    assert_eq!(one, compared(&tape, &ask));
    assert_eq!(one.lost.trainee - one.lost.bot, one.lost.difference.mean);
}

/// Whole numbers drawn evenly from 0 to 2³² (SplitMix64).
fn drawn(count: &mut u64) -> i64 {
    *count = count.wrapping_add(0x9e37_79b9_7f4a_7c15);
    let mixed = (*count ^ (*count >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    i64::try_from((mixed ^ (mixed >> 31)) >> 32).expect("it is a u32")
}

#[test]
fn the_interval_holds_the_true_mean_as_often_as_it_says() {
    let mut seed = 1;
    for (sure, least, most) in [(Sure::Percent95, 935, 970), (Sure::Percent99, 980, 1000)] {
        let held = (0..1000).filter(|_| {
            // The larger of two draws: leaning to one side, as losses do. Its mean is two thirds.
            let pairs: Vec<i64> = (0..12)
                .map(|_| drawn(&mut seed).max(drawn(&mut seed)) / 1000)
                .collect();
            let difference = paired(&pairs, sure).expect("twelve pairs");
            let truth = i64::from(u32::MAX) * 2 / 3 / 1000;
            (difference.low..=difference.high).contains(&truth)
        });
        let held = held.count();
        assert!((least..=most).contains(&held), "{sure:?}: {held} of 1000");
    }
}

#[test]
fn the_page_tells_both_words_and_escapes_them() {
    let tape = Tape::of_bot("silent", 1);
    let mut found = WhatIf {
        commander: "by-the-book".into(),
        horizon_ms: 3_600_000,
        futures: 12,
        windows: 8,
        window_ms: 300_000,
        confirmed: 1,
        curve: Vec::new(),
        moments: Vec::new(),
        text: "There is one moment.".to_owned(),
    };
    let words = |words: &str| SaidThen {
        seq: None,
        at_ms: 300_000,
        at: "05:00".to_owned(),
        words: words.to_owned(),
    };
    found.moments.push(CostlyMoment {
        from_ms: 300_000,
        to_ms: 600_000,
        from: "05:00".to_owned(),
        to: "10:00".to_owned(),
        said: vec![words("wait <b>here</b>")],
        could_say: vec![words("Sam, where are we?")],
        cost: paired(&[900, 1_100], Sure::Percent99).expect("two pairs"),
        points: None,
        text: "It cost 1000.".to_owned(),
    });
    let (scenario, policy) = (tape.drill.scenario(), &tape.policy);
    let report = Report::of(
        tape.drill.log(),
        scenario,
        tape.drill.settings(),
        policy,
        None,
    );
    assert!(!debrief::markdown(&report).contains("## What if"));
    let report = report.with(Around {
        what_if: Some(found),
        ..Around::default()
    });
    let page = debrief::markdown(&report);
    for part in [
        "## What if",
        "### 05:00–10:00",
        "wait \\<b\\>here",
        "Sam, where are we?",
    ] {
        assert!(page.contains(part), "{part} is missing");
    }
    let read: Report = serde_json::from_str(&debrief::json(&report)).expect("it reads back");
    assert_eq!(read, report);
}

#[test]
fn the_verb_prints_a_table_or_json_and_refuses_a_moment_that_is_not_there() {
    let dir = folder();
    let play = [
        "play",
        "checkout-latency",
        "--commander",
        "clock-blind",
        "--seed",
        "1",
        "--no-what-if",
        "--out",
        "d",
    ];
    let ran = hotwash(dir.path(), &play, "");
    assert_eq!(ran.code, 0, "{}", ran.err);
    let ask = |more: &[&str]| hotwash(dir.path(), &[&["what-if", "d"], more].concat(), "");
    let table = ask(&["--at", "05:00", "--futures", "6"]);
    assert_eq!(table.code, 0, "{}", table.err);
    for part in [
        "from 05:00",
        "until 10:00",
        "lost up to 60:00",
        "Your way cost",
        "You said:",
    ] {
        let part = part.replace("from 05:00", "at 05:00");
        assert!(table.out.contains(&part), "{part}: {}", table.out);
    }
    let json = ask(&["--at", "05:00", "--futures", "6", "--json"]);
    let read: serde_json::Value = serde_json::from_str(&json.out).expect("it is JSON");
    assert_eq!(read["commander"], "by-the-book");
    assert!(read["lost"]["difference"]["low"].as_i64() > Some(0));
    assert_eq!(read["to_ms"], 600_000);
    for (args, word) in [
        (&["--at", "59:00"][..], "the drill ends at"),
        (&["--at", "soon"], "no time"),
        (&["--at", "05:00", "--for", "00:00"], "no time in which"),
        (
            &["--at", "05:00", "--commander", "by-the-bok"],
            "by-the-book",
        ),
    ] {
        let ran = ask(args);
        assert_eq!(ran.code, 2, "{args:?}: {}", ran.out);
        assert!(
            ran.err.contains(word) && ran.err.contains("help:"),
            "{}",
            ran.err
        );
    }
    let one = ask(&["--at", "05:00", "--futures", "1"]);
    assert_eq!(one.code, 2, "one future tells nothing");
}

#[test]
fn a_torn_recording_is_branched_as_far_as_it_goes() {
    let dir = folder();
    let play = ["play", "checkout-latency", "--seed", "3", "--out", "d"];
    let words = "I'm Alex and I am the Incident Commander.\n:wait 5m\n:quit\n";
    assert_eq!(hotwash(dir.path(), &play, words).code, 0);
    let path = dir.path().join("d/recording.jsonl");
    let mut bytes = std::fs::read(&path).expect("it was recorded");
    bytes.extend_from_slice(b"{\"seq\":99");
    std::fs::write(&path, bytes).expect("it is torn");
    let ran = hotwash(
        dir.path(),
        &["what-if", "d", "--at", "02:00", "--futures", "2"],
        "",
    );
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert!(ran.err.contains("broke off"), "{}", ran.err);
}

#[test]
fn a_debrief_holds_the_costliest_moments_unless_they_are_left_out_or_the_book_itself_played() {
    let dir = folder();
    let report = |name: &str| -> serde_json::Value {
        let text = std::fs::read_to_string(dir.path().join(name).join("debrief.json"));
        serde_json::from_str(&text.expect("it was written")).expect("it is JSON")
    };
    let play = |bot: &str, out: &str, more: &[&str]| {
        let args = [
            "play",
            "assign",
            "--commander",
            bot,
            "--seed",
            "1",
            "--out",
            out,
        ];
        let ran = hotwash(dir.path(), &[&args[..], more].concat(), "");
        assert_eq!(ran.code, 0, "{}", ran.err);
        ran.err
    };
    play("silent", "silent", &[]);
    assert!(report("silent")["what_if"]["windows"].as_u64() > Some(0));
    let again = hotwash(dir.path(), &["debrief", "silent", "--out", "again"], "");
    assert_eq!(again.code, 0, "{}", again.err);
    assert_eq!(report("again"), report("silent"));
    play("silent", "bare", &["--no-what-if"]);
    assert!(report("bare")["what_if"].is_null());
    let told = play("by-the-book", "book", &[]);
    assert!(
        told.contains("by-the-book played this drill itself"),
        "{told}"
    );
    assert!(report("book")["what_if"].is_null());
}
