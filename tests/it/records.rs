//! What stays of a trainee's drills: which drills are kept, that nothing is lost, and that a
//! history which cannot be read or written costs nobody a drill.

use std::fs;
use std::path::{Path, PathBuf};
use std::thread;

use hotwash::records::{History, Line};
use serde_json::Value;

use crate::cli::{DATA, Ran, folder, hotwash};

/// A short drill: nobody commands, and the trainee leaves at once.
const RUNG: &str = "take-command";

fn fine(dir: &Path, args: &[&str], input: &str) -> Ran {
    let ran = hotwash(dir, args, input);
    assert_eq!(ran.code, 0, "{args:?}: {}{}", ran.out, ran.err);
    ran
}

fn history_file(dir: &Path) -> PathBuf {
    dir.join(DATA).join("history.jsonl")
}

fn lines(dir: &Path) -> Vec<Value> {
    let text = fs::read_to_string(history_file(dir)).unwrap_or_default();
    let lines = text.lines();
    lines
        .map(|line| serde_json::from_str(line).unwrap())
        .collect()
}

/// Plays a drill by piped lines, as a person with this name.
fn play(dir: &Path, name: &str, seed: &str, out: &str) -> Ran {
    let args = [
        "play",
        RUNG,
        "--seed",
        seed,
        "--trainee",
        name,
        "--out",
        out,
    ];
    fine(
        dir,
        &args,
        "Hi, I am the Incident Commander.\n:wait 1m\n:end\n",
    )
}

/// Writes the commitment into the last line of the history, as the hot wash does.
fn resolve(dir: &Path, commitment: &str) {
    let path = history_file(dir);
    let mut last = History::read(&path).unwrap().drills.pop().unwrap();
    last.drill.commitment = Some(commitment.to_owned());
    History::append(&path, &last).unwrap();
}

#[test]
fn a_drill_by_a_person_stands_in_the_history_with_its_marks() {
    let dir = folder();
    play(dir.path(), "Kim Novak", "7", "kim");
    let lines = lines(dir.path());
    assert_eq!(lines.len(), 1);
    let line = &lines[0];
    assert_eq!(line["format"], 1);
    assert_eq!(line["trainee"], "Kim Novak");
    assert_eq!(line["scenario"], RUNG);
    assert_eq!(line["seed"], 7);
    assert_eq!(line["commitment"], Value::Null);
    let path = line["recording"].as_str().unwrap();
    assert!(
        Path::new(path).is_absolute() && Path::new(path).is_file(),
        "{path}"
    );
    let report = fs::read_to_string(dir.path().join("kim/debrief.json")).unwrap();
    let report: Value = serde_json::from_str(&report).unwrap();
    assert_eq!(line["score"], report["score"]);
    assert_eq!(line["date"], report["date"]);
    for dimension in report["dimensions"].as_array().unwrap() {
        let id = dimension["id"].as_str().unwrap();
        assert_eq!(
            line["dimensions"].get(id).unwrap_or(&Value::Null),
            &dimension["score"]
        );
    }
}

#[test]
fn bots_and_nameless_scripts_are_nobodys_drills() {
    let dir = folder();
    fs::write(
        dir.path().join("words.txt"),
        "00:02 Hi, I am the Incident Commander.\n",
    )
    .unwrap();
    fine(
        dir.path(),
        &["play", RUNG, "--commander", "by-the-book", "--seed", "1"],
        "",
    );
    fine(
        dir.path(),
        &["play", RUNG, "--script", "words.txt", "--seed", "1"],
        "",
    );
    assert!(!history_file(dir.path()).exists());
    let named = [
        "play",
        RUNG,
        "--script",
        "words.txt",
        "--seed",
        "1",
        "--trainee",
        "Kim",
    ];
    fine(dir.path(), &named, "");
    fine(
        dir.path(),
        &[
            "play",
            RUNG,
            "--protocol",
            "--seed",
            "2",
            "--trainee",
            "Kim",
        ],
        "{\"finish\":true}\n",
    );
    let seeds: Vec<Value> = lines(dir.path())
        .iter()
        .map(|line| line["seed"].clone())
        .collect();
    assert_eq!(seeds, [1, 2]);
    assert_eq!(
        lines(dir.path())[0]["recording"],
        Value::Null,
        "a script without --out"
    );
}

#[test]
fn a_drill_that_is_left_is_kept_when_it_has_ended() {
    let dir = folder();
    let args = [
        "play",
        RUNG,
        "--seed",
        "7",
        "--trainee",
        "Kim",
        "--out",
        "kim",
    ];
    fine(dir.path(), &args, ":quit\n");
    assert!(lines(dir.path()).is_empty());
    fine(dir.path(), &["resume", "kim"], ":end\n");
    assert_eq!(lines(dir.path()).len(), 1);
}

#[test]
fn the_next_drill_begins_with_what_was_resolved_and_its_debrief_shows_the_earlier_ones() {
    let dir = folder();
    play(dir.path(), "Kim Novak", "7", "one");
    resolve(dir.path(), "When I give work, I will say one name first.");
    let other = play(dir.path(), "Robin Roe", "8", "other");
    assert!(!other.out.contains("one name first"), "{}", other.out);
    let next = play(dir.path(), "kim  novak", "8", "two");
    let resolved = next
        .out
        .find("When I give work, I will say one name first.");
    let call = next.out.find("Type what you say").unwrap();
    assert!(resolved.is_some_and(|at| at < call), "{}", next.out);
    assert!(next.out.contains("What you resolved on 20"), "{}", next.out);

    let read = |out: &str| -> Value {
        let text = fs::read_to_string(dir.path().join(out).join("debrief.json")).unwrap();
        serde_json::from_str(&text).unwrap()
    };
    let report = read("two");
    assert_eq!(report["earlier"].as_array().unwrap().len(), 1);
    assert_eq!(report["earlier"][0]["seed"], 7);
    assert_eq!(
        report["commitment"]["last"],
        "When I give work, I will say one name first."
    );
    assert_eq!(read("one")["earlier"], Value::Array(Vec::new()));
    // Made anew, the debrief shows the same.
    let before = fs::read(dir.path().join("two/debrief.json")).unwrap();
    fine(dir.path(), &["debrief", "two"], "");
    assert_eq!(
        fs::read(dir.path().join("two/debrief.json")).unwrap(),
        before
    );
}

#[test]
fn the_debrief_shows_what_by_the_book_scores() {
    let dir = folder();
    play(dir.path(), "Kim", "7", "kim");
    fine(
        dir.path(),
        &[
            "play",
            RUNG,
            "--commander",
            "by-the-book",
            "--seed",
            "7",
            "--out",
            "bot",
        ],
        "",
    );
    let read = |out: &str| -> Value {
        let text = fs::read_to_string(dir.path().join(out).join("debrief.json")).unwrap();
        serde_json::from_str(&text).unwrap()
    };
    let (kim, bot) = (read("kim"), read("bot"));
    let marks = |report: &Value, key: &str| -> Vec<Value> {
        let dimensions = report["dimensions"].as_array().unwrap();
        dimensions.iter().map(|one| one[key].clone()).collect()
    };
    assert_eq!(marks(&kim, "par"), marks(&bot, "score"));
    assert!(marks(&kim, "par").iter().any(Value::is_number));
}

#[test]
fn a_reflection_beside_the_recording_is_read_again_and_moved_aside_with_it() {
    let dir = folder();
    play(dir.path(), "Kim", "7", "kim");
    let path = dir.path().join("kim/reflection.json");
    let report = || -> Value {
        let text = fs::read_to_string(dir.path().join("kim/debrief.json")).unwrap();
        serde_json::from_str(&text).unwrap()
    };
    let asked = report()["self_assessment"][0]["dimension"].clone();
    let words = serde_json::json!({
        "self_assessment": { asked.as_str().unwrap(): 4 },
        "commitment": "When it rings, I will answer.",
    });
    fs::write(&path, words.to_string()).unwrap();
    let ran = fine(dir.path(), &["debrief", "kim"], "");
    assert_eq!(report()["self_assessment"][0]["answer"], 4);
    assert_eq!(
        report()["commitment"]["written"],
        "When it rings, I will answer."
    );
    assert!(ran.out.contains("you 4"), "{}", ran.out);

    for broken in ["{", "{\"self_assessment\":{\"command\":6}}", "[1]"] {
        fs::write(&path, broken).unwrap();
        let ran = fine(dir.path(), &["debrief", "kim"], "");
        assert!(ran.err.contains("reflection.json"), "{broken}: {}", ran.err);
        assert_eq!(report()["self_assessment"][0]["answer"], Value::Null);
    }
    play(dir.path(), "Kim", "7", "kim");
    assert!(!path.exists());
    assert!(dir.path().join("kim/earlier/1/reflection.json").is_file());
}

#[test]
fn a_line_that_cannot_be_used_costs_only_itself() {
    let dir = folder();
    play(dir.path(), "Kim", "7", "one");
    let path = history_file(dir.path());
    let whole = fs::read_to_string(&path).unwrap();
    let newer = whole.replacen("\"format\":1", "\"format\":2", 1);
    let torn = &whole[..whole.len() / 2];
    fs::write(
        &path,
        format!("{whole}\n{newer}not json\n\u{0}\u{fffd}\n[1]\n{torn}"),
    )
    .unwrap();
    play(dir.path(), "Kim", "8", "two");
    let history = History::read(&path).unwrap();
    let seeds: Vec<u64> = history.drills.iter().map(|line| line.drill.seed).collect();
    assert_eq!(seeds, [7, 8]);
    let said: Vec<String> = history.skipped.iter().map(ToString::to_string).collect();
    assert_eq!(said.len(), 5, "{said:#?}");
    assert!(
        said[0].contains(":3: written in format 2 by a newer hotwash"),
        "{said:#?}"
    );
    assert!(said[4].contains(":7: the line breaks off"), "{said:#?}");
    let ran = fine(dir.path(), &["history"], "");
    assert!(ran.err.contains("history.jsonl:7"), "{}", ran.err);
    assert!(ran.out.contains("Kim: 2 drills"), "{}", ran.out);
}

#[test]
fn drills_that_end_at_once_lose_nothing() {
    let dir = folder();
    play(dir.path(), "Kim", "7", "one");
    let path = history_file(dir.path());
    let line: Line = History::read(&path).unwrap().drills[0].clone();
    thread::scope(|scope| {
        for writer in 0..8_u64 {
            let (path, line) = (&path, &line);
            scope.spawn(move || {
                for at in 0..25 {
                    let mut line = line.clone();
                    line.drill.seed = 1_000 + writer * 25 + at;
                    line.drill.commitment = Some("a long line ".repeat(700));
                    History::append(path, &line).unwrap();
                }
            });
        }
    });
    let history = History::read(&path).unwrap();
    assert_eq!(history.skipped, []);
    assert_eq!(history.drills.len(), 201);
}

#[test]
fn a_history_that_cannot_be_written_costs_nobody_a_drill() {
    let dir = folder();
    fs::write(dir.path().join(DATA), "a file stands in the way").unwrap();
    let ran = play(dir.path(), "Kim", "7", "kim");
    assert!(
        ran.err.contains("this drill is not in your history"),
        "{}",
        ran.err
    );
    assert!(dir.path().join("kim/debrief.html").is_file());
    let ran = fine(dir.path(), &["history"], "");
    assert!(
        ran.out.contains("No drill stands in the history yet"),
        "{}",
        ran.out
    );
}

#[test]
fn history_lists_drills_trend_and_last_commitment() {
    let dir = folder();
    play(dir.path(), "Kim", "7", "one");
    play(dir.path(), "Robin", "7", "robin");
    play(dir.path(), "Kim", "8", "two");
    resolve(dir.path(), "When it rings, I will answer.");
    let ran = fine(dir.path(), &["history", "--trainee", "kim"], "");
    assert!(ran.out.contains("Kim: 2 drills"), "{}", ran.out);
    assert!(!ran.out.contains("Robin"), "{}", ran.out);
    assert!(
        ran.out.contains("seed 7") && ran.out.contains("seed 8"),
        "{}",
        ran.out
    );
    assert!(ran.out.contains("= level with"), "{}", ran.out);
    assert!(
        ran.out.contains("  When it rings, I will answer."),
        "{}",
        ran.out
    );
    let ran = fine(dir.path(), &["history", "--json"], "");
    let all: Value = serde_json::from_str(&ran.out).unwrap();
    assert_eq!(all["trainees"][0]["trainee"], "Kim");
    assert_eq!(all["trainees"][0]["drills"][1]["seed"], 8);
    assert_eq!(
        all["trainees"][0]["commitment"],
        "When it rings, I will answer."
    );
    assert_eq!(
        all["trainees"][0]["dimensions"]["command"]["scores"]
            .as_array()
            .unwrap()
            .len(),
        2
    );
    assert_eq!(all["trainees"][1]["trainee"], "Robin");
    let ran = fine(dir.path(), &["history", "--trainee", "Nobody"], "");
    assert!(ran.out.contains("No drill by Nobody"), "{}", ran.out);
}
