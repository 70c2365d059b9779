//! The second step: result, marks, costliest moments.

use bevy_egui::egui::Key;
use egui_kittest::kittest::Queryable;

use super::stage::{
    NARROW, WIDE, click, cut_off, cut_short, micro, open, reads, troubled, view, what_if,
};
use crate::debrief::OwnView;
use crate::units::Moment;
use crate::window::intent::Intent;
use crate::window::view::review::Step;

#[test]
fn the_outcome_stands_against_par_in_words_and_figures() {
    let report = troubled();
    let (lost, par) = (report.outcome.lost, report.outcome.par);
    let lost = crate::debrief::thousands(lost.expect("it was reckoned"));
    let par = crate::debrief::thousands(par.expect("there is par").customer_minutes);
    let text = report.outcome.text.clone();
    let harness = open(view(Some(report), Step::Evidence), WIDE);
    for words in [
        &text,
        &format!("you {lost}"),
        &format!("par {par}"),
        "times what they had to",
    ] {
        assert!(reads(&harness, words), "{words}");
    }
}

#[test]
fn a_dimension_that_is_chosen_shows_its_measures_with_words_and_what_to_say_instead() {
    let report = troubled();
    let dimension = &report.dimensions[1];
    let measure = dimension
        .measures
        .iter()
        .find(|one| one.say_instead.is_some());
    let measure = measure.expect("something was done badly").clone();
    let quote = measure
        .quotes
        .iter()
        .find(|one| one.said)
        .expect("it was said")
        .clone();
    let label = format!("{}: ", dimension.title);
    let mut harness = open(view(Some(report), Step::Evidence), WIDE);
    click(&mut harness, "Marks");
    harness
        .get_by(|node| node.label().is_some_and(|text| text.starts_with(&label)))
        .click();
    harness.run();
    assert!(reads(&harness, &measure.title));
    assert!(reads(&harness, &measure.text));
    assert!(reads(&harness, &quote.words));
    assert!(reads(
        &harness,
        measure.say_instead.as_deref().expect("looked for")
    ));
    let time = format!("Look at {}", Moment(quote.at_ms));
    harness
        .get_all_by_label(&time)
        .next()
        .expect("it has a time")
        .click();
    harness.run();
    assert_eq!(
        harness.state().asked.last(),
        Some(&Intent::Scrub(Moment(quote.at_ms)))
    );
    // The call as it was then stands beside it.
    assert!(reads(
        &harness,
        &format!("The call at {}", Moment(quote.at_ms))
    ));
}

#[test]
fn arrows_go_through_the_dimensions_and_their_measures_follow() {
    let report = troubled();
    let (first, second) = (report.dimensions[0].clone(), report.dimensions[1].clone());
    let mut harness = open(view(Some(report), Step::Evidence), WIDE);
    click(&mut harness, "Marks");
    assert!(reads(&harness, &first.measures[0].is));
    let label = format!("{}: ", first.title);
    harness
        .get_by(|node| node.label().is_some_and(|text| text.starts_with(&label)))
        .focus();
    harness.run();
    harness.key_press(Key::ArrowDown);
    harness.run();
    let seen = second.measures.iter().find(|one| one.score.is_some());
    assert!(reads(&harness, &seen.expect("it was observed").is));
    assert!(!reads(&harness, &first.measures[0].is));
}

#[test]
fn the_gap_between_own_view_and_mark_is_told_in_words() {
    let report = troubled();
    let question = report.self_assessment[0].clone();
    let marked = question.marked.expect("it was marked");
    for (own, view_of) in [(5, OwnView::Overrated), (marked, OwnView::AboutRight)] {
        assert_eq!(question.seen_as(Some(own)), Some(view_of), "{marked}");
        let mut shown = view(Some(report.clone()), Step::Evidence);
        shown
            .reflection
            .self_assessment
            .insert(question.dimension, own);
        let mut harness = open(shown, WIDE);
        click(&mut harness, "Marks");
        let words = match view_of {
            OwnView::Overrated => "You thought better of it than it was",
            _ => "You saw it as it was",
        };
        assert!(reads(&harness, words), "{words}");
        assert!(reads(&harness, &format!("you said {own} of 5")));
    }
}

#[test]
fn what_was_not_observed_is_told_so_and_counts_nowhere() {
    let report = micro();
    let unseen = report.dimensions.iter().find(|one| one.score.is_none());
    let title = unseen.expect("a short drill has some").title.clone();
    let mut harness = open(view(Some(report), Step::Evidence), WIDE);
    click(&mut harness, "Marks");
    click(&mut harness, &format!("{title}: –, not observed"));
    assert!(reads(&harness, "it counts nowhere"));
}

#[test]
fn a_coach_says_their_word_on_each_objective() {
    let report = micro();
    let coach = report.coach.clone().expect("a short drill has a coach");
    assert!(coach.after.iter().any(|word| !word.met));
    let harness = open(view(Some(report), Step::Evidence), WIDE);
    assert!(reads(&harness, &format!("{} says", coach.name)));
    for word in &coach.after {
        assert!(reads(&harness, &word.said), "{}", word.said);
    }
}

#[test]
fn a_drill_that_broke_off_says_so_and_claims_no_outcome() {
    let report = cut_short();
    assert!(!report.complete);
    let harness = open(view(Some(report), Step::Evidence), WIDE);
    assert!(reads(&harness, "Cut short"));
    assert!(reads(&harness, "Customer-minutes lost so far"));
    assert!(!reads(&harness, "times what they had to"));
}

#[test]
fn words_that_were_not_understood_are_listed_with_their_time() {
    let report = troubled();
    let words = report
        .not_understood
        .first()
        .expect("there were some")
        .clone();
    let mut harness = open(view(Some(report), Step::Evidence), WIDE);
    assert!(reads(&harness, &words.text));
    let time = format!("Look at {}", words.at);
    harness
        .get_all_by_label(&time)
        .next()
        .expect("it has a time")
        .click();
    harness.run();
    let Some(Intent::Scrub(at)) = harness.state().asked.last() else {
        panic!("{:?}", harness.state().asked);
    };
    assert_eq!(at.to_string(), words.at);
}

#[test]
fn what_cost_most_leads_to_its_evidence() {
    let report = troubled();
    let measure = report
        .measure(&report.to_practise[0])
        .expect("it is there")
        .clone();
    let mut harness = open(view(Some(report), Step::Evidence), WIDE);
    click(&mut harness, &measure.title);
    assert!(reads(&harness, &measure.is));
}

#[test]
fn the_costliest_moments_can_be_looked_at_and_played_from() {
    let mut report = troubled();
    let mut shown = view(Some(report.clone()), Step::Evidence);
    shown.looking = Some(0.25);
    let mut harness = open(shown, WIDE);
    click(&mut harness, "Costliest moments");
    assert!(reads(&harness, "25 % of the branches"));
    report.what_if = Some(what_if());
    harness.state_mut().view = view(Some(report), Step::Evidence);
    harness.run();
    assert!(reads(
        &harness,
        "Can somebody have a look at the payments gateway?"
    ));
    assert!(reads(&harness, "Hayley, please look at the connections."));
    click(&mut harness, "Play from 10:20");
    assert_eq!(
        harness.state().asked,
        [Intent::PlayFrom(Moment::at(10, 20))]
    );
}

#[test]
fn on_the_smallest_screen_a_time_leads_to_the_call_as_it_was_and_nothing_is_cut_off() {
    let mut report = troubled();
    report.what_if = Some(what_if());
    let quote = report.dimensions[0].measures[0]
        .quotes
        .last()
        .expect("it has")
        .at_ms;
    let label = format!("{}: ", report.dimensions[0].title);
    let mut harness = open(view(Some(report), Step::Evidence), NARROW);
    for tab in [
        "Result",
        "Costliest moments",
        "Timeline",
        "The call",
        "Marks",
    ] {
        click(&mut harness, tab);
        assert_eq!(cut_off(&harness, NARROW), [""; 0], "{tab}");
    }
    harness
        .get_by(|node| node.label().is_some_and(|text| text.starts_with(&label)))
        .click();
    harness.run();
    assert_eq!(cut_off(&harness, NARROW), [""; 0], "measures");
    harness
        .get_all_by_label(&format!("Look at {}", Moment(quote)))
        .next()
        .expect("it has a time")
        .scroll_to_me();
    harness.run();
    let time = format!("Look at {}", Moment(quote));
    harness
        .get_all_by_label(&time)
        .next()
        .expect("it has a time")
        .click();
    harness.run();
    assert!(reads(&harness, &format!("The call at {}", Moment(quote))));
}
