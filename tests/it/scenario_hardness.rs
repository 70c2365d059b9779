//! Whatever the text, loading answers: no panic, no stack overflow, no endless work, and every
//! place lies in the text.

use hotwash::scenario::guard::{DEEPEST, LARGEST, MOST_FINDINGS, MOST_VALUES};
use hotwash::scenario::{Loaded, diagnostic, load};
use proptest::prelude::*;

const SHIPPED: &str = include_str!("../../scenarios/checkout-latency.ron");

/// Loads a text and checks what must hold of any.
fn loads(source: &str) -> Loaded {
    let loaded = load(source);
    for d in &loaded.diagnostics {
        let place = d.place;
        assert!(source.get(place.start..place.end).is_some(), "{d:?}");
        let before = &source[..place.start];
        assert_eq!(place.line, before.matches('\n').count() + 1, "{d:?}");
        let line_start = before.rfind('\n').map_or(0, |at| at + 1);
        assert_eq!(
            place.column,
            source[line_start..place.start].chars().count() + 1,
            "{d:?}"
        );
    }
    assert!(loaded.scenario.is_some() || !loaded.diagnostics.is_empty());
    let printed = diagnostic::render("x.ron", source, &loaded.diagnostics);
    assert_eq!(printed.is_empty(), loaded.diagnostics.is_empty());
    loaded
}

fn first(source: &str) -> (&'static str, String, usize, usize) {
    let loaded = loads(source);
    let d = &loaded.diagnostics[0];
    (d.code, d.message.clone(), d.place.line, d.place.column)
}

#[test]
fn a_text_without_a_scenario_is_refused() {
    for empty in ["", "\n \t\n", "// to be written", "/* later */\n"] {
        let (code, message, ..) = first(empty);
        assert_eq!(code, "E004", "{empty:?}");
        assert_eq!(message, "there is no scenario in this text");
    }
}

#[test]
fn a_text_that_is_no_scenario_is_refused() {
    for other in ["42", "\"text\"", "[1, 2]", "true", "None", "{}", "(1, 2)"] {
        assert_eq!(first(other).0, "E007", "{other}");
    }
    assert_eq!(first("()").0, "E006");
    assert_eq!(first("\u{feff}(format: 1)").0, "E001");
    assert_eq!(first("\0").0, "E001");
}

#[test]
fn fifty_megabytes_of_brackets_are_refused_unread() {
    let (code, message, line, column) = first(&"[".repeat(50 * 1024 * 1024));
    assert_eq!(
        (code, message.as_str(), line, column),
        (
            "E002",
            "this is 50 MiB of text; a scenario has at most 4 MiB",
            1,
            1
        )
    );
}

#[test]
fn deep_brackets_are_refused_before_any_parser_sees_them() {
    for bracket in ["(", "[", "{", "All([", "Some("] {
        let (code, message, ..) = first(&bracket.repeat(LARGEST / bracket.len()));
        assert_eq!(code, "E003", "{bracket}");
        assert_eq!(message, "brackets nest more than 64 levels deep here");
    }
    let column = first(&"[".repeat(DEEPEST + 1)).3;
    assert_eq!(column, DEEPEST + 1);
    let huge = "[],".repeat(LARGEST / 3 - 1);
    assert_eq!(first(&format!("[{huge}]")).0, "E002");
    let deep_enough = format!("{}{}", "[".repeat(DEEPEST), "]".repeat(DEEPEST));
    assert_eq!(first(&deep_enough).0, "E007");
}

#[test]
fn more_values_than_any_scenario_has_are_refused_unread() {
    let (code, message, line, _) = first(&format!("[\n{}]", "1,".repeat(MOST_VALUES + 1)));
    assert_eq!((code, line), ("E002", 2));
    assert_eq!(message, "there are more than 200000 values up to here");
}

#[test]
fn large_texts_of_nonsense_are_answered_with_a_few_findings() {
    for unit in [
        "a,", "{a,", "[],", "\"", "\\", "/*", "//", "r#", "'", "a:1,", "0x", "(),", "\u{e4}", "-",
    ] {
        let body = unit.repeat(MOST_VALUES / 10);
        for (open, close) in [("", ""), ("(", ")"), ("[", "]"), ("{", "}"), ("(a:[", "])")] {
            let source = format!("{open}{body}{close}");
            let loaded = load(&source);
            assert!(loaded.scenario.is_none(), "{open}{unit}…");
            assert!(loaded.diagnostics.len() <= MOST_FINDINGS, "{open}{unit}…");
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_mutation_of_the_shipped_scenario_panics(
        edits in prop::collection::vec((any::<prop::sample::Index>(), 0_usize..120, 0_u8..4, any::<prop::sample::Index>()), 1..5)
    ) {
        let mut source: Vec<char> = SHIPPED.chars().collect();
        let odd: Vec<char> = "()[]{}\",:'\\/*#rÄ\n0-.é日Some(None".chars().collect();
        for (at, length, kind, other) in edits {
            let from = at.index(source.len());
            let to = (from + length).min(source.len());
            let elsewhere = other.index(source.len());
            match kind {
                0 => { source.drain(from..to); }
                1 => {
                    let chunk = source[from..to].to_vec();
                    source.splice(elsewhere..elsewhere, chunk);
                }
                2 => {
                    let chunk: Vec<char> = source[elsewhere..(elsewhere + length).min(source.len())].to_vec();
                    source.splice(from..to, chunk);
                }
                _ => { source[from] = odd[other.index(odd.len())]; }
            }
            if source.is_empty() {
                source.push(' ');
            }
        }
        loads(&source.into_iter().collect::<String>());
    }

    #[test]
    fn no_text_panics(source in "\\PC{0,200}") {
        loads(&source);
    }

    #[test]
    fn no_line_less_text_panics(kept in prop::collection::vec(any::<bool>(), 600)) {
        let source: String = SHIPPED.lines().zip(kept.iter().cycle())
            .filter(|(_, kept)| **kept)
            .map(|(line, _)| format!("{line}\n"))
            .collect();
        loads(&source);
    }
}
