//! Other people's lists become drafts that load, and every row of them ends up somewhere.

use hotwash::authoring::msel::{self, Begun};
use hotwash::scenario::ids::{InjectId, LineId};
use hotwash::scenario::model::{Effect, Inject, Part, When};
use hotwash::scenario::{Scenario, load};
use hotwash::units::{Lapse, Span};

const SEMICOLONS: &[u8] = include_bytes!("../fixtures/msel/semicolons.csv");
const TABS: &[u8] = include_bytes!("../fixtures/msel/tabs.tsv");
const WINDOWS: &[u8] = include_bytes!("../fixtures/msel/windows-1252.csv");

fn begun(bytes: &[u8]) -> (Begun, Scenario) {
    let table = msel::read(bytes, None).expect("it is a table");
    let begun = msel::begin("a-draft", &table);
    let ron = begun.draft.to_ron();
    let loaded = load(&ron);
    let scenario = loaded
        .scenario
        .unwrap_or_else(|| panic!("{:#?}\n{ron}", loaded.diagnostics));
    (begun, scenario)
}

fn inject<'a>(scenario: &'a Scenario, id: &str) -> &'a Inject {
    let id = InjectId::from(id);
    let found = scenario.injects.iter().find(|inject| inject.id == id);
    found.unwrap_or_else(|| panic!("{id} is missing"))
}

fn at(minutes: u64) -> When {
    When::At(Lapse(Span::minutes(minutes)))
}

#[test]
fn a_list_with_titles_above_and_between_becomes_a_draft_that_loads() {
    let (begun, scenario) = begun(SEMICOLONS);
    assert_eq!(scenario.injects.len(), 5);
    assert_eq!(
        scenario.title,
        "Operation Blackout – Master Scenario Events List"
    );
    assert_eq!(scenario.start.clock.0, 9 * 60 + 5);
    let first = inject(&scenario, "users-report-they-cannot-log");
    assert_eq!(first.when, at(0));
    assert_eq!(
        first.note,
        "Objective: Operational Coordination Expected: Take command, ask for status"
    );
    let line = LineId::from("users-report-they-cannot-log");
    assert_eq!(scenario.lines[&line], "Users report they\ncannot log in.");
    let third = inject(&scenario, "how-long-will-this-take");
    assert_eq!(
        third.when,
        When::Within(Lapse(Span::minutes(15)), Lapse(Span::minutes(20)))
    );
    assert!(matches!(third.then[..], [Effect::Direct(..)]));
    let ron = begun.draft.to_ron();
    for kept in [
        "Row 5: Phase 1",
        "Prepared by the exercise team",
        "carrier pigeon",
        "Row 10",
    ] {
        assert!(ron.contains(kept), "{kept} is lost:\n{ron}");
    }
}

#[test]
fn every_row_that_is_not_understood_is_told_with_row_and_column() {
    let (begun, _) = begun(SEMICOLONS);
    let told: Vec<String> = begun.findings.iter().map(ToString::to_string).collect();
    assert_eq!(told.len(), 4, "{told:#?}");
    for (told, starts) in told.iter().zip([
        "row 9, time: `TBD` is no time",
        "row 9, mode: `carrier pigeon`",
        "row 10, from: is empty",
        "row 10, message: is empty",
    ]) {
        assert!(told.starts_with(starts), "{told}");
    }
}

#[test]
fn parts_are_guessed_from_titles_and_said_to_be() {
    let (begun, scenario) = begun(SEMICOLONS);
    let part = |id: &str| scenario.person(&id.into()).map(|person| person.part);
    assert_eq!(part("ceo"), Some(Part::Executive));
    assert_eq!(part("help-desk"), Some(Part::CustomerLiaison));
    assert_eq!(part("monitoring"), Some(Part::Support));
    assert!(
        begun
            .draft
            .to_ron()
            .contains("// guessed: the part, from `CEO`.")
    );
}

#[test]
fn tabs_and_times_since_the_start_are_read() {
    let (begun, scenario) = begun(TABS);
    assert!(begun.findings.is_empty(), "{:#?}", begun.findings);
    assert_eq!(inject(&scenario, "what-do-i-tell-the").when, at(15));
    assert_eq!(inject(&scenario, "all-links-are-down").when, at(90));
    let dana = scenario
        .person(&"dana-fox".into())
        .expect("she is of the cast");
    assert_eq!((dana.title.as_str(), dana.part), ("CEO", Part::Executive));
    assert!(
        scenario.person(&"service-desk".into()).is_some(),
        "who is written to is of the cast"
    );
    // What no column of ours takes stands above the event.
    assert!(begun.draft.to_ron().contains("Weather: fog"));
}

#[test]
fn another_encoding_and_midnight_are_no_trouble() {
    let (begun, scenario) = begun(WINDOWS);
    assert!(begun.notes[0].contains("Windows-1252"), "{:?}", begun.notes);
    let second = inject(&scenario, "who-is-in-charge");
    assert_eq!(second.when, at(20));
    let jose = scenario
        .person(&"jose-nunez".into())
        .expect("he is of the cast");
    assert_eq!(jose.name, "José Núñez");
    let line = LineId::from("replica-lag-is-rising");
    let said = scenario.lines.get(&line).map(String::as_str);
    assert_eq!(said, Some("“Replica lag” is rising – fast"));
}

#[test]
fn whatever_stands_in_the_cells_the_draft_loads() {
    let nasty = [
        "\"",
        "\\",
        "//",
        "*/",
        "(",
        "FILL IN: ",
        "\u{202e}",
        "'",
        "{commander}",
        "漢字",
        "\u{0}x",
        "1e308",
        "-1",
        "=A1",
        "NaN",
        "…",
        "a\tb",
    ];
    for cell in nasty {
        let quoted = cell.replace('"', "\"\"");
        let cell = format!("\"{quoted}\"");
        let csv = format!(
            "id,time,from,to,mode,message,objective,strange\n{0},{0},{0},{0},{0},{0},{0},{0}\n1,09:00,{0},{0},,{0},,\n",
            cell.replace('\u{0}', "")
        );
        let (_, scenario) = begun(csv.as_bytes());
        assert_eq!(scenario.injects.len(), 2, "{cell}");
    }
}
