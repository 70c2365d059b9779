//! Calibration: over many seeds people behave as was measured, or as we set it where nothing was.
//! Each test prints its table (`cargo test --test it calibration -- --nocapture`) and holds it
//! within a tolerance.
//!
//! El-Shafy et al. 2017, 387 orders in 89 trauma resuscitations: closed-loop orders were completed
//! at 3.6 times the hazard of open ones (95 % CI 2.5–5.3); the mean order took 3.85 minutes.

use std::collections::BTreeMap;

use hotwash::drill::event::Lost;
use hotwash::drill::{Drill, What};
use hotwash::units::Moment;

use crate::crew::{ALONE, CREW, crew, only, play_with};

/// Those who know mail, where nothing is to be found: looking into it is ordinary work.
const SIX: [&str; 6] = ["Finn", "Gus", "Hana", "Ivo", "Jane", "Kai"];
/// Drills end before anybody tires [s].
const END: u64 = 55 * 60;

/// The first so many of the six have an order each, in these words behind their name.
fn orders(people: usize, words: &str) -> Vec<(u64, String)> {
    let order = |(at, who): (usize, &&str)| (20 + 12 * at as u64, format!("{who}, {words}"));
    SIX.iter().take(people).enumerate().map(order).collect()
}

fn play_orders(source: &str, seed: u64, orders: &[(u64, String)], until: u64) -> Drill {
    let mut lines = ALONE.to_vec();
    lines.extend(orders.iter().map(|(at, words)| (*at, words.as_str())));
    play_with(source, seed, &lines, until)
}

/// How long each task took from the order on [s], and whether it was done by then.
fn completions(drill: &Drill) -> Vec<(f64, bool)> {
    let mut given = BTreeMap::new();
    let mut done = BTreeMap::new();
    for event in drill.log() {
        match &event.what {
            What::TaskGiven { task, .. } => {
                given.insert(*task, event.at);
            }
            What::WorkDone { task, .. } => {
                done.insert(*task, event.at);
            }
            _ => {}
        }
    }
    let end = drill.now();
    given
        .iter()
        .map(|(task, from)| {
            let until = done.get(task).copied();
            let took = until.unwrap_or(end).since(*from).0 as f64 / 1000.0;
            (took, until.is_some())
        })
        .collect()
}

fn many(source: &str, seeds: u64, orders: &[(u64, String)], until: u64) -> Vec<(f64, bool)> {
    (1..=seeds)
        .flat_map(|seed| completions(&play_orders(source, seed, orders, until)))
        .collect()
}

fn mean(times: &[(f64, bool)]) -> f64 {
    times.iter().map(|(took, _)| took).sum::<f64>() / times.len() as f64
}

/// The hazard ratio of the first group against the second: Cox's partial likelihood for one
/// covariate, solved by Newton's method. Who was not done is censored.
fn hazard_ratio(first: &[(f64, bool)], second: &[(f64, bool)]) -> f64 {
    let mut all: Vec<(f64, bool, bool)> = Vec::new();
    all.extend(first.iter().map(|(took, done)| (*took, *done, true)));
    all.extend(second.iter().map(|(took, done)| (*took, *done, false)));
    all.sort_by(|a, b| b.0.total_cmp(&a.0));
    let mut beta = 0.0_f64;
    for _ in 0..50 {
        let (mut slope, mut bend) = (0.0, 0.0);
        let (mut at_risk_first, mut at_risk_second) = (0.0, 0.0);
        for (_, done, is_first) in &all {
            if *is_first {
                at_risk_first += 1.0;
            } else {
                at_risk_second += 1.0;
            }
            if *done {
                let weight = at_risk_first * beta.exp();
                let share = weight / (weight + at_risk_second);
                slope += f64::from(u8::from(*is_first)) - share;
                bend += share * (1.0 - share);
            }
        }
        let step = slope / bend;
        beta += step;
        if step.abs() < 1e-9 {
            break;
        }
    }
    beta.exp()
}

const CLOSED: &str =
    "please look into the mail service, I'll come back to you in forty minutes. Understood?";
const OPEN: &str = "please look into the mail service.";

#[test]
fn closed_loops_complete_at_the_measured_hazard_ratio_and_ordinary_tasks_in_the_measured_time() {
    let silent = crew(&[(
        "part: Responder,",
        "part: Responder, traits: (acknowledges: 0),",
    )])
    // One person has traits already.
    .replace(", traits: (evasive: /*evasive*/false)", "");
    let closed = many(CREW, 60, &orders(6, CLOSED), END);
    let open = many(&silent, 60, &orders(6, OPEN), END);
    let mixed = many(CREW, 60, &orders(6, OPEN), END);
    let (ratio, minutes) = (hazard_ratio(&closed, &open), mean(&closed) / 60.0);
    println!(
        "closed against open orders, unconfirmed: hazard ratio {ratio:.2} (study 3.6, 2.5 to 5.3)"
    );
    println!(
        "closed against open orders, confirmed by temper: {:.2}",
        hazard_ratio(&closed, &mixed)
    );
    println!("mean completion of ordinary tasks: {minutes:.2} min (study 3.85)");
    assert!((2.5..=5.3).contains(&ratio), "{ratio}");
    assert!((3.85 * 0.85..=3.85 * 1.15).contains(&minutes), "{minutes}");
}

const ALL: [&str; 11] = [
    "ada", "ben", "cleo", "dan", "eve", "finn", "gus", "hana", "ivo", "jane", "kai",
];

/// The crew with only so many responders on the call, all of whom know everything.
fn first(people: usize) -> String {
    let everybody = crew(&[("{\"orders\": 900}", "{\"mail\": 900}")]);
    only(&everybody, &ALL[..people])
}

#[test]
fn the_more_people_hear_an_order_to_nobody_the_less_likely_it_is_taken_up() {
    const DRILLS: u64 = 150;
    let mut before = f64::INFINITY;
    let mut table = Vec::new();
    for people in [1, 2, 3, 6, 11] {
        let source = first(people);
        let order = [(20, "Can someone look into the mail service?".to_owned())];
        let (mut taken, mut doubled) = (0, 0);
        for seed in 1..=DRILLS {
            let drill = play_orders(&source, seed, &order, 75);
            let took = drill
                .log()
                .iter()
                .filter(|event| matches!(event.what, What::PickedUp { .. }))
                .count();
            taken += u64::from(took > 0);
            doubled += u64::from(took > 1);
        }
        let share = taken as f64 / DRILLS as f64;
        println!(
            "{people:>2} present: taken up {:>3.0} %, by two or more {:>3.0} %",
            share * 100.0,
            doubled as f64 * 100.0 / DRILLS as f64
        );
        assert!(share <= before + 0.06, "{people} present: {share}");
        before = share;
        table.push((share, doubled));
    }
    assert!((0.75..=0.95).contains(&table[0].0), "alone: {}", table[0].0);
    assert!(
        (0.30..=0.55).contains(&table[4].0),
        "of eleven: {}",
        table[4].0
    );
    assert!(table[0].1 == 0 && table[3].1 > 0);
}

#[test]
fn fatigue_overload_and_chasing_slow_the_work() {
    const DRILLS: u64 = 30;
    let tired = |before: &str| {
        let on_duty = format!("part: Responder, on_call_before: \"{before}\",");
        crew(&[("part: Responder,", on_duty.as_str())])
    };
    let usual = mean(&many(CREW, DRILLS, &orders(6, CLOSED), END));
    let slow = mean(&many(&tired("61m"), DRILLS, &orders(6, CLOSED), 28 * 60)) / usual;
    let spent = mean(&many(&tired("95m"), DRILLS, &orders(6, CLOSED), END)) / usual;
    println!("past 60 minutes on duty {slow:.2} times as long, past 90 {spent:.2}");
    assert!((1.15..=1.45).contains(&slow), "{slow}");
    assert!((1.40..=2.00).contains(&spent), "{spent}");

    let task = |at, task| {
        (
            at,
            format!("Finn, please {task}, I'll come back to you in forty minutes. Understood?"),
        )
    };
    let three = [
        task(20, "look into the mail service"),
        task(32, "count the open tickets"),
        task(90, "draw the graph of the queue"),
    ];
    let one = mean(&many(CREW, DRILLS * 3, &three[..1], END));
    let overload = mean(&many(CREW, DRILLS * 3, &three, END)) / one;
    println!("three tasks at once: each {overload:.2} times as long");
    assert!((1.5..=2.7).contains(&overload), "{overload}");

    let mut nagged = orders(1, CLOSED);
    for minute in 1..6 {
        nagged.push((20 + 60 * minute, "Finn, any news?".to_owned()));
    }
    let chased = mean(&many(CREW, DRILLS * 3, &nagged, END)) / one;
    println!("chased every minute: {chased:.2} times as long");
    assert!((1.25..=2.50).contains(&chased), "{chased}");
}

#[test]
fn beyond_seven_reports_are_lost_and_more_with_each_person() {
    const NAMES: [(&str, &str); 11] = [
        ("Finn", "mail"),
        ("Gus", "mail"),
        ("Hana", "mail"),
        ("Ivo", "mail"),
        ("Jane", "mail"),
        ("Kai", "mail"),
        ("Ada", "orders"),
        ("Cleo", "orders"),
        ("Dan", "orders"),
        ("Eve", "orders"),
        ("Ben", "orders"),
    ];
    let share_lost = |people: usize| {
        let order = |(at, (who, what)): (usize, &(&str, &str))| {
            let words = format!(
                "{who}, please look into the {what} service, I'll come back to you in ten minutes. Understood?"
            );
            (20 + 8 * at as u64, words)
        };
        let orders: Vec<(u64, String)> = NAMES.iter().take(people).enumerate().map(order).collect();
        let (mut lost, mut heard) = (0.0, 0.0);
        for seed in 1..=30 {
            let drill = play_orders(CREW, seed, &orders, 720);
            for event in drill.log().iter().filter(|one| one.at > Moment(300_000)) {
                match event.what {
                    What::MessageLost {
                        what: Lost::Report, ..
                    } => lost += 1.0,
                    What::TaskReported { .. } => heard += 1.0,
                    _ => {}
                }
            }
        }
        lost / (lost + heard)
    };
    let lost: Vec<f64> = [7, 9, 11].map(share_lost).to_vec();
    println!(
        "reports lost with 7, 9 and 11 people: {:.0} %, {:.0} %, {:.0} %",
        lost[0] * 100.0,
        lost[1] * 100.0,
        lost[2] * 100.0
    );
    assert!(lost[0] == 0.0 && lost[1] > 0.0 && lost[2] > lost[1]);
    assert!((0.08..=0.45).contains(&lost[2]), "{}", lost[2]);
}
