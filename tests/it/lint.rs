//! What `lint` finds, one case a file: a scenario with a mistake, exactly what is printed about
//! it, and its clean twin.
//!
//! A case is `lint/CODE.case` or `lint/CODE-what.case`. It edits a sound scenario that lies beside
//! it:
//!
//! ```text
//! from: small
//! --- replace
//! trainee: "alex",
//! --- with
//! trainee: "nobody",
//! --- prints
//! error[E013]: …
//! ```
//!
//! Several edits may follow one another, each on the first place that fits. `--- twin replace` and
//! `--- twin with` make the clean twin: what looks like the mistake and is none. Without them the
//! twin is the sound scenario itself. What is printed is a golden: run with `HOTWASH_UPDATE=1` to
//! write it anew, then read it as an author would.

use std::fs;
use std::path::{Path, PathBuf};

use hotwash::scenario::{Diagnostic, Loaded, diagnostic, load, load_named};

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/it/lint")
}

/// A case, read.
struct Case {
    name: String,
    /// The name of the sound scenario, with its ending.
    base: String,
    sound: String,
    mistake: Vec<(String, String)>,
    twin: Vec<(String, String)>,
    /// The file up to what is printed, that line included.
    above: String,
    prints: String,
}

impl Case {
    fn read(path: &Path) -> Case {
        let name = path.file_stem().expect("a case has a name");
        let name = name.to_str().expect("names are plain").to_owned();
        let text = fs::read_to_string(path).expect("the case can be read");
        let mark = "--- prints\n";
        let (above, prints) = text
            .split_once(mark)
            .unwrap_or_else(|| panic!("{name}: has no `--- prints`"));
        let mut parts = above.split("--- ");
        let head = parts.next().expect("there is always a first part");
        let base = head
            .trim()
            .strip_prefix("from: ")
            .unwrap_or_else(|| panic!("{name}: begins with `from: NAME`"));
        let base = format!("{}.ron", base.trim());
        let (mut mistake, mut twin) = (Vec::new(), Vec::new());
        let mut open: Option<&str> = None;
        for part in parts {
            let (what, text) = part.split_once('\n').expect("a part has a first line");
            let text = text.strip_suffix('\n').unwrap_or(text);
            match (what, open.take()) {
                ("replace" | "twin replace", None) => open = Some(text),
                ("with", Some(old)) => mistake.push((old.to_owned(), text.to_owned())),
                ("twin with", Some(old)) => twin.push((old.to_owned(), text.to_owned())),
                _ => panic!("{name}: `--- {what}` is out of place"),
            }
        }
        assert!(!mistake.is_empty(), "{name}: edits nothing");
        let sound = fs::read_to_string(folder().join(&base)).expect("the base can be read");
        Case {
            sound,
            mistake,
            twin,
            above: format!("{above}{mark}"),
            prints: prints.to_owned(),
            base,
            name,
        }
    }

    fn code(&self) -> &str {
        self.name
            .split_once('-')
            .map_or(self.name.as_str(), |(code, _)| code)
    }

    /// A text, loaded as it would be from the file of the sound scenario.
    fn loaded(&self, source: &str) -> Loaded {
        load_named(source, self.base.trim_end_matches(".ron"))
    }

    fn edited(&self, edits: &[(String, String)]) -> String {
        let edit = |text: String, (old, new): &(String, String)| {
            assert!(text.contains(old), "{}: not there: {old}", self.name);
            text.replacen(old, new, 1)
        };
        edits.iter().fold(self.sound.clone(), edit)
    }
}

/// All cases, by name.
fn cases() -> Vec<(PathBuf, Case)> {
    let entries = fs::read_dir(folder()).expect("the cases are there");
    let mut paths: Vec<PathBuf> = entries
        .map(|entry| entry.expect("a case").path())
        .filter(|path| path.extension().is_some_and(|ending| ending == "case"))
        .collect();
    paths.sort();
    let read = |path: PathBuf| {
        let case = Case::read(&path);
        (path, case)
    };
    paths.into_iter().map(read).collect()
}

fn told(found: &[Diagnostic]) -> Vec<String> {
    let one = |found: &Diagnostic| format!("{} {}", found.code, found.message);
    found.iter().map(one).collect()
}

#[test]
fn each_mistake_is_printed_as_its_author_should_read_it() {
    let update = std::env::var_os("HOTWASH_UPDATE").is_some();
    let mut wrong = Vec::new();
    let all = cases();
    assert!(!all.is_empty());
    for (path, case) in all {
        let source = case.edited(&case.mistake);
        let found = case.loaded(&source).diagnostics;
        if !found.iter().any(|one| one.code == case.code()) {
            wrong.push(format!("{}: is not found: {:?}", case.name, told(&found)));
            continue;
        }
        let printed = diagnostic::render(&case.base, &source, &found);
        if update {
            fs::write(&path, format!("{}{printed}", case.above)).expect("the case can be written");
        } else if printed != case.prints {
            wrong.push(format!(
                "{}: expected\n{}\nprinted\n{printed}",
                case.name, case.prints
            ));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_clean_twin_of_each_mistake_is_clean() {
    let mut wrong = Vec::new();
    for (_, case) in cases() {
        let loaded = case.loaded(&case.edited(&case.twin));
        if !loaded.diagnostics.is_empty() || loaded.scenario.is_none() {
            wrong.push(format!("{}: {:?}", case.name, told(&loaded.diagnostics)));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_text_too_large_to_be_a_scenario_is_refused_unread() {
    let told = |source: &str| {
        let found = load(source).diagnostics;
        assert_eq!(found.len(), 1, "{found:?}");
        (found[0].code, found[0].message.clone(), found[0].place.line)
    };
    let long = format!("// {}\n", "long ".repeat(1000)).repeat(900);
    let message = "this is 5 MiB of text; a scenario has at most 4 MiB".to_owned();
    assert_eq!(told(&long), ("E002", message, 1));
    let many = "[1, 2],\n".repeat(70_000);
    let message = "there are more than 200000 values up to here".to_owned();
    assert_eq!(told(&many), ("E002", message, 66_667));
    // One value less than too many is read on, and is no scenario for another reason.
    let fewer = format!("[{}]", "1,".repeat(199_999));
    assert_eq!(told(&fewer).0, "E007");
}
