//! A whole call as it reads: a short script in, the transcript out, kept as a golden that a
//! person can read. It changes only when the call is meant to sound different. And the rules that all
//! words keep: nothing twice, every line with an id of its own and somebody to speak it.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use hotwash::drill::lines::{may_come_again, repeated};
use hotwash::drill::{Drill, Event, What};
use hotwash::rehearsal::{Bot, play};
use hotwash::scenario::house;
use hotwash::scenario::ids::PersonId;
use hotwash::units::Moment;

use crate::cli::{folder, hotwash};
use crate::stage::{CHECKOUT, seed};

const WORDS: &str = "\
00:04  Is there an Incident Commander on the call?
00:16  Hi everyone, I'm Alex Reyes and I'm the Incident Commander.
00:24  Tatiana, you are my deputy please. Wei, you're scribe.
00:40  Sam, what are you seeing?
00:56  Sam, please look into the checkout API, I'll come back to you in five minutes. Understood?
01:10  Can someone check the orders database?
02:00  We are treating this as a severity one.
06:02  Sam, that's five minutes, where are we?
06:30  What are our options?
07:00  I propose that we do a rolling restart of checkout API. Any strong objections?
07:20  Hearing none, we go ahead with the rolling restart.
07:26  Sam, please do a rolling restart of checkout API, report back in five minutes. Understood?
";

#[test]
fn a_call_reads_like_a_call() {
    let dir = folder();
    std::fs::write(dir.path().join("words.txt"), WORDS).unwrap();
    let args = [
        "play",
        "checkout-latency",
        "--script",
        "words.txt",
        "--seed",
        "4",
        "--no-what-if",
        "--out",
        "call",
    ];
    let ran = hotwash(dir.path(), &args, "");
    assert_eq!(ran.code, 0, "{}", ran.err);
    let call: String = ran
        .out
        .lines()
        .take_while(|line| !line.starts_with(" 09:"))
        .fold(String::new(), |mut text, line| {
            text.push_str(line.trim_end());
            text.push('\n');
            text
        });
    insta::assert_snapshot!("a_call", call);
}

/// So many seeds (each a whole drill) are listened to.
const SEEDS: std::ops::Range<u64> = 1..41;

fn nothing_twice(bot: &str) {
    for number in SEEDS {
        let (scenario, hearing) = CHECKOUT.clone();
        let mut drill = Drill::begin(scenario, hearing, seed(number));
        let mut bot = Bot::named(bot).expect("it is shipped");
        play(&mut drill, &mut bot, |_, _| {});
        let twice = repeated(drill.log());
        assert!(
            twice.is_empty(),
            "{} under {number}: {twice:#?}",
            bot.name()
        );
    }
}

#[test]
fn nobody_says_the_same_twice_to_a_good_commander() {
    nothing_twice("by-the-book");
}

#[test]
fn nobody_says_the_same_twice_to_one_who_asks_everybody() {
    nothing_twice("group-caller");
}

#[test]
fn nobody_says_the_same_twice_however_often_they_are_asked() {
    let (scenario, hearing) = CHECKOUT.clone();
    let mut drill = Drill::begin(scenario, hearing, seed(2));
    let asked = [
        "Hayley, what are you seeing?",
        "What are our options?",
        "Lucia, how many customers are affected?",
        "Sam, is checkout back to normal?",
        "What are the risks if we fail over the orders database?",
        "Hayley, have you got anything new?",
    ];
    for (at, words) in asked.iter().cycle().take(180).enumerate() {
        crate::stage::say(&mut drill, 5 + at as u64 * 24, words);
    }
    let twice = repeated(drill.log());
    assert!(twice.is_empty(), "{twice:#?}");
}

#[test]
fn what_is_said_twice_is_found_unless_it_is_short_or_the_trainees() {
    let said = |seq: u64, who: &str, text: &str| Event {
        seq,
        at: Moment::START,
        what: What::Said {
            who: PersonId::from(who),
            channel: hotwash::hearing::Channel::Call,
            to: Vec::new(),
            text: text.to_owned(),
            lasts_ms: 0,
            line: None,
            sense: None,
        },
    };
    let began = Event {
        seq: 1,
        at: Moment::START,
        what: What::CallBegan {
            trainee: PersonId::from("alex"),
            shift_ends_ms: None,
            severity: None,
        },
    };
    let log = [
        began,
        said(2, "sam", "Four words are short."),
        said(3, "sam", "Four words are short."),
        said(4, "alex", "Five words are long enough."),
        said(5, "alex", "Five words are long enough."),
        said(6, "sam", "Five words are long enough."),
        said(7, "wei", "Five WORDS are long enough."),
    ];
    let found: Vec<(u64, u64)> = repeated(&log)
        .into_iter()
        .map(|one| (one.first, one.again))
        .collect();
    assert_eq!(found, [(6, 7)]);
    assert!(may_come_again("On it, five minutes.") && !may_come_again("On it, in five minutes."));
}

/// The code of the drill, as one text.
fn code(folder: &Path) -> String {
    let entries = fs::read_dir(folder).expect("the room is there");
    entries
        .map(|entry| entry.expect("the entry can be read").path())
        .map(|path| match path.is_dir() {
            true => code(&path),
            false => fs::read_to_string(path).expect("the source can be read"),
        })
        .collect()
}

#[test]
fn every_line_of_the_house_has_its_own_id_and_words_and_somebody_to_speak_it() {
    let drill = code(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src/drill"));
    let (mut ids, mut words) = (BTreeSet::new(), BTreeSet::new());
    let mut lists = 0;
    for (situation, of) in house::situations() {
        assert!(
            drill.contains(&format!("\"{situation}\"")),
            "nobody speaks for {situation}"
        );
        for manner in of.manners() {
            lists += 1;
            for line in of.lines(manner) {
                assert!(ids.insert(line.id.clone()), "{}", line.id);
                let text = line.text.to_lowercase();
                assert!(words.insert(text), "{}: {}", line.id, line.text);
            }
        }
    }
    // A list given twice would hide another.
    let source = include_str!("../../assets/lines/house.ron");
    assert_eq!(source.matches("\": [").count(), lists);
}
