//! The timeline and the call as it was.

use bevy_egui::egui::Key;
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable;

use super::stage::{Stage, WIDE, click, micro, open, reads, troubled, view};
use crate::units::Moment;
use crate::window::intent::Intent;
use crate::window::view::review::Step;

fn on_the_timeline<'a>() -> Harness<'a, Stage> {
    let mut harness = open(view(Some(troubled()), Step::Evidence), WIDE);
    click(&mut harness, "Timeline");
    harness.get_by_label_contains("Timeline, at ").focus();
    harness.run();
    harness
}

fn at(harness: &Harness<'_, Stage>) -> Moment {
    harness.state().view.at
}

#[test]
fn arrows_move_the_playhead_and_it_stays_within_the_drill() {
    let mut harness = on_the_timeline();
    let press = |harness: &mut Harness<'_, Stage>, key| {
        harness.key_press(key);
        harness.run();
    };
    press(&mut harness, Key::ArrowRight);
    assert_eq!(at(&harness), Moment::at(2, 10));
    press(&mut harness, Key::ArrowLeft);
    press(&mut harness, Key::ArrowLeft);
    assert_eq!(at(&harness), Moment::at(1, 50));
    press(&mut harness, Key::PageDown);
    assert_eq!(at(&harness), Moment::at(2, 50));
    press(&mut harness, Key::End);
    let end = harness.state().view.end;
    assert_eq!(at(&harness).0, end.0 / 1000 * 1000);
    press(&mut harness, Key::ArrowRight);
    assert_eq!(at(&harness).0, end.0 / 1000 * 1000);
    press(&mut harness, Key::Home);
    press(&mut harness, Key::ArrowLeft);
    assert_eq!(at(&harness), Moment::START);
}

#[test]
fn the_playhead_can_be_dragged() {
    let mut harness = on_the_timeline();
    let ruler = harness.get_by_label_contains("Timeline, at ").rect();
    harness.drag_at(ruler.left_center());
    harness.run();
    harness.hover_at(ruler.center());
    harness.run();
    harness.drop_at(ruler.center());
    harness.run();
    let middle = harness.state().view.end.0 / 2;
    assert!(at(&harness).0.abs_diff(middle) < 20_000, "{}", at(&harness));
}

#[test]
fn it_tells_in_words_how_things_stood() {
    let report = troubled();
    let task = report.timeline.tasks[0].clone();
    let mut shown = view(Some(report), Step::Evidence);
    shown.at = Moment(task.from_ms + 1000);
    let mut harness = open(shown, WIDE);
    click(&mut harness, "Timeline");
    assert!(reads(&harness, "Alex commands"));
    assert!(reads(&harness, "task open"));
    harness.state_mut().view.at = Moment::START;
    harness.run();
    assert!(reads(&harness, "Nobody commands"));
}

#[test]
fn buttons_lead_from_one_happening_to_the_next_and_back() {
    let mut harness = on_the_timeline();
    let before = at(&harness);
    click(&mut harness, "Later ›");
    let after = at(&harness);
    assert!(after > before);
    click(&mut harness, "‹ Earlier");
    assert!(at(&harness) < after);
}

#[test]
fn larger_shows_less_of_the_time_around_the_playhead() {
    let mut harness = on_the_timeline();
    click(&mut harness, "Show less of the time, larger");
    click(&mut harness, "Show less of the time, larger");
    let ruler = harness.get_by_label_contains("Timeline, at ").rect();
    harness.drag_at(ruler.right_center());
    harness.run();
    harness.drop_at(ruler.right_center());
    harness.run();
    let end = harness.state().view.end.0;
    assert!(
        at(&harness).0.abs_diff(end / 4) < 20_000,
        "{}",
        at(&harness)
    );
    click(&mut harness, "Whole drill");
    assert!(!reads(&harness, "Whole drill"));
}

#[test]
fn the_call_as_it_was_stands_beside_it_and_can_be_played_on() {
    let mut harness = on_the_timeline();
    for words in [
        "The call at 02:00",
        "Understood, the connection pool, five minutes.",
        "Hayley: look at the connection pool",
        "until 16:50, confirmed",
        "is degraded",
        "A drill of its own begins",
    ] {
        assert!(reads(&harness, words), "{words}");
    }
    click(&mut harness, "Play from 02:00");
    let asked = &harness.state().asked;
    assert_eq!(asked.last(), Some(&Intent::PlayFrom(Moment::at(2, 0))));
}

#[test]
fn an_exam_can_be_looked_at_and_not_played_on() {
    let mut harness = open(view(Some(micro()), Step::Evidence), WIDE);
    click(&mut harness, "Timeline");
    assert!(reads(&harness, "An exam can be looked at"));
    click(&mut harness, "Play from 02:00");
    assert_eq!(harness.state().asked, []);
}
