//! The tutorial and the cookbook keep their word: each step loads, what commands are said to print
//! they print, the last step is the example that lies beside the page and is sound, and every
//! pattern fits into it. Run with `HOTWASH_UPDATE=1` to write example and output anew.

use std::fs;
use std::path::{Path, PathBuf};

use hotwash::rehearsal::survey::{Plan, survey};
use hotwash::scenario::{Level, load};
use hotwash::score::policy;

use crate::cli::{folder, hotwash};
use crate::patched::{Piece, pieces};
use crate::stage;

const FILE: &str = "silent-kitchens.ron";

fn docs(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("docs")
        .join(name)
}

fn read(path: &Path) -> String {
    fs::read_to_string(path).expect("the page is there")
}

/// A step of the tutorial: its heading and the file as it stands at its end.
struct Step {
    heading: String,
    file: String,
}

/// The tutorial followed from top to bottom: its steps, and each output with the file that the
/// command was given.
fn followed(page: &[Piece]) -> (Vec<Step>, Vec<(&Piece, String)>) {
    let (mut steps, mut shown) = (Vec::<Step>::new(), Vec::new());
    let mut file = String::new();
    let mut tried = None;
    for piece in page {
        if let Some(command) = piece.command().filter(|_| piece.kind == "text") {
            assert!(command.contains(FILE), "{command} is about another file");
            shown.push((piece, tried.take().unwrap_or_else(|| file.clone())));
            continue;
        }
        if piece.kind == "expect" {
            continue;
        }
        assert_eq!(piece.kind, "ron", "line {}: what is this?", piece.at);
        if piece.above.starts_with("Write") {
            file = piece.lines.join("\n") + "\n";
        } else if let Some(place) = piece.place("Put into") {
            file = piece.put_into(&file, place);
        } else if let Some(place) = piece.place("Try this in") {
            tried = Some(piece.put_into(&file, place));
        } else {
            panic!("line {}: where does this go? {}", piece.at, piece.above);
        }
        if steps
            .last()
            .is_none_or(|step| step.heading != piece.heading)
        {
            steps.push(Step {
                heading: piece.heading.clone(),
                file: String::new(),
            });
        }
        if let Some(step) = steps.last_mut() {
            step.file.clone_from(&file);
        }
    }
    (steps, shown)
}

#[test]
fn each_step_of_the_tutorial_can_be_played() {
    let page = pieces(&read(&docs("authoring.md")));
    let (steps, _) = followed(&page);
    assert!(steps.len() >= 9, "{} steps", steps.len());
    for step in steps {
        let errors = load(&step.file).diagnostics;
        let errors: Vec<_> = errors
            .iter()
            .filter(|found| found.level == Level::Error)
            .collect();
        assert!(errors.is_empty(), "{}: {errors:#?}", step.heading);
    }
}

#[test]
fn the_tutorial_ends_with_the_example_beside_it_and_lint_has_nothing_to_say() {
    let page = pieces(&read(&docs("authoring.md")));
    let file = followed(&page).0.pop().expect("there are steps").file;
    let example = docs("authoring").join(FILE);
    if std::env::var_os("HOTWASH_UPDATE").is_some() {
        fs::write(&example, &file).expect("the example can be written");
    }
    assert_eq!(read(&example), file, "run with HOTWASH_UPDATE=1");
    assert_eq!(load(&file).diagnostics, []);
}

/// How many of so many drills with a commander come to their proper end.
fn resolved(text: &str, bot: &'static str, runs: u64) -> f64 {
    let (scenario, hearing) = stage::load(text);
    let policy = policy::shipped(&scenario.policy).expect("it is shipped");
    let plan = Plan {
        scenario: &scenario,
        hearing: &hearing,
        policy: &policy,
        called: FILE,
        bots: &[bot],
        seed: 1,
        runs,
    };
    let survey = survey(&plan, &|| {}).expect("the bot is shipped");
    survey.resolved[bot]
}

#[test]
fn the_example_can_be_won_and_lost() {
    let example = read(&docs("authoring").join(FILE));
    assert_eq!(resolved(&example, "by-the-book", 6), 1.0);
    assert_eq!(resolved(&example, "silent", 2), 0.0);
}

#[test]
fn what_the_tutorial_says_that_commands_print_they_print() {
    let path = docs("authoring.md");
    let text = read(&path);
    let page = pieces(&text);
    let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
    let mut wrong = Vec::new();
    // From the end on, so that places further up stay where they are.
    for (piece, file) in followed(&page).1.into_iter().rev() {
        let dir = folder();
        fs::write(dir.path().join(FILE), file).expect("a file in a folder of our own");
        for beside in page.iter().filter(|piece| piece.kind == "expect") {
            let name = beside.place("Write").expect("it has a name");
            let text = beside.lines.join("\n");
            fs::write(dir.path().join(name), text).expect("a file in a folder of our own");
        }
        let command = piece.command().expect("it was found by its command");
        let words: Vec<&str> = command.split(' ').skip(1).collect();
        let ran = hotwash(dir.path(), &words, "");
        assert!(ran.code < 2, "{command}: {}", ran.err);
        let printed: Vec<&str> = ran.out.trim_end().lines().map(str::trim_end).collect();
        if piece.above.contains("among other lines") {
            let mut rest = printed.iter();
            for line in piece.lines.iter().filter(|line| *line != "…") {
                if !rest.any(|printed| printed == line) {
                    wrong.push(format!("{command} does not print, or not there: {line}"));
                }
            }
        } else if printed != piece.lines {
            wrong.push(format!("{command} prints\n{}", printed.join("\n")));
            let shown = printed.iter().map(|line| (*line).to_owned());
            lines.splice(piece.at..piece.at + piece.lines.len(), shown);
        }
    }
    if std::env::var_os("HOTWASH_UPDATE").is_some() {
        fs::write(&path, lines.join("\n") + "\n").expect("the page can be written");
    }
    assert!(
        wrong.is_empty(),
        "run with HOTWASH_UPDATE=1\n{}",
        wrong.join("\n")
    );
}

/// The patterns of the cookbook: their names, and the example with each put into it.
fn patterns() -> Vec<(String, String)> {
    let example = read(&docs("authoring").join(FILE));
    let mut patterns: Vec<(String, String)> = Vec::new();
    for piece in pieces(&read(&docs("cookbook.md"))) {
        let place = piece.place("Put into");
        let place = place.unwrap_or_else(|| panic!("line {}: where does this go?", piece.at));
        if patterns
            .last()
            .is_none_or(|(name, _)| *name != piece.heading)
        {
            patterns.push((piece.heading.clone(), example.clone()));
        }
        let (_, file) = patterns.last_mut().expect("one was just begun");
        *file = piece.put_into(file, place);
    }
    patterns
}

#[test]
fn lint_has_nothing_to_say_about_any_pattern_of_the_cookbook() {
    let patterns = patterns();
    assert!(patterns.len() >= 20, "{} patterns", patterns.len());
    let mut wrong = Vec::new();
    for (name, file) in &patterns {
        let found = load(file).diagnostics;
        if !found.is_empty() {
            wrong.push(format!(
                "{name}\n{}",
                hotwash::scenario::diagnostic::render(FILE, file, &found)
            ));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_pattern_of_the_cookbook_leaves_a_drill_that_can_be_won() {
    let lost: Vec<String> = patterns()
        .into_iter()
        .filter(|(_, file)| resolved(file, "by-the-book", 2) == 0.0)
        .map(|(name, _)| name)
        .collect();
    assert!(lost.is_empty(), "{lost:?}");
}
