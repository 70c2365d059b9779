//! The top of the call through its accessibility tree.

use bevy_egui::egui::{Ui, vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;

use super::*;
use crate::desk::pacer::Pace;
use crate::window::panels::call::tests::{Shown, call_of, shown_at};

fn on_top(ui: &mut Ui, view: &CallView, memory: &mut HeadMemory) -> Option<Intent> {
    let width = Width::of(ui);
    let high = height(width);
    let wish = ui
        .allocate_ui(vec2(ui.available_width(), high), |ui| {
            ui.set_height(high);
            head(ui, view, memory, width)
        })
        .inner;
    wish.or(dialogs(ui, view, memory))
}

fn shown(wide: f32, view: CallView) -> Harness<'static, Shown<HeadMemory>> {
    let mut harness = shown_at(vec2(wide, 400.0), view, HeadMemory::default(), on_top);
    harness.run_ok();
    harness
}

fn press(harness: &mut Harness<'static, Shown<HeadMemory>>, label: &str) {
    harness.get_by_label(label).click();
    harness.run_ok();
}

#[test]
fn what_decides_is_there_at_every_width() {
    for (wide, commands, update) in [
        (1280.0, "you command", "next update in 12:20"),
        (960.0, "you command", "next update in 12:20"),
        (640.0, "you", "update in 12:20"),
    ] {
        let harness = shown(wide, call_of(3, 0));
        for label in ["31:40", "SEV 2", commands, update, "Pause", "Menu"] {
            assert!(harness.query_by_label(label).is_some(), "{label} at {wide}");
        }
    }
}

#[test]
fn an_update_that_is_late_says_so() {
    let mut view = call_of(3, 0);
    view.head.now = Moment::at(45, 5);
    shown(1280.0, view).get_by_label("next update 1:05 late");
}

#[test]
fn paused_it_says_that_nobody_hears_and_goes_on_again() {
    for wide in [1280.0, 960.0, 640.0] {
        let mut view = call_of(3, 0);
        view.head.paused = true;
        let mut harness = shown(wide, view);
        harness.get_by_label("Paused – nobody can hear you");
        press(&mut harness, "Go on");
        assert_eq!(harness.state().wish, Some(Intent::Pause(false)));
    }
}

#[test]
fn in_practice_one_goes_back_by_a_step_or_before_ones_own_words() {
    let mut harness = shown(1280.0, call_of(3, 0));
    press(&mut harness, "Back");
    press(&mut harness, "2 minutes");
    assert_eq!(
        harness.state().wish,
        Some(Intent::Rewind(Moment::at(29, 40)))
    );
    press(&mut harness, "Back");
    press(&mut harness, "before “Frobnicate the whatsit, Hayley.”");
    assert_eq!(
        harness.state().wish,
        Some(Intent::Rewind(Moment::at(0, 39)))
    );
}

#[test]
fn in_practice_one_goes_back_to_any_moment() {
    let mut harness = shown(640.0, call_of(3, 0));
    harness.state_mut().memory.back_to = Some(7.5);
    harness.run_ok();
    press(&mut harness, "Go back");
    assert_eq!(
        harness.state().wish,
        Some(Intent::Rewind(Moment::at(7, 30)))
    );
    assert_eq!(harness.state().memory.back_to, None);
    assert_eq!(controls::parse("7:30"), Some(7.5));
    assert_eq!(controls::parse("soon"), None);
}

#[test]
fn in_an_exam_there_is_no_way_back() {
    for wide in [1280.0, 640.0] {
        let mut view = call_of(3, 0);
        view.head.mode = Mode::Exam;
        let mut harness = shown(wide, view);
        press(&mut harness, "Menu");
        assert!(harness.query_by_label("Back").is_none());
        harness.get_by_label("Leave for now");
    }
}

#[test]
fn the_pace_can_be_changed() {
    let mut harness = shown(1280.0, call_of(3, 0));
    press(&mut harness, "Pace: brisk");
    press(&mut harness, "real – as the clock on the wall");
    assert_eq!(harness.state().wish, Some(Intent::Pace(Pace::Real)));
}

#[test]
fn ending_is_asked_about_and_leaving_is_not() {
    let mut harness = shown(1280.0, call_of(3, 0));
    press(&mut harness, "Menu");
    press(&mut harness, "End the drill…");
    assert_eq!(harness.state().wish, None);
    press(&mut harness, "End it");
    assert_eq!(harness.state().wish, Some(Intent::Finish));
    harness.state_mut().wish = None;
    press(&mut harness, "Menu");
    press(&mut harness, "Leave for now");
    assert_eq!(harness.state().wish, Some(Intent::Leave));
}

#[test]
fn every_key_is_listed() {
    let mut harness = shown(640.0, call_of(3, 0));
    harness.state_mut().memory.keys = true;
    harness.run_ok();
    for (key, _) in controls::KEYS {
        assert!(harness.query_by_label(key).is_some(), "{key}");
    }
    press(&mut harness, "Close");
    assert!(!harness.state().memory.keys);
}

#[test]
fn the_keys_told_on_the_call_and_in_the_document_are_the_same() {
    let document = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/docs/window.md"));
    let (_, section) = document
        .split_once("### Keys of the call\n")
        .expect("the document has the keys");
    let section = section.split("\n#").next().unwrap_or(section);
    let told: Vec<(&str, &str)> = section
        .lines()
        .filter_map(|line| {
            line.strip_prefix("| ")?
                .strip_suffix(" |")?
                .split_once(" | ")
        })
        .filter(|(key, _)| *key != "key")
        .collect();
    assert_eq!(told, super::controls::KEYS);
}
