//! The rooms keep to themselves: the core names no file, clock, thread, network or engine, arrows
//! between rooms point one way, and what the window shows is made of a view alone.

use std::fs;
use std::path::{Path, PathBuf};

/// Rooms of the core, and what each may name of the crate's other rooms.
const CORE: [(&str, &[&str]); 8] = [
    ("units.rs", &[]),
    ("scenario", &["units"]),
    ("hearing", &["units", "scenario"]),
    ("drill", &["units", "scenario", "hearing"]),
    ("calendar", &["scenario", "hearing"]),
    (
        "score",
        &["units", "scenario", "hearing", "calendar", "drill"],
    ),
    (
        "debrief",
        &["units", "scenario", "hearing", "calendar", "drill", "score"],
    ),
    (
        "review",
        &[
            "units", "scenario", "hearing", "calendar", "drill", "score", "debrief",
        ],
    ),
];

/// What the core may not name. Each is written as it would stand in code.
const FORBIDDEN: [&str; 14] = [
    "std::fs",
    "std::net",
    "std::thread",
    "std::io",
    "std::env",
    "std::process",
    "std::path",
    "Instant",
    "SystemTime",
    "bevy",
    "egui",
    "rayon",
    "anyhow",
    "HashMap",
];

fn sources(path: &Path, found: &mut Vec<PathBuf>) {
    if path.is_file() {
        found.push(path.to_owned());
        return;
    }
    for entry in fs::read_dir(path).expect("the room is there") {
        let path = entry.expect("the entry can be read").path();
        if path.is_dir() || path.extension().is_some_and(|kind| kind == "rs") {
            sources(&path, found);
        }
    }
}

/// The lines of code of a file that are no comment, with their numbers.
fn code(path: &Path) -> Vec<(usize, String)> {
    let text = fs::read_to_string(path).expect("the source can be read");
    text.lines()
        .enumerate()
        .map(|(at, line)| (at + 1, line.split("//").next().unwrap_or("").to_owned()))
        .collect()
}

fn room_files(room: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let path = root.join(room);
    sources(&path, &mut found);
    let beside = root.join(format!("{room}.rs"));
    if beside.is_file() {
        found.push(beside);
    }
    assert!(!found.is_empty(), "{room} has no source");
    found
}

#[test]
fn the_core_names_no_file_clock_thread_or_engine() {
    let mut broken = Vec::new();
    for (room, _) in CORE {
        for file in room_files(room) {
            for (line, text) in code(&file) {
                for word in FORBIDDEN {
                    if text.contains(word) {
                        broken.push(format!("{}:{line}: names `{word}`", file.display()));
                    }
                }
            }
        }
    }
    assert!(broken.is_empty(), "{}", broken.join("\n"));
}

#[test]
fn arrows_between_rooms_point_one_way() {
    let rooms = [
        "scenario",
        "hearing",
        "calendar",
        "drill",
        "score",
        "debrief",
        "rehearsal",
        "review",
        "recording",
        "records",
        "authoring",
        "desk",
        "cli",
        "window",
    ];
    let mut broken = Vec::new();
    for (room, may_name) in CORE {
        for file in room_files(room) {
            for (line, text) in code(&file) {
                for other in rooms {
                    let own = room == other;
                    if !own
                        && !may_name.contains(&other)
                        && text.contains(&format!("crate::{other}"))
                    {
                        broken.push(format!("{}:{line}: {room} names {other}", file.display()));
                    }
                }
            }
        }
    }
    assert!(broken.is_empty(), "{}", broken.join("\n"));
}

/// Rooms beneath the front ends, beside the core.
const BENEATH: [&str; 4] = ["authoring", "recording", "records", "rehearsal"];

/// What is shown: functions of a view, and the view.
const SHOWN: [&str; 3] = ["window/view", "window/panels", "window/screens"];

/// The engine and what draws for it.
const ENGINE: [&str; 4] = ["bevy", "egui", "wgpu", "winit"];

/// What a function of a view may not look at: whatever it shows stands in the view.
const OUTSIDE: [&str; 10] = [
    "std::fs",
    "std::net",
    "std::thread",
    "std::time",
    "std::io",
    "std::env",
    "std::process",
    "std::{",
    "Instant",
    "SystemTime",
];

/// Parts of the window that do things: panels ask them for it with an intent.
const DOES: [&str; 12] = [
    "app",
    "clock",
    "display",
    "draw",
    "measure",
    "obey",
    "outside",
    "scene",
    "screenshot",
    "seat",
    "shown",
    "sound",
];

/// Where a line of these rooms names one of these words; `taken` is what may stand there all the
/// same.
fn named(rooms: &[&str], words: &[&str], taken: &str) -> Vec<String> {
    let mut broken = Vec::new();
    for room in rooms {
        for file in room_files(room) {
            for (line, text) in code(&file) {
                let text = match taken.is_empty() {
                    true => text,
                    false => text.replace(taken, ""),
                };
                for word in words.iter().filter(|word| text.contains(**word)) {
                    broken.push(format!("{}:{line}: names `{word}`", file.display()));
                }
            }
        }
    }
    broken
}

#[test]
fn nothing_beneath_the_front_ends_names_one() {
    let core = CORE.iter().map(|(room, _)| *room);
    let rooms: Vec<&str> = core.chain(BENEATH).collect();
    let broken = named(&rooms, &["crate::desk", "crate::cli", "crate::window"], "");
    assert!(broken.is_empty(), "{}", broken.join("\n"));
    let broken = named(&BENEATH, &ENGINE, "");
    assert!(broken.is_empty(), "{}", broken.join("\n"));
}

#[test]
fn the_desk_knows_neither_terminal_nor_window() {
    let mut words = vec!["crate::cli", "crate::window"];
    words.extend(ENGINE);
    let broken = named(&["desk"], &words, "");
    assert!(broken.is_empty(), "{}", broken.join("\n"));
}

#[test]
fn what_is_shown_names_of_the_engine_its_widgets_alone() {
    let broken = named(&SHOWN, &["bevy", "wgpu", "winit"], "bevy_egui::egui");
    assert!(broken.is_empty(), "{}", broken.join("\n"));
    let broken = named(&["window/view"], &ENGINE, "");
    assert!(
        broken.is_empty(),
        "a view draws nothing: {}",
        broken.join("\n")
    );
}

#[test]
fn what_is_shown_looks_at_no_file_thread_or_clock() {
    let broken = named(&SHOWN, &OUTSIDE, "");
    assert!(broken.is_empty(), "{}", broken.join("\n"));
}

#[test]
fn what_is_shown_asks_and_never_does() {
    let doers: Vec<String> = DOES
        .iter()
        .map(|room| format!("crate::window::{room}::"))
        .collect();
    let doers: Vec<&str> = doers.iter().map(String::as_str).collect();
    let broken = named(&SHOWN, &doers, "");
    assert!(broken.is_empty(), "{}", broken.join("\n"));
}

#[test]
fn every_file_opens_with_what_it_owns() {
    let mut found = Vec::new();
    sources(
        &Path::new(env!("CARGO_MANIFEST_DIR")).join("src"),
        &mut found,
    );
    for file in found {
        let text = fs::read_to_string(&file).expect("the source can be read");
        assert!(
            text.starts_with("//!"),
            "{} does not open with //!",
            file.display()
        );
    }
}
