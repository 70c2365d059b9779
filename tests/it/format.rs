//! `fmt` lays a scenario out and changes nothing in it: what it means, what its comments say and
//! in which order, every text as it is written.

use std::fs;
use std::path::{Path, PathBuf};

use hotwash::scenario::format::format;
use hotwash::scenario::load;
use proptest::prelude::*;

use super::cli::{folder, hotwash};

/// The shipped scenarios, the largest last.
fn shipped() -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("scenarios");
    let mut found: Vec<PathBuf> = [root.join("micro"), root]
        .iter()
        .flat_map(|folder| fs::read_dir(folder).expect("the folder is there"))
        .map(|entry| entry.expect("the entry can be read").path())
        .filter(|path| path.extension().is_some_and(|kind| kind == "ron"))
        .collect();
    found.sort_by_key(|path| fs::metadata(path).map(|file| file.len()).unwrap_or(0));
    found
}

fn check(source: &str, expected: &str) {
    let laid_out = format(source).expect("it is RON");
    assert_eq!(laid_out, expected, "of:\n{source}");
    assert_eq!(format(expected).expect("still RON"), expected, "twice");
}

/// What stands in a text: comments, quoted texts, and everything else without space.
#[derive(Debug, Default, PartialEq)]
struct Held {
    comments: Vec<String>,
    texts: Vec<String>,
    rest: String,
}

/// Reads a text letter by letter, in another way than the formatter does. No raw texts.
fn held(source: &str) -> Held {
    let mut held = Held::default();
    let mut rest = source;
    while let Some(letter) = rest.chars().next() {
        let ends = if rest.starts_with("//") {
            let end = rest.find('\n').unwrap_or(rest.len());
            held.comments.push(rest[..end].trim_end().to_owned());
            end
        } else if rest.starts_with("/*") {
            let end = rest.find("*/").map_or(rest.len(), |end| end + 2);
            held.comments.push(rest[..end].to_owned());
            end
        } else if letter == '"' {
            let end = text_end(rest);
            held.texts.push(rest[..end].to_owned());
            held.rest.push('"');
            end
        } else {
            if !letter.is_whitespace() {
                held.rest.push(letter);
            }
            letter.len_utf8()
        };
        rest = &rest[ends..];
    }
    for bracket in [")", "]", "}"] {
        held.rest = held.rest.replace(&format!(",{bracket}"), bracket);
    }
    held
}

fn text_end(text: &str) -> usize {
    let mut escaped = false;
    for (at, letter) in text.char_indices().skip(1) {
        match letter {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            '"' => return at + 1,
            _ => {}
        }
    }
    text.len()
}

/// The text with other space between its tokens, and with comments put in; `choices` says what.
fn disturbed(source: &str, choices: &[u8]) -> String {
    let mut out = String::new();
    let mut rest = source;
    let mut turn = choices.iter().cycle();
    let mut choose = || *turn.next().expect("there are choices");
    let mut number = 0;
    while let Some(letter) = rest.chars().next() {
        if rest.starts_with("//") {
            let end = rest.find('\n').map_or(rest.len(), |end| end + 1);
            out.push_str(&rest[..end]);
            rest = &rest[end..];
            continue;
        }
        if letter == '"' {
            let end = text_end(rest);
            out.push_str(&rest[..end]);
            rest = &rest[end..];
            continue;
        }
        let space = rest.len() - rest.trim_start().len();
        if space > 0 {
            let other = [
                " ",
                "\n",
                "\n\n\n",
                "\t \n",
                "  ",
                " \r\n",
                " ",
                &rest[..space],
            ];
            out.push_str(other[usize::from(choose()) % other.len()]);
            rest = &rest[space..];
            continue;
        }
        out.push(letter);
        rest = &rest[letter.len_utf8()..];
        if "([{,:".contains(letter) {
            match choose() {
                0..=5 => out.push('\n'),
                6 => {
                    number += 1;
                    out.push_str(&format!(" /* put in {number} */"));
                }
                7 => {
                    number += 1;
                    out.push_str(&format!("// put in {number}  \n"));
                }
                8 => {
                    number += 1;
                    out.push_str(&format!("\n\n/* put\n in {number} */"));
                }
                _ => {}
            }
        }
    }
    out
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(40))]

    #[test]
    fn however_it_is_spaced_a_scenario_keeps_its_meaning_comments_and_texts(
        which in 0_usize..20,
        choices in prop::collection::vec(0_u8..60, 1..400),
    ) {
        let source = fs::read_to_string(&shipped()[which]).expect("it can be read");
        let source = disturbed(&source, &choices);
        let laid_out = format(&source).expect("it is RON still");
        prop_assert_eq!(held(&laid_out), held(&source));
        prop_assert_eq!(format(&laid_out).expect("still RON"), laid_out.clone(), "twice");
        let (before, after) = (load(&source).scenario, load(&laid_out).scenario);
        let (before, after) = (before.expect("it loads"), after.expect("it loads"));
        prop_assert_eq!(format!("{:?}", &*before), format!("{:?}", &*after));
    }

    #[test]
    fn whatever_the_text_it_is_laid_out_or_refused(text in "[ \n(){}\\[\\],:\"'a1/*#!rb\\\\-]{0,40}") {
        if let Ok(laid_out) = format(&text) {
            prop_assert_eq!(format(&laid_out), Ok(laid_out.clone()));
        }
    }
}

#[test]
fn the_shipped_scenarios_are_laid_out() {
    for path in shipped() {
        let source = fs::read_to_string(&path).expect("it can be read");
        assert!(
            format(&source).as_deref() == Ok(source.as_str()),
            "{} is not laid out; run `hotwash fmt scenarios`",
            path.display()
        );
    }
}

#[test]
fn what_fits_stands_on_one_line_unless_its_author_began_a_new_one() {
    check("(a:1,b:[ 2,3 , ],)", "(a: 1, b: [2, 3])\n");
    check(
        "(\na:1,b:[\n2,3])",
        "(\n    a: 1,\n    b: [\n        2, 3,\n    ],\n)\n",
    );
    check("[At(\n\"5s\"\n)]", "[At(\"5s\")]\n");
}

#[test]
fn what_is_too_long_for_a_line_is_broken_from_the_outside() {
    let long = "x".repeat(60);
    check(
        &format!("(a: All([Not(\"{long}\"), While(\"{long}\")]))"),
        &format!(
            "(\n    a: All([\n        Not(\"{long}\"),\n        While(\"{long}\"),\n    ]),\n)\n"
        ),
    );
    check(
        &format!("(a: [Pressure((id: \"{long}\", by: \"{long}\"))])"),
        &format!(
            "(\n    a: [Pressure((\n        id: \"{long}\",\n        by: \"{long}\",\n    ))],\n)\n"
        ),
    );
}

#[test]
fn plain_values_of_a_list_stay_on_the_lines_of_their_author() {
    check(
        "[\n  \"a\",\"b\",\n  \"c\", // why\n \"d\",\n]",
        "[\n    \"a\", \"b\",\n    \"c\", // why\n    \"d\",\n]\n",
    );
    let many = ["\"0123456789\""; 12].join(",");
    let laid_out = format(&format!("[{many}]")).expect("it is RON");
    assert_eq!(laid_out.lines().count(), 4, "{laid_out}");
    assert!(laid_out.lines().all(|line| line.len() <= 120));
}

#[test]
fn comments_stay_where_they_are_and_at_most_one_empty_line_between_items() {
    check(
        "// head\n\n\n( // open\n\n  a:1, // one\n\n\n  // own\n  /* in */ b:2 // two\n  ,\n  // last\n)// tail",
        "// head\n\n( // open\n    a: 1, // one\n\n    // own\n    /* in */ b: 2, // two\n    // last\n) // tail\n",
    );
}

#[test]
fn texts_and_numbers_stay_byte_for_byte() {
    let odd = "(\n    a: \"x \\\n  y\",\n    b: r#\"(\"#,\n    c: 1_0,\n    d: \"\\u{41}\",\n)\n";
    check(odd, odd);
}

#[test]
fn line_breaks_are_written_as_the_first_one() {
    check("(\r\na: 1,\n)", "(\r\n    a: 1,\r\n)\r\n");
    check("(\na: 1,\r\n)", "(\n    a: 1,\n)\n");
}

#[test]
fn a_text_that_is_no_ron_is_told_with_its_place_and_left_alone() {
    let dir = folder();
    let file = dir.path().join("broken.ron");
    fs::write(&file, "(\n  id: \"x\",\n  cast: [,\n)\n").expect("it can be written");
    for args in [
        ["fmt", "broken.ron"].as_slice(),
        &["fmt", "--check", "broken.ron"],
    ] {
        let ran = hotwash(dir.path(), args, "");
        assert_eq!(ran.code, 2, "{}", ran.err);
        assert!(ran.err.contains("broken.ron:"), "{}", ran.err);
        assert!(ran.err.contains("help:"), "{}", ran.err);
    }
    let kept = fs::read_to_string(&file).expect("it can be read");
    assert_eq!(kept, "(\n  id: \"x\",\n  cast: [,\n)\n");
}

#[test]
fn check_lists_what_would_change_and_changes_nothing() {
    let dir = folder();
    fs::write(dir.path().join("a.ron"), "(a:1)").expect("it can be written");
    fs::write(dir.path().join("b.ron"), "(a: 1)\n").expect("it can be written");
    let ran = hotwash(dir.path(), &["fmt", "--check", "."], "");
    assert_eq!(
        (ran.code, ran.out.as_str()),
        (1, "./a.ron\n"),
        "{}",
        ran.err
    );
    assert_eq!(fs::read(dir.path().join("a.ron")).expect("there"), b"(a:1)");
    assert_eq!(hotwash(dir.path(), &["fmt", "."], "").code, 0);
    assert_eq!(
        fs::read(dir.path().join("a.ron")).expect("there"),
        b"(a: 1)\n"
    );
    assert_eq!(hotwash(dir.path(), &["fmt", "--check", "."], "").code, 0);
}

#[test]
fn standard_input_goes_to_standard_output() {
    let dir = folder();
    let ran = hotwash(dir.path(), &["fmt", "-"], "(a:1)");
    assert_eq!((ran.code, ran.out.as_str()), (0, "(a: 1)\n"));
    assert_eq!(
        hotwash(dir.path(), &["fmt", "-", "--check"], "(a:1)").code,
        1
    );
    let ran = hotwash(dir.path(), &["fmt", "-"], "(a:");
    assert_eq!((ran.code, ran.out.as_str()), (2, ""));
    assert!(ran.err.contains("standard input:1:1"), "{}", ran.err);
}

#[cfg(unix)]
#[test]
fn a_link_stays_a_link_and_permissions_stay() {
    use std::os::unix::fs::{PermissionsExt, symlink};

    let dir = folder();
    let real = dir.path().join("real.ron");
    fs::write(&real, "(a:1)").expect("it can be written");
    fs::set_permissions(&real, fs::Permissions::from_mode(0o640)).expect("they can be set");
    symlink("real.ron", dir.path().join("link.ron")).expect("it can be linked");
    assert_eq!(hotwash(dir.path(), &["fmt", "link.ron"], "").code, 0);
    assert!(dir.path().join("link.ron").is_symlink());
    assert_eq!(fs::read(&real).expect("there"), b"(a: 1)\n");
    let mode = fs::metadata(&real).expect("there").permissions().mode();
    assert_eq!(mode & 0o777, 0o640);
    let left: Vec<_> = fs::read_dir(dir.path()).expect("there").collect();
    assert_eq!(left.len(), 2, "nothing else is left behind: {left:?}");
}
