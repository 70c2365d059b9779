//! Scenarios that do not load, or only with a warning: each mistake with its code, its place and
//! what the author is told. Every case is a small edit of one sound scenario.

use hotwash::scenario::{Diagnostic, Level, diagnostic, load};

const SOUND: &str = include_str!("lint/small.ron");

fn edited(old: &str, new: &str) -> (String, Vec<Diagnostic>) {
    assert!(SOUND.contains(old), "nothing to edit: {old}");
    let source = SOUND.replacen(old, new, 1);
    let loaded = load(&source);
    let errors = loaded.diagnostics.iter().any(|d| d.level == Level::Error);
    assert_eq!(loaded.scenario.is_none(), errors, "{old} → {new}");
    (source, loaded.diagnostics)
}

/// The edit leads to this finding and to no other: `CODE line:column message · help`.
#[track_caller]
fn finds(old: &str, new: &str, expected: &str) {
    finds_all(old, new, &[expected]);
}

#[track_caller]
fn finds_all(old: &str, new: &str, expected: &[&str]) {
    let (source, found) = edited(old, new);
    let found: Vec<String> = found
        .iter()
        .map(|d| {
            assert!(source.get(d.place.start..d.place.end).is_some());
            let help = if d.help.is_empty() { "" } else { " · " };
            format!(
                "{} {}:{} {}{help}{}",
                d.code, d.place.line, d.place.column, d.message, d.help
            )
        })
        .collect();
    assert_eq!(found, expected, "{old} → {new}");
}

#[test]
fn the_sound_scenario_is_sound() {
    finds_all("format: 1", "format: 1", &[]);
}

#[test]
fn a_text_that_is_no_ron_is_explained_where_it_breaks() {
    finds(
        r#"title: "Small","#,
        r#"title: "Small""#,
        "E001 4:18 a comma is missing after this",
    );
    finds(
        r#"title: "Small","#,
        r#"title: "Small,"#,
        "E001 4:12 this text is not closed · is its closing quote missing after `Small`?",
    );
    finds(
        r#"length: "20m""#,
        r#"length: "20m"#,
        "E001 9:13 this text is not closed · is its closing quote missing after `20m`?",
    );
    finds(
        r#"title: "Small""#,
        r#"title "Small""#,
        "E001 4:11 expected a colon · a field is written `name: value`",
    );
    finds(
        r#""Small""#,
        r#""Sm\qall""#,
        r"E001 4:15 `\q` means nothing in a text · write a backslash as `\\`",
    );
    finds(
        "customers: 500",
        "customers: 5x0",
        "E001 14:20 `5x0` is no number",
    );
    finds(
        "format: 1",
        "/* format: 1",
        "E001 2:5 a comment is not closed · close it with `*/`",
    );
}

#[test]
fn a_bracket_that_does_not_fit_is_found() {
    finds("\n)\n", "\n", "E001 1:1 this `(` is never closed");
    finds(
        "\n)\n",
        "\n))\n",
        "E001 65:2 `)` closes nothing · is there a closing bracket too many further up?",
    );
    finds(
        "[command, delegation]",
        "[command, delegation)",
        "E001 7:33 `)` cannot close the `[` of line 7 · is a closing bracket missing before this?",
    );
    finds(
        r#"(id: "store", name: "store"),"#,
        r#"(id: "store", name: "store","#,
        "E001 20:9 `]` cannot close the `(` of line 19 · is a closing bracket missing before this?",
    );
}

#[test]
fn an_unknown_or_missing_field_is_named() {
    finds(
        "title:",
        "tilte:",
        "E005 4:5 unknown field `tilte` in the scenario · did you mean `title`?",
    );
    finds(
        "customers: 500,",
        "",
        "E006 13:12 the world has no field `customers` · add `customers: 1`",
    );
    finds(
        "tone: Pushy",
        "tone: Pushy, loud: true",
        "E005 48:82 unknown field `loud` in a pressure arc · known: `by`, `chips_in`, `demands`, `id`, `kind`, `level`, `lines`, `says_yes`, `tone`",
    );
    finds(
        r#"id: "latency", "#,
        "",
        r#"E006 17:17 a signal has no field `id` · add `id: "…"`"#,
    );
    finds(
        r#"title: "Small","#,
        r#"title: "Small", title: "Large","#,
        "E009 4:21 the field `title` is given twice · keep one of them",
    );
    finds(
        "severity: (at_start: 3, truth: 2)",
        "severity: Severity(at_start: 3, truth: 2)",
        "E007 11:15 the severity has no name before its bracket · leave `Severity` out and begin with the bracket",
    );
}

#[test]
fn an_unknown_word_is_answered_with_the_known_ones() {
    finds(
        "part: Responder",
        "part: Respnder",
        "E008 42:69 `Respnder` is not a part · did you mean `Responder`?",
    );
    finds(
        "difficulty: Beginner",
        "difficulty: Hard",
        "E008 6:17 `Hard` is not a difficulty · known: `Advanced`, `Beginner`, `Intermediate`",
    );
    finds(
        "[command, delegation]",
        "[command, delagation]",
        "E008 7:23 `delagation` is not a dimension · did you mean `delegation`?",
    );
    finds(
        "change: Clear",
        "change: Clears",
        "E008 31:51 `Clears` is not a change · did you mean `Clear`?",
    );
    finds(
        r#"At("5s")"#,
        r#"Ad("5s")"#,
        "E008 46:29 `Ad` is not a condition · did you mean `At`?",
    );
    finds(
        r#"FaultCleared("leak")"#,
        r#"FaultCleard("leak")"#,
        "E008 50:34 `FaultCleard` is not something that happens · did you mean `FaultCleared`?",
    );
    finds(
        "AntiMotivation",
        "AntiMotivating",
        "E008 48:42 `AntiMotivating` is not a kind of pressure · did you mean `AntiMotivation`?",
    );
}

#[test]
fn a_value_of_the_wrong_kind_is_said_to_be_one() {
    finds(
        "part: Responder",
        r#"part: "Responder""#,
        "E007 42:69 expected a part, found a text · write the word without quotes: `Responder`",
    );
    finds(
        "at_start: true",
        "at_start: 1",
        "E007 22:64 expected `true` or `false`, found the number 1 · write `true`",
    );
    finds(
        "harm: 500",
        r#"harm: "500""#,
        "E007 22:49 expected a whole number, found a text · write the number without quotes: 500",
    );
    finds(
        "harm: 500",
        "harm: 0.5",
        "E007 22:49 expected a whole number, found the number 0.5 · shares are thousandths: write 500",
    );
    finds(
        r#"length: "20m""#,
        "length: 20",
        r#"E007 9:13 expected a length of time such as "5m", found the number 20 · write "20m" for minutes or "20s" for seconds"#,
    );
    finds(
        r#"trainee: "alex""#,
        "trainee: alex",
        "E007 12:14 expected the id of a person, found the word `alex` · put it in quotes",
    );
    finds(
        r#"done_by: ["sam"]"#,
        r#"done_by: "sam""#,
        r#"E007 29:81 expected a list, found a text · write it in square brackets: `["sam"]`"#,
    );
    finds(
        "{command: 2}",
        r#"{"command": 2}"#,
        "E007 56:24 expected a dimension, found a text · write the word without quotes: `command`",
    );
    finds(
        "{command: 2}",
        "(command: 2)",
        "E007 56:23 expected a map, `{…: …}`, found a block of fields · write it in braces: `{command: 2}`",
    );
    finds(
        "truth: 2",
        "truth: Some(2)",
        "E007 11:36 expected a whole number, found `Some(…)` · write the value alone; only what may be left out can be `None`",
    );
    finds(
        r#"start: (day: Monday, clock: "09:00")"#,
        r#"start: "09:00""#,
        "E007 8:12 the start is a block of fields, `(…: …)`, not a text",
    );
    finds(
        r#"At("5s")"#,
        r#"At("5s", "6s")"#,
        r#"E007 46:29 `At` is written `At("5m")` · it takes a length of time such as "5m""#,
    );
    finds(
        "change: Clear",
        "change: Clear(3)",
        "E007 31:51 `Clear` stands alone, without brackets · write `Clear`",
    );
    finds(
        r#"Pressure((id: "hurry", kind: AntiMotivation, by: "sam", tone: Pushy))"#,
        r#"Pressure(id: "hurry", kind: AntiMotivation, by: "sam", tone: Pushy)"#,
        "E007 48:13 `Pressure` needs two pairs of brackets · write `Pressure((…: …))`: one pair for the word, one for a pressure arc",
    );
    finds(
        r#"("cause", "leaky")"#,
        r#""leaky""#,
        r#"E007 26:24 expected a variant and its option, `("cause", "bad-deploy")`, found a text · name the variant and one of its options, in brackets of their own: `only: [("cause", "bad-deploy")]`"#,
    );
}

#[test]
fn a_time_that_is_none_is_refused() {
    finds(
        r#"length: "20m""#,
        r#"length: "soon""#,
        r#"E015 9:13 `soon` is no length of time; write for example "90s", "5m" or "1h 30m""#,
    );
    finds(
        r#""09:00""#,
        r#""9 o'clock""#,
        r#"E015 8:33 `9 o'clock` is no clock time; write for example "14:05""#,
    );
    finds(
        r#"every: "2m""#,
        r#"every: "0s""#,
        "E014 23:58 `0s` is out of range; it must be longer than nothing",
    );
    finds(
        r#"length: "20m""#,
        r#"length: "25h""#,
        "E014 9:13 `25h` is out of range; it must be at most a day",
    );
    finds(
        r#"length: "20m""#,
        r#"length: "40m""#,
        "E025 10:21 the drill would end at 30 min and last 40 min · let it end no earlier than its length",
    );
    finds(
        r#"Within("5m", "6m")"#,
        r#"Within("7m", "6m")"#,
        "E025 47:33 the earlier time, 7 min, is after the later one, 6 min · swap them",
    );
    finds(
        r#"Paged("2m", "3m")"#,
        r#"Paged("4m", "3m")"#,
        "E025 43:94 the earlier time, 4 min, is after the later one, 3 min · swap them",
    );
}

#[test]
fn a_number_out_of_range_is_refused() {
    finds(
        "harm: 500",
        "harm: 1500",
        "E014 22:49 1500 is out of range; it must be from 0 to 1000 · shares are thousandths: 250 is a quarter, 1000 is all of it",
    );
    finds(
        "harm: 500",
        "harm: -1",
        "E014 22:49 -1 is out of range; it must be from 0 to 1000 · shares are thousandths: 250 is a quarter, 1000 is all of it",
    );
    finds(
        "truth: 2",
        "truth: 6",
        "E014 11:36 6 is out of range; it must be from 1 to 5",
    );
    finds(
        "at_start: 3",
        "at_start: 0",
        "E014 11:26 0 is out of range; it must be from 1 to 5",
    );
    finds(
        "customers: 500",
        "customers: 0",
        "E014 14:20 0 is out of range; it must be at least 1",
    );
    finds(
        "part: Responder",
        "part: Responder, traits: (pace: 0)",
        "E014 42:95 0 is out of range; it must be from 1 to 10000",
    );
    finds(
        r#"{"shop": 900}"#,
        r#"{"shop": 1_001}"#,
        "E014 42:100 1_001 is out of range; it must be from 0 to 1000 · shares are thousandths: 250 is a quarter, 1000 is all of it",
    );
    finds(
        "format: 1",
        "format: 2",
        "E010 2:13 this is format 2; this build reads format 1 · a newer Hotwash reads it",
    );
}

#[test]
fn an_unknown_id_is_answered_with_the_nearest() {
    finds(
        r#"trainee: "alex""#,
        r#"trainee: "alexa""#,
        "E013 12:14 unknown person `alexa` · did you mean `alex`?",
    );
    finds(
        r#"depends_on: ["store"]"#,
        r#"depends_on: ["stor"]"#,
        "E013 16:53 unknown service `stor` · did you mean `store`?",
    );
    finds(
        r#"signal: "latency""#,
        r#"signal: "latancy""#,
        "E013 24:36 unknown signal `latancy` · did you mean `latency`?",
    );
    finds(
        r#"FaultCleared("leak")"#,
        r#"FaultCleared("leek")"#,
        "E013 50:47 unknown fault `leek` · did you mean `leak`?",
    );
    finds(
        r#"{"restart": ["sam"]}"#,
        r#"{"re-start": ["sam"]}"#,
        "E013 53:70 unknown remedy `re-start` · did you mean `restart`?",
    );
    finds(
        r#"Finding("full")"#,
        r#"Finding("ful")"#,
        "E013 57:66 unknown finding `ful` · did you mean `full`?",
    );
    finds_all(
        r#"found_by: ["sam"]"#,
        r#"found_by: ["sma"]"#,
        &["E013 34:54 unknown person `sma` · did you mean `sam`?"],
    );
    finds(
        r#"At("5s")"#,
        r#"After(Inject("helo"), "1s")"#,
        "E013 46:42 unknown inject `helo` · did you mean `hello`?",
    );
    finds(
        r#"At("5s")"#,
        r#"After(PressureEnded("hury"), "1s")"#,
        "E013 46:49 unknown pressure arc `hury` · did you mean `hurry`?",
    );
    finds(
        r#"says: "careful""#,
        r#"says: "carefull""#,
        "E013 30:30 unknown line `carefull` · did you mean `careful`?",
    );
    finds(
        r#"Act("declare-resolved")"#,
        r#"Act("declare-solved")"#,
        "E013 47:67 unknown act `declare-solved` · did you mean `declare-resolved`?",
    );
    finds(
        r#"End("done")"#,
        r#"End("gone")"#,
        "E013 50:74 unknown ending `gone` · did you mean `done`?",
    );
    finds(
        r#"("cause", "leaky")"#,
        r#"("cause", "leeky")"#,
        "E013 26:34 unknown option `leeky` in the variant `cause` · did you mean `leaky`?",
    );
    finds(
        r#"("cause", "leaky")"#,
        r#"("corse", "leaky")"#,
        "E013 26:25 unknown variant `corse` · known: `cause`",
    );
    finds(
        r#"team: "shopkeepers""#,
        r#"team: "shopkeeper""#,
        "W106 42:48 the team `shopkeeper` is not listed under `teams` · did you mean `shopkeepers`?",
    );
}

#[test]
fn a_load_in_a_scenario_that_does_not_adapt_is_doubtful() {
    let hello = r#"(id: "hello", when: At("5s"), then: [Say("sam", "hello")])"#;
    let loaded = r#"(id: "hello", when: At("5s"), then: [Say("sam", "hello")], load: Extra)"#;
    finds(
        hello,
        loaded,
        "W130 46:74 `load` of `hello` does nothing: the scenario does not adapt · add `adapts: (extra_at_most: 1, spares_at_most: 1)` to the head",
    );
    let adapts = SOUND.replace(
        "format: 1,",
        "format: 1, adapts: (extra_at_most: 1, spares_at_most: 1),",
    );
    let found = load(&adapts.replace(hello, loaded)).diagnostics;
    assert!(found.is_empty(), "{found:?}");
}

#[test]
fn lines_for_what_nobody_says_are_doubtful() {
    let voiced =
        |key: &str| format!(r#"part: Responder, voice: {{"{key}": ["hello"]}}, expertise"#);
    finds(
        "part: Responder, expertise",
        &voiced("status-bed"),
        "W107 42:88 nobody ever speaks in a situation `status-bed` · did you mean `status-bad`?",
    );
    finds(
        "part: Responder, expertise",
        &voiced("xyzzy"),
        "W107 42:88 nobody ever speaks in a situation `xyzzy` · `hotwash explain situations` lists them all",
    );
    finds(
        "part: Responder, expertise",
        &voiced("status-bad@laconical"),
        "W108 42:88 `laconical` is no persona, mood or tone · did you mean `laconic`?",
    );
    finds(
        "tone: Pushy",
        r#"tone: Pushy, lines: {"oppening": "hello"}"#,
        "W109 48:90 pressure has no step `oppening` · did you mean `opening`?",
    );
}

#[test]
fn lines_for_every_known_situation_variant_and_step_are_sound() {
    let voice = r#"part: Responder, voice: {"status-bad": ["hello"], "status-bad@tired": ["hello"], "takeover@hostile": ["hello"]}, expertise"#;
    finds_all("part: Responder, expertise", voice, &[]);
    let house = r#"house_lines: {"offers@dry": ["hello"]}, injects: ["#;
    finds_all("injects: [", house, &[]);
}

#[test]
fn an_id_is_well_formed_and_given_once() {
    finds(
        r#"id: "small""#,
        r#"id: "Small One""#,
        "E011 3:9 `Small One` is no id for a scenario: use lower-case letters, digits and single dashes · write `small-one`",
    );
    finds(
        r#"id: "hurry""#,
        r#"id: "-""#,
        "E011 48:27 `-` is no id for a pressure arc: use lower-case letters, digits and single dashes · for example `orders-db`",
    );
    finds_all(
        r#"(id: "tight""#,
        r#"(id: "leaky""#,
        &[
            "E013 26:121 unknown option `tight` in the variant `cause` · known: `leaky`",
            "E013 50:250 unknown option `tight` in the variant `cause` · known: `leaky`",
            "E012 53:53 the option `leaky` is given twice, first in line 53 · give one of them another id",
        ],
    );
    finds(
        r#"(id: "boss""#,
        r#"(id: "hello""#,
        "E012 47:14 the inject `hello` is given twice, first in line 46 · give one of them another id",
    );
    finds(
        r#""careful": "Carts are lost.""#,
        r#""careful": "Carts are lost.", "careful": "Really.""#,
        "E012 61:39 the line `careful` is given twice, first in line 61 · give one of them another id",
    );
    finds(
        "{command: 2}",
        "{command: 2, command: 3}",
        "E009 56:36 `command` is given twice · keep one of them; the first would be lost",
    );
}

#[test]
fn there_is_one_trainee_and_a_deputy() {
    finds(
        "part: Trainee",
        "part: Support",
        "E020 41:48 `alex` is the trainee, but has another part · write `part: Trainee`, or name somebody else as `trainee`",
    );
    finds(
        "part: Responder",
        "part: Trainee",
        "E021 42:69 two people are the trainee: `alex` and `sam` · a drill has one trainee; give one of them another part",
    );
    finds_all(
        r#"trainee: "alex""#,
        r#"trainee: "sam""#,
        &[
            "E021 41:48 two people are the trainee: `sam` and `alex` · a drill has one trainee; give one of them another part",
            "E020 42:69 `sam` is the trainee, but has another part · write `part: Trainee`, or name somebody else as `trainee`",
        ],
    );
    finds(
        "ic_trained: true, presence",
        "presence",
        "W102 40:11 nobody who may come to the call can be deputy or take over command · write `ic_trained: true` for somebody beside the trainee",
    );
    finds_all(
        r#"presence: Paged("2m", "3m")"#,
        "presence: Away",
        &[
            "W102 40:11 nobody who may come to the call can be deputy or take over command · write `ic_trained: true` for somebody beside the trainee",
            "W113 43:14 `tatiana` never comes to the call · let an inject `Join(\"tatiana\")`, or let them be paged",
        ],
    );
}

#[test]
fn services_that_depend_on_each_other_in_a_circle_are_named() {
    finds(
        r#"name: "store""#,
        r#"name: "store", depends_on: ["shop"]"#,
        "E022 19:55 services depend on each other in a circle: shop → store → shop · take out the dependency that the fault is not to follow",
    );
    finds(
        r#"name: "store""#,
        r#"name: "store", depends_on: ["store"]"#,
        "E022 19:55 services depend on each other in a circle: store → store · take out the dependency that the fault is not to follow",
    );
}

#[test]
fn what_can_never_happen_is_found() {
    finds(
        r#"done_by: ["sam"]"#,
        "done_by: []",
        "E023 29:18 nobody can carry out the remedy `restart` · name somebody in `done_by` who is on the call, can be paged, or joins by an inject",
    );
    finds_all(
        r#"then: [Say("sam", "hello")]"#,
        r#"then: [], note: """#,
        &[
            r#"E024 46:45 nothing happens by the inject `hello` · add an effect, for example `Say("…", "…")`"#,
            "W105 60:9 nobody speaks the line `hello` · name it where it is to be spoken, or delete it",
        ],
    );
    finds_all(
        r#"[(id: "leaky"), (id: "tight", risks: {"restart": ["sam"]})]"#,
        "[]",
        &[
            "E013 26:34 unknown option `leaky` in the variant `cause` · none is given yet",
            "E013 26:121 unknown option `tight` in the variant `cause` · none is given yet",
            "E013 50:101 unknown option `leaky` in the variant `cause` · none is given yet",
            "E013 50:250 unknown option `tight` in the variant `cause` · none is given yet",
            "E027 53:32 the variant `cause` has no option to draw · add one, or delete the variant",
        ],
    );
    finds(
        r#", disproves: ["odd"]"#,
        "",
        r#"W101 34:18 nothing disproves the red herring `odd` · add a finding with `disproves: ["odd"]`"#,
    );
    finds(
        r#"found_by: ["sam"], takes: "3m""#,
        r#"found_by: [], takes: "3m""#,
        "E026 35:53 the finding `full` is out of reach: nobody who may come to the call can find it · name somebody who is on the call, can be paged, or joins by an inject",
    );
    finds(
        r#"after: ["odd"]"#,
        r#"after: ["full"]"#,
        "E026 35:82 the finding `full` is out of reach: what must be known before cannot be known · leave `after` out of what is to be found first",
    );
    finds(
        r#"while_fault: "leak","#,
        r#"while_fault: "leak", only: [("cause", "tight")],"#,
        "E026 35:104 the finding `full` is out of reach: its fault is in other variants · give both an option in common in `only`, or leave one `only` out",
    );
    finds(
        r#""careful": "Carts are lost.","#,
        r#""careful": "Carts are lost.", "spare": "Hm.","#,
        "W105 61:39 nobody speaks the line `spare` · name it where it is to be spoken, or delete it",
    );
}

#[test]
fn several_mistakes_are_found_in_one_run_in_the_order_of_the_text() {
    let source = SOUND
        .replace("title:", "tilte:")
        .replace("harm: 500", "harm: 5000")
        .replace("part: Responder", "part: Respnder")
        .replace("Say(\"sam\", \"hello\")", "Say(\"sam\", \"helo\")")
        .replace("End(\"done\")", "End(\"gone\")");
    let codes: Vec<(&str, usize)> = load(&source)
        .diagnostics
        .iter()
        .map(|d| (d.code, d.place.line))
        .collect();
    assert_eq!(
        codes,
        [
            ("E005", 4),
            ("E014", 22),
            ("E008", 42),
            ("E013", 46),
            ("E013", 50)
        ]
    );
}

#[test]
fn a_mistake_is_printed_with_its_line_a_caret_and_help() {
    let (source, found) = edited("Say(\"sam\"", "Say(\"sma\"");
    assert_eq!(
        diagnostic::render("small.ron", &source, &found),
        "\
error[E013]: unknown person `sma`
   --> small.ron:46:50
   |
46 |         (id: \"hello\", when: At(\"5s\"), then: [Say(\"sma\", \"hello\")]),
   |                                                  ^^^^^
   |
   = help: did you mean `sam`?

"
    );
    let coloured = diagnostic::render_coloured("small.ron", &source, &found);
    assert!(coloured.contains("\u{1b}["));
    assert!(!diagnostic::render("small.ron", &source, &found).contains('\u{1b}'));
}

#[test]
fn a_phrase_that_hearing_cannot_read_is_found_where_it_breaks() {
    let with = |fields: &str| format!("format: 1, {fields},");
    for (fields, expected) in [
        (
            r#"phrases: {"pgae": ["wake @person"]}"#,
            "E013 2:26 unknown act `pgae` · did you mean `page`?",
        ),
        (
            r#"phrases: {"page": ["wake @persn"]}"#,
            "E028 2:41 a phrase that cannot be read: unknown class `@persn` · did you mean `@person`?",
        ),
        (
            r#"phrases: {"page": ["wake (up|the dead"]}"#,
            "E028 2:41 a phrase that cannot be read: `(` is not closed by `)` · docs/hearing.md tells how cues are written",
        ),
        (
            r#"phrases: {"page": ["wake up)"]}"#,
            "E028 2:43 a phrase that cannot be read: `)` without a bracket before it · docs/hearing.md tells how cues are written",
        ),
        (
            r#"phrases: {"page": ["Wake @person"]}"#,
            "E028 2:36 a phrase that cannot be read: `Wake` is no plain word in small letters · docs/hearing.md tells how cues are written",
        ),
        (
            r#"phrases: {"page": ["[wake] *"]}"#,
            "E028 2:36 a phrase that cannot be read: no word of it has to be said · docs/hearing.md tells how cues are written",
        ),
        (
            r#"phrases: {"page": ["wake :: publik"]}"#,
            "E028 2:44 a phrase that cannot be read: unknown hint `publik` · did you mean `public`?",
        ),
        (
            r#"phrases: {"page": ["wake :: tier=lots"]}"#,
            "E028 2:44 a phrase that cannot be read: `tier=lots` needs a number from 0 to 255 · docs/hearing.md tells how cues are written",
        ),
        (
            r#"spelling: {"wedged": "a b c d e"}"#,
            "E028 2:37 a spelling that cannot be read: `a b c d e` is not one to four plain words in small letters · write it as it sounds: `spelling: {\"wedged\": \"stuck\"}`",
        ),
    ] {
        finds("format: 1,", &with(fields), expected);
    }
    let sound = r#"phrases: {"page": ["wake @person"], "decide": ["pull the trigger on @remedy :: tier=8"]}, spelling: {"wedged": "stuck"}"#;
    finds_all("format: 1,", &with(sound), &[]);
}
