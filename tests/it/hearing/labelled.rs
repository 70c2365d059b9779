//! Hearing held against labels that were written without knowing how it works: `tuned/` may be
//! read while the grammar is worked on, `aside/` is only counted. `docs/hearing.md` tells where
//! they come from and gives the figures; `cargo run --example hearing_report` prints the tables.

use std::collections::{BTreeMap, BTreeSet};

use super::labels::{Ears, Report, read, share};
use hotwash::hearing::ACT_IDS;

/// The files of labels of a folder, by their names.
fn files(folder: &str) -> Vec<(String, String)> {
    let path = format!("{}/tests/it/hearing/{folder}", env!("CARGO_MANIFEST_DIR"));
    let mut files: Vec<_> = std::fs::read_dir(&path)
        .expect("the labels lie beside the tests")
        .map(|entry| entry.expect("a file").path())
        .collect();
    files.sort();
    files
        .iter()
        .map(|file| {
            let name = file.file_name().expect("a file has a name");
            let text = std::fs::read_to_string(file).expect("labels are text");
            (name.to_string_lossy().into_owned(), text)
        })
        .collect()
}

/// How the name of a file begins whose labels are spoken in another company than the first.
const ELSEWHERE: &str = "company-";

/// What must be reached, in permille.
struct Goal {
    exact: u32,
    f1: u32,
    slots: u32,
    faults: u32,
}

fn hold(folder: &str, elsewhere: bool, goal: &Goal) {
    let files = files(folder);
    let labels: Vec<_> = files
        .iter()
        .filter(|(name, _)| name.starts_with(ELSEWHERE) == elsewhere)
        .flat_map(|(_, text)| read(text))
        .collect();
    let report = Report::of(&mut Ears::default(), &labels);
    let (slots, compared) = report.all_slots();
    println!("{folder}\n{}", report.summary());
    assert!(
        share(report.exact, report.utterances) >= goal.exact
            && report.micro().f1() >= goal.f1
            && share(slots, compared) >= goal.slots
            && share(report.faults, report.utterances) <= goal.faults,
        "{folder} is heard worse than it should be:\n{}{}",
        report.summary(),
        report.tables()
    );
}

#[test]
fn what_was_tuned_on_is_heard() {
    let goal = Goal {
        exact: 960,
        f1: 972,
        slots: 988,
        faults: 4,
    };
    hold("tuned", false, &goal);
}

#[test]
fn what_was_kept_aside_is_heard() {
    let goal = Goal {
        exact: 900,
        f1: 950,
        slots: 950,
        faults: 10,
    };
    hold("aside", false, &goal);
}

#[test]
fn what_was_tuned_on_is_heard_in_other_companies() {
    let goal = Goal {
        exact: 950,
        f1: 970,
        slots: 980,
        faults: 10,
    };
    hold("tuned", true, &goal);
}

#[test]
fn what_was_kept_aside_is_heard_in_other_companies() {
    let goal = Goal {
        exact: 750,
        f1: 830,
        slots: 950,
        faults: 10,
    };
    hold("aside", true, &goal);
}

#[test]
fn there_are_enough_labels_of_every_act_and_of_none() {
    let (tuned, aside) = (files("tuned"), files("aside"));
    let texts = |files: &[(String, String)]| -> BTreeSet<String> {
        let entries = files.iter().flat_map(|(_, text)| read(text));
        entries.map(|one| one.text.to_lowercase()).collect()
    };
    let twice: Vec<_> = texts(&tuned)
        .intersection(&texts(&aside))
        .cloned()
        .collect();
    assert!(twice.is_empty(), "on both sides: {twice:?}");
    for (folder, files) in [("tuned", &tuned), ("aside", &aside)] {
        let entries: Vec<_> = files.iter().flat_map(|(_, text)| read(text)).collect();
        let silent = entries.iter().filter(|one| one.acts.is_empty()).count();
        assert!(entries.len() >= 800 && silent >= 200, "{folder}");
        let mut acts: BTreeMap<&str, usize> = BTreeMap::new();
        for act in entries.iter().flat_map(|one| &one.acts) {
            *acts.entry(act[0].as_str()).or_default() += 1;
        }
        for id in ACT_IDS {
            let times = acts.remove(id).unwrap_or(0);
            assert!(times >= 12, "{folder} has {id} {times} times");
        }
        assert!(acts.is_empty(), "{folder} has acts that are none: {acts:?}");
    }
}
