//! The first step.

use bevy_egui::egui::{Key, Rect};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT, Queryable};

use super::stage::{NARROW, Stage, WIDE, click, cut_off, micro, open, read, reads, troubled, view};
use crate::scenario::model::Dimension;
use crate::window::intent::Intent;
use crate::window::view::review::Step;

#[test]
fn no_mark_is_shown_before_the_second_step() {
    let report = troubled();
    let suggestion = report.commitment.suggestion.clone();
    let score = format!("{} of 100", report.score.expect("it was marked"));
    let mut harness = open(view(Some(report), Step::OwnView), WIDE);
    for telling in ["of 100", "performed", "unable", "par ", &suggestion] {
        let found: Vec<String> = read(&harness)
            .into_iter()
            .filter(|text| text.contains(telling))
            .collect();
        assert!(found.is_empty(), "{telling}: {found:?}");
    }
    click(&mut harness, "Show me the evidence");
    assert_eq!(harness.state().view.step, Step::Evidence);
    click(&mut harness, "Marks");
    assert!(reads(&harness, "of 100"));
    assert!(reads(&harness, "unable to be performed"));
    assert!(!score.is_empty());
}

#[test]
fn the_commitment_is_shut_until_the_evidence_was_seen() {
    let mut harness = open(view(Some(troubled()), Step::OwnView), WIDE);
    click(&mut harness, "Step 3: Commitment");
    assert_eq!(harness.state().view.step, Step::OwnView);
    click(&mut harness, "Step 2: Evidence");
    click(&mut harness, "Step 3: Commitment");
    assert_eq!(harness.state().view.step, Step::Commitment);
}

#[test]
fn digits_rate_one_question_after_the_other_and_enter_goes_on() {
    let report = troubled();
    let asked: Vec<Dimension> = report
        .self_assessment
        .iter()
        .map(|one| one.dimension)
        .collect();
    let mut harness = open(view(Some(report), Step::OwnView), WIDE);
    for key in [Key::Num4, Key::Num1] {
        harness.key_press(key);
        harness.run();
    }
    let own = &harness.state().view.reflection.self_assessment;
    assert_eq!(own.get(&asked[0]), Some(&4));
    assert_eq!(own.get(&asked[1]), Some(&1));
    assert_eq!(own.len(), 2);
    assert!(reads(&harness, &format!("2 of {} rated", asked.len())));
    // Up again, better by one, then taken back.
    harness.key_press(Key::ArrowUp);
    harness.run();
    harness.key_press(Key::ArrowRight);
    harness.run();
    assert_eq!(
        harness.state().view.reflection.self_assessment[&asked[1]],
        2
    );
    harness.key_press(Key::Num0);
    harness.run();
    assert_eq!(
        harness
            .state()
            .view
            .reflection
            .self_assessment
            .get(&asked[1]),
        None
    );
    harness.key_press(Key::Enter);
    harness.run();
    assert_eq!(
        harness.state().asked.last(),
        Some(&Intent::Step(Step::Evidence))
    );
}

#[test]
fn a_click_rates_and_the_same_click_takes_it_back() {
    let report = troubled();
    let first = report.self_assessment[0].dimension;
    let label = format!("{}: 3 of 5", report.self_assessment[0].title);
    let mut harness = open(view(Some(report), Step::OwnView), WIDE);
    click(&mut harness, &label);
    click(&mut harness, &label);
    assert_eq!(
        harness.state().asked,
        [Intent::Rate(first, Some(3)), Intent::Rate(first, None)]
    );
}

#[test]
fn once_marks_were_seen_the_own_view_stands() {
    let mut harness = open(view(Some(troubled()), Step::OwnView), WIDE);
    click(&mut harness, "Show me the evidence");
    click(&mut harness, "Back");
    assert!(reads(&harness, "stands as you gave it"));
    harness.key_press(Key::Num5);
    harness.run();
    click(&mut harness, "Command: 3 of 5");
    assert!(harness.state().view.reflection.self_assessment.is_empty());
}

#[test]
fn while_the_drill_is_marked_it_says_so_and_how_far() {
    let mut harness = open(view(None, Step::OwnView), WIDE);
    assert!(reads(&harness, "Your drill is being marked"));
    harness.state_mut().view.looking = Some(0.42);
    harness.run();
    assert!(reads(&harness, "42 %"));
    click(&mut harness, "Show me the evidence");
    assert!(reads(&harness, "still being marked"));
    harness.state_mut().view = view(Some(micro()), Step::OwnView);
    harness.run();
    let first = &micro().self_assessment[0];
    assert!(
        harness
            .query_by_label(&format!("{}: 1 of 5", first.title))
            .is_some()
    );
}

#[test]
fn only_what_the_drill_gave_something_to_see_of_is_asked_for() {
    let report = micro();
    let harness = open(view(Some(report.clone()), Step::OwnView), WIDE);
    let unseen = report.dimensions.iter().filter(|one| one.score.is_none());
    let unseen: Vec<&str> = unseen.map(|one| one.title.as_str()).collect();
    assert!(!unseen.is_empty());
    for title in unseen {
        assert!(!reads(&harness, &format!("{title}: 1 of 5")), "{title}");
    }
}

#[test]
fn every_question_can_be_reached_on_the_smallest_screen() {
    let report = troubled();
    let questions = report.self_assessment.len();
    let mut harness = open(view(Some(report), Step::OwnView), NARROW);
    assert_eq!(cut_off(&harness, NARROW), [""; 0]);
    for _ in 0..questions {
        harness.key_press(Key::Num3);
        harness.run();
    }
    assert_eq!(
        harness.state().view.reflection.self_assessment.len(),
        questions
    );
    // The question that the keyboard is on is in sight, also where an arrow led to it.
    for _ in 0..3 {
        let at = focused(&harness);
        assert!(at.top() > 40.0 && at.bottom() < NARROW.1 - 40.0, "{at:?}");
        harness.key_press(Key::ArrowUp);
        harness.run();
    }
}

/// Where the thing that the keyboard is on stands.
fn focused(harness: &Harness<'_, Stage>) -> Rect {
    let mut nodes = harness.root().children_recursive();
    let found = nodes.find(egui_kittest::Node::is_focused);
    found.expect("a question has the focus").rect()
}
