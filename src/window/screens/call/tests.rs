//! The whole screen, at the sizes that it must fit: nothing is cut off, nothing lies on anything
//! else, and the keyboard reaches every part.

use bevy_egui::egui::{self, Key, Modifiers, Rect, Shape, Vec2, epaint::ClippedShape, vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;

use super::*;
use crate::drill::Mode;
use crate::window::panels::call::tests::{Shown, call_of, shown_at};

/// 1280 × 720 at 100 %, 1920 × 1080 at 200 %, 1280 × 720 at 200 %; and the edges of the widths.
const SIZES: [(f32, f32); 6] = [
    (1280.0, 720.0),
    (960.0, 540.0),
    (640.0, 360.0),
    (1920.0, 1080.0),
    (1100.0, 620.0),
    (760.0, 430.0),
];

/// What the line is called.
const LINE: &str = "What you say";

const PARTS: [Part; 5] = [
    Part::Transcript,
    Part::People,
    Part::Tasks,
    Part::Services,
    Part::Signals,
];

fn screen(size: Vec2, view: CallView, memory: CallMemory) -> Harness<'static, Shown<CallMemory>> {
    let mut harness = shown_at(size, view, memory, |ui, view, memory| {
        call(ui, view, memory, &|_| Vec::new())
    });
    harness.run_ok();
    harness
}

/// What a harness leaves free around a panel [points].
const AROUND: f32 = 8.0;

/// The whole window at one of the sizes.
fn at(size: (f32, f32), view: CallView, memory: CallMemory) -> Harness<'static, Shown<CallMemory>> {
    let around = Vec2::splat(2.0 * AROUND);
    screen(vec2(size.0, size.1) + around, view, memory)
}

/// Calls in the states that take the most room.
fn calls() -> Vec<(&'static str, CallView)> {
    let full = call_of(16, 60);
    let mut paused = full.clone();
    paused.head.paused = true;
    let mut exam = full.clone();
    exam.head.mode = Mode::Exam;
    exam.head.now = crate::units::Moment::at(144, 5);
    let mut begins = CallView::default();
    begins.head.title = "Everything is slow".to_owned();
    let mut broken = full.clone();
    broken.findings = vec!["mine.ron:12:4: there is no service `databse`".to_owned(); 3];
    let mut ended = full.clone();
    ended.head.ended = true;
    ended.head.you_command = false;
    vec![
        ("full", full),
        ("paused", paused),
        ("exam", exam),
        ("begins", begins),
        ("broken", broken),
        ("ended", ended),
    ]
}

/// Every text that is drawn, with what it is clipped to.
fn texts(shapes: &[ClippedShape]) -> Vec<(String, Rect, Rect)> {
    fn collect(shape: &Shape, clip: Rect, texts: &mut Vec<(String, Rect, Rect)>) {
        match shape {
            Shape::Text(text) => {
                let rect = text.galley.rect.translate(text.pos.to_vec2());
                texts.push((text.galley.text().to_owned(), rect, clip));
            }
            Shape::Vec(shapes) => {
                for shape in shapes {
                    collect(shape, clip, texts);
                }
            }
            _ => {}
        }
    }
    let mut texts = Vec::new();
    for shape in shapes {
        collect(&shape.shape, shape.clip_rect, &mut texts);
    }
    texts
}

#[test]
fn no_text_is_cut_off_at_any_size() {
    for size in SIZES {
        for (name, view) in calls() {
            for part in PARTS {
                let memory = CallMemory {
                    part,
                    ..CallMemory::default()
                };
                let harness = at(size, view.clone(), memory);
                let window = Rect::from_min_size(egui::pos2(AROUND, AROUND), vec2(size.0, size.1));
                let texts = texts(&harness.output().shapes);
                assert!(texts.len() > 5, "{name} {part:?} at {size:?} shows nothing");
                for (text, rect, clip) in texts {
                    let seen = clip.intersect(window);
                    if !rect.intersects(seen) || text.is_empty() {
                        continue;
                    }
                    assert!(
                        rect.left() >= seen.left() - 1.0 && rect.right() <= seen.right() + 1.0,
                        "{name} {part:?} at {size:?}: “{text}” {rect:?} in {seen:?}"
                    );
                }
            }
        }
    }
}

#[test]
fn nothing_that_can_be_pressed_lies_on_something_else() {
    for size in SIZES {
        for (name, view) in calls() {
            for part in PARTS {
                let memory = CallMemory {
                    part,
                    ..CallMemory::default()
                };
                let harness = at(size, view.clone(), memory);
                let pressed: Vec<(Rect, bool)> = harness.ctx.viewport(|viewport| {
                    let widgets = &viewport.prev_pass.widgets;
                    let all = widgets.layers().flat_map(|(_, widgets)| widgets.iter());
                    all.filter(|widget| widget.sense.senses_click())
                        .map(|widget| (widget.interact_rect, widget.sense.is_focusable()))
                        .filter(|(rect, _)| rect.is_positive())
                        .collect()
                });
                assert!(pressed.len() > 4, "{name} {part:?} at {size:?}");
                for (nth, (one, _)) in pressed.iter().enumerate() {
                    for (other, focusable) in &pressed[nth + 1..] {
                        // A name is pressed with a pointer within the line that holds it.
                        let on_a_line = !focusable && one.expand(0.5).contains_rect(*other);
                        let both = one.intersect(*other);
                        assert!(
                            on_a_line || both.width() < 1.0 || both.height() < 1.0,
                            "{name} {part:?} at {size:?}: {one:?} and {other:?}"
                        );
                    }
                }
            }
        }
    }
}

#[test]
fn head_and_line_are_there_at_every_size_and_something_between() {
    for size in SIZES {
        let harness = at(size, call_of(8, 60), CallMemory::default());
        harness.get_by_label("31:40");
        let line = harness.get_by_label(LINE);
        assert!(line.rect().bottom() <= size.1 + AROUND, "{size:?}");
        let latest = harness.get_by_label_contains(" 59: ");
        assert!(latest.rect().bottom() <= line.rect().top(), "{size:?}");
        assert!(latest.rect().top() > 60.0, "{size:?}");
    }
}

#[test]
fn the_keys_reach_every_part_at_every_size() {
    let parts = [
        (Key::F2, " 59: "),
        (Key::F3, "Alex, you"),
        (Key::F4, "Hayley: look into"),
        (Key::F5, "Web shop is healthy"),
        (Key::F6, "checkout latency: 840 ms"),
    ];
    for size in SIZES {
        let mut harness = at(size, call_of(8, 60), CallMemory::default());
        for (key, label) in parts {
            harness.key_press(key);
            harness.run_ok();
            let there = harness.query_all_by_label_contains(label);
            let focused = there.filter(|node| node.is_focused()).count();
            assert_eq!(focused, 1, "{key:?} at {size:?}");
        }
        harness.key_press(Key::Escape);
        harness.run_ok();
        let line = harness.get_by_label(LINE);
        assert!(line.is_focused(), "Esc at {size:?}");
    }
}

#[test]
fn the_keys_land_somewhere_where_there_is_nothing_yet() {
    let mut harness = at(SIZES[0], CallView::default(), CallMemory::default());
    for key in [Key::F2, Key::F3, Key::F4, Key::F5, Key::F6] {
        harness.key_press(Key::Escape);
        harness.run_ok();
        harness.key_press(key);
        harness.run_ok();
        let line = harness.get_by_label(LINE);
        assert!(!line.is_focused(), "{key:?}");
        let focused = harness.ctx.memory(egui::Memory::focused);
        assert!(focused.is_some(), "{key:?}");
    }
}

#[test]
fn ctrl_p_pauses_and_goes_on() {
    let mut harness = at(SIZES[2], call_of(8, 60), CallMemory::default());
    harness.key_press_modifiers(Modifiers::COMMAND, Key::P);
    harness.run_ok();
    assert_eq!(harness.state().wish, Some(Intent::Pause(true)));
    harness.state_mut().view.head.paused = true;
    harness.key_press_modifiers(Modifiers::COMMAND, Key::P);
    harness.run_ok();
    assert_eq!(harness.state().wish, Some(Intent::Pause(false)));
}

#[test]
fn f1_shows_the_keys_and_esc_puts_them_away() {
    let mut harness = at(SIZES[2], call_of(8, 60), CallMemory::default());
    harness.key_press(Key::F1);
    harness.run_ok();
    harness.get_by_label("back to the line");
    harness.key_press(Key::Escape);
    harness.run_ok();
    assert!(!harness.state().memory.head.keys);
}

#[test]
fn the_scene_draws_where_it_is_seen_and_nowhere_else() {
    let harness = at(SIZES[0], call_of(8, 60), CallMemory::default());
    let memory = &harness.state().memory;
    let (people, map) = (memory.people_at, memory.map_at);
    let (people, map) = (people.expect("a room"), map.expect("a map"));
    assert!(
        people.width() >= 300.0 && people.height() >= 200.0,
        "{people:?}"
    );
    assert!(!people.intersects(map));
    // In words for whoever cannot see it.
    harness.get_by_label_contains("Room. Alex: you command");

    let listed = CallMemory {
        people_listed: true,
        ..CallMemory::default()
    };
    let harness = at(SIZES[0], call_of(8, 60), listed);
    assert_eq!(harness.state().memory.people_at, None);
    let harness = at(SIZES[2], call_of(8, 60), CallMemory::default());
    assert_eq!(harness.state().memory.people_at, None, "behind a tab");
}

#[test]
fn two_thousand_lines_cost_a_frame_no_more_than_what_is_in_sight() {
    let time = |lines| {
        let mut harness = at(SIZES[0], call_of(16, lines), CallMemory::default());
        let shapes = harness.output().shapes.len();
        harness.step();
        shapes
    };
    let (few, many) = (time(60), time(2_000));
    assert!(
        many < few + few / 5,
        "{few} shapes for 60 lines, {many} for 2000"
    );
}
