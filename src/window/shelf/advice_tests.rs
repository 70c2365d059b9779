//! What is advised, and the figure that led to it.

use jiff::civil::date;

use super::*;
use crate::debrief::EarlierDrill;
use crate::drill::Mode;
use crate::window::shelf::cards::shipped;

const TODAY: Date = date(2026, 11, 22);

/// A finished drill with its marks.
fn played(scenario: &str, day: Date, score: u8, marks: &[(Dimension, u8)]) -> Line {
    Line {
        format: crate::records::FORMAT,
        trainee: "Kim".to_owned(),
        started: format!("{day}T10:00:00Z"),
        mode: Mode::Practice,
        policy: "pagerduty".into(),
        recording: None,
        drill: EarlierDrill {
            date: day,
            scenario: scenario.into(),
            scenario_title: scenario.to_owned(),
            seed: 1,
            score: Some(score),
            dimensions: marks.iter().copied().collect(),
            commitment: None,
        },
    }
}

/// What there is, with what came of it.
fn shelf(lines: &[Line]) -> Vec<DrillCard> {
    let mut cards: Vec<DrillCard> = shipped().iter().map(|one| one.card.clone()).collect();
    for card in &mut cards {
        let of_it = lines.iter().filter(|line| line.drill.scenario == card.id);
        card.best = of_it.filter_map(|line| line.drill.score).max();
    }
    cards
}

fn advised(lines: &[Line]) -> Advice {
    next(&shelf(lines), &lines.iter().collect::<Vec<_>>(), TODAY)
        .expect("there is always something")
}

/// Everything on the ladder passed lately, in all that it trains.
fn whole_ladder(day: Date) -> Vec<Line> {
    let rungs = shipped().iter().filter(|one| one.card.rung.is_some());
    rungs
        .map(|one| {
            let marks: Vec<_> = one.card.trains.iter().map(|skill| (*skill, 90)).collect();
            played(&one.card.id, day, 90, &marks)
        })
        .collect()
}

#[test]
fn who_has_never_played_begins_on_the_first_rung() {
    let advice = advised(&[]);
    assert_eq!(advice.asked, "take-command");
    assert!(
        advice.why.contains("command, in 3 minutes"),
        "{}",
        advice.why
    );
}

#[test]
fn the_lowest_dimension_is_trained_by_the_shortest_drill_and_told_with_its_figure() {
    let lines = [
        played("take-command", TODAY, 90, &[(Dimension::Command, 90)]),
        played(
            "checkout-latency",
            TODAY,
            60,
            &[
                (Dimension::Handover, 41),
                (Dimension::Updates, 60),
                (Dimension::Outcome, 3),
            ],
        ),
    ];
    let advice = advised(&lines);
    assert_eq!(advice.asked, "hand-over");
    assert!(
        advice
            .why
            .starts_with("Handover was your lowest mark, 41 of 100"),
        "{}",
        advice.why
    );
}

#[test]
fn a_weak_skill_is_not_trained_twice_running_by_one_drill_while_there_is_another() {
    let lines = [played("hand-over", TODAY, 50, &[(Dimension::Handover, 50)])];
    assert_eq!(advised(&lines).asked, "receive-command");
    let lines = [played(
        "take-command",
        TODAY,
        50,
        &[(Dimension::Command, 50)],
    )];
    assert_eq!(advised(&lines).asked, "take-command", "the only short one");
}

#[test]
fn the_latest_marks_count_and_not_the_first() {
    let bad_then_good: Vec<Line> = [20, 20, 20, 90, 90, 90]
        .map(|mark| played("take-command", TODAY, mark, &[(Dimension::Command, mark)]))
        .into();
    let advice = advised(&bad_then_good);
    assert_eq!(advice.asked, "assign");
    assert!(
        advice.why.contains("passed 1 of 18 steps"),
        "{}",
        advice.why
    );
}

#[test]
fn a_rung_that_was_played_and_not_passed_comes_before_those_above_it() {
    let lines = [
        played("take-command", TODAY, 65, &[(Dimension::Command, 70)]),
        played("assign", TODAY, 66, &[(Dimension::Delegation, 70)]),
    ];
    let advice = advised(&lines);
    assert_eq!(advice.asked, "take-command");
    assert!(
        advice.why.contains("your best here is 65"),
        "{}",
        advice.why
    );
}

#[test]
fn after_the_ladder_comes_the_easiest_full_drill() {
    let advice = advised(&whole_ladder(TODAY));
    assert_eq!(advice.asked, "expired-certificate");
    assert!(advice.why.contains("55 minutes"), "{}", advice.why);
}

#[test]
fn a_skill_that_was_long_not_practised_is_refreshed() {
    let long_ago = date(2026, 10, 1);
    let mut lines = whole_ladder(long_ago);
    lines.push(played(
        "checkout-latency",
        TODAY,
        80,
        &trained()
            .filter(|skill| *skill != Dimension::Closing)
            .map(|skill| (skill, 80))
            .collect::<Vec<_>>(),
    ));
    let advice = advised(&lines);
    assert_eq!(advice.asked, "close-and-postmortem");
    assert!(advice.why.contains("closing 52 days ago"), "{}", advice.why);
    assert_eq!(
        advised(&whole_ladder(date(2026, 10, 24))).asked,
        "expired-certificate",
        "29 days"
    );
}

#[test]
fn who_has_passed_everything_gets_what_was_longest_ago() {
    let mut lines = whole_ladder(TODAY);
    for one in shipped().iter().filter(|one| one.card.rung.is_none()) {
        lines.push(played(&one.card.id, TODAY, 88, &[(Dimension::Command, 88)]));
    }
    let first_full = lines[18].drill.scenario.clone();
    let advice = advised(&lines);
    assert_eq!(advice.asked, first_full);
    assert!(advice.why.contains("88"), "{}", advice.why);
    lines.push(played(&first_full, TODAY, 88, &[(Dimension::Command, 88)]));
    assert_eq!(advised(&lines).asked, lines[19].drill.scenario);
}

#[test]
fn where_there_is_nothing_to_play_nothing_is_advised() {
    assert_eq!(next(&[], &[], TODAY), None);
}
