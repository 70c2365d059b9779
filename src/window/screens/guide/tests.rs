//! The guide teaches what the call understands, and leads to the first drill.

use egui_kittest::kittest::Queryable;

use super::*;
use crate::window::screens::harness::Stage;
use crate::window::settings::Settings;
use crate::window::shelf::Ear;

fn stage() -> Stage<'static, GuideMemory> {
    let ear = Ear::new(&Settings::default()).expect("the first rung is shipped");
    Stage::new(GuideMemory::default(), move |ui, memory| {
        guide(ui, ear.view(), memory, &|text, situation| {
            ear.hear(text, situation)
        })
    })
}

fn say(stage: &mut Stage<'_, GuideMemory>, text: &str) {
    stage.harness.state_mut().text = text.to_owned();
    stage.harness.run();
}

#[test]
fn every_example_is_heard_as_its_card_wants_it_also_under_a_name_of_ones_own() {
    for trainee in ["", "Kim Novak"] {
        let settings = Settings {
            trainee: trainee.to_owned(),
            ..Settings::default()
        };
        let ear = Ear::new(&settings).expect("the first rung is shipped");
        for lesson in &LESSONS {
            let example = (lesson.example)(ear.view());
            let heard = ear.hear(&example, lesson.situation);
            for (what, met) in (lesson.checks)(&heard) {
                assert!(met, "{example}: {what}; {:?}", heard.acts);
            }
        }
    }
}

#[test]
fn a_sentence_that_lacks_something_is_not_enough_and_tells_what_is_missing() {
    let mut stage = stage();
    stage.harness.state_mut().go(1);
    say(&mut stage, "I'm the IC.");
    stage.harness.get_by_label("takes command: heard");
    stage.harness.get_by_label("your name: not heard yet");
    stage.harness.get_by_label("the full title: not heard yet");
    stage.harness.get_by_label("Next").click();
    stage.harness.run();
    assert_eq!(stage.harness.state().at, 1);
    assert!(!stage.harness.state().done[1]);
}

#[test]
fn what_is_typed_into_the_line_is_heard_and_enter_goes_on() {
    let mut stage = stage();
    let line = stage
        .harness
        .get_by_role(bevy_egui::egui::accesskit::Role::TextInput);
    line.type_text("Is anybody the incident commander on this call?");
    stage.harness.run();
    stage.harness.get_by_label("asks who commands: heard");
    stage.harness.key_press(Key::Enter);
    stage.harness.run();
    assert_eq!(stage.harness.state().at, 1);
    assert!(stage.harness.state().done[0]);
    assert_eq!(
        stage.harness.state().text,
        "",
        "the next card begins with an empty line"
    );
}

#[test]
fn the_guide_can_be_skipped_card_by_card_and_ends_in_the_first_drill() {
    let mut stage = stage();
    for _ in LESSONS {
        stage.harness.get_by_label("Skip this one").click();
        stage.harness.run();
    }
    stage.harness.get_by_label("Play the first drill").click();
    stage.harness.run();
    assert_eq!(stage.asked(), [Intent::Choose("take-command".to_owned())]);
}

#[test]
fn one_can_leave_at_once_and_go_back_a_card() {
    let mut stage = stage();
    stage.harness.get_by_label("Leave the guide").click();
    stage.harness.run();
    assert_eq!(stage.asked(), [Intent::Go(Screen::Library)]);
    stage.harness.state_mut().go(3);
    stage.harness.run();
    stage.harness.get_by_label("Back").click();
    stage.harness.run();
    assert_eq!(stage.harness.state().at, 2);
}

#[test]
fn beside_each_sentence_stands_why_and_what_comes_next() {
    let mut stage = stage();
    for (at, lesson) in LESSONS.iter().enumerate() {
        stage.harness.state_mut().go(at);
        stage.harness.run();
        stage.harness.get_by_label(lesson.practice);
        stage
            .harness
            .get_by_label(&format!("Sentence {}, now", at + 1));
    }
    stage.harness.get_by_label("A drill with people who answer");
}
