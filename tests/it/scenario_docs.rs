//! The reference page keeps its word: its scenarios load, its snippets are RON.

use hotwash::drill::{Drill, What};
use hotwash::scenario::load;

use crate::stage;

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

#[test]
fn a_call_that_is_closed_too_early_ends_as_the_page_says() {
    let source = include_str!("../../scenarios/checkout-latency.ron");
    let own = blocks(PAGE, "ron")
        .into_iter()
        .find(|block| block.contains("closed-too-early"))
        .expect("the page shows one");
    let with_own = source.replacen("endings: [", &format!("endings: [\n{own}"), 1);
    for (source, ending) in [(source, None), (&with_own, Some("closed-too-early"))] {
        let (scenario, hearing) = stage::load(source);
        let mut drill = Drill::begin(scenario, hearing, stage::seed(1));
        for (at, words) in stage::commanded(&[(60, "That's it for the call. Thank you all.")]) {
            stage::say(&mut drill, at, words);
        }
        drill.advance(hotwash::units::Moment(90_000));
        let ended = stage::all(&drill, |what| match what {
            What::DrillEnded { ending, .. } => Some(ending.as_ref().map(|id| id.as_str())),
            _ => None,
        });
        let ended: Vec<Option<&str>> = ended.into_iter().map(|(_, ending)| ending).collect();
        assert_eq!(ended, [ending]);
    }
}
