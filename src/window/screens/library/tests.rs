//! The library through its accessibility tree.

use bevy_egui::egui::{Key, accesskit::Role, vec2};
use egui_kittest::kittest::Queryable;

use super::*;
use crate::units::Span;
use crate::window::screens::harness::Stage;
use crate::window::view::library::{Advice, Interrupted, UnderWay};

fn card(asked: &str, title: &str, rung: Option<u32>, best: Option<u8>) -> DrillCard {
    use crate::scenario::model::Dimension;
    let is_step = rung.is_some();
    DrillCard {
        asked: asked.to_owned(),
        id: asked.into(),
        title: title.to_owned(),
        teaser: format!("{title} begins."),
        briefing: format!("{title} begins on a {asked} day."),
        skills: vec![if is_step { "Command" } else { "Updates" }.to_owned()],
        trains: vec![if is_step {
            Dimension::Command
        } else {
            Dimension::Updates
        }],
        length: Span::minutes(if is_step { 3 } else { 60 }),
        difficulty: if is_step { 1 } else { 5 },
        rung,
        best,
        played: usize::from(best.is_some()),
        ..DrillCard::default()
    }
}

fn view() -> LibraryView {
    LibraryView {
        drills: vec![
            card("one", "Nobody is driving", Some(1), Some(84)),
            card("two", "Two minutes each", Some(2), Some(40)),
            card("big", "Split brain", None, None),
        ],
        next: Some(Advice {
            asked: "two".to_owned(),
            title: "Two minutes each".to_owned(),
            why: "Your best here is 40.".to_owned(),
        }),
        interrupted: (1..=3)
            .map(|number| Interrupted {
                recording: format!("/drills/{number}/recording.jsonl").into(),
                title: "Slow leak".to_owned(),
                begun: "22 Nov, 14:05".to_owned(),
                reached: format!("0{number}:00"),
            })
            .collect(),
        own_folder: Some("/data/scenarios".to_owned()),
        ..LibraryView::default()
    }
}

fn stage() -> Stage<'static, LibraryMemory> {
    let view = view();
    Stage::sized(
        vec2(1280.0, 1600.0),
        LibraryMemory::default(),
        move |ui, memory| library(ui, &view, memory),
    )
}

#[test]
fn the_advice_stands_first_with_its_reason_and_leads_to_its_briefing() {
    let mut stage = stage();
    stage.harness.get_by_label("Your best here is 40.");
    stage.harness.get_by_label("Read the briefing").click();
    stage.harness.run();
    assert_eq!(stage.asked(), [Intent::Choose("two".to_owned())]);
}

#[test]
fn steps_tell_by_words_whether_they_are_passed() {
    let stage = stage();
    stage
        .harness
        .get_by_label("Step 1: Nobody is driving. Command, 3 min, beginner. passed, best 84");
    stage
        .harness
        .get_by_label("Step 2: Two minutes each. Command, 3 min, beginner. best 40, 66 is a pass");
    stage.harness.get_by_label("1 of 2 steps passed");
}

#[test]
fn a_card_leads_to_its_briefing_by_pointer_and_by_keyboard() {
    let mut stage = stage();
    let label = "Split brain. Updates, 60 min, advanced. not played yet";
    stage.harness.get_by_label(label).click();
    stage.harness.run();
    assert_eq!(stage.asked(), [Intent::Choose("big".to_owned())]);
    stage.harness.get_by_label(label).focus();
    stage.harness.run();
    stage.harness.key_press(Key::Enter);
    stage.harness.run();
    assert_eq!(stage.asked(), [Intent::Choose("big".to_owned())]);
}

#[test]
fn an_arrow_begins_at_what_is_advised() {
    let mut stage = stage();
    stage.harness.key_press(Key::ArrowDown);
    stage.harness.run();
    assert!(stage.harness.get_by_label("Read the briefing").is_focused());
    stage.harness.key_press(Key::Enter);
    stage.harness.run();
    assert_eq!(stage.asked(), [Intent::Choose("two".to_owned())]);
}

#[test]
fn a_drill_that_was_left_is_resumed_and_the_rest_are_shown_when_asked_for() {
    let mut stage = stage();
    assert!(
        stage
            .harness
            .query_by_label("Resume Slow leak, at 03:00")
            .is_none()
    );
    stage.harness.get_by_label("Show 1 more").click();
    stage.harness.run();
    stage
        .harness
        .get_by_label("Resume Slow leak, at 03:00")
        .click();
    stage.harness.run();
    assert_eq!(
        stage.asked(),
        [Intent::Resume("/drills/3/recording.jsonl".into())]
    );
}

#[test]
fn who_types_searches_without_going_to_the_field_first() {
    let mut stage = stage();
    for letter in ["s", "p", "lit"] {
        stage
            .harness
            .event(bevy_egui::egui::Event::Text(letter.to_owned()));
        stage.harness.run();
    }
    assert_eq!(stage.harness.state().filter.search, "split");
    assert!(stage.harness.query_by_label_contains("Step 1").is_none());
    stage.harness.get_by_label_contains("Split brain. Updates");
}

#[test]
fn a_length_is_chosen_by_its_tab_and_taken_back() {
    let mut stage = stage();
    stage.harness.get_by_label("short").click();
    stage.harness.run();
    assert!(
        stage
            .harness
            .query_by_label_contains("Split brain. Updates")
            .is_none()
    );
    stage.harness.get_by_label("Show all").click();
    stage.harness.run();
    stage.harness.get_by_label_contains("Split brain. Updates");
}

#[test]
fn a_skill_is_chosen_from_the_list() {
    let mut stage = stage();
    stage
        .harness
        .get_by_role_and_label(Role::ComboBox, "Skill")
        .click();
    stage.harness.run();
    stage
        .harness
        .get_by_role_and_label(Role::Button, "Updates")
        .click();
    stage.harness.run();
    assert!(stage.harness.query_by_label_contains("Step 1").is_none());
    stage.harness.get_by_label_contains("Split brain. Updates");
}

#[test]
fn where_nothing_is_found_one_is_told_and_led_back() {
    let mut stage = stage();
    stage.harness.state_mut().filter.search = "zebra".to_owned();
    stage.harness.run();
    stage.harness.get_by_label("No drill is like that");
    stage.harness.get_by_label("Show all drills").click();
    stage.harness.run();
    stage.harness.get_by_label_contains("Step 1");
}

#[test]
fn who_has_no_drill_of_their_own_is_told_how_to_make_one() {
    let stage = stage();
    stage
        .harness
        .get_by_label_contains("that you put into /data/scenarios stands here");
}

#[test]
fn nothing_is_wider_than_the_smallest_screen_with_the_largest_text() {
    let view = view();
    let stage = Stage::sized(
        vec2(640.0, 3000.0),
        LibraryMemory::default(),
        move |ui, memory| library(ui, &view, memory),
    );
    crate::window::screens::harness::ensure_within(&stage, 640.0);
}

#[test]
fn from_the_library_one_comes_back_to_the_call_that_waits() {
    let mut view = view();
    view.under_way = Some(UnderWay {
        title: "Split brain".to_owned(),
        reached: "11:40".to_owned(),
    });
    let mut stage = Stage::sized(
        vec2(1280.0, 1600.0),
        LibraryMemory::default(),
        move |ui, memory| library(ui, &view, memory),
    );
    stage.harness.get_by_label_contains("stands at 11:40");
    stage.harness.get_by_label("Back to the call").click();
    stage.harness.run();
    assert_eq!(stage.asked(), [Intent::Go(Screen::Call)]);
}
