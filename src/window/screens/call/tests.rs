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

/// Whether a ring of the accent's colour is painted around something, wholly in sight.
fn ringed(shapes: &[ClippedShape], around: Rect) -> bool {
    fn lines(shape: &Shape, found: &mut Vec<Rect>) {
        match shape {
            Shape::Rect(rect) => {
                let accent = crate::window::theme::Palette::NIGHT.accent;
                if rect.stroke.color == accent && rect.stroke.width >= 2.0 {
                    found.push(rect.rect);
                }
            }
            Shape::Vec(shapes) => shapes.iter().for_each(|shape| lines(shape, found)),
            _ => {}
        }
    }
    shapes.iter().any(|clipped| {
        let mut found = Vec::new();
        lines(&clipped.shape, &mut found);
        found.iter().any(|rect| {
            let near = |one: f32, other: f32| (one - other).abs() <= 14.0;
            let fits = near(rect.left(), around.left())
                && near(rect.right(), around.right())
                && near(rect.top(), around.top())
                && near(rect.bottom(), around.bottom());
            // What is taller than its list is seen as far as the list is tall.
            let clip = clipped.clip_rect.expand(1.0);
            let seen = clip.intersect(*rect);
            let least = rect.height().min(clip.height()) - 3.0;
            fits && seen.width() >= rect.width() - 1.0 && seen.height() >= least
        })
    })
}

#[test]
fn a_ring_is_painted_around_whatever_has_the_keyboard() {
    let mut bare = Vec::new();
    for part in PARTS {
        for size in [SIZES[0], SIZES[2]] {
            let memory = CallMemory {
                part,
                people_listed: true,
                services_listed: true,
                ..CallMemory::default()
            };
            let mut harness = at(size, call_of(4, 6), memory);
            let mut met = Vec::new();
            for _ in 0..120 {
                harness.key_press(Key::Tab);
                harness.run_ok();
                let Some(focused) = harness.ctx.memory(egui::Memory::focused) else {
                    continue;
                };
                if met.contains(&focused) {
                    continue;
                }
                met.push(focused);
                let rect = harness.ctx.viewport(|viewport| {
                    let widget = viewport.prev_pass.widgets.get(focused);
                    widget.map(|widget| widget.rect)
                });
                let rect = rect.expect("it is drawn");
                if !ringed(&harness.output().shapes, rect) {
                    bare.push((part, size, met.len(), rect));
                }
            }
            assert!(met.len() > 8, "{part:?} at {size:?}: {}", met.len());
        }
    }
    assert!(bare.is_empty(), "without a ring: {bare:#?}");
}

#[test]
fn while_something_is_asked_or_chosen_no_key_is_the_lines() {
    let ways: [fn(&mut CallMemory); 3] = [
        |memory| memory.head.ending = true,
        |memory| memory.head.back_to = Some(7.0),
        |memory| memory.head.keys = true,
    ];
    for open in ways {
        let mut harness = at(SIZES[0], call_of(8, 60), CallMemory::default());
        open(&mut harness.state_mut().memory);
        harness.run_ok();
        press_the_lines_keys(&mut harness);
        let line = &harness.state().memory.line;
        assert_eq!(line.speaking, line::Speaking::Call);
        assert_eq!(line.text, "", "typed behind a question");
        assert!(!line.is_choosing());
        assert!(harness.state().memory.head.asks(), "it stays open");
        harness.key_press(Key::Escape);
        harness.run_ok();
        assert!(!harness.state().memory.head.asks());
        let line = harness.get_by_label(LINE);
        assert!(line.is_focused(), "one speaks on");
    }
    let mut harness = at(SIZES[0], call_of(8, 60), CallMemory::default());
    harness.key_press(Key::F9);
    harness.run_ok();
    assert!(harness.state().memory.line.is_choosing());
    press_the_lines_keys(&mut harness);
    let line = &harness.state().memory.line;
    assert_eq!(line.speaking, line::Speaking::Call);
    assert!(line.is_choosing());
}

fn press_the_lines_keys(harness: &mut Harness<'static, Shown<CallMemory>>) {
    for (modifiers, key) in [
        (Modifiers::ALT, Key::Num2),
        (Modifiers::ALT, Key::Num3),
        (Modifiers::NONE, Key::F9),
    ] {
        harness.key_press_modifiers(modifiers, key);
        harness.run_ok();
    }
    harness.event(egui::Event::Text("x".to_owned()));
    harness.run_ok();
}

#[test]
fn a_drill_that_is_over_has_one_way_on_and_enter_goes_it() {
    for size in SIZES {
        let mut harness = at(size, call_of(8, 60), CallMemory::default());
        harness.get_by_label(LINE).type_text("Hayley, what");
        harness.run_ok();
        harness.state_mut().view.head.ended = true;
        harness.run_ok();
        assert_eq!(harness.query_all_by_label("Hot wash").count(), 1);
        assert!(harness.query_by_label("Pause").is_none());
        // Words that are still being typed press nothing.
        harness.key_press(Key::Space);
        harness.run_ok();
        assert_eq!(harness.state().wish, None, "{size:?}");
        harness.key_press(Key::Enter);
        harness.run_ok();
        assert_eq!(harness.state().wish, Some(Intent::Finish), "{size:?}");
    }
}

#[test]
fn enter_belongs_to_what_was_gone_to_since_the_drill_was_over() {
    let mut view = call_of(8, 60);
    view.head.ended = true;
    let mut harness = at(SIZES[0], view, CallMemory::default());
    harness.get_by_label("Menu").focus();
    harness.run_ok();
    harness.key_press(Key::Enter);
    harness.run_ok();
    assert_eq!(harness.state().wish, None);
    harness.get_by_label("Keys (F1)");
    assert!(harness.query_by_label("End the drill…").is_none());
}

#[test]
fn the_room_is_large_where_people_and_words_stand_side_by_side() {
    let harness = at(SIZES[0], call_of(12, 60), CallMemory::default());
    let memory = &harness.state().memory;
    let people = memory.people_at.expect("a room");
    let map = memory.map_at.expect("a map");
    assert!(people.width() >= 400.0, "{people:?}");
    assert!(people.height() > 1.3 * map.height(), "{people:?} {map:?}");
    let latest = harness.get_by_label_contains(" 59: ");
    assert!(latest.rect().width() >= 440.0, "{:?}", latest.rect());
}

#[test]
fn with_little_room_the_keys_make_way_for_the_call() {
    let told = "what you said last";
    let wide = at(SIZES[0], call_of(8, 60), CallMemory::default());
    assert!(wide.query_by_label(told).is_some());
    let narrow = at(SIZES[2], call_of(8, 60), CallMemory::default());
    assert!(narrow.query_by_label(told).is_none());
    // Everything that the line can do is there to be pressed.
    for name in ["Call", "Chat", "Direct", "Phrases"] {
        assert!(narrow.query_all_by_label(name).count() > 0, "{name}");
    }
    assert!(narrow.get_by_label(LINE).rect().top() > 270.0);
}
