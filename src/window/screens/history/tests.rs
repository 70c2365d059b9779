//! The history through its accessibility tree.

use bevy_egui::egui::vec2;
use egui_kittest::kittest::Queryable;

use super::*;
use crate::scenario::model::Dimension;
use crate::score::Rating;
use crate::window::screens::harness::{Stage, ensure_within};
use crate::window::view::library::PlayedDrill;

fn drill(number: usize) -> PlayedDrill {
    PlayedDrill {
        date: "21 Nov 2026".to_owned(),
        title: format!("Drill {number}"),
        mode: "exam",
        score: Some(58),
        commitment: None,
        recording: (number == 1).then(|| "/drills/1/recording.jsonl".into()),
        rating: Some(Rating::M),
        again: Some(format!("drill-{number}")),
    }
}

fn view(drills: usize) -> HistoryView {
    HistoryView {
        drills: (1..=drills).map(drill).collect(),
        trends: vec![(
            Dimension::Command,
            vec![[1.0, 40.0], [2.0, 41.0], [3.0, 80.0]],
        )],
        whole: vec![[1.0, 58.0]],
        commitment: Some((
            "When I decide, I will poll.".to_owned(),
            "Drill 1".to_owned(),
        )),
        ..HistoryView::default()
    }
}

fn stage(view: HistoryView) -> Stage<'static, HistoryMemory> {
    Stage::sized(
        vec2(1280.0, 2400.0),
        HistoryMemory::default(),
        move |ui, memory| history(ui, &view, memory),
    )
}

#[test]
fn who_has_played_nothing_is_told_what_will_stand_here_and_led_to_a_drill() {
    let mut stage = stage(HistoryView::default());
    stage.harness.get_by_label("Nothing played to its end yet");
    stage.harness.get_by_label("Find a drill").click();
    stage.harness.run();
    assert_eq!(stage.asked(), [Intent::Go(Screen::Library)]);
}

#[test]
fn each_dimension_tells_its_marks_its_figure_and_where_it_goes() {
    let stage = stage(view(2));
    stage
        .harness
        .get_by_label("Command, oldest first: 40, 41, 80");
    stage.harness.get_by_label("✓ rising");
    stage.harness.get_by_label("61");
    stage.harness.get_by_label("· one drill");
}

#[test]
fn a_drill_is_looked_back_at_where_it_was_kept_and_played_again() {
    let mut stage = stage(view(2));
    let meant = "21 Nov 2026 · exam · performed with major challenges";
    assert_eq!(stage.harness.query_all_by_label(meant).count(), 2);
    stage
        .harness
        .get_by_label("Look back at Drill 1, 21 Nov 2026")
        .click();
    stage.harness.run();
    assert_eq!(
        stage.asked(),
        [Intent::Review("/drills/1/recording.jsonl".into())]
    );
    assert!(
        stage
            .harness
            .query_by_label_contains("Look back at Drill 2")
            .is_none()
    );
    stage.harness.get_by_label("Play Drill 2 again").click();
    stage.harness.run();
    assert_eq!(stage.asked(), [Intent::Choose("drill-2".to_owned())]);
}

#[test]
fn a_long_history_is_listed_whole_when_asked_for() {
    let mut stage = stage(view(23));
    assert!(stage.harness.query_by_label("Drill 21").is_none());
    stage.harness.get_by_label("Show 3 more").click();
    stage.harness.run();
    stage.harness.get_by_label("Drill 23");
}

#[test]
fn what_was_resolved_stands_above_all() {
    let stage = stage(view(1));
    stage.harness.get_by_label("“When I decide, I will poll.”");
}

#[test]
fn nothing_is_wider_than_the_smallest_screen_with_the_largest_text() {
    let view = view(4);
    let stage = Stage::sized(
        vec2(640.0, 2400.0),
        HistoryMemory::default(),
        move |ui, memory| history(ui, &view, memory),
    );
    ensure_within(&stage, 640.0);
}
