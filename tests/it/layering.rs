//! The rooms keep to themselves: the core names no file, clock, thread, network or engine, and
//! arrows between rooms point one way.

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
        "cli",
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
