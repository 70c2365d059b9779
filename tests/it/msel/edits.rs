//! A changed cell arrives in the scenario, and nothing else changes.

use super::Sheet;
use hotwash::scenario::load;

const SOURCE: &str = r#"// A whole small scenario.
(
    format: 1,
    id: "slow-search",
    title: "Slow search",
    briefing: "It is Monday morning. You are Alex Reyes.",
    difficulty: Beginner,
    skills: [command],
    start: (day: Monday, clock: "09:10"),
    length: "20m",
    severity: (at_start: 3, truth: 2),
    trainee: "alex",
    world: (
        customers: 4000,
        services: [(id: "search", name: "search", customer_share: 600)],
        faults: [(id: "cold", service: "search", harm: 700, at_start: true)],
        remedies: [
            (id: "warm", name: "warm the cache", service: "search", done_by: ["nadia"], takes: "3m",
                effects: [(fault: "cold", change: Clear)]),
        ],
        findings: [(id: "empty", service: "search", found_by: ["nadia"], takes: "4m", says: "found")],
    ),
    cast: [
        (id: "alex", name: "Alex Reyes", part: Trainee, ic_trained: true),
        (id: "ola", name: "Ola Berg", part: Commander, ic_trained: true),
        (id: "nadia", name: "Nadia Karim", part: Responder),
        (id: "dana", name: "Dana Fox", title: "CEO", part: Executive),
    ],
    injects: [
        // Nadia is the first to speak.
        (id: "opens", when: At("5s"), then: [Say("nadia", "opens")]), // at once
        (
            id: "boss",
            when: Within("5m", "6m"),
            // She comes in person.
            then: [Join("dana"), Pressure((
                id: "takeover",
                kind: ExecutiveTakeover,
                by: "dana",
                lines: {"opening": "boss-opens", "escalates": "boss-again"},
            ))],
        ),
        (id: "again", when: All([At("10m"), While(CustomersHurt)]), then: [Chat("nadia", "slow")], again: (cool_down: "2m", at_most: 2)),
        (id: "still", when: At("15m"), then: [Say("nadia", "slow")]), // the same line
    ],
    lines: {
        "opens": "Nadia here. It is slow.", // short
        "boss-opens": "Dana here. Do what I say.",
        "boss-again": "Hello?",
        "slow": "Still slow.",
        "found": "The cache is empty.",
    },
)
"#;

fn sheet() -> Sheet {
    Sheet::of(SOURCE)
}

/// The text is the source but for this, and it loads.
fn becomes(sheet: &Sheet, from: &str, to: &str) {
    assert!(SOURCE.contains(from), "{from}");
    let merged = sheet.imported();
    assert_eq!(merged.text, SOURCE.replacen(from, to, 1));
    assert!(load(&merged.text).scenario.is_some(), "{}", merged.text);
}

/// It can be played, and holds no line that nobody speaks.
fn is_sound(text: &str) {
    let loaded = load(text);
    assert!(
        loaded.scenario.is_some(),
        "{:#?}\n{text}",
        loaded.diagnostics
    );
    let unspoken = loaded.diagnostics.iter().find(|found| found.code == "W105");
    assert_eq!(unspoken, None, "{text}");
}

#[test]
fn what_is_exported_reads_like_a_list_of_events() {
    let sheet = sheet();
    for (event, column, text) in [
        ("opens", "time", "00:05"),
        ("opens", "from", "Nadia Karim"),
        ("opens", "to", "everybody"),
        ("opens", "mode", "call"),
        ("opens", "message", "Nadia here. It is slow."),
        ("boss", "time", "05:00–06:00"),
        ("boss", "mode", "joins"),
        ("boss/2", "mode", "executive takeover"),
        ("boss/2", "to", "Alex Reyes"),
        ("boss/2", "time", "with boss"),
        ("boss/2:escalates", "message", "Hello?"),
        ("again", "time", "10:00 and while customers hurt"),
        ("again", "again", "(cool_down: \"2m\", at_most: 2)"),
    ] {
        assert_eq!(sheet.cell(event, column), text, "{event}, {column}");
    }
    let expected = sheet.column("expected response");
    assert!(sheet.rows[sheet.row("boss")][expected].contains("wish to take command"));
}

#[test]
fn a_changed_time_arrives() {
    let mut sheet = sheet();
    sheet.put("opens", "time", "07:30");
    becomes(&sheet, "At(\"5s\")", "At(\"7m 30s\")");
    assert_eq!(sheet.imported().changes, ["~ opens  time: 00:05 → 07:30"]);
}

#[test]
fn a_time_that_a_spreadsheet_wrote_otherwise_is_the_same_time() {
    let mut sheet = sheet();
    sheet.put("opens", "time", "0:05");
    sheet.put("boss", "time", "5:00 - 6:00");
    assert_eq!(sheet.imported().text, SOURCE);
}

#[test]
fn changed_words_arrive_in_the_line() {
    let mut sheet = sheet();
    sheet.put("opens", "message", "Nadia here.\n\"Slow\" it is.");
    becomes(
        &sheet,
        "\"Nadia here. It is slow.\"",
        r#""Nadia here.\n\"Slow\" it is.""#,
    );
    let mut step = self::sheet();
    step.put("boss/2:escalates", "message", "Anybody?");
    becomes(&step, "\"Hello?\"", "\"Anybody?\"");
}

#[test]
fn another_speaker_and_another_channel_arrive() {
    let mut sheet = sheet();
    sheet.put("opens", "from", "Ola");
    sheet.put("opens", "mode", "Slack");
    becomes(
        &sheet,
        "Say(\"nadia\", \"opens\")",
        "Chat(\"ola\", \"opens\")",
    );
    let mut pressure = self::sheet();
    pressure.put("boss/2", "mode", "update demand (pushy)");
    let merged = pressure.imported();
    assert!(
        merged.text.contains("kind: UpdateDemand"),
        "{}",
        merged.text
    );
    assert!(merged.text.contains("tone: Pushy"), "{}", merged.text);
    assert!(merged.text.contains("// She comes in person."));
    assert!(load(&merged.text).scenario.is_some());
}

#[test]
fn the_scenario_language_arrives_too() {
    let mut sheet = sheet();
    sheet.put("opens", "when", "After(Joined(\"dana\"), \"9s\")");
    becomes(&sheet, "At(\"5s\")", "After(Joined(\"dana\"), \"9s\")");
    let mut then = self::sheet();
    then.put("boss", "then", "Page(\"dana\")");
    becomes(&then, "Join(\"dana\")", "Page(\"dana\")");
    let mut again = self::sheet();
    again.put("again", "again", "");
    becomes(&again, ", again: (cool_down: \"2m\", at_most: 2)", "");
}

#[test]
fn a_note_and_what_is_expected_are_kept_in_the_note() {
    let mut sheet = sheet();
    sheet.put("opens", "expected response", "Take command.");
    sheet.put("opens", "note", "A calm start.");
    becomes(
        &sheet,
        "then: [Say(\"nadia\", \"opens\")])",
        "then: [Say(\"nadia\", \"opens\")], note: \"A calm start. Expected: Take command.\")",
    );
    let text = sheet.imported().text;
    let again = Sheet::of(&text);
    assert_eq!(again.cell("opens", "note"), "A calm start.");
    assert_eq!(again.cell("opens", "expected response"), "Take command.");
}

#[test]
fn a_row_that_is_added_is_a_new_event() {
    let mut sheet = sheet();
    sheet.add(&[
        ("time", "12:00"),
        ("from", "dana fox"),
        ("mode", "phone"),
        ("message", "How long does it take?"),
    ]);
    let merged = sheet.imported();
    let again = Sheet::of(&merged.text);
    assert_eq!(again.cell("dana-how-long-does", "time"), "12:00");
    assert_eq!(
        again.cell("dana-how-long-does", "message"),
        "How long does it take?"
    );
    assert!(merged.changes[0].starts_with("+ dana-how-long-does (row 8)  12:00"));
    // Everything that was there before is there still.
    let kept = SOURCE
        .lines()
        .filter(|line| !merged.text.contains(*line))
        .count();
    assert_eq!(kept, 0, "{}", merged.text);
    is_sound(&merged.text);
}

#[test]
fn a_row_that_is_copied_and_changed_is_what_one_reads() {
    let mut sheet = sheet();
    let main = sheet.rows[sheet.row("boss/2")].clone();
    let step = sheet.rows[sheet.row("boss/2:escalates")].clone();
    sheet.rows.extend([main, step]);
    let (event, time, count) = (0, sheet.column("time"), sheet.rows.len());
    sheet.rows[count - 2][event] = "chief".to_owned();
    sheet.rows[count - 2][time] = "09:00".to_owned();
    sheet.rows[count - 1][event] = "chief:escalates".to_owned();
    let merged = sheet.imported();
    is_sound(&merged.text);
    let again = Sheet::of(&merged.text);
    assert_eq!(again.cell("chief", "time"), "09:00");
    assert_eq!(again.cell("chief", "mode"), "executive takeover");
    assert_eq!(again.cell("chief:escalates", "message"), "Hello?");
}

#[test]
fn a_row_that_is_taken_out_takes_its_event_and_its_line_along() {
    let mut sheet = sheet();
    let row = sheet.row("opens");
    sheet.rows.remove(row);
    let merged = sheet.imported();
    assert_eq!(merged.changes, ["- opens"]);
    assert!(!merged.text.contains("\"opens\""), "{}", merged.text);
    assert!(merged.text.contains("// Nadia is the first to speak."));
    is_sound(&merged.text);
}

#[test]
fn an_effect_that_is_taken_out_leaves_the_others() {
    let mut sheet = sheet();
    let row = sheet.row("boss");
    // The first row holds the time, so the second effect goes.
    sheet.rows.retain(|row| !row[0].starts_with("boss/2"));
    assert_eq!(sheet.row("boss"), row);
    let merged = sheet.imported();
    assert!(
        merged.text.contains("then: [Join(\"dana\")]"),
        "{}",
        merged.text
    );
    assert!(!merged.text.contains("boss-opens"), "{}", merged.text);
}

#[test]
fn rows_in_another_order_change_nothing_and_are_told() {
    let mut sheet = sheet();
    sheet.rows[1..].reverse();
    let merged = sheet.imported();
    assert_eq!(merged.text, SOURCE);
    assert!(
        merged.notes[0].contains("another order"),
        "{:?}",
        merged.notes
    );
}

#[test]
fn columns_in_another_order_and_columns_left_out_change_nothing() {
    let mut sheet = sheet();
    for row in &mut sheet.rows {
        row.truncate(8);
        row.swap(1, 5);
    }
    assert_eq!(sheet.imported().text, SOURCE);
}

#[test]
fn a_shared_line_changes_with_all_its_rows_and_splits_with_one() {
    let mut all = sheet();
    all.put("again", "message", "It is slow still.");
    all.put("still", "message", "It is slow still.");
    becomes(&all, "\"Still slow.\"", "\"It is slow still.\"");
    let mut one = sheet();
    one.put("still", "message", "Slower and slower.");
    let text = one.imported().text;
    let again = Sheet::of(&text);
    assert_eq!(again.cell("again", "message"), "Still slow.");
    assert_eq!(again.cell("still", "message"), "Slower and slower.");
    is_sound(&text);
}

#[test]
fn two_cells_that_say_different_things_are_a_finding() {
    let mut sheet = sheet();
    sheet.put("opens", "time", "07:30");
    sheet.put("opens", "when", "At(\"8m\")");
    assert!(
        sheet
            .refused()
            .starts_with("row 2, when: was changed, and so was the time")
    );
    let mut effect = self::sheet();
    effect.put("opens", "from", "Ola Berg");
    effect.put("opens", "then", "Say(\"dana\", \"opens\")");
    assert!(effect.refused().contains("row 2, then: was changed"));
    sheet.put("opens", "when", "At(\"7m 30s\")");
    becomes(&sheet, "At(\"5s\")", "At(\"7m 30s\")");
}

#[test]
fn what_cannot_be_understood_is_told_with_row_and_column() {
    for (event, column, text, told) in [
        ("opens", "time", "soon", "row 2, time: `soon` is no time"),
        (
            "opens",
            "from",
            "Dania Fox",
            "row 2, from: `Dania Fox` is nobody of the cast; did you mean Dana Fox?",
        ),
        (
            "opens",
            "mode",
            "smoke",
            "row 2, mode: `smoke` is no mode; there are: call, chat",
        ),
        ("opens", "message", "", "row 2, message: is empty"),
        (
            "opens",
            "when",
            "Att(\"5s\")",
            "row 2, when: `Att(\"5s\")` is no condition",
        ),
        ("opens", "only", "[(", "row 2, only: `[(` cannot be read"),
        (
            "boss",
            "mode",
            "fault starts",
            "row 3, mode: `fault starts` needs to be told what",
        ),
        (
            "opens",
            "event",
            "Boss Two",
            "row 2, event: `Boss Two` is no name for an event: write `boss-two`",
        ),
        (
            "opens",
            "event",
            "boss",
            "row 3, event: `boss` stands in row 2 already",
        ),
        (
            "boss/2:escalates",
            "event",
            "boss/2:shouts",
            "row 5, event: pressure has no step `shouts`",
        ),
    ] {
        let mut sheet = sheet();
        sheet.put(event, column, text);
        let refused = sheet.refused();
        assert!(refused.contains(told), "{refused}");
    }
}

#[test]
fn what_follows_from_elsewhere_is_not_taken_over_and_told() {
    let mut sheet = sheet();
    sheet.put("opens", "to", "Ola Berg");
    sheet.put("opens", "objective", "Calm");
    sheet.put("boss/2", "time", "09:00");
    let merged = sheet.imported();
    assert_eq!(merged.text, SOURCE);
    let notes = merged.notes.join("\n");
    for told in [
        "row 2, to:",
        "row 2, objective:",
        "row 4, time:",
        "in the row of `boss`",
    ] {
        assert!(notes.contains(told), "{notes}");
    }
}

#[test]
fn what_the_scenario_has_become_since_is_not_undone() {
    let sheet = sheet();
    // Another has changed a time and added an event meanwhile.
    let later = SOURCE.replace("At(\"15m\")", "At(\"16m\")").replace(
        "\n    lines: {\n",
        "\n    // none\n    lines: {\n        \"new\": \"New.\",\n",
    );
    let later = later.replace(
        "    injects: [\n",
        "    injects: [\n        (id: \"new\", when: At(\"1m\"), then: [Say(\"ola\", \"new\")]),\n",
    );
    let merged = sheet.import_into(&later).expect("nothing conflicts");
    assert_eq!(merged.text, later);
    let notes = merged.notes.join("\n");
    assert!(
        notes.contains("`still` has changed in the scenario since"),
        "{notes}"
    );
    assert!(notes.contains("`new` has no row"), "{notes}");
}

#[test]
fn what_both_have_changed_is_a_finding() {
    let mut sheet = sheet();
    sheet.put("still", "time", "17:00");
    let later = SOURCE.replace("At(\"15m\")", "At(\"16m\")");
    let findings = sheet.import_into(&later).expect_err("both have changed it");
    assert!(
        findings[0]
            .to_string()
            .contains("`still` was changed here, and in the scenario too")
    );
}

#[test]
fn a_scenario_without_injects_and_lines_gets_them() {
    let mut sheet = sheet();
    let from = SOURCE.find("    injects: [").expect("it has injects");
    let bare = format!("{})\n", &SOURCE[..from]).replace("says: \"found\"", "says: \"opens\"");
    sheet.rows.truncate(2);
    let check = sheet.rows[0].len() - 1;
    sheet.rows[0][check] = "unmarked".to_owned();
    let bare = bare.replace("findings: [(id: \"empty\", service: \"search\", found_by: [\"nadia\"], takes: \"4m\", says: \"opens\")],", "");
    let merged = sheet.import_into(&bare).expect("it is a new event");
    let loaded = load(&merged.text);
    assert!(
        loaded.scenario.is_some(),
        "{:#?}\n{}",
        loaded.diagnostics,
        merged.text
    );
    assert!(merged.text.starts_with(&bare[..bare.len() - 3]));
}
