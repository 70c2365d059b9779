//! `hotwash stats`: a scenario in figures.

use std::fs;

use hotwash::scenario::model::PressureKind;
use hotwash::scenario::stats::injects::InjectKind;
use hotwash::scenario::stats::{self, Stats};
use serde_json::Value;

use crate::cli::{folder, hotwash};
use crate::stage::{CHECKOUT, load};

fn bakery() -> Stats {
    stats::of(&load(include_str!("graph/bakery.ron")).0)
}

#[test]
fn words_are_counted_and_timed_at_150_a_minute() {
    let words = bakery().words;
    assert_eq!((words.lines, words.spoken, words.longest), (6, 42, 11));
    assert_eq!(words.speaking_ms.to_string(), "16 s");
    assert_eq!((words.briefing, words.coach), (18, 0));
}

#[test]
fn each_person_has_the_lines_that_they_may_speak() {
    let people = bakery().people;
    let lines = |id: &str| {
        let mut people = people.iter();
        people.find(|one| one.id == id).map(|one| one.lines)
    };
    // Rosa opens and finds two things; Otto finds two, tells of the vans and knows the risk.
    assert_eq!(lines("rosa"), Some(3));
    assert_eq!(lines("otto"), Some(4));
    assert_eq!(lines("vera"), Some(0));
    assert_eq!(people[3].comes, "by inject");
}

#[test]
fn injects_are_counted_by_kind_and_by_when_they_come() {
    let injects = bakery().injects;
    assert_eq!(
        (injects.count, injects.by_the_clock, injects.answering),
        (5, 3, 2)
    );
    assert_eq!(injects.by_kind[&InjectKind::Pressure], 1);
    assert_eq!(injects.by_kind[&InjectKind::World], 2);
    assert_eq!(injects.by_kind[&InjectKind::Finding], 1);
    assert_eq!(injects.by_kind[&InjectKind::Speech], 1);
    assert_eq!(injects.pressure[&PressureKind::ExecutiveTakeover], 1);
    // Five seconds, three and six minutes of twenty, in twelfths.
    assert_eq!(injects.over_time, [1, 1, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0]);
    assert_eq!(injects.part_ms.as_secs(), 100);
}

#[test]
fn the_world_is_counted() {
    let stats = bakery();
    let world = stats.world;
    assert_eq!((world.services, world.signals, world.faults), (2, 0, 3));
    assert_eq!((world.findings, world.red_herrings), (3, 1));
    assert_eq!((world.remedies, world.risky, world.useless), (2, 1, 0));
    assert_eq!((stats.drills, stats.endings.len()), (2, 2));
    assert_eq!(stats::of(&CHECKOUT.0).drills, 36, "2 · 3 · 2 · 3");
}

#[test]
fn what_cannot_be_marked_is_said_with_its_reason() {
    let stats = stats::of(&load(include_str!("../../scenarios/micro/assign.ron")).0);
    let seen = |id: &str| {
        let printed = serde_json::to_value(&stats).expect("figures can be printed");
        let all = printed["dimensions"].as_array().expect("a list").clone();
        all.into_iter()
            .find(|one| one["id"] == id)
            .expect("it is there")
    };
    assert_eq!(seen("delegation")["practised"], true);
    assert_eq!(seen("delegation")["why_not"], "");
    assert_eq!(seen("pressure")["observable"], false);
    assert!(
        seen("pressure")["why_not"]
            .as_str()
            .expect("a text")
            .contains("nobody presses")
    );
}

#[test]
fn the_page_shows_the_grade_and_fits_the_screen() {
    let dir = folder();
    let ran = hotwash(dir.path(), &["stats", "checkout-latency"], "");
    assert_eq!(ran.code, 0, "{}", ran.err);
    for shown in [
        "grade A: it has all 16 things asked of it",
        "by the clock in each 5 min: ",
        "36: 2 cause, 3 casting, 2 ceo, 3 tempo",
        "Sam Adeyemi",
        "handed-over (handed over)",
    ] {
        assert!(ran.out.contains(shown), "no `{shown}` in\n{}", ran.out);
    }
    for line in ran.out.lines() {
        assert!(line.chars().count() <= 100, "{line}");
    }
}

#[test]
fn json_holds_one_scenario_a_line_with_its_grade() {
    let dir = folder();
    let ran = hotwash(
        dir.path(),
        &["stats", "assign", "checkout-latency", "--json"],
        "",
    );
    assert_eq!(ran.code, 0, "{}", ran.err);
    let lines: Vec<Value> = ran
        .out
        .lines()
        .map(|line| serde_json::from_str(line).expect("each line is JSON"))
        .collect();
    assert_eq!(lines.len(), 2);
    assert_eq!(lines[0]["id"], "assign");
    assert_eq!(lines[1]["length_ms"], 3_600_000);
    assert_eq!(lines[1]["grade"]["letter"], "A");
    assert_eq!(lines[1]["injects"]["by_kind"]["pressure"], 5);
}

#[test]
fn a_grade_below_the_least_ends_with_1_and_says_what_to_add() {
    let dir = folder();
    let poor = include_str!("../../scenarios/micro/assign.ron")
        .replace("outcome: Resolved", "outcome: Unresolved");
    fs::write(dir.path().join("poor.ron"), poor).expect("it can be written");
    let ran = hotwash(dir.path(), &["stats", "poor.ron"], "");
    assert_eq!(ran.code, 0, "without --min-grade any will do");
    let ran = hotwash(dir.path(), &["stats", "poor.ron", "--min-grade", "b"], "");
    assert_eq!(ran.code, 1, "{}", ran.err);
    assert!(
        ran.out.contains("grade C: 1 of 10 things is lacking"),
        "{}",
        ran.out
    );
    assert!(ran.out.contains("winnable  "), "{}", ran.out);
    let ran = hotwash(
        dir.path(),
        &["stats", "assign", "poor.ron", "--min-grade", "C"],
        "",
    );
    assert_eq!(ran.code, 0);
    assert!(
        ran.out
            .ends_with("2 scenarios: 1 with grade A, 1 with grade C\n"),
        "{}",
        ran.out
    );
}

#[test]
fn a_folder_stands_for_the_scenarios_in_it_and_an_empty_one_is_told() {
    let dir = folder();
    let inner = dir.path().join("mine/deeper");
    fs::create_dir_all(&inner).expect("it can be made");
    let source = include_str!("../../scenarios/micro/assign.ron");
    fs::write(inner.join("assign.ron"), source).expect("it can be written");
    fs::write(dir.path().join("mine/notes.txt"), "no scenario").expect("it can be written");
    let ran = hotwash(dir.path(), &["stats", "mine", "--json"], "");
    assert_eq!((ran.code, ran.out.lines().count()), (0, 1), "{}", ran.err);
    fs::create_dir(dir.path().join("empty")).expect("it can be made");
    let ran = hotwash(dir.path(), &["stats", "empty"], "");
    assert_eq!(ran.code, 2);
    assert!(
        ran.err
            .contains("there is no scenario (.ron) in the folder empty"),
        "{}",
        ran.err
    );
    let ran = hotwash(dir.path(), &["stats", "chekout-latency"], "");
    assert_eq!(ran.code, 2);
    assert!(
        ran.err.contains("did you mean `checkout-latency`?"),
        "{}",
        ran.err
    );
}
