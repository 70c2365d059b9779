//! The shelf reads real folders: what is broken is left out and said, and nothing is lost.

use std::fs;
use std::path::Path;
use std::time::Instant;

use tempfile::TempDir;

use super::*;
use crate::desk::begin::{self, Begun, Kept, Wanted};
use crate::desk::occasion::Keeps;
use crate::drill::{Command, Mode};
use crate::records::History;
use crate::units::Moment;

/// An empty place.
fn place() -> (TempDir, Place) {
    let folder = tempfile::tempdir().expect("a folder");
    let place = Place {
        data: Some(folder.path().join("data")),
        here: folder.path().join("here"),
    };
    fs::create_dir_all(place.data.as_ref().unwrap()).unwrap();
    (folder, place)
}

fn begun(asked: &str, dir: &Path, trainee: Option<&str>, commander: Option<&str>) -> Begun {
    begin::anew(Wanted {
        scenario: asked.to_owned(),
        seed: Some(7),
        mode: Mode::Practice,
        trainee: trainee.map(str::to_owned),
        policy: None,
        commander: commander.map(str::to_owned),
        kept: Kept::Flushed(dir.to_owned()),
        keeps: Keeps::Nothing,
        export: Vec::new(),
        what_if: false,
    })
    .expect("it begins")
}

/// A drill that was left at a minute and five seconds.
fn left(dir: &Path, trainee: Option<&str>, commander: Option<&str>) {
    let mut begun = begun("take-command", dir, trainee, commander);
    begun.session.advance(Moment::at(1, 5)).unwrap();
    begun.session.command(Command::Clock).unwrap();
}

fn drills(place: &Place) -> std::path::PathBuf {
    place.drills()[0].clone()
}

#[test]
fn a_new_trainee_finds_every_shipped_drill_and_the_first_rung_advised() {
    let (_folder, place) = place();
    let view = library_at(&place, &Settings::default());
    assert_eq!(view.drills.len(), cards::shipped().len());
    assert_eq!(view.next.expect("an advice").asked, "take-command");
    assert!(view.interrupted.is_empty() && view.troubles.is_empty());
    assert!(view.drills[0].plays.starts_with("Mina Castellanos"));
}

#[test]
fn a_name_of_ones_own_stands_in_the_briefing() {
    let (_folder, place) = place();
    let settings = Settings {
        trainee: " Kim Novak ".to_owned(),
        ..Settings::default()
    };
    let view = library_at(&place, &settings);
    assert!(
        view.drills[0].briefing.contains("You are Kim Novak"),
        "{}",
        view.drills[0].briefing
    );
    assert!(view.drills[0].plays.starts_with("Kim Novak"));
    let (_, before) = view.drills[0].coach.clone().expect("a coach");
    assert!(before.contains("This is Kim.") && !before.contains("Mina"));
}

#[test]
fn a_drill_that_was_left_is_found_with_how_far_it_went_and_can_be_gone_on_with() {
    let (_folder, place) = place();
    left(
        &drills(&place).join("take-command-7-20261122-140501"),
        None,
        None,
    );
    let view = library_at(&place, &Settings::default());
    let [one] = view.interrupted.as_slice() else {
        panic!("{:?}", view.interrupted)
    };
    assert_eq!(
        (one.title.as_str(), one.reached.as_str()),
        ("Nobody is driving", "01:05")
    );
    let again = begin::again(&one.recording, None, false).expect("it goes on");
    assert_eq!(again.session.drill().now(), Moment::at(1, 5));
    // Who plays it now holds it: it does not lie on the shelf meanwhile.
    assert!(
        library_at(&place, &Settings::default())
            .interrupted
            .is_empty()
    );
}

#[test]
fn what_is_over_a_bots_a_branch_or_somebody_elses_was_not_left() {
    let (_folder, place) = place();
    let folder = drills(&place);
    left(&folder.join("bot"), None, Some("by-the-book"));
    left(&folder.join("kims"), Some("Kim"), None);
    let mut over = begun("take-command", &folder.join("over"), None, None);
    over.session.command(Command::Finish).unwrap();
    over.session.run_out().unwrap();
    drop(over);
    let path = folder.join("branch/recording.jsonl");
    left(path.parent().unwrap(), None, None);
    let text = fs::read_to_string(&path).unwrap();
    fs::write(
        &path,
        text.replacen("\"started\"", "\"branched_at_ms\":5,\"started\"", 1),
    )
    .unwrap();
    let of = |name: &str| {
        let settings = Settings {
            trainee: name.to_owned(),
            ..Settings::default()
        };
        library_at(&place, &settings).interrupted.len()
    };
    assert_eq!(of("Pat"), 0);
    assert_eq!(of("kim"), 1);
}

#[test]
fn a_torn_recording_is_found_and_one_whose_scenario_has_changed_is_not_offered() {
    let (_folder, place) = place();
    let path = drills(&place).join("torn/recording.jsonl");
    left(path.parent().unwrap(), None, None);
    let mut text = fs::read_to_string(&path).unwrap();
    text.push_str("{\"at_ms\":99000,\"comm");
    fs::write(&path, &text).unwrap();
    let found = library_at(&place, &Settings::default()).interrupted;
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].reached, "01:05");
    let hash = &cards::shipped()[0].hash;
    fs::write(&path, text.replace(hash.as_str(), "0000")).unwrap();
    assert!(
        library_at(&place, &Settings::default())
            .interrupted
            .is_empty()
    );
    fs::write(&path, "no recording").unwrap();
    assert!(
        library_at(&place, &Settings::default())
            .interrupted
            .is_empty()
    );
}

#[test]
fn the_latest_twelve_that_were_left_are_shown_the_latest_first() {
    let (_folder, place) = place();
    for day in 10..24 {
        let path = drills(&place).join(format!("x-202611{day}-100000/recording.jsonl"));
        left(path.parent().unwrap(), None, None);
        let text = fs::read_to_string(&path).unwrap();
        let from = text.find("\"started\":\"").unwrap() + 11;
        let stamped = format!("{}2026-11-{day}{}", &text[..from], &text[from + 10..]);
        fs::write(&path, stamped).unwrap();
    }
    let found = library_at(&place, &Settings::default()).interrupted;
    assert_eq!(found.len(), 12);
    assert!(found[0].recording.to_string_lossy().contains("20261123"));
    assert!(found[11].recording.to_string_lossy().contains("20261112"));
}

#[test]
fn own_scenarios_are_found_and_broken_ones_are_said_and_stop_nothing() {
    let (folder, place) = place();
    let scenarios = place.scenarios().unwrap();
    fs::create_dir_all(&scenarios).unwrap();
    let text = crate::desk::shipped::named("assign").unwrap().text;
    fs::write(scenarios.join("mine.ron"), text).unwrap();
    fs::write(scenarios.join("broken.ron"), "(format: 1,").unwrap();
    let named = folder.path().join("named.ron");
    fs::write(&named, text).unwrap();
    let settings = Settings {
        own_scenarios: vec![
            named.display().to_string(),
            "/nowhere/at-all.ron".to_owned(),
        ],
        ..Settings::default()
    };
    let view = library_at(&place, &settings);
    let own: Vec<_> = view.drills.iter().filter(|card| card.own).collect();
    assert_eq!(own.len(), 2);
    assert!(
        own.iter()
            .all(|card| card.rung.is_none() && card.title == "Yesterday's weather")
    );
    assert_eq!(view.troubles.len(), 2, "{:?}", view.troubles);
    assert!(view.troubles[0].starts_with("broken.ron cannot be played yet: 1 error"));
    assert!(view.troubles[1].contains("/nowhere/at-all.ron"));
}

fn line(trainee: &str, scenario: &str, day: &str, score: u8, resolved: Option<&str>) -> String {
    serde_json::json!({
        "format": 1, "trainee": trainee, "started": format!("{day}T10:00:00Z"),
        "mode": "exam", "policy": "pagerduty", "recording": null, "date": day,
        "scenario": scenario, "scenario_title": scenario, "seed": 1, "score": score,
        "dimensions": {"command": score}, "commitment": resolved,
    })
    .to_string()
        + "\n"
}

fn write_history(place: &Place, lines: &[String]) {
    fs::write(
        place.data.as_ref().unwrap().join("history.jsonl"),
        lines.concat(),
    )
    .unwrap();
}

#[test]
fn the_history_is_that_of_the_name_and_without_a_name_that_of_the_parts_played() {
    let (_folder, place) = place();
    write_history(
        &place,
        &[
            line("Mina Castellanos", "take-command", "2026-11-01", 40, None),
            line(
                "Kim",
                "take-command",
                "2026-11-02",
                90,
                Some("When …, I will …"),
            ),
            line("kim", "assign", "2026-11-03", 70, None),
        ],
    );
    let nameless = history_at(&place, &Settings::default());
    assert_eq!(nameless.drills.len(), 1);
    assert_eq!(nameless.whole, [[1.0, 40.0]]);
    let settings = Settings {
        trainee: "Kim".to_owned(),
        ..Settings::default()
    };
    let kims = history_at(&place, &settings);
    let titles: Vec<_> = kims
        .drills
        .iter()
        .map(|drill| drill.title.as_str())
        .collect();
    assert_eq!(titles, ["assign", "take-command"], "latest first");
    assert_eq!(
        kims.trends,
        [(
            crate::scenario::model::Dimension::Command,
            vec![[1.0, 90.0], [2.0, 70.0]]
        )]
    );
    assert_eq!(kims.drills[1].rating, Some(crate::score::Rating::P));
    assert_eq!(kims.drills[0].mode, "exam");
    let (text, after) = kims.commitment.expect("one");
    assert_eq!(
        (text.as_str(), after.as_str()),
        ("When …, I will …", "take-command, 2 Nov 2026")
    );
    let card = &library_at(&place, &settings).drills[0];
    assert_eq!((card.best, card.played), (Some(90), 1));
}

#[test]
fn a_broken_line_of_the_history_is_told_and_the_others_count() {
    let (_folder, place) = place();
    let good = line("Mina Castellanos", "take-command", "2026-11-01", 40, None);
    write_history(&place, &["{\"format\":1,\n".to_owned(), good]);
    let view = history_at(&place, &Settings::default());
    assert_eq!((view.drills.len(), view.skipped.len()), (1, 1));
    let data = place.data.as_ref().unwrap();
    assert_eq!(
        History::read(&data.join("history.jsonl"))
            .unwrap()
            .drills
            .len(),
        1
    );
}

#[test]
fn settings_are_read_as_they_were_kept() {
    let (_folder, place) = place();
    assert_eq!(kept::read(&place), Settings::default());
    let settings = Settings {
        trainee: "Kim".to_owned(),
        text_percent: 175,
        guide_seen: true,
        own_scenarios: vec!["/a".to_owned()],
        ..Settings::default()
    };
    kept::keep(&place, &settings).expect("it is kept");
    assert_eq!(kept::read(&place), settings);
}

#[test]
fn settings_that_cannot_be_used_are_put_aside_and_never_lost() {
    let (_folder, place) = place();
    let path = place.settings().unwrap();
    for (number, text) in [
        (1, "{\"trainee\": 7}"),
        (2, "{\"from_the_future\": true}"),
        (3, ""),
    ] {
        fs::write(&path, text).unwrap();
        assert_eq!(kept::read(&place), Settings::default());
        assert!(!path.exists());
        let aside = path.with_extension(format!("unusable-{number}.json"));
        assert_eq!(fs::read_to_string(aside).unwrap(), text);
    }
}

#[test]
fn where_settings_cannot_be_kept_that_is_an_error_with_a_help() {
    let nowhere = Place::default();
    let error = kept::keep(&nowhere, &Settings::default()).expect_err("no place");
    assert!(error.to_string().contains("until the window is closed"));
}

#[test]
fn reading_a_full_shelf_again_is_quick() {
    let (_folder, place) = place();
    for drill in 0..12 {
        left(&drills(&place).join(format!("x-{drill}")), None, None);
    }
    let lines: Vec<String> = (0..300)
        .map(|_| line("Mina Castellanos", "take-command", "2026-11-01", 40, None))
        .collect();
    write_history(&place, &lines);
    library_at(&place, &Settings::default());
    #[expect(clippy::disallowed_methods, reason = "a test of how long it takes")]
    let began = Instant::now();
    let view = library_at(&place, &Settings::default());
    let took = began.elapsed();
    assert_eq!(view.interrupted.len(), 12);
    // Fifty milliseconds is the budget of an optimised build on a machine of its own; here it is one
    // that is not, among other tests.
    assert!(took.as_secs() < 5, "{took:?}");
}

#[test]
fn a_drill_that_was_kept_at_each_pause_in_writing_stands_once_as_it_was_last() {
    let (_folder, place) = place();
    let written = |resolved| line("Kim", "assign", "2026-11-03", 70, Some(resolved));
    write_history(
        &place,
        &[
            written("When"),
            line("Kim", "take-command", "2026-11-02", 90, None),
            written("When I give"),
            written("When I give work, I will say minutes."),
        ],
    );
    let settings = Settings {
        trainee: "Kim".to_owned(),
        ..Settings::default()
    };
    let kims = history_at(&place, &settings);
    let shown = kims.drills.iter().map(|drill| {
        let resolved = drill.commitment.as_deref();
        (drill.title.as_str(), resolved.unwrap_or_default())
    });
    let shown: Vec<_> = shown.collect();
    let last = "When I give work, I will say minutes.";
    assert_eq!(shown, [("assign", last), ("take-command", "")]);
    assert_eq!(kims.whole.len(), 2);
    let card = library_at(&place, &settings).drills;
    let assign = card.iter().find(|card| card.asked == "assign");
    assert_eq!(assign.expect("shipped").played, 1);
}
