//! The reference page keeps its word: its scenarios load, its snippets are RON, its codes are real.

use hotwash::scenario::load;

const PAGE: &str = include_str!("../../docs/scenario-language.md");

/// The fenced blocks of the page whose fence reads so.
fn blocks(fence: &str) -> Vec<&'static str> {
    let opening = format!("```{fence}\n");
    PAGE.split(opening.as_str())
        .skip(1)
        .filter_map(|rest| rest.split("\n```").next())
        .collect()
}

#[test]
fn the_whole_scenarios_of_the_page_load_with_nothing_to_say() {
    let whole = blocks("ron scenario");
    assert!(!whole.is_empty());
    for source in whole {
        let loaded = load(source);
        assert_eq!(loaded.diagnostics, [], "{source}");
        assert!(loaded.scenario.is_some());
    }
}

#[test]
fn the_snippets_of_the_page_are_taken_from_what_loads() {
    let snippets = blocks("ron");
    assert!(snippets.len() > 8);
    for snippet in snippets {
        // A snippet is some fields or some items of a list.
        let fields = format!("({snippet})");
        let items = format!("[{snippet}]");
        let read = [fields, items]
            .iter()
            .any(|text| ron::from_str::<ron::Value>(text).is_ok() || reads_unknown(text));
        assert!(read, "{snippet}");
    }
}

/// Enum words with values are more than a [`ron::Value`] holds; skipping them is enough here.
fn reads_unknown(text: &str) -> bool {
    ron::from_str::<serde::de::IgnoredAny>(text).is_ok()
}

#[test]
fn every_code_of_the_loader_is_explained() {
    let rules = std::fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/src/scenario/lint"))
        .expect("the rules are there")
        .map(|file| file.expect("a rule").path());
    let others = ["load.rs", "walk.rs", "guard.rs", "syntax.rs"].map(|name| {
        std::path::Path::new(env!("CARGO_MANIFEST_DIR"))
            .join("src/scenario")
            .join(name)
    });
    let mut seen = 0;
    for path in rules.chain(others) {
        let source = std::fs::read_to_string(&path).expect("a source file");
        for (at, _) in source.match_indices('"') {
            let Some(code) = source.get(at + 1..at + 5) else {
                continue;
            };
            let is_code = code.starts_with(['E', 'W'])
                && code[1..].bytes().all(|digit| digit.is_ascii_digit());
            if is_code {
                seen += 1;
                assert!(PAGE.contains(code), "{code} of {}", path.display());
            }
        }
    }
    assert!(seen > 20);
}
