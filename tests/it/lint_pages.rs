//! Every code has what an author needs: a page that tells what it means, a row in the reference,
//! a case that shows it. And every page keeps its form.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use hotwash::scenario::codes;

use crate::scenario_docs::{blocks, is_a_snippet};

const REFERENCE: &str = include_str!("../../docs/scenario-language.md");

/// Where codes are given. Policies have codes of their own, and no pages.
const ROOMS: [&str; 3] = ["src/scenario", "src/authoring", "src/cli"];

/// What no edit of a sound scenario shows; `lint.rs` has a test for it.
const WITHOUT_CASE: [&str; 1] = ["E002"];

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn sources(path: &Path, found: &mut Vec<PathBuf>) {
    let Ok(entries) = fs::read_dir(path) else {
        return;
    };
    for entry in entries {
        let path = entry.expect("the entry can be read").path();
        if path.is_dir() {
            sources(&path, found);
        } else if path.extension().is_some_and(|kind| kind == "rs") {
            found.push(path);
        }
    }
}

/// Every code that the program can give: a text of a letter and three digits in its source.
fn given() -> BTreeSet<String> {
    let mut files = Vec::new();
    for room in ROOMS {
        sources(&root().join(room), &mut files);
    }
    let mut codes = BTreeSet::new();
    for file in files {
        let source = fs::read_to_string(&file).expect("a source file");
        for (at, _) in source.match_indices('"') {
            let Some(text) = source.get(at + 1..at + 6) else {
                continue;
            };
            let is_code = text.starts_with(['E', 'W'])
                && text.ends_with('"')
                && text[1..4].bytes().all(|digit| digit.is_ascii_digit());
            if is_code {
                codes.insert(text[..4].to_owned());
            }
        }
    }
    codes
}

#[test]
fn every_code_has_a_page_and_every_page_a_code() {
    let given = given();
    assert!(given.len() > 30, "{given:?}");
    let explained: BTreeSet<String> = codes::ALL.iter().map(|code| code.id.to_owned()).collect();
    assert_eq!(given, explained);
}

#[test]
fn every_code_stands_in_the_reference() {
    for code in given() {
        assert!(REFERENCE.contains(&code), "{code}");
    }
}

#[test]
fn every_code_has_a_case_that_shows_it() {
    let folder = fs::read_dir(root().join("tests/it/lint")).expect("the cases are there");
    let shown: BTreeSet<String> = folder
        .map(|entry| entry.expect("a case").file_name())
        .filter_map(|name| name.into_string().ok())
        .filter_map(|name| {
            let name = name.strip_suffix(".case")?;
            Some(name.split('-').next()?.to_owned())
        })
        .collect();
    let lacking: Vec<String> = given()
        .into_iter()
        .filter(|code| !shown.contains(code) && !WITHOUT_CASE.contains(&code.as_str()))
        .collect();
    assert!(lacking.is_empty(), "no case shows {lacking:?}");
}

#[test]
fn every_page_has_a_title_and_says_enough_and_no_more() {
    for code in codes::ALL {
        let lines: Vec<&str> = code.page.lines().collect();
        let title = lines[0].strip_prefix(&format!("# {}: ", code.id));
        let title = title.unwrap_or_else(|| panic!("{}: begins with {:?}", code.id, lines[0]));
        assert_eq!(title, code.title());
        assert!((8..=70).contains(&title.chars().count()), "{title}");
        assert!(!title.ends_with('.'), "{title}");
        assert!(
            (10..=30).contains(&lines.len()),
            "{}: {}",
            code.id,
            lines.len()
        );
        let longest = lines.iter().map(|line| line.chars().count()).max();
        assert!(longest <= Some(150), "{}: a line of {longest:?}", code.id);
        assert!(code.body().len() > 200, "{}", code.id);
    }
}

#[test]
fn every_page_has_an_example_and_its_snippets_are_ron() {
    for code in codes::ALL {
        let snippets = blocks(code.page, "ron");
        let others = blocks(code.page, "text");
        assert!(!snippets.is_empty() || !others.is_empty(), "{}", code.id);
        for snippet in snippets {
            assert!(is_a_snippet(snippet), "{}: {snippet}", code.id);
        }
    }
}
