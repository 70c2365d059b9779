//! Past incidents become drafts: each source in `incidents/` is read as somebody wrote it, and the
//! draft that comes of it loads, can be played, and says what is left to fill in.

use std::fs;
use std::path::Path;
use std::sync::Arc;

use hotwash::authoring::timeline::{self, Kind, Timeline, Wanted};
use hotwash::drill::{Drill, Mode, Settings};
use hotwash::hearing::Hearing;
use hotwash::rehearsal::{Bot, play};
use hotwash::scenario::model::{Effect, Part, Presence, When};
use hotwash::scenario::{Level, Scenario, load};
use hotwash::units::Span;
use proptest::prelude::*;

use crate::cli::hotwash;

fn source(name: &str) -> String {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/it/incidents");
    fs::read_to_string(folder.join(name)).expect("the source is there")
}

fn read(text: &str) -> Timeline {
    timeline::read(text).expect("it is a timeline")
}

/// The draft of a source, as text.
fn drafted(text: &str, length: Option<Span>) -> String {
    let wanted = Wanted {
        id: "draft".to_owned(),
        source: "source".to_owned(),
        length,
    };
    timeline::sketch(&read(text), &wanted).0.to_ron()
}

/// The draft, loaded; no error may be in it, and W190 alone beside.
fn loaded(ron: &str) -> Scenario {
    let loaded = load(ron);
    let errors: Vec<_> = loaded
        .diagnostics
        .iter()
        .filter(|one| one.level == Level::Error)
        .collect();
    assert!(errors.is_empty(), "{errors:#?}\n{ron}");
    loaded.scenario.expect("it has no error")
}

/// When and what, in the order of time.
fn minutes(timeline: &Timeline) -> Vec<(u64, &str)> {
    let entries = timeline.entries.iter();
    entries
        .map(|entry| (entry.at.as_secs() / 60, entry.what.as_str()))
        .collect()
}

const ALL: [&str; 4] = ["postmortem.md", "night.csv", "log-entries.json", "chat.txt"];

#[test]
fn every_draft_loads_and_by_the_book_plays_it_to_its_end() {
    for name in ALL {
        let ron = drafted(&source(name), None);
        let open = ron.matches("\"FILL IN: ").count();
        let found = load(&ron).diagnostics;
        let told = found.iter().filter(|one| one.code == "W190").count();
        assert_eq!(told, open, "{name}: lint names each text to fill in");
        assert!(open > 0, "{name}");
        let scenario = Arc::new(loaded(&ron));
        let hearing = Arc::new(Hearing::new(&scenario));
        let settings = Settings {
            seed: 1,
            mode: Mode::Practice,
            trainee: None,
        };
        let mut drill = Drill::begin(scenario, hearing, settings);
        let mut bot = Bot::named("by-the-book").expect("there is such a bot");
        let played = play(&mut drill, &mut bot, |_, _| {});
        assert!(drill.is_over() && !played.dead_end, "{name}");
    }
}

#[test]
fn a_postmortem_gives_head_cast_world_and_injects() {
    let scenario = loaded(&drafted(&source("postmortem.md"), None));
    assert_eq!(scenario.title, "Parcels without labels");
    assert_eq!(scenario.severity.truth, 2);
    assert_eq!(format!("{:?}", scenario.start.day), "Tuesday");
    assert_eq!(
        scenario.start.clock.0,
        13 * 60 + 52,
        "it begins with the alert"
    );
    assert_eq!(
        scenario.trainee.as_str(),
        "nadia",
        "the trainee sits in the commander's chair"
    );
    let part = |id: &str| scenario.person(&id.into()).map(|person| person.part);
    assert_eq!(part("ruth"), Some(Part::CustomerLiaison));
    assert_eq!(part("tom"), Some(Part::Support));
    let mei = scenario.person(&"mei".into()).expect("she joined");
    assert!(
        matches!(mei.presence, Presence::Paged(..)),
        "she came later"
    );
    let services: Vec<&str> = scenario
        .world
        .services
        .iter()
        .map(|one| one.name.as_str())
        .collect();
    assert_eq!(services, ["label service", "orders database"]);
    let remedies: Vec<&str> = scenario
        .world
        .remedies
        .iter()
        .map(|one| one.name.as_str())
        .collect();
    assert_eq!(
        remedies,
        [
            "restart label-service",
            "roll back deploy 88 of label-service"
        ]
    );
    assert!(scenario.world.remedies[0].effects.is_empty());
    assert_eq!(
        scenario.world.remedies[1].effects.len(),
        1,
        "what came last before it was over helped"
    );
    let said: Vec<&str> = scenario
        .world
        .findings
        .iter()
        .map(|finding| scenario.line(&finding.says))
        .collect();
    assert_eq!(
        said,
        [
            "Label-service holds 300 connections.",
            "The orders database refuses connections."
        ]
    );
    let due: Vec<Span> = scenario
        .injects
        .iter()
        .map(|inject| match inject.when {
            When::At(at) => at.0,
            ref other => panic!("{other:?}"),
        })
        .collect();
    assert_eq!(due, [5, 540, 1200, 1620].map(Span::secs));
    let pressed = scenario.injects.iter().flat_map(|inject| &inject.then);
    assert!(
        pressed
            .into_iter()
            .any(|effect| matches!(effect, Effect::Pressure(_)))
    );
}

#[test]
fn decisions_are_comments_and_never_scripted() {
    let ron = drafted(&source("postmortem.md"), None);
    for decision in [
        "IC decides to roll back deploy 88",
        "takes command",
        "Posted to the status page",
    ] {
        let lines: Vec<&str> = ron.lines().filter(|line| line.contains(decision)).collect();
        assert!(!lines.is_empty(), "{decision}");
        for line in lines {
            assert!(line.trim_start().starts_with("//"), "{line}");
        }
    }
}

#[test]
fn nothing_of_a_source_is_lost() {
    for name in ALL {
        let text = source(name);
        let ron = drafted(&text, None);
        let flat: String = ron
            .replace("// ", "")
            .split_whitespace()
            .collect::<Vec<_>>()
            .join(" ");
        for entry in &read(&text).entries {
            let words: Vec<&str> = entry.what.split_whitespace().collect();
            let words = words.join(" ").replace('`', "");
            assert!(flat.contains(&words), "{name}:{}: {words}", entry.line);
        }
    }
}

#[test]
fn rows_across_midnight_out_of_order_and_without_time_are_placed_and_told() {
    let text = source("night.csv");
    let timeline = read(&text);
    let times: Vec<u64> = minutes(&timeline).iter().map(|(at, _)| *at).collect();
    assert_eq!(times, [0, 3, 17, 21, 21, 21, 50]);
    assert_eq!(
        timeline.entries[2].line, 5,
        "23:58 stands where its time belongs"
    );
    let lines: Vec<usize> = timeline.doubts.iter().map(|doubt| doubt.line).collect();
    assert_eq!(lines, [5, 6, 7], "{:?}", timeline.doubts);
    assert!(timeline.doubts[1].what.contains("soon after"));
    assert_eq!(timeline.entries[0].more, "Ticket: MON-7");
}

#[test]
fn log_entries_are_read_from_the_end_and_notes_taken_once() {
    let timeline = read(&source("log-entries.json"));
    assert_eq!(timeline.title.as_deref(), Some("Bookings fail"));
    assert_eq!(timeline.services, ["ledger"]);
    let kinds: Vec<Kind> = timeline.entries.iter().map(|entry| entry.kind).collect();
    assert_eq!(
        kinds,
        [
            Kind::Alert,
            Kind::Came,
            Kind::Came,
            Kind::Came,
            Kind::Found,
            Kind::Done,
            Kind::Over
        ]
    );
    assert_eq!(
        timeline.entries[0].what,
        "Bookings fail: write latency above 5 s"
    );
    assert_eq!(timeline.entries[0].line, 15);
    assert_eq!(timeline.entries[5].who.as_deref(), Some("Ana Silva"));
}

#[test]
fn a_chat_with_a_clock_of_twelve_hours_goes_past_midnight() {
    let timeline = read(&source("chat.txt"));
    let times: Vec<u64> = minutes(&timeline).iter().map(|(at, _)| *at).collect();
    assert_eq!(times, [0, 4, 7, 9, 22, 132]);
}

#[test]
fn zones_are_reckoned_into_one_and_days_are_kept() {
    let mixed = read(
        "- 2025-03-01 23:50 UTC Alert: disk full\n- 2025-03-02 01:10 CET Sam cleared the disk\n- 2025-03-03 00:10 UTC Back to normal\n",
    );
    let times: Vec<u64> = minutes(&mixed).iter().map(|(at, _)| *at).collect();
    assert_eq!(times, [0, 20, 1460]);
    assert_eq!(mixed.doubts.len(), 1, "{:?}", mixed.doubts);
    let headed = read(
        "## Timeline\n\n### 2025-03-01\n\n- 23:50 Alert\n\n### 2025-03-02\n\n- 22:00 It got worse\n",
    );
    assert_eq!(headed.entries[1].at, Span::minutes(22 * 60 + 10));
    let twelve = read("12:50 Alert\n1:10 It got worse\n2:00 Back to normal\n");
    let times: Vec<u64> = minutes(&twelve).iter().map(|(at, _)| *at).collect();
    assert_eq!(times, [0, 20, 70]);
}

#[test]
fn a_postmortem_that_hotwash_wrote_counts_from_the_start_of_the_call() {
    let ours = "# Postmortem: Checkout latency\n\n- Severity: 1\n\n## Timeline\n\n\
        <!-- Facts only, each with its time since the call began: changes. -->\n\n\
        - 00:05 Checkout got slow\n- 61:30 A responder rolled back deploy 714\n";
    let timeline = read(ours);
    assert_eq!(timeline.title.as_deref(), Some("Checkout latency"));
    assert_eq!(timeline.severity, Some(1));
    assert_eq!(timeline.entries[1].at, Span::secs(61 * 60 + 25));
}

#[test]
fn a_long_incident_is_drawn_together_and_says_so() {
    let long = "09:00 Alert: disk full\n13:00 It got worse\n19:00 Back to normal\n";
    let wanted = |length| Wanted {
        id: "draft".to_owned(),
        source: "source".to_owned(),
        length,
    };
    let (draft, notes) = timeline::sketch(&read(long), &wanted(None));
    assert_eq!(draft.head.length, Span::minutes(90));
    assert!(
        notes.iter().any(|note| note.contains("drawn together")),
        "{notes:?}"
    );
    let (draft, _) = timeline::sketch(&read(long), &wanted(Some(Span::minutes(50))));
    assert_eq!(
        draft.injects[1].when,
        When::At(hotwash::units::Lapse(Span::minutes(18)))
    );
}

#[test]
fn the_verb_writes_a_draft_once_and_tells_what_was_unclear_by_line() {
    let dir = tempfile::tempdir().expect("a folder");
    fs::write(dir.path().join("night.csv"), source("night.csv")).expect("written");
    let import = ["import", "incident", "night.csv", "--new", "night"];
    let ran = hotwash(dir.path(), &import, "");
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert!(
        ran.err.contains("night.csv:6: `soon after` is no time"),
        "{}",
        ran.err
    );
    assert!(ran.out.contains("night.ron: 7 entries read"), "{}", ran.out);
    let linted = hotwash(dir.path(), &["lint", "night.ron"], "");
    assert!(
        linted.out.contains("W190") && linted.code == 0,
        "{}",
        linted.out
    );
    let again = hotwash(dir.path(), &import, "");
    assert_eq!(again.code, 2);
    assert!(again.err.contains("never overwrites"), "{}", again.err);
}

#[test]
fn what_cannot_be_read_is_refused_with_its_line_and_a_way_on() {
    let dir = tempfile::tempdir().expect("a folder");
    let file = |name: &str, bytes: &[u8]| fs::write(dir.path().join(name), bytes).expect("written");
    file("empty.md", b"");
    file("broken.json", b"{\n  \"log_entries\": [\n    {,}\n]}");
    file("latin.csv", b"time,what\n14:02,caf\xe9\n");
    file("words.md", b"# Title\n\nNothing with a time.\n");
    for (name, expected) in [
        ("empty.md", "there is nothing in it"),
        ("broken.json", "broken.json:3"),
        ("latin.csv", "latin.csv:2: it is not UTF-8"),
        ("words.md", "nothing that happened at a time"),
        ("missing.md", "could not read missing.md"),
        (".", "name the file, not its folder"),
    ] {
        let ran = hotwash(dir.path(), &["import", "incident", name, "--new", "x"], "");
        assert_eq!(ran.code, 2, "{name}");
        assert!(
            ran.err.contains(expected) && ran.err.contains("help:"),
            "{name}: {}",
            ran.err
        );
        assert!(!dir.path().join("x.ron").exists(), "{name}");
    }
    let ran = hotwash(
        dir.path(),
        &["import", "incident", "words.md", "--new", "Not An Id"],
        "",
    );
    assert!(
        ran.code == 2 && ran.err.contains("--new not-an-id"),
        "{}",
        ran.err
    );
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// Whatever is written, reading never panics, time never goes back, and a draft loads.
    #[test]
    fn any_lines_with_times_give_a_draft_that_loads(
        lines in prop::collection::vec(("[0-9]{1,2}:[0-9]{2}( ?[ap]m| UTC| PST)?", "\\PC{0,60}"), 1..12),
    ) {
        let text: String = lines.iter().map(|(time, what)| format!("- {time} {what}\n")).collect();
        if let Ok(timeline) = timeline::read(&text) {
            let times: Vec<Span> = timeline.entries.iter().map(|entry| entry.at).collect();
            prop_assert!(times.is_sorted());
            let ron = drafted(&text, None);
            let errors: Vec<_> = load(&ron).diagnostics.into_iter().filter(|one| one.level == Level::Error).collect();
            prop_assert!(errors.is_empty(), "{errors:#?}\n{ron}");
        }
    }

    #[test]
    fn no_text_makes_reading_panic(text in "\\PC{0,200}", lead in "(\\{|\\[\\{|\\||- |# |time,what\n|)") {
        let _ = timeline::read(&format!("{lead}{text}"));
    }
}
