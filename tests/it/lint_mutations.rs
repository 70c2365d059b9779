//! Whatever is done to a scenario, loading it answers: no panic, no endless work, every place in
//! the text, and a scenario that can be played exactly if there is no error.
//!
//! `PROPTEST_CASES=20000` runs many more than the few that every run of the tests has.

use std::collections::BTreeSet;

use hotwash::scenario::guard::MOST_FINDINGS;
use hotwash::scenario::{Level, diagnostic, load};
use proptest::prelude::*;
use proptest::sample::Index;

const SHIPPED: [&str; 4] = [
    include_str!("lint/small.ron"),
    include_str!("lint/forty.ron"),
    include_str!("../../scenarios/micro/assign.ron"),
    include_str!("../../scenarios/micro/hand-over.ron"),
];

/// Loads a text and checks what holds of any.
fn is_answered(source: &str) {
    let loaded = load(source);
    let found = &loaded.diagnostics;
    assert!(found.len() <= MOST_FINDINGS);
    for one in found {
        let place = one.place;
        assert!(source.get(place.start..place.end).is_some(), "{one:?}");
        let line = source[..place.start].matches('\n').count() + 1;
        assert_eq!(place.line, line, "{one:?}");
    }
    let playable = found.iter().all(|one| one.level == Level::Warning);
    assert_eq!(loaded.scenario.is_some(), playable, "{found:?}");
    let told = diagnostic::render("any.ron", source, found);
    assert_eq!(told.is_empty(), found.is_empty());
}

/// One thing that is done to a text.
#[derive(Clone, Debug)]
enum Edit {
    Delete(Index, usize),
    Repeat(Index, usize),
    Swap(Index, Index, usize),
    Put(Index, &'static str),
    DropLine(Index),
    RepeatLine(Index),
    SwapLines(Index, Index),
    DropSign(Index),
    Rename(Index, Index),
    Cut(Index),
    Splice(Index, usize, Index),
}

fn edits() -> impl Strategy<Value = Edit> {
    let at = any::<Index>;
    let signs = prop::sample::select(vec![
        "(", ")", "[", "]", "{", "}", "\"", "'", ",", ":", ";", "=", "#", "@", "\\", "//", "/*",
        "*/", "r#\"", "\n", "None", "Some(", "-1", "0x", "1e9", "“", "é", "日", "\u{feff}", "\0",
        "b\"", "true", "\\u{", "\"\"", "()",
    ]);
    prop_oneof![
        (at(), 1_usize..80).prop_map(|(at, length)| Edit::Delete(at, length)),
        (at(), 1_usize..200).prop_map(|(at, length)| Edit::Repeat(at, length)),
        (at(), at(), 1_usize..40).prop_map(|(one, other, length)| Edit::Swap(one, other, length)),
        (at(), signs).prop_map(|(at, sign)| Edit::Put(at, sign)),
        at().prop_map(Edit::DropLine),
        at().prop_map(Edit::RepeatLine),
        (at(), at()).prop_map(|(one, other)| Edit::SwapLines(one, other)),
        at().prop_map(Edit::DropSign),
        (at(), at()).prop_map(|(one, other)| Edit::Rename(one, other)),
        at().prop_map(Edit::Cut),
        (at(), 0_usize..SHIPPED.len(), at())
            .prop_map(|(at, other, from)| Edit::Splice(at, other, from)),
    ]
}

/// The byte at which a character begins.
fn byte(text: &str, at: Index) -> usize {
    text.floor_char_boundary(at.index(text.len() + 1))
}

fn lines(text: &str) -> Vec<&str> {
    text.split_inclusive('\n').collect()
}

/// The texts in quotes, with their places.
fn quoted(text: &str) -> Vec<(usize, &str)> {
    let mut parts = Vec::new();
    let mut at = 0;
    for (number, part) in text.split('"').enumerate() {
        if number % 2 == 1 {
            parts.push((at, part));
        }
        at += part.len() + 1;
    }
    parts
}

fn done(text: &str, edit: &Edit) -> String {
    let put = |at: usize, what: &str| format!("{}{what}{}", &text[..at], &text[at..]);
    let to = |from: usize, length: usize| text.floor_char_boundary((from + length).min(text.len()));
    let of_lines = |change: &dyn Fn(&mut Vec<&str>)| {
        let mut all = lines(text);
        if !all.is_empty() {
            change(&mut all);
        }
        all.concat()
    };
    match edit {
        Edit::Delete(at, length) => {
            let from = byte(text, *at);
            format!("{}{}", &text[..from], &text[to(from, *length).max(from)..])
        }
        Edit::Repeat(at, length) => {
            let from = byte(text, *at);
            put(from, &text[from..to(from, *length).max(from)])
        }
        Edit::Swap(one, other, length) => {
            let (one, other) = (byte(text, *one), byte(text, *other));
            let (first, second) = (one.min(other), one.max(other));
            let (middle, end) = (
                to(first, *length).clamp(first, second),
                to(second, *length).max(second),
            );
            [
                &text[..first],
                &text[second..end],
                &text[middle..second],
                &text[first..middle],
                &text[end..],
            ]
            .concat()
        }
        Edit::Put(at, sign) => put(byte(text, *at), sign),
        Edit::DropLine(at) => of_lines(&|all| {
            all.remove(at.index(all.len()));
        }),
        Edit::RepeatLine(at) => of_lines(&|all| {
            let line = at.index(all.len());
            all.insert(line, all[line]);
        }),
        Edit::SwapLines(one, other) => of_lines(&|all| {
            let (one, other) = (one.index(all.len()), other.index(all.len()));
            all.swap(one, other);
        }),
        Edit::DropSign(at) => {
            let signs: Vec<usize> = text
                .match_indices(|sign| ",:()[]{}\"".contains(sign))
                .map(|(at, _)| at)
                .collect();
            if signs.is_empty() {
                return text.to_owned();
            }
            let at = signs[at.index(signs.len())];
            format!("{}{}", &text[..at], &text[at + 1..])
        }
        Edit::Rename(one, other) => {
            let all = quoted(text);
            if all.is_empty() {
                return text.to_owned();
            }
            let ((at, old), (_, new)) = (all[one.index(all.len())], all[other.index(all.len())]);
            format!("{}{new}{}", &text[..at], &text[at + old.len()..])
        }
        Edit::Cut(at) => text[..byte(text, *at)].to_owned(),
        Edit::Splice(at, other, from) => {
            let other = SHIPPED[*other];
            format!(
                "{}{}",
                &text[..byte(text, *at)],
                &other[byte(other, *from)..]
            )
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn whatever_is_done_to_a_scenario_it_is_answered(
        which in 0..SHIPPED.len(),
        edits in prop::collection::vec(edits(), 1..6),
    ) {
        let text = edits.iter().fold(SHIPPED[which].to_owned(), |text, edit| done(&text, edit));
        is_answered(&text);
    }
}

/// What an author leaves out by mistake is one sign. Without it few things are said, and the first
/// of them is said near it.
#[test]
fn a_missing_sign_is_told_in_few_words_and_near_it() {
    let source = SHIPPED[0];
    let signs: Vec<usize> = source
        .match_indices(|sign| ",:()[]{}\"".contains(sign))
        .map(|(at, _)| at)
        .collect();
    let (mut few, mut near, mut all) = (0, 0, 0);
    for at in signs {
        let without = format!("{}{}", &source[..at], &source[at + 1..]);
        let found = load(&without).diagnostics;
        // A comma may be left out where nothing follows.
        if found.is_empty() {
            continue;
        }
        let line = source[..at].matches('\n').count() + 1;
        all += 1;
        few += usize::from(found.len() <= 2);
        near += usize::from(found.iter().any(|one| one.place.line.abs_diff(line) <= 1));
    }
    assert!(
        few * 100 >= all * 90,
        "{few} of {all} are told in one or two findings"
    );
    assert!(
        near * 100 >= all * 95,
        "{near} of {all} are told within a line of them"
    );
}

/// The same text in a quarter of the size: what adversaries write: brackets, quotes, unknown ids.
#[test]
fn work_grows_no_faster_than_the_text() {
    let ids = |count: usize| {
        let named: String = (0..count)
            .map(|at| format!("Say(\"p{at}\", \"l{at}\"),"))
            .collect();
        format!("(injects: [(id: \"x\", when: At(\"1s\"), then: [{named}])])")
    };
    let given = |count: usize| {
        let cast: String = (0..count)
            .map(|at| format!("(id: \"person-{at}\", name: \"N\", part: Support),"))
            .collect();
        format!("(trainee: \"person\", stakeholders: [\"peson-1\", \"prson-2\"], cast: [{cast}])")
    };
    let units: [(&str, &dyn Fn(usize) -> String); 12] = [
        ("named ids", &ids),
        ("given ids", &given),
        ("quotes", &|count| {
            format!("(title: {})", "\"a\"b".repeat(count))
        }),
        ("runaway texts", &|count| {
            format!("(title: {})", "\"a\n".repeat(count))
        }),
        ("open", &|count| format!("({}", "a: (),\n".repeat(count))),
        ("comments", &|count| {
            format!("(a: {})", "/*\n".repeat(count))
        }),
        ("raw texts", &|count| {
            format!("(a: {})", "r#\"\n".repeat(count))
        }),
        ("smart quotes", &|count| {
            format!("(a: {})", "“".repeat(count))
        }),
        ("apostrophes", &|count| {
            format!("(a: {})", "' ".repeat(count))
        }),
        ("escapes", &|count| {
            format!("(a: \"{}\")", "\\u{".repeat(count))
        }),
        ("crossed", &|count| format!("({}", "[)".repeat(count))),
        ("fields", &|count| {
            format!("({})", "tilte: 1,".repeat(count))
        }),
    ];
    let mut faster = Vec::new();
    for (name, make) in units {
        let once = time(&make(2_000));
        let four = time(&make(8_000));
        // Sixteen times for what grows with the square; a busy machine needs some room.
        let floor = std::time::Duration::from_millis(200);
        if four > floor && four > once * 10 {
            faster.push(format!("{name}: {once:?}, four times as much {four:?}"));
        }
    }
    assert!(faster.is_empty(), "{faster:#?}");
}

/// The fastest of a few loads.
fn time(source: &str) -> std::time::Duration {
    #[expect(clippy::disallowed_methods, reason = "the test compares two times")]
    let once = || {
        let begins = std::time::Instant::now();
        is_bounded(source);
        begins.elapsed()
    };
    (0..3).map(|_| once()).min().expect("there are three")
}

fn is_bounded(source: &str) {
    let found = load(source).diagnostics;
    assert!(!found.is_empty() && found.len() <= MOST_FINDINGS);
    let codes: BTreeSet<&str> = found.iter().map(|one| one.code).collect();
    assert!(!codes.is_empty());
}
