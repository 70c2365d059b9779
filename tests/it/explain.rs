//! `hotwash explain`: the page of a code as it is read, and what is answered to one that is none.

use hotwash::scenario::{codes, house};

use crate::cli::{folder, hotwash};

#[test]
fn a_code_is_explained_in_plain_words_with_its_example() {
    let dir = folder();
    let ran = hotwash(dir.path(), &["explain", "W105"], "");
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert_eq!(
        ran.out,
        "\
W105: a line that nobody speaks

A line stands under `lines`, and nothing names it: no finding, remedy, inject, pressure
arc or voice.

Lines that nobody speaks are usually what is left after an inject was renamed or taken
out. Sometimes it is the other way round: the line was meant for somebody, and they now
speak the house's line instead of it.

    injects: [(id: \"hello\", when: At(\"5s\"), then: [Say(\"sam\", \"sam-hello\")])],
    lines: {
        \"sam-hello\": \"The shop is slow.\",
        \"sam-helo\": \"The shop is very slow.\",
    },

Name the line where it is to be spoken, or delete it.
"
    );
}

#[test]
fn a_page_has_no_sign_of_markdown_but_ticks() {
    let dir = folder();
    let all: Vec<&str> = ["explain"]
        .into_iter()
        .chain(codes::ALL.iter().map(|code| code.id))
        .collect();
    let ran = hotwash(dir.path(), &all, "");
    assert_eq!(ran.code, 0, "{}", ran.err);
    for code in codes::ALL {
        let title = format!("{}: {}", code.id, code.title());
        let heads = ran.out.lines().filter(|line| **line == title).count();
        assert_eq!(heads, 1, "{title}");
    }
    for line in ran.out.lines() {
        let marked = line.starts_with('#') || line.starts_with('|') || line.starts_with("```");
        assert!(!marked && !line.contains("**"), "{line}");
        assert!(!line.contains('\u{1b}'), "{line}");
    }
}

#[test]
fn codes_may_be_in_small_letters_and_several() {
    let dir = folder();
    let ran = hotwash(dir.path(), &["explain", "e013", " w105 "], "");
    assert_eq!(ran.code, 0, "{}", ran.err);
    let first = ran.out.find("E013: ").expect("the first is explained");
    let second = ran.out.find("W105: ").expect("the second is explained");
    assert!(first < second);
}

#[test]
fn without_a_code_all_are_listed_with_their_titles() {
    let dir = folder();
    let ran = hotwash(dir.path(), &["explain"], "");
    assert_eq!(ran.code, 0, "{}", ran.err);
    for code in codes::ALL {
        let line = format!("  {}  {}", code.id, code.title());
        assert!(ran.out.lines().any(|one| one == line), "{line}");
    }
    let errors = ran.out.find("E001").expect("errors are listed");
    assert!(errors < ran.out.find("W101").expect("warnings are listed"));
}

#[test]
fn an_unknown_code_is_answered_with_the_nearest_and_the_list() {
    let dir = folder();
    for (asked, near) in [
        ("E0013", "did you mean `E013`?"),
        ("e13", "did you mean `E013`?"),
        ("105", "did you mean `W105`?"),
        ("E105", "did you mean `W105`?"),
        ("W1055", "did you mean `W105`?"),
    ] {
        let ran = hotwash(dir.path(), &["explain", "W105", asked], "");
        assert_eq!(ran.code, 2, "{asked}");
        assert!(
            ran.out.starts_with("W105: "),
            "what is known is explained: {}",
            ran.out
        );
        assert!(
            ran.err.contains(&format!("no code `{asked}`")),
            "{}",
            ran.err
        );
        assert!(ran.err.contains(near), "{}", ran.err);
        assert!(ran.err.contains("E001, E002, "), "{}", ran.err);
    }
    let ran = hotwash(dir.path(), &["explain", "E998", "E013", "E999"], "");
    assert_eq!(ran.code, 2);
    assert!(ran.out.starts_with("E013: "), "{}", ran.out);
    assert!(
        ran.err.contains("no code `E998`, no code `E999`"),
        "{}",
        ran.err
    );
    let ran = hotwash(dir.path(), &["explain", "everything"], "");
    assert_eq!(ran.code, 2);
    assert!(!ran.err.contains("did you mean"), "{}", ran.err);
}

#[test]
fn every_situation_is_listed_with_its_slots_and_the_variants() {
    let dir = folder();
    let ran = hotwash(dir.path(), &["explain", "situations"], "");
    assert_eq!(ran.code, 0, "{}", ran.err);
    for (name, _) in house::situations() {
        let line = ran.out.lines().find(|line| {
            let behind = line.strip_prefix(name);
            behind.is_some_and(|behind| behind.is_empty() || behind.starts_with("  {"))
        });
        assert!(line.is_some(), "{name} in {}", ran.out);
    }
    let slots = ran
        .out
        .lines()
        .find(|line| line.starts_with("two-commanders "));
    assert!(
        slots.is_some_and(|line| line.ends_with("{commander} {other}")),
        "{}",
        ran.out
    );
    let variants = ran
        .out
        .lines()
        .find_map(|line| line.strip_prefix("Variants: "));
    let variants: Vec<&str> = variants.expect("they are told").split(", ").collect();
    for variant in house::variants() {
        assert!(variants.contains(&variant), "{variant}");
    }
}

#[test]
fn help_teaches_with_examples() {
    let dir = folder();
    for verb in ["explain", "lint"] {
        let ran = hotwash(dir.path(), &[verb, "--help"], "");
        assert_eq!(ran.code, 0, "{}", ran.err);
        assert!(ran.out.contains("Examples:"), "{}", ran.out);
        assert!(ran.out.contains("hotwash explain W105"), "{}", ran.out);
    }
}
