//! Whoever changes nothing gets the same bytes back; and nothing of an inject gets lost in a list.

use hotwash::authoring::{msel, written};
use hotwash::scenario::edit::Edits;
use hotwash::scenario::edit::Step::{Field, Key};
use hotwash::scenario::{Scenario, load};

use super::{scenario, shipped, text_of};

fn unchanged(source: &str, bytes: &[u8], name: &str) {
    let table = msel::read(bytes, None).expect("it is a table");
    let merged = msel::merge(source, &scenario(source), &table)
        .unwrap_or_else(|findings| panic!("{name}: {findings:#?}"));
    assert_eq!(merged.changes, [""; 0], "{name}");
    assert_eq!(merged.notes, [""; 0], "{name}");
    assert!(merged.text == source, "{name}: the text has changed");
}

#[test]
fn out_and_in_as_csv_changes_no_byte_of_any_shipped_scenario() {
    for path in shipped() {
        let source = text_of(&path);
        let csv = msel::to_csv(&scenario(&source));
        unchanged(&source, csv.as_bytes(), &path.display().to_string());
        let marked = format!("\u{feff}{}", csv.replace("\r\n", "\n"));
        unchanged(&source, marked.as_bytes(), &path.display().to_string());
    }
}

#[cfg(feature = "spreadsheets")]
#[test]
fn out_and_in_as_a_workbook_changes_no_byte_of_any_shipped_scenario() {
    for path in shipped() {
        let source = text_of(&path);
        let book = msel::to_workbook(&scenario(&source)).expect("no text is too long");
        unchanged(&source, &book, &path.display().to_string());
    }
}

/// The scenario without its injects and the lines that then nobody speaks. None where something
/// else of it needs an inject.
fn stripped(source: &str) -> Option<String> {
    let mut edits = Edits::of(source)?;
    edits.set(&[Field("injects")], "[]");
    let bare = edits.text();
    let unspoken: Vec<String> = load(&bare)
        .diagnostics
        .iter()
        .filter(|found| found.code == "W105")
        .map(|found| {
            bare[found.place.start..found.place.end]
                .trim_matches('"')
                .to_owned()
        })
        .collect();
    let mut edits = Edits::of(&bare)?;
    for line in &unspoken {
        assert!(edits.remove(&[Field("lines"), Key(line)]));
    }
    let text = edits.text();
    load(&text).scenario.map(|_| text)
}

fn debugged(scenario: &Scenario) -> String {
    format!("{:#?}", **scenario)
}

#[test]
fn a_list_holds_everything_that_its_injects_are() {
    let mut tried = 0;
    for path in shipped() {
        let source = text_of(&path);
        let whole = scenario(&source);
        let Some(bare) = stripped(&source).filter(|_| !whole.injects.is_empty()) else {
            continue;
        };
        tried += 1;
        // As somebody would type it: no mark tells that it was ever exported.
        let csv = msel::to_csv(&whole).replacen(",check ", ",unmarked ", 1);
        let table = msel::read(csv.as_bytes(), None).expect("it is a table");
        let merged = msel::merge(&bare, &scenario(&bare), &table)
            .unwrap_or_else(|findings| panic!("{}: {findings:#?}", path.display()));
        let again = scenario(&merged.text);
        let (was, is) = (debugged(&whole), debugged(&again));
        if let Some((was, is)) = was.lines().zip(is.lines()).find(|(was, is)| was != is) {
            panic!("{}: {was} became {is}\n{}", path.display(), merged.text);
        }
        assert_eq!(
            was.lines().count(),
            is.lines().count(),
            "{}",
            path.display()
        );
    }
    assert!(
        tried >= 10,
        "only {tried} scenarios can do without their injects"
    );
}

#[test]
fn every_condition_and_effect_reads_back_as_it_is_written() {
    for path in shipped() {
        let whole = scenario(&text_of(&path));
        for inject in &whole.injects {
            let ron = written::when(&inject.when);
            assert_eq!(ron::from_str(&ron), Ok(inject.when.clone()), "{ron}");
            for effect in &inject.then {
                let options = ron::options::Options::default()
                    .with_default_extension(ron::extensions::Extensions::IMPLICIT_SOME);
                for ron in [written::effect(effect), written::effect_block(effect)] {
                    assert_eq!(options.from_str(&ron), Ok(effect.clone()), "{ron}");
                }
            }
        }
    }
}
