//! The command line as a user meets it: the real program, its streams and its exit codes.

use std::ffi::OsStr;
use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};

use tempfile::TempDir;

/// What a run of the program gave.
pub struct Ran {
    /// The exit code.
    pub code: i32,
    /// Standard output.
    pub out: String,
    /// Standard error.
    pub err: String,
}

/// Where a test's drills are remembered, in its own folder: never where a person's are.
pub const DATA: &str = "hotwash-data";

/// Runs `hotwash` in a folder of its own, with these lines on standard input.
pub fn hotwash<S: AsRef<OsStr>>(dir: &Path, args: &[S], input: &str) -> Ran {
    hotwash_into(dir, args, input, Stdio::piped())
}

fn hotwash_into<S: AsRef<OsStr>>(dir: &Path, args: &[S], input: &str, out: Stdio) -> Ran {
    let mut child = Command::new(env!("CARGO_BIN_EXE_hotwash"))
        .args(args)
        .current_dir(dir)
        .env_remove("COLUMNS")
        .env("HOTWASH_DATA", dir.join(DATA))
        .stdin(Stdio::piped())
        .stdout(out)
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program starts");
    let mut stdin = child.stdin.take().expect("it was piped");
    let input = input.to_owned();
    // A program that fails early closes its input; that is no failure of the test.
    let writer = std::thread::spawn(move || drop(stdin.write_all(input.as_bytes())));
    let output = child.wait_with_output().expect("the program ends");
    writer.join().expect("the writer does not panic");
    Ran {
        code: output.status.code().expect("it was not killed"),
        out: String::from_utf8(output.stdout).expect("it prints UTF-8"),
        err: String::from_utf8(output.stderr).expect("it prints UTF-8"),
    }
}

/// A folder that is gone after the test.
pub fn folder() -> TempDir {
    tempfile::tempdir().expect("a temporary folder")
}

/// An error: this exit code, each of these words on standard error, advice, and no panic.
fn fails(dir: &Path, args: &[&str], input: &str, code: i32, words: &[&str]) {
    let ran = hotwash(dir, args, input);
    assert_eq!(ran.code, code, "{args:?}: {}{}", ran.out, ran.err);
    for word in words {
        assert!(
            ran.err.contains(word),
            "{args:?} does not say {word:?}:\n{}",
            ran.err
        );
    }
    assert!(
        ran.err.contains("help:"),
        "{args:?} gives no advice:\n{}",
        ran.err
    );
    assert!(!ran.err.contains("panicked"), "{}", ran.err);
}

#[test]
fn help_teaches_with_examples_and_tells_the_exit_codes() {
    let dir = folder();
    let ran = hotwash(dir.path(), &["--help"], "");
    assert_eq!(ran.code, 0);
    for word in [
        "Examples:",
        "hotwash play checkout-latency",
        "Exit codes: 0 fine",
    ] {
        assert!(ran.out.contains(word), "{}", ran.out);
    }
    for verb in [
        "play", "resume", "replay", "rehearse", "debrief", "hear", "list", "lint",
    ] {
        let ran = hotwash(dir.path(), &[verb, "--help"], "");
        assert_eq!(ran.code, 0, "{verb}");
    }
    assert_eq!(hotwash(dir.path(), &["dance"], "").code, 2);
    assert_eq!(hotwash(dir.path(), &["play", "--seed", "x"], "").code, 2);
}

#[test]
fn list_shows_each_shipped_scenario_with_what_it_practises() {
    let dir = folder();
    let ran = hotwash(dir.path(), &["list"], "");
    assert_eq!(ran.code, 0);
    for word in ["checkout-latency", "60 min", "intermediate", "delegation"] {
        assert!(ran.out.contains(word), "{}", ran.out);
    }
    assert!(
        !ran.out.contains('\u{1b}'),
        "no colour where there is no terminal"
    );
}

#[test]
fn list_shows_the_policies_a_drill_can_be_marked_by() {
    let dir = folder();
    let ran = hotwash(dir.path(), &["list", "--policies"], "");
    assert_eq!(ran.code, 0, "{}", ran.err);
    for words in ["pagerduty  ", "masterclass  ", "gentle  ", "--policy FILE"] {
        assert!(ran.out.contains(words), "{}", ran.out);
    }
    let json = hotwash(dir.path(), &["list", "--policies", "--json"], "");
    let ids: Vec<String> = json
        .out
        .lines()
        .map(|line| serde_json::from_str::<serde_json::Value>(line).expect("it is JSON"))
        .map(|policy| policy["id"].as_str().unwrap_or_default().to_owned())
        .collect();
    assert_eq!(ids, ["pagerduty", "masterclass", "gentle"]);
}

#[test]
fn the_practice_ladder_is_listed_rung_by_rung_before_the_full_drills() {
    let dir = folder();
    let ran = hotwash(dir.path(), &["list"], "");
    let at = |word: &str| {
        ran.out
            .find(word)
            .unwrap_or_else(|| panic!("{word}: {}", ran.out))
    };
    let order = [
        at("The practice ladder"),
        at("   1  take-command"),
        at("   2  assign"),
        at("  18  close-and-postmortem"),
        at("Full drills"),
        at("checkout-latency"),
    ];
    assert!(order.is_sorted(), "{order:?}");
    let ran = hotwash(dir.path(), &["list", "--json"], "");
    let first = ran.out.lines().next().expect("there is one");
    let first: serde_json::Value = serde_json::from_str(first).expect("it is JSON");
    assert_eq!(
        (&first["id"], &first["ladder"]),
        (&"take-command".into(), &1.into())
    );
}

#[test]
fn a_rung_of_the_ladder_is_played_by_its_id_and_the_coach_speaks_before_and_after() {
    let dir = folder();
    let words = "00:05 Hi all, I'm Mira Voss and I am the Incident Commander.\n";
    std::fs::write(dir.path().join("words.txt"), words).expect("the file is written");
    let play = [
        "play",
        "take-command",
        "--script",
        "words.txt",
        "--seed",
        "3",
    ];
    let ran = hotwash(dir.path(), &play, "");
    assert_eq!(ran.code, 0, "{}", ran.err);
    let (before, after) = ran.out.split_once("The call begins").expect("it begins");
    assert!(
        before.contains("Robin") && after.contains("Robin"),
        "{}",
        ran.out
    );
    assert!(after.contains("✓") || after.contains("✗"), "{}", ran.out);
    let exam = [&play[..], &["--mode", "exam"]].concat();
    let ran = hotwash(dir.path(), &exam, "");
    let (before, _) = ran.out.split_once("The call begins").expect("it begins");
    assert!(
        !before.contains("Robin"),
        "nobody helps in an exam: {before}"
    );
}

#[test]
fn a_rehearsal_prints_a_table_or_json_and_names_what_plays_a_drill_again() {
    let dir = folder();
    let rehearse = ["rehearse", "take-command", "--runs", "4", "--seed", "2"];
    let ran = hotwash(dir.path(), &rehearse, "");
    assert_eq!(ran.code, 0, "{}{}", ran.out, ran.err);
    for word in [
        "4 drills each, seeds 2 to 5",
        "comm dele time deci upda",
        "by-the-book",
        "silent",
        "100%",
        "[ ] where the commander's own fault belongs",
        "reached",
    ] {
        assert!(ran.out.contains(word), "{word}: {}", ran.out);
    }
    let few = [&rehearse[..], &["--commander", "by-the-book"]].concat();
    let ran = hotwash(dir.path(), &few, "");
    assert!(ran.out.contains("p10"), "in detail: {}", ran.out);
    let json = [
        &rehearse[..],
        &["--commander", "by-the-book", "silent", "--json"],
    ]
    .concat();
    let ran = hotwash(dir.path(), &json, "");
    let survey: serde_json::Value = serde_json::from_str(&ran.out).expect("it is JSON");
    assert_eq!(survey["scenario"], "take-command");
    assert_eq!((&survey["runs"], &survey["seed"]), (&4.into(), &2.into()));
    assert_eq!(survey["resolved"]["by-the-book"], 1.0);
    assert_eq!(survey["resolved"]["silent"], 0.0);
    let command = &survey["matrix"]["by-the-book"]["command"];
    for key in ["mean", "p10", "p50", "p90", "observed"] {
        assert!(command[key].is_number(), "{key}: {command}");
    }
    assert!(survey["coverage"]["injects"]["never"].is_array());
    let silent = [&rehearse[..], &["--commander", "silnt"]].concat();
    let ran = hotwash(dir.path(), &silent, "");
    assert_eq!(ran.code, 2);
    assert!(ran.err.contains("did you mean `silent`?"), "{}", ran.err);
}

#[test]
fn validity_is_checked_on_request_and_a_cell_that_does_not_hold_ends_with_1() {
    let dir = folder();
    let rehearse = ["rehearse", "bad-config", "--runs", "1", "--validity"];
    let commanders = [
        "--commander",
        "by-the-book",
        "silent",
        "solo-hero",
        "vanisher",
    ];
    let ran = hotwash(dir.path(), &[&rehearse[..], &commanders].concat(), "");
    assert_eq!(ran.code, 0, "{}{}", ran.out, ran.err);
    assert!(ran.out.contains("valid: each fault shows"), "{}", ran.out);

    // Under a policy that asks nothing of anybody no fault shows.
    let source = include_str!("../../assets/policies/pagerduty.ron");
    let lenient = source
        .replace("id: \"pagerduty\"", "id: \"lenient\"")
        .replace("\"no-hands-on\": (weight: 5", "\"no-hands-on\": (weight: 0");
    std::fs::write(dir.path().join("lenient.ron"), lenient).expect("the file is written");
    let lenient = ["--policy", "lenient.ron", "--json"];
    let ran = hotwash(
        dir.path(),
        &[&rehearse[..], &lenient, &commanders].concat(),
        "",
    );
    assert_eq!(ran.code, 1, "{}{}", ran.out, ran.err);
    let survey: serde_json::Value = serde_json::from_str(&ran.out).expect("it is JSON");
    let alone = ["--commander", "solo-hero"];
    let ran_alone = hotwash(dir.path(), &[&rehearse[..], &alone].concat(), "");
    assert_eq!(ran_alone.code, 2, "{}", ran_alone.out);
    assert!(ran_alone.err.contains("by-the-book"), "{}", ran_alone.err);
    let breaches = survey["validity"]["breaches"].to_string();
    assert!(breaches.contains("solo-hero is"), "{breaches}");
}

#[test]
fn a_scenario_that_cannot_be_played_is_told_and_nothing_is_made() {
    let dir = folder();
    let at = |name: &str, text: &[u8]| {
        std::fs::write(dir.path().join(name), text).expect("the file is written");
    };
    at("empty.ron", b"");
    at("types.ron", b"(format: \"one\")");
    at("bytes.ron", b"\xff\xfe\x00");
    std::fs::create_dir(dir.path().join("folder.ron")).expect("a folder");
    for (name, words) in [
        ("empty.ron", &["empty.ron"][..]),
        ("types.ron", &["types.ron:1:"][..]),
        ("bytes.ron", &["could not read bytes.ron"][..]),
        ("folder.ron", &["could not read folder.ron"][..]),
        (
            "absent.ron",
            &["could not read absent.ron", "hotwash list"][..],
        ),
        (
            "checkout-latensy",
            &["no scenario", "did you mean `checkout-latency`"][..],
        ),
    ] {
        fails(dir.path(), &["play", name, "--out", "d"], "", 2, words);
        fails(dir.path(), &["hear", "--scenario", name], "hi\n", 2, words);
        assert!(!dir.path().join("d").exists(), "{name}: a folder was made");
    }
}

#[test]
fn a_giant_file_is_refused_at_once() {
    let dir = folder();
    let path = dir.path().join("giant.ron");
    std::fs::write(&path, vec![b'['; 50_000_000]).expect("the file is written");
    fails(
        dir.path(),
        &["play", "giant.ron"],
        "",
        2,
        &["50 MB", "giant.ron"],
    );
}

#[test]
fn lint_gives_1_for_errors_and_2_where_it_cannot_look() {
    let dir = folder();
    let shipped = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/scenarios/checkout-latency.ron"
    );
    let ran = hotwash(dir.path(), &["lint", shipped], "");
    assert_eq!(ran.code, 0, "{}", ran.out);
    assert!(
        ran.out.contains("1 scenario checked: 0 errors"),
        "{}",
        ran.out
    );

    let text = std::fs::read_to_string(shipped).expect("the shipped scenario");
    let broken = text.replacen("trainee: \"alex\"", "trainee: \"alxe\"", 1);
    assert_ne!(broken, text);
    std::fs::write(dir.path().join("broken.ron"), broken).expect("the file is written");
    let ran = hotwash(dir.path(), &["lint", "."], "");
    assert_eq!(ran.code, 1, "{}{}", ran.out, ran.err);
    assert!(ran.out.contains("broken.ron:"), "{}", ran.out);
    let json = hotwash(dir.path(), &["lint", "broken.ron", "--format", "json"], "");
    let line: serde_json::Value =
        serde_json::from_str(json.out.lines().last().expect("a finding")).expect("JSON");
    assert_eq!(line["level"], "error");
    assert_eq!(hotwash(dir.path(), &["lint", "absent.ron"], "").code, 2);
}

#[test]
fn what_is_asked_for_wrongly_is_told_before_a_file_is_made() {
    let dir = folder();
    std::fs::write(
        dir.path().join("back.txt"),
        "00:10  hello\n# then\n00:05  again\n",
    )
    .expect("the file is written");
    std::fs::write(dir.path().join("bad.txt"), "hello\n00:05  again\n00:07\n")
        .expect("the file is written");
    std::fs::write(dir.path().join("mine.ron"), "()").expect("the file is written");
    std::fs::write(dir.path().join("policy.ron"), "(format: 1)").expect("the file is written");
    std::fs::write(dir.path().join("file"), "").expect("the file is written");
    let play = |more: &[&'static str]| [&["play", "checkout-latency"], more].concat();
    for (args, words) in [
        (
            play(&["--script", "back.txt", "--out", "d"]),
            &["back.txt:3:", "time goes backwards", "line 1"][..],
        ),
        (
            play(&["--script", "bad.txt", "--out", "d"]),
            &[
                "bad.txt:1: `hello` is no time; begin",
                "bad.txt:3: nothing is said; write",
            ][..],
        ),
        (
            vec!["play", "mine"],
            &["no scenario `mine`", "`hotwash play mine.ron`"][..],
        ),
        (
            play(&["--script", "absent.txt", "--out", "d"]),
            &["absent.txt"][..],
        ),
        (
            play(&["--commander", "by-the-bok", "--out", "d"]),
            &["did you mean `by-the-book`"][..],
        ),
        (
            play(&["--policy", "pagerdty", "--out", "d"]),
            &["did you mean `pagerduty`"][..],
        ),
        (
            play(&["--policy", "policy.ron", "--out", "d"]),
            &["policy.ron:1:", "cannot be used"][..],
        ),
        (
            play(&["--trainee", " ", "--out", "d"]),
            &["name is empty"][..],
        ),
        (
            play(&["--out", "file"]),
            &["could not make the folder file"][..],
        ),
        (vec!["play", "--protocol"], &["no scenario was named"][..]),
    ] {
        fails(dir.path(), &args, "", 2, words);
        assert!(
            !dir.path().join("d").exists(),
            "{args:?}: a folder was made"
        );
    }
}

#[test]
fn a_recording_that_cannot_be_used_is_told() {
    let dir = folder();
    let at = |name: &str, text: &str| {
        std::fs::write(dir.path().join(name), text).expect("the file is written");
    };
    at("empty.jsonl", "");
    at("other.jsonl", "hello\n");
    at("newer.jsonl", "{\"format\":2,\"hotwash\":\"9.9.9\"}\n");
    for (name, words) in [
        ("absent.jsonl", "could not open absent.jsonl"),
        ("empty.jsonl", "empty.jsonl: the file is empty"),
        ("other.jsonl", "no hotwash recording"),
        ("newer.jsonl", "newer than format 1"),
    ] {
        for verb in ["replay", "resume", "debrief"] {
            fails(dir.path(), &[verb, name], "", 2, &[words]);
        }
        fails(
            dir.path(),
            &["what-if", name, "--at", "01:00"],
            "",
            2,
            &[words],
        );
    }
}

#[test]
fn hear_answers_each_line_with_one_json_object() {
    let dir = folder();
    let args = [
        "hear",
        "--scenario",
        "checkout-latency",
        "--speaker",
        "Alex Reyes",
    ];
    let ran = hotwash(
        dir.path(),
        &args,
        "Wei, you're scribe today\n\nzxcv\r\nno line end",
    );
    assert_eq!(ran.code, 0, "{}", ran.err);
    let lines: Vec<serde_json::Value> = ran
        .out
        .lines()
        .map(|line| serde_json::from_str(line).expect("JSON"))
        .collect();
    let texts: Vec<&str> = lines
        .iter()
        .map(|line| line["text"].as_str().expect("text"))
        .collect();
    assert_eq!(
        texts,
        ["Wei, you're scribe today", "", "zxcv", "no line end"]
    );
    for line in &lines {
        for key in ["channel", "acts", "acronyms", "not_understood"] {
            assert!(line.get(key).is_some(), "{line}");
        }
    }
    fails(
        dir.path(),
        &[
            "hear",
            "--scenario",
            "checkout-latency",
            "--speaker",
            "tatianna",
        ],
        "",
        2,
        &["did you mean `tatiana`"],
    );
}

#[test]
fn hear_says_why_only_when_asked() {
    let dir = folder();
    let hear = |more: &[&str]| -> serde_json::Value {
        let args = [&["hear", "--scenario", "checkout-latency"], more].concat();
        let ran = hotwash(dir.path(), &args, "Sam, what are you seeing\n");
        assert_eq!(ran.code, 0, "{}", ran.err);
        serde_json::from_str(&ran.out).expect("one JSON object")
    };
    assert!(hear(&[]).get("explain").is_none());
    let why = hear(&["--explain"]);
    assert_eq!(why["acts"], hear(&[])["acts"]);
    assert_eq!(why["explain"]["acts"][0]["act"], "ask-status");
    let advice = hear(&["--suggest"]);
    assert_eq!(advice["suggest"], serde_json::json!([]));
    assert!(advice.get("explain").is_none());
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_told() {
    let dir = folder();
    let full = || {
        let full = std::fs::OpenOptions::new().write(true).open("/dev/full");
        Stdio::from(full.expect("/dev/full"))
    };
    for args in [
        &["list"][..],
        &[
            "play",
            "checkout-latency",
            "--commander",
            "silent",
            "--seed",
            "1",
        ][..],
        &["play", "checkout-latency", "--protocol", "--out", "p"][..],
        &["hear", "--scenario", "checkout-latency"][..],
    ] {
        let ran = hotwash_into(dir.path(), args, "hi\n", full());
        assert_eq!(ran.code, 2, "{args:?}: {}", ran.err);
        assert!(ran.err.contains("No space left"), "{args:?}: {}", ran.err);
    }
    fails(
        dir.path(),
        &["play", "checkout-latency", "--out", "/dev/full"],
        "",
        2,
        &["could not make the folder /dev/full"],
    );
}
