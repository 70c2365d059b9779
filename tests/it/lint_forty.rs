//! Forty mistakes of every kind in one scenario: one run finds them all, each at its line, and
//! nothing that only follows from another.

use std::fs;
use std::path::{Path, PathBuf};

use hotwash::scenario::{diagnostic, load};

fn beside(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/it/lint")
        .join(name)
}

fn forty() -> String {
    fs::read_to_string(beside("forty.ron")).expect("the scenario is there")
}

/// The line and the code of every mistake that a comment names. A comment that stands alone is
/// about the next line.
fn planted(source: &str) -> Vec<(usize, String)> {
    let named = |(at, line): (usize, &str)| {
        let (before, comment) = line.split_once("// mistake ")?;
        let (_, code) = comment.split_once(": ")?;
        let below = usize::from(before.trim().is_empty());
        Some((at + 1 + below, code.trim().to_owned()))
    };
    source.lines().enumerate().filter_map(named).collect()
}

#[test]
fn one_run_finds_forty_mistakes_at_their_lines_and_nothing_else() {
    let source = forty();
    let planted = planted(&source);
    assert_eq!(planted.len(), 40);
    let loaded = load(&source);
    let mut found: Vec<(usize, String)> = loaded
        .diagnostics
        .iter()
        .map(|one| (one.place.line, one.code.to_owned()))
        .collect();
    found.sort();
    let told = diagnostic::render("forty.ron", &source, &loaded.diagnostics);
    assert_eq!(found, planted, "{told}");
    assert!(loaded.scenario.is_none());
}

#[test]
fn forty_mistakes_are_printed_as_their_author_should_read_them() {
    let source = forty();
    let told = diagnostic::render("forty.ron", &source, &load(&source).diagnostics);
    let golden = beside("forty.txt");
    if std::env::var_os("HOTWASH_UPDATE").is_some() {
        fs::write(&golden, &told).expect("the golden can be written");
    }
    let expected = fs::read_to_string(&golden).expect("the golden is there");
    assert_eq!(told, expected);
}

#[test]
fn a_mistake_that_is_mended_is_no_longer_found_and_brings_no_other() {
    let source = forty();
    for (line, old, new) in [
        (7, "\"Forty mistakes\"", "\"Forty mistakes\","),
        (43, "\"the shop,", "\"the shop\","),
        (63, "\"2m\",", "\"2m\"),"),
        (84, "2m", "\"2m\""),
        (143, "part =", "part:"),
        (176, ";", ","),
    ] {
        let mended: Vec<String> = source
            .lines()
            .enumerate()
            .map(|(at, text)| {
                if at + 1 == line {
                    assert!(text.contains(old), "line {line} holds no {old}: {text}");
                    text.replacen(old, new, 1)
                } else {
                    text.to_owned()
                }
            })
            .collect();
        let found = load(&mended.join("\n")).diagnostics;
        let rest: Vec<usize> = found.iter().map(|one| one.place.line).collect();
        let mut expected: Vec<usize> = planted(&source).iter().map(|(at, _)| *at).collect();
        expected.retain(|at| *at != line);
        assert_eq!(rest, expected, "line {line} mended");
    }
}
