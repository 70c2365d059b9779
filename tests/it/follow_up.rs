//! After the call through the real program: the draft is begun once, never written over, checked
//! with line and column, and shown in the debrief.

use std::fs;
use std::path::Path;
use std::sync::Arc;

use hotwash::debrief::{self, Report};
use hotwash::drill::{Drill, Mode, Settings};
use hotwash::hearing::Hearing;
use hotwash::rehearsal::{self, Bot};
use hotwash::review::Facts;
use hotwash::scenario;
use hotwash::score::policy;
use serde_json::Value;

use crate::cli::{Ran, folder, hotwash};

/// A drill by the book with its report, begun on Friday 2026-11-20.
pub fn by_the_book(id: &str, seed: u64) -> (Report, Facts) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("scenarios/{id}.ron"));
    let text = fs::read_to_string(path).expect("the scenario is there");
    let scenario = Arc::new(scenario::load(&text).scenario.expect("it can be played"));
    let hearing = Arc::new(Hearing::new(&scenario));
    let settings = Settings {
        seed,
        mode: Mode::Practice,
        trainee: None,
    };
    let mut drill = Drill::begin(scenario.clone(), hearing, settings.clone());
    let mut bot = Bot::named("by-the-book").expect("it is in the table");
    rehearsal::play(&mut drill, &mut bot, |_, _| {});
    let policy = policy::shipped("pagerduty").expect("it is shipped");
    let report = Report::of(drill.log(), &scenario, &settings, &policy, None);
    let day = "2026-11-20".parse().ok();
    let facts = Facts::of(drill.log(), &scenario, &report, day);
    (report, facts)
}

fn play(dir: &Path) {
    let args = [
        "play",
        "take-command",
        "--commander",
        "by-the-book",
        "--seed",
        "7",
        "--out",
        "bot",
    ];
    let ran = hotwash(dir, &args, "");
    assert_eq!(ran.code, 0, "{}{}", ran.out, ran.err);
}

fn follow_up(dir: &Path, args: &[&str]) -> Ran {
    let args: Vec<&str> = ["follow-up"].iter().chain(args).copied().collect();
    hotwash(dir, &args, "")
}

fn report(dir: &Path) -> Value {
    let text = fs::read_to_string(dir.join("bot/debrief.json")).unwrap();
    serde_json::from_str(&text).unwrap()
}

#[test]
fn without_a_terminal_a_skeleton_is_written_once_and_never_over_a_draft() {
    let dir = folder();
    play(dir.path());
    let path = dir.path().join("bot/postmortem.md");
    let ran = follow_up(dir.path(), &["bot"]);
    assert_eq!(ran.code, 0, "{}{}", ran.out, ran.err);
    assert!(
        ran.err.contains("fill in what stands in square brackets"),
        "{}",
        ran.err
    );
    let skeleton = fs::read_to_string(&path).unwrap();
    assert!(skeleton.contains("## Timeline\n"), "{skeleton}");
    assert!(
        skeleton.contains("- 00:00 The incident call began"),
        "{skeleton}"
    );

    // Untouched it is nobody's draft; it is checked when asked for.
    let ran = follow_up(dir.path(), &["bot"]);
    assert_eq!(ran.code, 1, "{}{}", ran.out, ran.err);
    assert!(
        ran.out.contains("[Verb] is still to be filled in"),
        "{}",
        ran.out
    );
    assert!(ran.out.contains("bot/postmortem.md:"), "{}", ran.out);
    assert_eq!(fs::read_to_string(&path).unwrap(), skeleton);
    assert_eq!(hotwash(dir.path(), &["debrief", "bot"], "").code, 0);
    assert_eq!(report(dir.path())["follow_up"], Value::Null);

    let edited = skeleton.replace("[Verb]", "Improve monitoring");
    fs::write(&path, &edited).unwrap();
    follow_up(dir.path(), &["bot"]);
    assert_eq!(fs::read_to_string(&path).unwrap(), edited);
}

#[test]
fn findings_give_1_with_line_column_caret_and_counter_move_and_a_clean_draft_0() {
    let dir = folder();
    let bad = "- Owner: everyone\n- Due: Friday\n\n## Contributing factors\n\n- Human error.\n- The alert was muted.\n\n## What went well\n\n- The rollback.\n";
    fs::write(dir.path().join("mine.md"), bad).unwrap();
    let ran = follow_up(dir.path(), &["--draft", "mine.md"]);
    assert_eq!(ran.code, 1, "{}{}", ran.out, ran.err);
    for words in [
        "mine.md:1:10",
        "warning[owner]",
        "mine.md:6:3",
        "warning[blameless]",
        "^^^^^^^^^^^",
        "why: A person's action is never a cause",
        "Ask what made the error possible",
        ": 2 findings",
    ] {
        assert!(ran.out.contains(words), "{words:?} is not in\n{}", ran.out);
    }
    let good = bad
        .replace("everyone", "Hayley Chen")
        .replace("Human error", "The pool was full");
    fs::write(dir.path().join("mine.md"), good).unwrap();
    let ran = follow_up(dir.path(), &["--draft", "mine.md"]);
    assert_eq!(ran.code, 0, "{}{}", ran.out, ran.err);
    assert!(
        ran.out.contains("owner Hayley Chen, due Friday"),
        "{}",
        ran.out
    );
    assert!(ran.out.contains("nothing to mend"), "{}", ran.out);
}

#[test]
fn the_review_is_printed_as_json_and_stands_in_the_debrief() {
    let dir = folder();
    play(dir.path());
    let text = "- Owner: nobody\n- Due: Friday\n\n## Action items\n\n- Improve monitoring\n";
    fs::write(dir.path().join("bot/postmortem.md"), text).unwrap();
    let ran = follow_up(dir.path(), &["bot/recording.jsonl", "--json"]);
    assert_eq!(ran.code, 1, "{}", ran.err);
    let printed: Value = serde_json::from_str(&ran.out).unwrap();
    assert_eq!(printed["owner"], "nobody");
    assert_eq!(printed["actions"], 1);
    let findings = printed["findings"].as_array().unwrap();
    let action = findings
        .iter()
        .find(|one| one["rule"] == "action-specific")
        .unwrap();
    assert_eq!((&action["line"], &action["column"]), (&6.into(), &3.into()));
    assert_eq!(action["quote"], "Improve monitoring");
    assert!(action["instead"].as_str().unwrap().contains("pool usage"));

    assert_eq!(hotwash(dir.path(), &["debrief", "bot"], "").code, 0);
    let shown = &report(dir.path())["follow_up"];
    assert_eq!(shown["findings"], printed["findings"]);
    assert_eq!(shown["owner"], "nobody");
}

#[test]
fn a_draft_that_cannot_be_read_is_told() {
    let dir = folder();
    for (args, words) in [
        (vec!["--draft", "nothing.md"], "check the path of the draft"),
        (vec!["--draft", "binary.md"], "a draft is UTF-8 text"),
        (vec!["nowhere"], "check the path"),
    ] {
        fs::write(dir.path().join("binary.md"), [0xff, 0xfe, 0x00]).unwrap();
        let ran = follow_up(dir.path(), &args);
        assert_eq!(ran.code, 2, "{args:?}: {}{}", ran.out, ran.err);
        assert!(ran.err.contains(words), "{args:?}: {}", ran.err);
    }
    let ran = follow_up(dir.path(), &[]);
    assert_eq!(ran.code, 2);
}

#[test]
fn a_draft_is_moved_aside_with_its_drill() {
    let dir = folder();
    play(dir.path());
    follow_up(dir.path(), &["bot"]);
    play(dir.path());
    assert!(!dir.path().join("bot/postmortem.md").exists());
    assert!(dir.path().join("bot/earlier/1/postmortem.md").is_file());
}

#[test]
fn what_was_typed_on_the_call_cannot_break_the_draft() {
    let (mut report, _) = by_the_book("checkout-latency", 7);
    report.postmortem.summary = "<!-- a comment\n\n## Timeline\n\nthat never ends".to_owned();
    let text = debrief::draft(&report);
    let draft = hotwash::review::Draft::read(&text);
    let lines = draft.items(hotwash::review::Section::Timeline).count();
    assert_eq!(lines, report.postmortem.timeline.len());
    assert!(draft.heading(hotwash::review::Section::Actions).is_some());
}
