//! Drills through the real program: by script, bot, protocol and piped lines; kept, killed,
//! resumed, replayed and debriefed.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use serde_json::Value;

use crate::cli::{Ran, folder, hotwash};

const SCRIPT: &str = "# a few words\n\
    00:10  Hi everyone, I'm Alex and I am the Incident Commander.\n\
    00:40  Hayley, please look into the checkout latency, I'll come back to you in five minutes. Understood?\n\
    05:45  Hayley, that's five minutes, where are we?\n";

fn fine(dir: &Path, args: &[&str], input: &str) -> Ran {
    let ran = hotwash(dir, args, input);
    assert_eq!(ran.code, 0, "{args:?}: {}{}", ran.out, ran.err);
    ran
}

fn script(dir: &Path, out: &str) -> Ran {
    fs::write(dir.join("words.txt"), SCRIPT).unwrap();
    fine(
        dir,
        &[
            "play",
            "checkout-latency",
            "--script",
            "words.txt",
            "--seed",
            "7",
            "--no-what-if",
            "--out",
            out,
        ],
        "",
    )
}

/// The recording without its first line, which alone holds the wall clock.
fn body(dir: &Path) -> String {
    let text = fs::read_to_string(dir.join("recording.jsonl")).unwrap();
    text.split_once('\n').unwrap().1.to_owned()
}

#[test]
fn the_same_script_and_seed_give_the_same_bytes() {
    let dir = folder();
    let one = script(dir.path(), "one");
    let two = script(dir.path(), "two");
    assert_eq!(one.out, two.out);
    let (one, two) = (dir.path().join("one"), dir.path().join("two"));
    assert_eq!(body(&one), body(&two));
    for name in ["debrief.md", "debrief.html", "debrief.json"] {
        let read = |dir: &Path| fs::read(dir.join(name)).unwrap();
        assert_eq!(read(&one), read(&two), "{name}");
    }
    let ran = fine(dir.path(), &["replay", "one", "--verify"], "");
    assert!(ran.out.contains("commands give the same"), "{}", ran.out);
}

#[test]
fn a_bot_leaves_a_recording_and_three_reports() {
    let dir = folder();
    let args = [
        "play",
        "checkout-latency",
        "--commander",
        "by-the-book",
        "--seed",
        "7",
        "--out",
        "b",
    ];
    fine(dir.path(), &args, "");
    let mut kept: Vec<String> = fs::read_dir(dir.path().join("b"))
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    kept.sort();
    assert_eq!(
        kept,
        [
            "debrief.html",
            "debrief.json",
            "debrief.md",
            "recording.jsonl"
        ]
    );
    let text = fs::read_to_string(dir.path().join("b/recording.jsonl")).unwrap();
    let header: Value = serde_json::from_str(text.lines().next().unwrap()).unwrap();
    assert_eq!(header["commander"], "by-the-book");
    assert_eq!(header["seed"], 7);
    assert_eq!(header["policy"]["id"], "pagerduty");
    let json = fs::read_to_string(dir.path().join("b/debrief.json")).unwrap();
    let report: Value = serde_json::from_str(&json).unwrap();
    assert_eq!(report["scenario"], "checkout-latency");
    assert_eq!(report["policy"], "pagerduty");
    assert!(report["dimensions"].is_array());

    fine(
        dir.path(),
        &["debrief", "b/recording.jsonl", "--out", "again"],
        "",
    );
    let again = fs::read_to_string(dir.path().join("again/debrief.json")).unwrap();
    assert_eq!(again, json, "a debrief made anew is the same");
}

#[test]
fn an_earlier_drill_is_moved_aside_and_never_lost() {
    let dir = folder();
    script(dir.path(), "d");
    let first = fs::read(dir.path().join("d/recording.jsonl")).unwrap();
    let second = script(dir.path(), "d");
    assert!(second.err.contains("earlier"), "{}", second.err);
    script(dir.path(), "d");
    let aside = dir.path().join("d/earlier/1/recording.jsonl");
    assert_eq!(fs::read(aside).unwrap(), first);
    assert!(dir.path().join("d/earlier/2/debrief.html").is_file());
}

#[test]
fn piped_lines_play_until_they_end_and_the_drill_is_resumed_where_it_stood() {
    let dir = folder();
    let play = ["play", "checkout-latency", "--seed", "3", "--out", "d"];
    let first = fine(
        dir.path(),
        &play,
        "?\nHi all, I'm Alex and I am the Incident Commander.\n:wait 2m\n:tasks\n:who\n:dance\n",
    );
    assert!(
        first.out.contains("Hayley, how long do you need?"),
        "{}",
        first.out
    );
    assert!(first.out.contains("no open tasks"), "{}", first.out);
    assert!(first.out.contains("no order `:dance`"), "{}", first.out);
    assert!(first.out.contains("Saved at 02:00"), "{}", first.out);
    assert!(!first.out.contains('\u{1b}'), "no colour in a pipe");

    let ran = fine(dir.path(), &["debrief", "d"], "");
    assert!(ran.err.contains("stands at 02:00"), "{}", ran.err);
    let cut_short = fs::read_to_string(dir.path().join("d/debrief.json")).unwrap();
    let cut_short: Value = serde_json::from_str(&cut_short).unwrap();
    assert_eq!(cut_short["complete"], false);
    for page in ["d/debrief.html", "d/debrief.md"] {
        let page = fs::read_to_string(dir.path().join(page)).unwrap();
        assert!(page.contains("The drill broke off at 0"), "{page}");
        assert!(page.contains("is not known"), "{page}");
    }

    let second = fine(
        dir.path(),
        &["resume", "d/recording.jsonl"],
        ":wait 1m\n:end\n",
    );
    assert!(second.err.contains("goes on at 02:00"), "{}", second.err);
    assert!(dir.path().join("d/debrief.html").is_file());
    fine(dir.path(), &["replay", "d/recording.jsonl", "--verify"], "");
    let over = hotwash(dir.path(), &["resume", "d/recording.jsonl"], "");
    assert_eq!(over.code, 2, "{}", over.out);
    assert!(over.err.contains("this drill is over"), "{}", over.err);
}

#[test]
fn an_exam_shows_no_hints() {
    let dir = folder();
    let words = "Hayley, how long do you need?\n?\n:quit\n";
    let run = |mode| {
        let args = [
            "play",
            "checkout-latency",
            "--seed",
            "3",
            "--mode",
            mode,
            "--out",
            mode,
        ];
        fine(dir.path(), &args, words).out
    };
    let (practice, exam) = (run("practice"), run("exam"));
    let hints = |text: &str| text.contains("heard:") || text.contains("not understood:");
    assert!(hints(&practice), "{practice}");
    assert!(!hints(&exam), "{exam}");
}

#[test]
fn a_killed_recording_resumes_and_verifies() {
    let dir = folder();
    script(dir.path(), "whole");
    let bytes = fs::read(dir.path().join("whole/recording.jsonl")).unwrap();
    let second_command = bytes
        .windows(8)
        .enumerate()
        .filter(|(_, window)| *window == b"{\"at_ms\"")
        .nth(1)
        .unwrap()
        .0;
    for (cut, says) in [
        (
            second_command + 30,
            "a command that had not been acknowledged",
        ),
        (second_command - 5, "an event, which is worked out again"),
    ] {
        let killed = dir.path().join(format!("cut-{cut}"));
        fs::create_dir(&killed).unwrap();
        fs::write(killed.join("recording.jsonl"), &bytes[..cut]).unwrap();
        let name = killed.join("recording.jsonl");
        let name = name.to_str().unwrap();
        let torn = hotwash(dir.path(), &["replay", name, "--verify"], "");
        assert_eq!(torn.code, 1, "{}", torn.out);
        assert!(torn.out.contains(says), "{}", torn.out);
        let resumed = fine(dir.path(), &["resume", name], ":quit\n");
        assert!(resumed.err.contains(says), "{}", resumed.err);
        fine(dir.path(), &["replay", name, "--verify"], "");
    }
}

#[test]
fn a_recording_of_a_changed_scenario_is_refused_with_both_hashes() {
    let dir = folder();
    let source = include_str!("../../scenarios/checkout-latency.ron");
    let mine = dir.path().join("mine.ron");
    fs::write(
        &mine,
        source.replacen("title: \"Checkout", "title: \"My checkout", 1),
    )
    .unwrap();
    fine(
        dir.path(),
        &[
            "play",
            "mine.ron",
            "--commander",
            "silent",
            "--seed",
            "1",
            "--no-what-if",
            "--out",
            "d",
        ],
        "",
    );
    fine(dir.path(), &["replay", "d", "--verify"], "");
    fs::write(
        &mine,
        source.replacen("title: \"Checkout", "title: \"Our checkout", 1),
    )
    .unwrap();
    for args in [
        &["replay", "d", "--verify"][..],
        &["resume", "d"],
        &["debrief", "d"],
    ] {
        let ran = hotwash(dir.path(), args, "");
        assert_eq!(ran.code, 2, "{args:?}: {}", ran.out);
        for word in ["scenario has changed", "recorded:", "found:", "help:"] {
            assert!(ran.err.contains(word), "{args:?}: {}", ran.err);
        }
    }
}

#[test]
fn verify_shows_the_first_event_that_differs_both_ways() {
    let dir = folder();
    script(dir.path(), "d");
    let path = dir.path().join("d/recording.jsonl");
    let text = fs::read_to_string(&path).unwrap();
    let changed = text.replacen("\"health\":", "\"health\":1", 1);
    assert_ne!(changed, text);
    fs::write(&path, changed).unwrap();
    let ran = hotwash(dir.path(), &["replay", "d", "--verify"], "");
    assert_eq!(ran.code, 1, "{}", ran.err);
    assert!(ran.out.contains("recorded:   {\"seq\"") && ran.out.contains("recomputed: {\"seq\""));
}

/// The lines that a program got, as JSON.
fn protocol(dir: &Path, args: &[&str], input: &str) -> Vec<Value> {
    let ran = fine(dir, args, input);
    ran.out
        .lines()
        .map(|line| serde_json::from_str(line).unwrap_or_else(|_| panic!("not JSON: {line}")))
        .collect()
}

#[test]
fn a_program_plays_by_json_lines_and_a_bad_line_changes_nothing() {
    let dir = folder();
    let args = [
        "play",
        "checkout-latency",
        "--protocol",
        "--seed",
        "7",
        "--out",
        "p",
    ];
    let input = "{\"say\":\"Hi all, I'm Alex and I am the Incident Commander.\"}\n\
        this is not JSON\n\
        {\"wait_s\":-3}\n\
        {\"wait_s\":90}\n\
        {\"wait\":\"event\"}\n\
        \n\
        {\"finish\":true}\n";
    let lines = protocol(dir.path(), &args, input);
    let count = |key: &str| lines.iter().filter(|line| line.get(key).is_some()).count();
    assert_eq!(count("error"), 3);
    assert_eq!(
        count("ready"),
        7,
        "one at the start and one for each line but the last"
    );
    let errors: Vec<&str> = lines
        .iter()
        .filter_map(|line| line["error"].as_str())
        .collect();
    assert!(
        errors[0].contains("line 2") && errors[0].contains("not JSON"),
        "{errors:?}"
    );
    assert!(
        errors[2].contains("line 6") && errors[2].contains("empty"),
        "{errors:?}"
    );

    let ready: Vec<&Value> = lines
        .iter()
        .filter(|line| line.get("ready").is_some())
        .collect();
    assert!(ready.iter().all(|line| line.get("next_due_ms").is_some()));
    assert_eq!(ready[4]["at_ms"], 90_000);
    assert!(
        ready[5]["at_ms"].as_u64() > Some(90_000),
        "an event was waited for"
    );

    let kinds: Vec<&str> = lines
        .iter()
        .filter_map(|line| line["kind"].as_str())
        .collect();
    assert!(kinds.contains(&"said") && kinds.contains(&"drill-ended"));
    for hidden in [
        "cast",
        "fault-started",
        "impact",
        "inject-fired",
        "reckoned",
    ] {
        assert!(
            !kinds.contains(&hidden),
            "{hidden} is not the commander's to know"
        );
    }
    let debrief = lines.last().unwrap();
    assert_eq!(debrief["scenario"], "checkout-latency");
    assert!(debrief["dimensions"].is_array());
    let kept: Value =
        serde_json::from_str(&fs::read_to_string(dir.path().join("p/debrief.json")).unwrap())
            .unwrap();
    assert_eq!(&kept, debrief);
}

#[test]
fn in_an_exam_a_program_is_not_told_what_was_understood() {
    let dir = folder();
    for (mode, is_told) in [("practice", true), ("exam", false)] {
        let args = [
            "play",
            "checkout-latency",
            "--protocol",
            "--mode",
            mode,
            "--out",
            mode,
        ];
        let input = "{\"say\":\"Hi, I'm Alex and I am the Incident Commander.\"}\n\
            {\"wait_s\":20}\n{\"finish\":true}\n";
        let lines = protocol(dir.path(), &args, input);
        let heard = |kind: &str| lines.iter().any(|line| line["kind"] == kind);
        assert_eq!(heard("heard"), is_told, "{mode}");
        assert!(heard("said"), "{mode}");
    }
}

#[test]
fn a_program_that_goes_away_leaves_a_drill_to_resume() {
    let dir = folder();
    let args = [
        "play",
        "checkout-latency",
        "--protocol",
        "--seed",
        "7",
        "--out",
        "p",
    ];
    let ran = fine(dir.path(), &args, "{\"wait_s\": 30}\n");
    assert!(ran.err.contains("Saved at 00:30"), "{}", ran.err);
    fine(dir.path(), &["resume", "p"], ":quit\n");
}

#[test]
fn no_kind_of_event_is_sent_after_the_end() {
    let dir = folder();
    let args = [
        "play",
        "checkout-latency",
        "--protocol",
        "--seed",
        "7",
        "--out",
        "p",
    ];
    let lines = protocol(dir.path(), &args, "{\"wait_s\":60}\n{\"finish\":true}\n");
    let mut kinds = BTreeMap::new();
    for (at, line) in lines.iter().enumerate() {
        if let Some(kind) = line["kind"].as_str() {
            kinds.insert(kind, at);
        }
    }
    let end = kinds["drill-ended"];
    assert!(kinds.values().all(|at| *at <= end), "{kinds:?}");
    assert_eq!(lines.len(), end + 2, "the debrief follows the end");
}

#[test]
fn a_drill_that_is_being_played_is_nobody_elses() {
    let dir = folder();
    script(dir.path(), "d");
    let path = dir.path().join("d/recording.jsonl");
    let held = fs::File::open(&path).unwrap();
    held.lock().unwrap();
    for args in [
        &["resume", "d"][..],
        &["play", "checkout-latency", "--out", "d"],
    ] {
        let ran = hotwash(dir.path(), args, "");
        assert_eq!(ran.code, 2, "{args:?}");
        assert!(
            ran.err.contains("another hotwash is playing this drill"),
            "{}",
            ran.err
        );
    }
    fine(dir.path(), &["replay", "d"], "");
}

#[test]
fn a_trainee_is_called_by_the_name_they_give_and_heard_by_it_also_when_replayed() {
    let dir = folder();
    fs::write(
        dir.path().join("words.txt"),
        "00:02 Hi, I'm Kim Novak and I am the Incident Commander.\n00:10 Tatiana, you are my deputy.\n",
    )
    .unwrap();
    let args = [
        "play",
        "checkout-latency",
        "--script",
        "words.txt",
        "--seed",
        "3",
        "--trainee",
        "Kim Novak",
        "--no-what-if",
        "--out",
        "kim",
    ];
    let ran = fine(dir.path(), &args, "");
    assert!(ran.out.contains("Kim"), "{}", ran.out);
    let recording = body(&dir.path().join("kim"));
    assert!(
        recording.contains("\"named\":true"),
        "their own name was not heard"
    );
    let said_by_others = recording.lines().filter(|line| line.contains("\"sense\""));
    assert!(said_by_others.clone().count() > 1);
    assert!(
        said_by_others.clone().all(|line| !line.contains("Alex")),
        "called Alex"
    );
    fine(dir.path(), &["replay", "kim", "--verify"], "");
}
