//! The settings through their accessibility tree.

use bevy_egui::egui::{Key, accesskit::Role, vec2};
use egui_kittest::kittest::Queryable;

use super::*;
use crate::drill::Mode;
use crate::window::screens::harness::{Stage, ensure_within};

fn stage(settings_now: Settings) -> Stage<'static, SettingsMemory> {
    Stage::sized(
        vec2(1280.0, 1400.0),
        SettingsMemory::default(),
        move |ui, memory| settings(ui, &settings_now, memory),
    )
}

fn set(stage: &mut Stage<'_, SettingsMemory>) -> Settings {
    stage.harness.run();
    match stage.asked().as_slice() {
        [Intent::Set(settings)] => settings.clone(),
        other => panic!("{other:?}"),
    }
}

#[test]
fn text_contrast_and_motion_hold_at_once() {
    let mut stage = stage(Settings::default());
    stage.harness.get_by_label("150 %").click();
    assert_eq!(set(&mut stage).text_percent, 150);
    stage.harness.get_by_label("Strong contrast").click();
    assert!(set(&mut stage).high_contrast);
    stage.harness.get_by_label("Reduced motion").click();
    assert!(set(&mut stage).reduced_motion);
}

#[test]
fn mode_and_pace_are_chosen_with_what_they_mean() {
    let mut stage = stage(Settings::default());
    stage
        .harness
        .get_by_label_contains("Exam: No hints")
        .click();
    assert_eq!(set(&mut stage).mode, Mode::Exam);
    stage.harness.get_by_label("Fast").click();
    assert_eq!(set(&mut stage).pace, crate::desk::pacer::Pace::Fast);
}

#[test]
fn a_name_is_taken_when_it_is_whole_and_not_letter_by_letter() {
    let mut stage = stage(Settings::default());
    let field = stage
        .harness
        .get_by_role_and_label(Role::TextInput, "Your name");
    field.focus();
    stage.harness.run();
    for part in ["Kim", " Novak "] {
        stage
            .harness
            .get_by_role_and_label(Role::TextInput, "Your name")
            .type_text(part);
        stage.harness.run();
    }
    assert_eq!(stage.asked(), []);
    stage.harness.key_press(Key::Enter);
    assert_eq!(set(&mut stage).trainee, "Kim Novak");
}

#[test]
fn a_folder_of_scenarios_is_added_once_and_left_out_again() {
    let mut stage = stage(Settings {
        own_scenarios: vec!["/drills".to_owned()],
        ..Settings::default()
    });
    stage.harness.state_mut().path = " /more ".to_owned();
    stage.harness.run();
    stage.harness.get_by_label("Add").click();
    assert_eq!(set(&mut stage).own_scenarios, ["/drills", "/more"]);
    stage.harness.state_mut().path = "/drills".to_owned();
    stage.harness.run();
    stage.harness.get_by_label("Add").click();
    stage.harness.run();
    assert_eq!(stage.asked(), []);
    stage.harness.get_by_label("Leave out /drills").click();
    assert!(set(&mut stage).own_scenarios.is_empty());
}

#[test]
fn nothing_is_wider_than_the_smallest_screen_with_the_largest_text() {
    let stage = Stage::sized(
        vec2(640.0, 2400.0),
        SettingsMemory::default(),
        |ui, memory| settings(ui, &Settings::default(), memory),
    );
    ensure_within(&stage, 640.0);
}
