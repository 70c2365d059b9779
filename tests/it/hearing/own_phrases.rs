//! A scenario teaches hearing how its company speaks: phrases for acts, and spellings.

use hotwash::hearing::{Context, Hearing};
use hotwash::scenario::{cue, load};
use proptest::prelude::*;

use super::{form, scenario};

const SOURCE: &str = include_str!("../../../scenarios/checkout-latency.ron");

/// The fixture with these fields in its head.
fn with(fields: &str) -> Hearing {
    let source = SOURCE.replacen(
        "    glossary: {",
        &format!("    {fields},\n    glossary: {{"),
        1,
    );
    assert_ne!(source, SOURCE);
    let loaded = load(&source);
    assert_eq!(loaded.diagnostics, []);
    Hearing::new(&loaded.scenario.expect("it loads"))
}

fn heard(hearing: &Hearing, text: &str) -> Vec<String> {
    form::lines(&hearing.hear(text, &Context::default()))
}

#[test]
fn a_phrase_of_the_scenario_performs_its_act_with_slots() {
    let own = with(
        r#"phrases: {
            "page": ["give @person a bell"],
            "decide": ["pull the trigger on [the] @remedy", "(slam|hit) the big red button"],
            "assign": ["@person (jump|hop) on = @any :: object"],
        }"#,
    );
    let plain = Hearing::new(&scenario());
    for (text, line) in [
        ("Tatiana, please give Kenji a bell", "page whom=kenji"),
        (
            "we pull the trigger on the rollback",
            "decide remedy=rollback-714",
        ),
        ("hit the big red button", "decide"),
    ] {
        assert_eq!(heard(&own, text), [line], "{text}");
        assert_ne!(heard(&plain, text), [line], "{text}");
    }
    let order = heard(&own, "Hayley hop on the gateway errors");
    assert!(order[0].starts_with("assign"), "{order:?}");
    assert!(
        order[0].contains("task=\"the gateway errors\""),
        "{order:?}"
    );
}

#[test]
fn the_reason_for_an_act_names_the_scenario_and_the_phrase() {
    let own = with(r#"phrases: {"page": ["give @person a bell"]}"#);
    let why = own.explain("give Kenji a bell", &Context::default());
    let rule = why.acts[0].rule.as_ref().expect("a cue");
    assert_eq!(rule.at, "scenario:page");
    assert_eq!(rule.line, "give @person a bell");
}

#[test]
fn a_spelling_of_the_scenario_reads_as_other_words() {
    let own = with(r#"spelling: {"yeet": "roll back"}"#);
    assert_eq!(
        heard(&own, "let's yeet the deploy"),
        ["decide remedy=rollback-714"]
    );
    let plain = Hearing::new(&scenario());
    assert_ne!(
        heard(&plain, "let's yeet the deploy"),
        ["decide remedy=rollback-714"]
    );
}

#[test]
fn every_line_of_the_tables_has_the_form_that_scenarios_may_use() {
    let dir = concat!(env!("CARGO_MANIFEST_DIR"), "/src/hearing/grammar/tables");
    let mut seen = 0;
    for file in std::fs::read_dir(dir).expect("the tables are there") {
        let path = file.expect("it can be read").path();
        if path.ends_with("words.txt") {
            continue;
        }
        let text = std::fs::read_to_string(&path).expect("it is text");
        for line in text.lines() {
            let line = line.split('#').next().unwrap_or("").trim();
            let names_a_part = line.contains("$") && line.contains(":=");
            let uses_a_part = line
                .match_indices('$')
                .any(|(at, _)| line[at + 1..].starts_with(|next: char| next.is_alphabetic()));
            let no_cue = line.is_empty() || line.starts_with("act ") || line.starts_with("say:");
            if no_cue || names_a_part || uses_a_part {
                continue;
            }
            seen += 1;
            if let Err(fault) = cue::check(line)
                && !fault.message.contains("nested")
                && !fault.message.contains("no plain word")
            {
                panic!("{}: {line}: {fault:?}", path.display());
            }
        }
    }
    assert!(seen > 500, "{seen}");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]
    /// What loading lets pass, hearing can use: the phrase is filed, and said it is heard.
    #[test]
    fn what_loading_accepts_hearing_reads(parts in prop::collection::vec(
        prop::sample::select(vec!["florp", "(", ")", "[", "]", "|", "*", "^", "$", "=", "@person", "@any", "@bogus", "::", "tier=9", "don't", "é"]),
        1..9,
    )) {
        let phrase = parts.join(" ");
        let faulty = cue::check(&phrase).is_err();
        let field = format!("phrases: {{\"thank\": [\"{phrase}\"]}}, glossary: {{");
        let source = SOURCE.replacen("glossary: {", &field, 1);
        let loaded = load(&source);
        prop_assert_eq!(loaded.scenario.is_none(), faulty);
        if let Some(scenario) = loaded.scenario {
            let hearing = Hearing::new(&scenario);
            prop_assert_eq!(hearing.own_phrases(), 1, "{}", phrase);
        }
    }
}
