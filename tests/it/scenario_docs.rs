//! The reference page keeps its word: its scenarios load, its snippets are RON.

use hotwash::scenario::load;

const PAGE: &str = include_str!("../../docs/scenario-language.md");

/// The fenced blocks of a page whose fence reads so.
pub fn blocks<'a>(page: &'a str, fence: &str) -> Vec<&'a str> {
    let opening = format!("```{fence}\n");
    page.split(opening.as_str())
        .skip(1)
        .filter_map(|rest| rest.split("\n```").next())
        .collect()
}

#[test]
fn the_whole_scenarios_of_the_page_load_with_nothing_to_say() {
    let whole = blocks(PAGE, "ron scenario");
    assert!(!whole.is_empty());
    for source in whole {
        let loaded = load(source);
        assert_eq!(loaded.diagnostics, [], "{source}");
        assert!(loaded.scenario.is_some());
    }
}

#[test]
fn the_snippets_of_the_page_are_taken_from_what_loads() {
    let snippets = blocks(PAGE, "ron");
    assert!(snippets.len() > 8);
    for snippet in snippets {
        assert!(is_a_snippet(snippet), "{snippet}");
    }
}

/// Whether this is RON as it stands in a scenario: some fields, some items of a list, or some
/// entries of a map.
pub fn is_a_snippet(text: &str) -> bool {
    // Words with values are more than a value of `ron` holds; that they can be skipped is enough.
    [("(", ")"), ("[", "]"), ("{", "}")]
        .iter()
        .map(|(open, close)| format!("{open}{text}\n{close}"))
        .any(|text| ron::from_str::<serde::de::IgnoredAny>(&text).is_ok())
}
