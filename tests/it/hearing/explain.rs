//! Whoever asks is told why: which words made the act, which table line they fit, where each
//! slot comes from, and why the words are no other act.

use hotwash::hearing::{Context, Explained, Hearing, How};

use super::labels::read;
use super::scenario;

fn explain(text: &str) -> Explained {
    Hearing::new(&scenario()).explain(text, &Context::default())
}

/// Why the words are no such act.
fn why_not(text: &str, act: &str) -> Vec<String> {
    let rejected = explain(text).rejected;
    let whys = rejected.into_iter().filter(|one| one.act == act);
    whys.map(|one| one.why).collect()
}

#[test]
fn each_act_names_its_words_and_the_line_of_its_table() {
    let why = explain("Wei, you're scribe today. Sam, what are you seeing?");
    let told: Vec<(&str, &str)> = why
        .acts
        .iter()
        .map(|one| (one.act.as_str(), one.cue.words.as_str()))
        .collect();
    let [(first, you), (second, what)] = told[..] else {
        panic!("{told:?}");
    };
    assert_eq!((first, second), ("appoint", "ask-status"));
    assert!(you.starts_with("you're scribe"), "{you}");
    assert!(what.starts_with("what are you seeing"), "{what}");
    for reason in &why.acts {
        let rule = reason.rule.as_ref().expect("it was found by a cue");
        let (table, line) = rule.at.split_once(':').expect("table:line");
        let path = format!(
            "{}/src/hearing/grammar/tables/{table}.txt",
            env!("CARGO_MANIFEST_DIR")
        );
        let written = std::fs::read_to_string(path).expect("the table is there");
        let number: usize = line.parse().expect("a number");
        assert_eq!(written.lines().nth(number - 1), Some(rule.line.as_str()));
    }
}

#[test]
fn each_slot_names_the_words_that_fill_it() {
    let text = "Hayley, please look into the checkout latency, I'll come back to you in five minutes. Understood?";
    let why = explain(text);
    let told: Vec<(&str, Option<&str>)> = why.acts[0]
        .slots
        .iter()
        .map(|slot| {
            let words = slot.words.as_ref();
            (slot.slot.as_str(), words.map(|quote| quote.words.as_str()))
        })
        .collect();
    assert_eq!(
        told,
        [
            ("ack_asked", Some("Understood")),
            ("directed", None),
            ("task", Some("look into the checkout latency")),
            ("timebox_s", Some("five minutes")),
            ("to", Some("Hayley")),
        ]
    );
}

#[test]
fn a_name_taken_over_from_an_earlier_sentence_is_told_as_such() {
    let why = explain("Priya, what are you seeing? How long do you need?");
    let slot = &why.acts[1].slots[0];
    let words = slot.words.as_ref().expect("the name was said");
    assert_eq!((slot.how, words.span), (How::TakenOver, (0, 5)));
    let context = Context {
        last_speaker: Some("priya".into()),
        ..Context::default()
    };
    let why = Hearing::new(&scenario()).explain("how long do you need", &context);
    assert_eq!(why.acts[0].slots[0].how, How::Situation);
}

#[test]
fn what_was_struck_out_is_told_with_the_reason() {
    for (text, act, why) in [
        (
            "Grant said we should roll back",
            "propose",
            "reported speech",
        ),
        (
            "If it fails, page the network team",
            "page",
            "hangs on a condition",
        ),
        (
            "The runbook reads \"page the network team\"",
            "page",
            "quoted",
        ),
        ("Don't restart it yet", "assign", "negated"),
        ("Let's not roll back", "decide", "negated"),
        (
            "Sam, can you tell us what you're seeing",
            "assign",
            "a stronger cue has the same words: ask-status \"can you tell us what",
        ),
    ] {
        let told = why_not(text, act);
        assert!(
            told.iter().any(|one| one.starts_with(why)),
            "{text}: {told:?}"
        );
    }
}

#[test]
fn the_rule_that_decided_between_neighbours_is_named() {
    let told = why_not(
        "Hayley, check the gateway. I'll come back to you in five minutes.",
        "grant-time",
    );
    assert_eq!(told, ["part of assign: times belong to the order before"]);
    let why = explain("Hayley, go ahead with the rollback");
    assert_eq!(
        why.acts[0].changed.as_deref(),
        Some("decide: a named executor makes it an order")
    );
}

#[test]
fn to_explain_is_to_hear_the_same_and_every_quote_stands_in_the_text() {
    let hearing = Hearing::new(&scenario());
    let corpora = [
        include_str!("contract.txt"),
        include_str!("corpus.txt"),
        include_str!("textbook.txt"),
    ];
    for text in corpora.into_iter().flat_map(read).map(|one| one.text) {
        let why = hearing.explain(text, &Context::default());
        assert_eq!(why.heard, hearing.hear(text, &Context::default()));
        assert_eq!(why.acts.len(), why.heard.acts.len(), "{text}");
        let slots = why.acts.iter().flat_map(|act| &act.slots);
        let quotes = why
            .acts
            .iter()
            .map(|act| &act.cue)
            .chain(why.rejected.iter().map(|one| &one.cue))
            .chain(slots.filter_map(|slot| slot.words.as_ref()));
        for quote in quotes {
            let (from, to) = quote.span;
            assert_eq!(text.get(from..to), Some(quote.words.as_str()), "{text}");
            assert!(!quote.words.is_empty(), "{text}");
        }
    }
}

#[test]
fn a_reader_at_a_terminal_gets_sentences() {
    let told = explain("Sam, what are you seeing? Don't restart it yet").to_string();
    let (at, _) = told.split_once("asking:").expect("the table is named");
    assert!(
        at.ends_with("ask-status because of \"what are you seeing\" ("),
        "{told}"
    );
    for line in [
        "    to = sam, from \"Sam\"\n",
        "): negated\n",
        "  not understood: Don't restart it yet\n",
    ] {
        assert!(told.contains(line), "{told}");
    }
}
