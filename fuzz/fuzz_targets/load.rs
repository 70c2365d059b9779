//! Loads any bytes at all as a scenario, whole and cut short.
//! `docs/scenario-language.md` tells what must hold of the findings; `load.dict` has its words.

#![no_main]

use hotwash::scenario::guard::MOST_FINDINGS;
use hotwash::scenario::{Level, diagnostic, load};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let text = String::from_utf8_lossy(bytes);
    is_answered(&text);
    is_answered(&text[..text.floor_char_boundary(text.len() / 2)]);
});

/// Few findings, each within the text; a scenario exactly if none of them is an error.
fn is_answered(source: &str) {
    let loaded = load(source);
    let found = &loaded.diagnostics;
    assert!(found.len() <= MOST_FINDINGS);
    for one in found {
        assert!(source.get(one.place.start..one.place.end).is_some());
    }
    let playable = found.iter().all(|one| one.level == Level::Warning);
    assert_eq!(loaded.scenario.is_some(), playable);
    let told = diagnostic::render("any.ron", source, found);
    assert_eq!(told.is_empty(), found.is_empty());
}
