//! Hearing, held against corpora of utterances that a person wrote: `contract.txt` has the
//! examples of the contract, `textbook.txt` what a commander says by the book and by its opposite,
//! `corpus.txt` many voices and ordinary talk.
//!
//! An utterance stands at the margin, what is heard in it stands indented below, a line for
//! each act with its slots. Slots that are not written are not compared. To add an utterance,
//! write it with what a careful listener would hear.

mod companies;
mod explain;
pub mod form;
mod labelled;
mod labels;
mod names;
mod own_phrases;
mod prefixes;
mod sound;
mod suggest;

use std::fmt::Write as _;
use std::sync::LazyLock;

use hotwash::hearing::{ACT_IDS, Context, Hearing, OpenPressure, OpenTask};
use hotwash::scenario::model::PressureKind;
use hotwash::scenario::{Scenario, load};
use proptest::prelude::*;
use sound::{in_the_middle_of_a_drill, is_sound};

fn scenario() -> Scenario {
    let loaded = load(include_str!("../../scenarios/checkout-latency.ron"));
    loaded.scenario.expect("the fixture loads")
}

fn matches(wanted: &[Vec<String>], heard: &[String]) -> bool {
    wanted.len() == heard.len()
        && wanted.iter().zip(heard).all(|(wanted, heard)| {
            let heard = labels::parts(heard);
            wanted.first() == heard.first() && wanted.iter().all(|slot| heard.contains(slot))
        })
}

fn check(corpus: &str) {
    let hearing = Hearing::new(&scenario());
    let mut story = String::new();
    let entries = labels::read(corpus);
    for entry in &entries {
        let heard = hearing.hear(entry.text, &Context::default());
        let lines = form::lines(&heard);
        if !matches(&entry.acts, &lines) {
            writeln!(story, "{}", entry.text).expect("text");
            for wanted in &entry.acts {
                writeln!(story, "    wanted {}", wanted.join(" ")).expect("text");
            }
            for line in lines {
                writeln!(story, "    heard  {line}").expect("text");
            }
        }
    }
    assert!(
        story.is_empty(),
        "of {} utterances these were misheard:\n{story}",
        entries.len()
    );
}

#[test]
fn the_examples_of_the_contract_are_heard_with_every_slot() {
    check(include_str!("hearing/contract.txt"));
}

#[test]
fn the_textbook_is_heard_word_for_word() {
    check(include_str!("hearing/textbook.txt"));
}

#[test]
fn plain_english_in_many_voices_is_heard() {
    check(include_str!("hearing/corpus.txt"));
}

#[test]
fn every_act_has_an_utterance_in_the_corpora() {
    let all = concat!(
        include_str!("hearing/contract.txt"),
        include_str!("hearing/corpus.txt")
    );
    for id in ACT_IDS {
        let line = format!("    {id}");
        let shown = all
            .lines()
            .any(|have| have == line || have.starts_with(&format!("{line} ")));
        assert!(shown, "no utterance performs {id}");
    }
}

#[test]
fn the_example_of_the_contract_is_heard_to_the_letter() {
    let text = "Hayley, please look into the checkout latency, I'll come back to you in five minutes. Understood?";
    let heard = Hearing::new(&scenario()).hear(text, &Context::default());
    let wanted = serde_json::json!({
        "text": text, "channel": "call",
        "acts": [{"act": "assign", "to": ["hayley"], "directed": "person",
                  "task": "look into the checkout latency", "timebox_s": 300, "ack_asked": true, "span": [0, 97]}],
        "acronyms": [], "not_understood": [],
    });
    assert_eq!(serde_json::to_value(&heard).expect("json"), wanted);
}

#[test]
fn channels_are_told_apart() {
    let hearing = Hearing::new(&scenario());
    let said = |text: &str| {
        let heard = hearing.hear(text, &Context::default());
        (
            serde_json::to_value(heard.channel)
                .expect("json")
                .as_str()
                .map(str::to_owned),
            heard.dm_to.map(|person| person.to_string()),
        )
    };
    assert_eq!(said("what is wrong"), (Some("call".into()), None));
    assert_eq!(said("/chat what is wrong"), (Some("chat".into()), None));
    assert_eq!(
        said("/dm tatiana are you ready"),
        (Some("dm".into()), Some("tatiana".into()))
    );
    assert_eq!(
        said("/dm Tatianna, ready?"),
        (Some("dm".into()), Some("tatiana".into()))
    );
    assert_eq!(said("!page databases"), (Some("page".into()), None));
}

#[test]
fn short_forms_that_the_glossary_does_not_hold_are_listed() {
    let hearing = Hearing::new(&scenario());
    let short = |text: &str| hearing.hear(text, &Context::default()).acronyms;
    assert_eq!(
        short("what is our MTTR and the p95 at the LB"),
        ["MTTR", "p95", "LB"]
    );
    assert_eq!(short("OK, the API is slow, says the CEO"), [""; 0]);
}

#[test]
fn a_reply_without_a_name_goes_to_whoever_spoke() {
    let hearing = Hearing::new(&scenario());
    let context = Context {
        last_speaker: Some("priya".into()),
        pressure: vec![OpenPressure {
            from: "marcus".into(),
            kind: PressureKind::InformationRequest,
        }],
        draft_from: Some("lucia".into()),
        open_tasks: vec![OpenTask::of("hayley", "look into the checkout latency")],
        ..Context::default()
    };
    let heard = |text: &str| form::lines(&hearing.hear(text, &context));
    assert_eq!(heard("how long do you need"), ["ask-estimate to=priya"]);
    assert_eq!(
        heard("that can wait until we're done"),
        ["defer-to-after to=marcus"]
    );
    assert_eq!(heard("Reads fine, send it."), ["approve-post to=lucia"]);
    assert_eq!(
        heard("Hayley, what are you seeing?"),
        ["follow-up to=hayley"]
    );
    assert_eq!(
        heard("Jonas, what are you seeing?"),
        ["ask-status to=jonas"]
    );
}

#[test]
fn a_read_back_is_confirmed_or_corrected_and_nothing_else_is_done() {
    let hearing = Hearing::new(&scenario());
    let context = Context {
        last_speaker: Some("tatiana".into()),
        readback_from: Some("tatiana".into()),
        draft_from: Some("lucia".into()),
        ..Context::default()
    };
    let heard = |text: &str| {
        let lines = form::lines(&hearing.hear(text, &context));
        assert_eq!(lines.len(), 1, "{text}: {lines:?}");
        lines[0].clone()
    };
    for text in [
        "/dm tatiana That's right.",
        "That is correct, Tatiana.",
        "/dm tatiana Yes, all correct, thank you.",
    ] {
        assert!(heard(text).starts_with("confirm-readback"), "{text}");
    }
    for (text, correction) in [
        (
            "/dm tatiana No, the severity is one.",
            "the severity is one",
        ),
        (
            "No, this is a severity one and it is not over.",
            "this is a severity one and it is not over",
        ),
        (
            "Not quite: the next update is due at 14:51",
            "the next update is due at 14:51",
        ),
        (
            "One correction: the severity is one.",
            "the severity is one",
        ),
        ("No, Sam has that task.", "Sam has that task"),
        ("That is not right: Sam has that task.", "Sam has that task"),
        (
            "/dm tatiana No. We're calling this a sev one.",
            "We're calling this a sev one",
        ),
        (
            "Tatiana, no, it is a sev one. Next update in ten minutes.",
            "it is a sev one. Next update in ten minutes",
        ),
        (
            "Almost. Priya has the open task on the pool.",
            "Priya has the open task on the pool",
        ),
        (
            "/dm tatiana Not quite: Hayley has an open task.",
            "Hayley has an open task",
        ),
        (
            "/dm tatiana No, the incident is not resolved, the rollback is still running",
            "the incident is not resolved, the rollback is still running",
        ),
        (
            "No, we promised customers an update at 14:51.",
            "we promised customers an update at 14:51",
        ),
    ] {
        let line = heard(text);
        assert!(
            line.starts_with("correct-readback")
                && line.contains(&format!("correction=\"{correction}\"")),
            "{text}: {line}"
        );
    }
}

#[test]
fn an_endless_utterance_is_cut_with_a_note() {
    let text = "Hayley, please check the logs. ".repeat(40_000);
    let heard = Hearing::new(&scenario()).hear(&text, &Context::default());
    assert!(
        heard
            .not_understood
            .iter()
            .any(|part| part.contains("cut off"))
    );
    assert_eq!(heard.text.len(), text.len());
}

/// Words that mean something, in any order, with any punctuation: worse than noise.
fn jumbled() -> impl Strategy<Value = String> {
    let words = "hayley sam tatiana please check roll back the deploy in five minutes half an hour understood ? , . ; \
        - \" ' “ sev 1 no sorry i mean if once until who what is are not don't /dm !page 714 12:30 99999999999 😀 é ß İ \u{301} \
        next update team alpha everyone you we I'll yes or straight answer risk of remove from call command to";
    let words: Vec<String> = words.split_whitespace().map(str::to_owned).collect();
    prop::collection::vec(prop::sample::select(words), 0..40).prop_map(|words| words.join(" "))
}

/// Built once: the texts are many.
static HEARING: LazyLock<Hearing> = LazyLock::new(|| Hearing::new(&scenario()));

proptest! {
    #[test]
    fn no_text_breaks_hearing_and_all_spans_lie_on_characters(texts in prop::collection::vec(any::<String>(), 1..20)) {
        texts.iter().for_each(|text| is_sound(&HEARING, text, &Context::default()));
    }

    #[test]
    fn no_order_of_known_words_breaks_hearing(texts in prop::collection::vec(jumbled(), 1..40)) {
        texts.iter().for_each(|text| is_sound(&HEARING, text, &in_the_middle_of_a_drill()));
    }
}
