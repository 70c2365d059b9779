//! `hotwash lint` as its readers meet it: people, editors, code scanners, workflows. What goes in
//! and what comes out, exactly; and which exit code a script can build on.

use std::fs;
use std::path::Path;

use serde_json::Value;
use tempfile::TempDir;

use crate::cli::{Ran, folder, hotwash};

const SOUND: &str = include_str!("lint/small.ron");

/// A folder with `small.ron`, sound but for these edits.
fn with(edits: &[(&str, &str)]) -> TempDir {
    let dir = folder();
    write(dir.path(), "small.ron", &edited(edits));
    dir
}

fn edited(edits: &[(&str, &str)]) -> String {
    edits.iter().fold(SOUND.to_owned(), |text, (old, new)| {
        assert!(text.contains(old), "not there: {old}");
        text.replacen(old, new, 1)
    })
}

fn write(dir: &Path, name: &str, text: &str) {
    let path = dir.join(name);
    let folder = path.parent().expect("it lies in a folder");
    fs::create_dir_all(folder).expect("the folder is made");
    fs::write(path, text).expect("the file is written");
}

fn lint(dir: &TempDir, args: &[&str]) -> Ran {
    hotwash(dir.path(), &[&["lint"], args].concat(), "")
}

/// An error in line 12, with an ü before it; a warning in line 60.
const TWO: [(&str, &str); 2] = [
    ("trainee: \"alex\"", "/* für */ trainee: \"alexa\""),
    (
        "    lines: {\n",
        "    lines: {\n        \"forgotten\": \"Nobody says this.\",\n",
    ),
];

#[test]
fn people_read_each_finding_then_how_many_then_where_to_learn_more() {
    let ran = lint(&with(&TWO), &["small.ron"]);
    assert_eq!((ran.code, ran.err.as_str()), (1, ""));
    assert_eq!(
        ran.out,
        "\
error[E013]: unknown person `alexa`
   --> small.ron:12:24
   |
12 |     /* für */ trainee: \"alexa\",
   |                        ^^^^^^^
   |
   = help: did you mean `alex`?

warning[W105]: nobody speaks the line `forgotten`
   --> small.ron:60:9
   |
60 |         \"forgotten\": \"Nobody says this.\",
   |         ^^^^^^^^^^^
   |
   = help: name it where it is to be spoken, or delete it

1 scenario checked: 1 error, 1 warning
What that means and how to mend it: hotwash explain E013 W105
"
    );
}

#[test]
fn of_a_sound_scenario_with_the_best_grade_there_is_one_line_to_read() {
    let dir = folder();
    let best = include_str!("../../scenarios/checkout-latency.ron");
    write(dir.path(), "checkout-latency.ron", best);
    let ran = lint(&dir, &["checkout-latency.ron"]);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    assert_eq!(
        ran.out,
        "1 scenario checked: 0 errors, 0 warnings; grade A\n"
    );
}

#[test]
fn of_a_sound_scenario_that_lacks_something_the_reasons_are_told() {
    let ran = lint(&with(&[]), &["small.ron"]);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    assert!(
        ran.out
            .starts_with("small.ron: grade D: 9 of 16 things are lacking\n  briefing: "),
        "{}",
        ran.out
    );
    let last = ran.out.lines().last();
    assert_eq!(
        last,
        Some("1 scenario checked: 0 errors, 0 warnings; grade D")
    );
}

#[test]
fn programs_read_one_json_object_a_finding() {
    let ran = lint(&with(&TWO), &["small.ron", "--format", "json"]);
    assert_eq!((ran.code, ran.err.as_str()), (1, ""));
    let lines: Vec<Value> = ran
        .out
        .lines()
        .map(|line| serde_json::from_str(line).expect("each line is JSON"))
        .collect();
    assert_eq!(lines.len(), 2);
    assert_eq!(
        lines[0],
        serde_json::json!({
            "file": "small.ron",
            "code": "E013",
            "level": "error",
            "message": "unknown person `alexa`",
            "help": "did you mean `alex`?",
            "place": {"start": 321, "end": 328, "line": 12, "column": 24},
            "end_line": 12,
            "end_column": 31,
        })
    );
    assert_eq!(lines[1]["code"], "W105");
}

#[test]
fn a_workflow_puts_each_finding_beside_its_line() {
    let dir = with(&TWO);
    let ran = lint(&dir, &["./small.ron", "--format", "github"]);
    assert_eq!((ran.code, ran.err.as_str()), (1, ""));
    assert_eq!(
        ran.out,
        "\
::error file=small.ron,line=12,col=24,endLine=12,title=E013::unknown person `alexa`%0Ahelp: did you mean `alex`?
::warning file=small.ron,line=60,col=9,endLine=60,title=W105::nobody speaks the line `forgotten`%0Ahelp: name it where it is to be spoken, or delete it
"
    );
}

#[test]
fn what_workflow_commands_are_made_of_is_escaped() {
    let dir = folder();
    let name = "100%, a:b/my drill.ron";
    let text = edited(&[
        ("id: \"small\"", "id: \"my drill\""),
        ("trainee: \"alex\"", "trainee: \"50%::\\r\\n\""),
    ]);
    write(dir.path(), name, &text);
    let ran = lint(&dir, &[name, "--format", "github"]);
    assert_eq!(ran.code, 1, "{}", ran.err);
    assert_eq!(
        ran.out,
        "\
::error file=100%25%2C a%3Ab/my drill.ron,line=3,col=9,endLine=3,title=E011::`my drill` is no id for a scenario: use lower-case letters, digits and single dashes%0Ahelp: write `my-drill`
::error file=100%25%2C a%3Ab/my drill.ron,line=12,col=14,endLine=12,title=E013::unknown person `50%25::%0D%0A`%0Ahelp: known: `alex`, `lucia`, `omar`, `sam`, `tatiana`
"
    );
}

fn sarif(ran: &Ran) -> Value {
    let log: Value = serde_json::from_str(&ran.out).expect("it is JSON");
    let schema: Value = serde_json::from_str(include_str!("fixtures/lint.sarif.schema.json"))
        .expect("the schema is JSON");
    let schema = jsonschema::validator_for(&schema).expect("the schema is one");
    let wrong: Vec<String> = schema
        .iter_errors(&log)
        .map(|error| format!("{}: {error}", error.instance_path()))
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    log
}

#[test]
fn a_code_scanner_reads_rules_results_and_places() {
    let dir = folder();
    write(dir.path(), "drills/a b.ron", &edited(&TWO));
    let ran = lint(&dir, &["drills", "--format", "sarif"]);
    assert_eq!((ran.code, ran.err.as_str()), (1, ""));
    let log = sarif(&ran);
    let run = &log["runs"][0];
    assert_eq!(run["columnKind"], "unicodeCodePoints");
    assert_eq!(run["invocations"][0]["executionSuccessful"], true);
    let driver = &run["tool"]["driver"];
    assert_eq!(driver["name"], "hotwash");
    assert_eq!(driver["version"], env!("CARGO_PKG_VERSION"));
    let rules = driver["rules"].as_array().expect("rules");
    let ids: Vec<&Value> = rules.iter().map(|rule| &rule["id"]).collect();
    assert_eq!(ids, ["W131", "E013", "W105"]);
    assert_eq!(
        rules[2]["shortDescription"]["text"],
        "a line that nobody speaks"
    );
    assert_eq!(rules[2]["defaultConfiguration"]["level"], "warning");
    let help = rules[2]["help"]["text"].as_str().expect("help");
    assert!(help.starts_with("A line stands under `lines`"), "{help}");
    assert!(!help.contains("```"), "{help}");
    assert_eq!(
        run["results"][1],
        serde_json::json!({
            "ruleId": "E013",
            "ruleIndex": 1,
            "level": "error",
            "message": {"text": "unknown person `alexa`\nhelp: did you mean `alex`?"},
            "locations": [{"physicalLocation": {
                "artifactLocation": {"uri": "drills/a%20b.ron"},
                "region": {"startLine": 12, "startColumn": 24, "endLine": 12, "endColumn": 31},
            }}],
        })
    );
    assert_eq!(run["results"].as_array().map(Vec::len), Some(3));
}

#[test]
fn a_code_scanner_is_told_that_all_is_well_and_what_could_not_be_read() {
    let dir = with(&[]);
    let well = lint(&dir, &["small.ron", "--format", "sarif"]);
    assert_eq!(well.code, 0, "{}", well.err);
    assert_eq!(sarif(&well)["runs"][0]["results"], serde_json::json!([]));
    let ran = lint(&dir, &["absent.ron", "--format", "sarif"]);
    assert_eq!(ran.code, 2, "{}", ran.out);
    let invocation = &sarif(&ran)["runs"][0]["invocations"][0];
    assert_eq!(invocation["executionSuccessful"], false);
    let told = invocation["toolExecutionNotifications"][0]["message"]["text"].as_str();
    let told = told.expect("a message");
    assert!(told.contains("could not read absent.ron"), "{told}");
}

#[test]
fn a_finding_over_several_lines_ends_in_the_last() {
    let dir = with(&[("title: \"Small\"", "title: \"Small\", trainee: \"a\n  ü\"")]);
    let ran = lint(&dir, &["small.ron", "--format", "json"]);
    let found: Vec<Value> = ran
        .out
        .lines()
        .map(|line| serde_json::from_str(line).expect("JSON"))
        .collect();
    let odd = found.iter().find(|one| one["code"] == "E013");
    let odd = odd.expect("nobody is called so");
    assert_eq!(
        (&odd["place"]["line"], &odd["end_line"]),
        (&4.into(), &5.into())
    );
    assert_eq!(odd["end_column"], 5);
}

#[test]
fn a_file_that_cannot_be_read_does_not_hide_what_is_wrong_in_others() {
    let dir = with(&TWO);
    fs::write(dir.path().join("bytes.ron"), b"(\n  \xc3\x28").expect("the file is written");
    fs::write(dir.path().join("wide.ron"), b"\xff\xfe(\0").expect("the file is written");
    let ran = lint(&dir, &["absent.ron", "bytes.ron", "wide.ron", "small.ron"]);
    assert_eq!(ran.code, 2);
    assert!(ran.out.contains("error[E013]"), "{}", ran.out);
    assert!(
        ran.out.contains("1 scenario checked: 1 error"),
        "{}",
        ran.out
    );
    for words in [
        "could not read absent.ron",
        "could not read bytes.ron: byte 5 (0xc3, in line 2) is not UTF-8\n  help: scenarios are UTF-8",
        "could not read wide.ron: byte 1 (0xff, in line 1) is not UTF-8\n  help: it looks like UTF-16",
    ] {
        assert_eq!(ran.err.matches(words).count(), 1, "{words}\n{}", ran.err);
    }
}

#[test]
fn each_file_is_looked_at_once_whatever_ways_lead_to_it() {
    let dir = with(&TWO);
    write(
        dir.path(),
        "drills/other.ron",
        &SOUND.replacen("\"small\"", "\"other\"", 1),
    );
    let ran = lint(
        &dir,
        &[
            "small.ron",
            ".",
            "./small.ron",
            "drills/../small.ron",
            "drills",
        ],
    );
    assert_eq!(ran.code, 1, "{}", ran.err);
    assert!(
        ran.out.contains("2 scenarios checked: 1 error, 1 warning"),
        "{}",
        ran.out
    );
    assert_eq!(ran.out.matches("error[E013]").count(), 1);
}

#[test]
fn a_folder_is_searched_in_order_without_what_editors_leave_in_it() {
    let dir = folder();
    for name in ["b.ron", "a/c.ron", ".#b.ron", ".git/x.ron", "notes.txt"] {
        write(dir.path(), name, "");
    }
    let ran = lint(&dir, &[".", "--format", "github"]);
    let files: Vec<&str> = ran
        .out
        .lines()
        .filter_map(|line| line.strip_prefix("::error file=")?.split(',').next())
        .collect();
    assert_eq!(files, ["a/c.ron", "b.ron"]);
}

#[test]
fn a_folder_without_scenarios_is_no_success() {
    let dir = with(&[]);
    fs::create_dir(dir.path().join("empty")).expect("a folder");
    let ran = lint(&dir, &["empty"]);
    assert_eq!((ran.code, ran.out.as_str()), (2, ""));
    assert!(
        ran.err.contains("no scenario (.ron) in the folder empty"),
        "{}",
        ran.err
    );
    assert!(ran.err.contains("help:"), "{}", ran.err);
    let ran = lint(&dir, &["empty", "small.ron"]);
    assert_eq!(ran.code, 2);
    assert!(ran.out.contains("1 scenario checked"), "{}", ran.out);
}

#[test]
fn what_is_not_saved_yet_can_be_checked_from_standard_input() {
    let dir = folder();
    let text = edited(&TWO);
    let args = ["lint", "-", "-", "--format", "github"];
    let ran = hotwash(dir.path(), &args, &text);
    assert_eq!(ran.code, 1, "{}", ran.err);
    let lines: Vec<&str> = ran.out.lines().collect();
    assert_eq!(lines.len(), 2, "{}", ran.out);
    assert!(
        lines[0].starts_with("::error file=stdin,line=12,"),
        "{}",
        ran.out
    );
    // A text that stands in no file has no name to be held to.
    let sound = hotwash(dir.path(), &["lint", "-"], SOUND);
    assert_eq!((sound.code, sound.err.as_str()), (0, ""));
}

#[test]
fn warnings_count_where_they_are_denied() {
    let dir = with(&TWO[1..]);
    assert_eq!(lint(&dir, &["small.ron"]).code, 0);
    assert_eq!(lint(&dir, &["small.ron", "--deny-warnings"]).code, 1);
    let sound = with(&[]);
    assert_eq!(lint(&sound, &["small.ron", "--deny-warnings"]).code, 0);
}

#[test]
fn an_id_is_held_against_the_name_of_its_file() {
    let dir = folder();
    for (name, finds) in [
        ("other.ron", true),
        ("small.ron", false),
        ("small.txt", false),
    ] {
        write(dir.path(), name, SOUND);
        let ran = lint(&dir, &[name]);
        assert_eq!(ran.out.contains("W131"), finds, "{name}: {}", ran.out);
    }
    // It is found beside a mistake that stops the scenario, too.
    write(
        dir.path(),
        "other.ron",
        &edited(&[("harm: 500", "harm: 5000")]),
    );
    let ran = lint(&dir, &["other.ron"]);
    assert!(ran.out.contains("1 error, 1 warning"), "{}", ran.out);
}

#[test]
fn the_shipped_scenarios_are_named_as_their_files() {
    let dir = folder();
    let scenarios = concat!(env!("CARGO_MANIFEST_DIR"), "/scenarios");
    let ran = lint(&dir, &[scenarios, "--format", "github"]);
    assert!(!ran.out.contains("W131"), "{}", ran.out);
    assert_eq!(ran.code, 0, "{}", ran.out);
}
