//! The briefing through its accessibility tree.

use bevy_egui::egui::{Key, vec2};
use egui_kittest::kittest::Queryable;

use super::*;
use crate::units::Span;
use crate::window::screens::harness::{Stage, ensure_within};

fn card() -> DrillCard {
    DrillCard {
        asked: "assign".to_owned(),
        title: "Yesterday's weather".to_owned(),
        briefing: "The forecast is a day old.".to_owned(),
        plays: "Kofi Boateng, Duty officer".to_owned(),
        skills: vec!["Delegation".to_owned()],
        length: Span::minutes(3),
        coach: Some(("Robin".to_owned(), "Name one person.".to_owned())),
        resolved: Some((
            "When I give work, I will say minutes.".to_owned(),
            "Split brain".to_owned(),
        )),
        policy: "pagerduty".to_owned(),
        rung: Some(2),
        ..DrillCard::default()
    }
}

fn stage() -> Stage<'static, BriefingMemory> {
    let (card, settings) = (card(), Settings::default());
    Stage::new(BriefingMemory::default(), move |ui, memory| {
        briefing(ui, &card, &settings, memory)
    })
}

fn begun(stage: &mut Stage<'_, BriefingMemory>) -> BeginWith {
    stage.harness.get_by_label("Join the call").click();
    stage.harness.run();
    match stage.asked().as_slice() {
        [Intent::Begin(with)] => with.clone(),
        other => panic!("{other:?}"),
    }
}

#[test]
fn one_reads_the_situation_who_one_is_and_what_one_resolved() {
    let stage = stage();
    stage.harness.get_by_label("The forecast is a day old.");
    stage.harness.get_by_label("Kofi Boateng, Duty officer");
    stage
        .harness
        .get_by_label("When I give work, I will say minutes.");
}

#[test]
fn it_begins_as_the_settings_say_with_a_seed_that_is_drawn() {
    let with = begun(&mut stage());
    assert_eq!(with.asked, "assign");
    assert_eq!(
        (with.mode, with.pace, with.seed),
        (Mode::Practice, Pace::Brisk, None)
    );
}

#[test]
fn the_coach_speaks_in_practice_alone() {
    let mut stage = stage();
    stage.harness.get_by_label("Name one person.");
    stage.harness.get_by_label_contains("Exam:").click();
    stage.harness.run();
    assert!(stage.harness.query_by_label("Name one person.").is_none());
    assert_eq!(begun(&mut stage).mode, Mode::Exam);
}

#[test]
fn the_pace_can_be_chosen_for_this_drill() {
    let mut stage = stage();
    stage.harness.get_by_label("Real").click();
    stage.harness.run();
    assert_eq!(begun(&mut stage).pace, Pace::Real);
}

#[test]
fn a_seed_deals_again_and_what_is_none_holds_the_drill_up() {
    let mut stage = stage();
    stage.harness.get_by_label("Deal one again").click();
    stage.harness.run();
    stage.harness.state_mut().seed = "47x".to_owned();
    stage.harness.run();
    stage
        .harness
        .get_all_by_label("A seed is a whole number, such as 4711.")
        .next()
        .expect("told");
    stage.harness.get_by_label("Join the call").click();
    stage.harness.run();
    stage.harness.key_press(Key::Enter);
    stage.harness.run();
    assert_eq!(stage.asked(), []);
    stage.harness.state_mut().seed = " 4711 ".to_owned();
    stage.harness.run();
    assert_eq!(begun(&mut stage).seed, Some(4711));
}

#[test]
fn enter_joins_and_escape_goes_back() {
    let mut stage = stage();
    stage.harness.key_press(Key::Enter);
    stage.harness.run();
    assert!(matches!(stage.asked().as_slice(), [Intent::Begin(_)]));
    stage.harness.key_press(Key::Escape);
    stage.harness.run();
    assert_eq!(stage.asked(), [Intent::Go(Screen::Library)]);
}

#[test]
fn another_drill_begins_with_the_settings_again() {
    let mut memory = BriefingMemory {
        asked: "another".to_owned(),
        mode: Some(Mode::Exam),
        seed: "9".to_owned(),
        deal_again: true,
        ..BriefingMemory::default()
    };
    let (card, settings) = (card(), Settings::default());
    let mut stage = Stage::new(std::mem::take(&mut memory), move |ui, memory| {
        briefing(ui, &card, &settings, memory)
    });
    let with = begun(&mut stage);
    assert_eq!((with.mode, with.seed), (Mode::Practice, None));
}

#[test]
fn joining_is_in_sight_on_the_smallest_screen_with_the_largest_text() {
    let (card, settings) = (card(), Settings::default());
    let stage = Stage::sized(
        vec2(640.0, 360.0),
        BriefingMemory::default(),
        move |ui, memory| briefing(ui, &card, &settings, memory),
    );
    assert!(stage.harness.get_by_label("Join the call").rect().bottom() <= 360.0);
    ensure_within(&stage, 640.0);
}

#[test]
fn by_whose_thresholds_it_is_marked_is_told_in_words() {
    stage()
        .harness
        .get_by_label("Marked by the thresholds of the policy pagerduty.");
    let card = crate::window::shelf::briefed(card());
    let settings = Settings::default();
    let stage = Stage::new(BriefingMemory::default(), move |ui, memory| {
        briefing(ui, &card, &settings, memory)
    });
    stage
        .harness
        .get_by_label_contains("“PagerDuty's public practice” (policy pagerduty)");
}

#[test]
fn what_leads_on_stands_under_what_is_read_also_where_a_page_scrolls() {
    for high in [400.0, 1600.0] {
        let (card, settings) = (card(), Settings::default());
        let stage = Stage::sized(
            bevy_egui::egui::vec2(1280.0, high),
            BriefingMemory::default(),
            move |ui, memory| briefing(ui, &card, &settings, memory),
        );
        let left = |label: &str| stage.harness.get_by_label(label).rect().left();
        assert_eq!(left("Join the call"), left("Yesterday's weather"), "{high}");
    }
}
