//! `hotwash export` and `hotwash import msel` as a user meets them.

use crate::cli::{Ran, folder, hotwash};
use std::fs;
use std::path::Path;

const SHIPPED: &str = include_str!("../../../scenarios/checkout-latency.ron");

fn runs(dir: &Path, args: &[&str], code: i32) -> Ran {
    let ran = hotwash(dir, args, "");
    assert_eq!(ran.code, code, "{args:?}\n{}{}", ran.out, ran.err);
    assert!(!ran.err.contains("panicked"), "{}", ran.err);
    ran
}

fn changed(dir: &Path, from: &str, to: &str) {
    let csv = fs::read_to_string(dir.join("list.csv")).expect("it is written");
    assert!(csv.contains(from), "{from}");
    fs::write(dir.join("list.csv"), csv.replacen(from, to, 1)).expect("it can be written");
}

#[test]
fn a_list_is_printed_or_written_and_comes_back() {
    let dir = folder();
    let dir = dir.path();
    let printed = runs(dir, &["export", "checkout-latency"], 0).out;
    assert!(printed.starts_with("event,time,from,to,mode,message,expected response,objective,"));
    runs(dir, &["export", "checkout-latency", "--out", "list.csv"], 0);
    let written = fs::read_to_string(dir.join("list.csv")).expect("it is written");
    assert_eq!(written, format!("\u{feff}{printed}"));
    fs::write(dir.join("mine.ron"), SHIPPED).expect("it can be written");
    let back = ["import", "msel", "list.csv", "--into", "mine.ron"];
    assert!(runs(dir, &back, 0).out.contains("nothing has changed"));

    changed(dir, "sam-opens,00:05", "sam-opens,00:25");
    let dry: Vec<&str> = back.into_iter().chain(["--dry-run"]).collect();
    let shown = runs(dir, &dry, 0).out;
    assert!(
        shown.contains("~ sam-opens  time: 00:05 → 00:25"),
        "{shown}"
    );
    let text = || fs::read_to_string(dir.join("mine.ron")).expect("it is there");
    assert_eq!(text(), SHIPPED, "a dry run writes nothing");
    let elsewhere: Vec<&str> = back.into_iter().chain(["--out", "other.ron"]).collect();
    runs(dir, &elsewhere, 0);
    assert_eq!(text(), SHIPPED, "it was to be written elsewhere");
    runs(dir, &back, 0);
    assert_eq!(text(), SHIPPED.replacen("At(\"5s\")", "At(\"25s\")", 1));
}

#[cfg(feature = "spreadsheets")]
#[test]
fn a_workbook_comes_back_too() {
    let dir = folder();
    let dir = dir.path();
    runs(
        dir,
        &["export", "checkout-latency", "--out", "list.XLSX"],
        0,
    );
    fs::write(dir.join("mine.ron"), SHIPPED).expect("it can be written");
    let back = ["import", "msel", "list.XLSX", "--into", "mine.ron"];
    assert!(runs(dir, &back, 0).out.contains("nothing has changed"));
}

#[test]
fn what_cannot_be_done_is_told_and_nothing_is_written() {
    let dir = folder();
    let dir = dir.path();
    runs(dir, &["export", "checkout-latency", "--out", "list.csv"], 0);
    fs::write(dir.join("mine.ron"), SHIPPED).expect("it can be written");
    let back = ["import", "msel", "list.csv", "--into", "mine.ron"];
    // The scenario would not load: the finding is shown.
    changed(
        dir,
        "After(FaultCleared(\"\"pool-leak\"\"), \"\"1m 30s\"\")",
        "After(FaultCleared(\"\"pool-laek\"\"), \"\"1m 30s\"\")",
    );
    let ran = runs(dir, &back, 1);
    assert!(
        ran.out.contains("E013") && ran.out.contains("pool-laek"),
        "{}",
        ran.out
    );
    changed(dir, "sam-opens,00:05", "sam-opens,presently");
    let ran = runs(dir, &back, 1);
    assert!(
        ran.out
            .contains("list.csv: row 2, time: `presently` is no time"),
        "{}",
        ran.out
    );
    assert_eq!(
        fs::read_to_string(dir.join("mine.ron")).expect("it is there"),
        SHIPPED
    );
}

#[test]
fn what_cannot_be_read_or_written_gives_2_and_advice() {
    let dir = folder();
    let dir = dir.path();
    fs::write(dir.join("empty.csv"), "").expect("it can be written");
    fs::write(dir.join("letter.csv"), "Dear all,\nhello\n").expect("it can be written");
    fs::write(dir.join("mine.ron"), SHIPPED).expect("it can be written");
    fs::write(dir.join("broken.ron"), "(format: 2").expect("it can be written");
    fs::write(
        dir.join("list.csv"),
        "time,from,message\n09:00,CEO,How long?\n",
    )
    .expect("it can be written");
    for args in [
        &["import", "msel", "gone.csv", "--into", "mine.ron"][..],
        &["import", "msel", ".", "--into", "mine.ron"],
        &["import", "msel", "empty.csv", "--into", "mine.ron"],
        &["import", "msel", "letter.csv", "--into", "mine.ron"],
        &["import", "msel", "list.csv", "--into", "gone.ron"],
        &["import", "msel", "list.csv", "--into", "broken.ron"],
        &["import", "msel", "list.csv", "--new", "Bad Id"],
        &[
            "import",
            "msel",
            "list.csv",
            "--new",
            "flood",
            "--out",
            "no/such/folder/flood.ron",
        ],
        &["export", "checkout-latency", "--out", "list.pdf"],
        &[
            "export",
            "checkout-latency",
            "--format",
            "openaev",
            "--out",
            "list.csv",
        ],
        &[
            "export",
            "checkout-latency",
            "--out",
            "no/such/folder/list.csv",
        ],
        &["export", "no-such-scenario"],
    ] {
        let ran = runs(dir, args, 2);
        assert!(
            ran.err.contains("help:"),
            "{args:?} gives no advice:\n{}",
            ran.err
        );
    }
    assert_eq!(
        runs(dir, &["import", "msel", "list.csv"], 2).out,
        "",
        "it is not said into what"
    );
    // A list of somebody else has no columns of ours.
    let ran = runs(
        dir,
        &["import", "msel", "list.csv", "--into", "mine.ron"],
        1,
    );
    assert!(ran.out.contains("there is no such column"), "{}", ran.out);
}

#[test]
fn another_list_becomes_a_draft_that_can_be_played_and_is_never_written_over() {
    let dir = folder();
    let dir = dir.path();
    fs::write(
        dir.join("list.csv"),
        "time,from,message\n09:00,CEO,How long?\n",
    )
    .expect("it can be written");
    let begin = ["import", "msel", "list.csv", "--new", "flood"];
    let ran = runs(dir, &begin, 0);
    assert!(ran.out.starts_with("1 event, "), "{}", ran.out);
    assert_eq!(runs(dir, &["lint", "flood.ron"], 0).code, 0);
    runs(dir, &begin, 2);
    let played = runs(
        dir,
        &[
            "play",
            "flood.ron",
            "--commander",
            "by-the-book",
            "--pace",
            "fast",
        ],
        0,
    );
    assert!(played.out.contains("How long?"), "{}", played.out);
}

#[test]
fn a_scenario_goes_to_openaev() {
    let dir = folder();
    let dir = dir.path();
    let printed = runs(dir, &["export", "assign", "--format", "openaev"], 0).out;
    assert!(printed.contains("\"export_version\": 1"));
    runs(
        dir,
        &["export", "assign", "--format", "openaev", "--out", "a.zip"],
        0,
    );
    let archive = fs::read(dir.join("a.zip")).expect("it is written");
    assert!(archive.starts_with(b"PK"));
}
