//! `--export` at the command line: which files appear, and what is said where one cannot.

use std::fs;
use std::path::Path;

use crate::cli::{folder, hotwash};

const NAMES: [&str; 5] = [
    "after-action.html",
    "after-action.md",
    "postmortem.ics",
    "postmortem.md",
    "xapi.json",
];

fn exported(dir: &Path) -> Vec<String> {
    let mut there: Vec<String> = fs::read_dir(dir)
        .expect("the folder is there")
        .map(|entry| entry.expect("an entry").file_name().display().to_string())
        .filter(|name| NAMES.contains(&name.as_str()))
        .collect();
    there.sort();
    there
}

fn play(dir: &Path, more: &[&str]) -> crate::cli::Ran {
    let mut args = vec![
        "play",
        "take-command",
        "--commander",
        "by-the-book",
        "--seed",
        "7",
    ];
    args.extend(more);
    hotwash(dir, &args, "")
}

#[test]
fn a_drill_and_its_recording_give_what_is_asked_for_and_no_more() {
    let dir = folder();
    let ran = play(dir.path(), &["--out", "d", "--export", "ics"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert!(ran.err.contains("postmortem.ics"), "{}", ran.err);
    let drill = dir.path().join("d");
    assert_eq!(exported(&drill), ["postmortem.ics"]);
    let ran = hotwash(
        dir.path(),
        &["debrief", "d", "--export", "xapi,after-action"],
        "",
    );
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert_eq!(
        exported(&drill),
        [
            "after-action.html",
            "after-action.md",
            "postmortem.ics",
            "xapi.json"
        ]
    );
    let ran = hotwash(
        dir.path(),
        &["debrief", "d", "--out", "e", "--export", "all"],
        "",
    );
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert_eq!(exported(&dir.path().join("e")), NAMES);
    let ran = play(dir.path(), &["--out", "d"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert!(
        exported(&drill).is_empty(),
        "an earlier drill's are moved aside"
    );
    assert_eq!(exported(&drill.join("earlier/1")).len(), 4);
}

#[test]
fn a_skeleton_that_was_worked_on_is_left_alone() {
    let dir = folder();
    let ran = play(dir.path(), &["--out", "d", "--export", "postmortem"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    let path = dir.path().join("d/postmortem.md");
    let worked_on = format!("{}\nours", fs::read_to_string(&path).expect("it is there"));
    fs::write(&path, &worked_on).expect("it can be written");
    let ran = hotwash(dir.path(), &["debrief", "d", "--export", "postmortem"], "");
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert!(ran.err.contains("worked on"), "{}", ran.err);
    assert_eq!(fs::read_to_string(&path).expect("it is there"), worked_on);
}

#[test]
fn a_recording_without_a_stamp_says_what_is_left_out() {
    let dir = folder();
    let ran = play(dir.path(), &["--out", "d"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    let path = dir.path().join("d/recording.jsonl");
    let text = fs::read_to_string(&path).expect("it is there");
    let (header, rest) = text.split_once('\n').expect("a header");
    let mut header: serde_json::Value = serde_json::from_str(header).expect("JSON");
    header["started"] = "".into();
    fs::write(&path, format!("{header}\n{rest}")).expect("it can be written");
    let ran = hotwash(dir.path(), &["debrief", "d", "--export", "all"], "");
    assert_eq!(ran.code, 0, "{}", ran.err);
    for said in [
        "postmortem.ics is left out",
        "xapi.json is without timestamps",
        "without dates",
    ] {
        assert!(ran.err.contains(said), "{said} in {}", ran.err);
    }
    assert_eq!(
        exported(&dir.path().join("d")),
        [
            "after-action.html",
            "after-action.md",
            "postmortem.md",
            "xapi.json"
        ]
    );
}

#[test]
fn an_export_without_a_folder_or_of_a_strange_name_is_refused() {
    let dir = folder();
    let ran = play(dir.path(), &["--export", "ics"]);
    assert_eq!(ran.code, 2);
    assert!(ran.err.contains("--out"), "{}", ran.err);
    let ran = play(dir.path(), &["--out", "d", "--export", "pdf"]);
    assert_eq!(ran.code, 2);
    assert!(ran.err.contains("after-action"), "{}", ran.err);
    assert!(!dir.path().join("d").exists(), "nothing was made");
}
