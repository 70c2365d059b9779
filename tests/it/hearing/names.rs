//! Names that are also words, and words that contain names: "Grant, grant them access", "bill it
//! to sales", "sampling".

use hotwash::hearing::{Context, Hearing};
use hotwash::scenario::load;

use super::{form, scenario};

/// The cast of the fixture, some of them by names that are also verbs or nouns.
fn named_like_words() -> Hearing {
    let mut source = include_str!("../../../scenarios/checkout-latency.ron").to_owned();
    for (name, other) in [
        ("Hayley Brooks", "Mark Brooks"),
        ("Priya Raman", "Will Raman"),
        ("Kenji Mori", "Bill Mori"),
        ("Jonas Lindqvist", "Chase Lindqvist"),
        ("Sam Adeyemi", "Drew Adeyemi"),
        ("Wei Zhang", "Page Zhang"),
    ] {
        assert!(source.contains(name), "{name} is in the cast");
        source = source.replace(name, other);
    }
    Hearing::new(&load(&source).scenario.expect("it loads"))
}

/// Whoever is named anywhere in what was heard.
fn named(hearing: &Hearing, text: &str) -> Vec<String> {
    let heard = hearing.hear(text, &Context::default());
    form::lines(&heard)
}

#[test]
fn a_name_that_is_also_a_word_is_the_person_when_called() {
    let hearing = named_like_words();
    let mut wrong = Vec::new();
    for (text, line) in [
        ("Mark, what are you seeing?", "ask-status to=hayley"),
        ("Will, what are you seeing?", "ask-status to=priya"),
        ("Bill, how long do you need?", "ask-estimate to=kenji"),
        ("Chase, how long do you need?", "ask-estimate to=jonas"),
        ("Drew, how long do you need?", "ask-estimate to=sam"),
        ("Grant, how long do you need?", "ask-estimate to=grant"),
        ("how long do you need, Page?", "ask-estimate to=wei"),
        ("what are you seeing, Will?", "ask-status to=priya"),
        (
            "Page, you're scribe today",
            "appoint person=wei role=scribe",
        ),
        ("Thanks Mark", "thank to=hayley"),
        ("Bill, please page the network team", "page whom=network"),
    ] {
        let lines = named(&hearing, text);
        if lines != [line] {
            wrong.push(format!("{text}: {lines:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_word_that_is_also_a_name_is_the_word_where_it_works_as_one() {
    let hearing = named_like_words();
    let mut wrong = Vec::new();
    for (text, nobody) in [
        ("will it lose data?", "priya"),
        ("Will this drop orders if we fail over?", "priya"),
        ("we will check the logs", "priya"),
        ("I will come back in five minutes", "priya"),
        ("what will break if we roll back", "priya"),
        ("Drew, mark it as resolved", "hayley"),
        ("please mark the ticket", "hayley"),
        ("Drew, chase the queue", "jonas"),
        ("please chase the vendor", "jonas"),
        ("we drew the wrong conclusion", "sam"),
        ("the bill is not our problem", "kenji"),
        ("page the network team", "wei"),
        ("Drew, page the network team please", "wei"),
        ("put something on the status page", "wei"),
        ("grant them access to the database", "grant"),
        ("Drew, please grant access to the logs", "grant"),
    ] {
        let lines = named(&hearing, text);
        let names = |line: &String| {
            line.split(' ').any(|slot| {
                let value = slot.split_once('=').map_or("", |(_, value)| value);
                value.split('+').any(|one| one == nobody)
            })
        };
        if lines.iter().any(names) {
            wrong.push(format!("{text}: {lines:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_verb_that_is_also_a_name_still_orders() {
    let hearing = named_like_words();
    let mut wrong = Vec::new();
    for (text, act) in [
        ("page the network team", "page whom=network"),
        ("Drew, page the network team please", "page whom=network"),
        ("Drew, chase the queue", "assign to=sam"),
        (
            "Lucia, put something on the status page",
            "instruct-post to=lucia",
        ),
    ] {
        let lines = named(&hearing, text);
        let wanted: Vec<&str> = act.split(' ').collect();
        let fits = |line: &String| {
            wanted
                .iter()
                .all(|part| line.split(' ').any(|have| have == *part))
        };
        if !lines.iter().any(fits) {
            wrong.push(format!("{text}: {lines:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_word_that_holds_a_name_or_comes_near_one_names_nobody() {
    let hearing = Hearing::new(&scenario());
    let mut wrong = Vec::new();
    for word in [
        "sampling",
        "sample",
        "samples",
        "same",
        "granted",
        "grants",
        "omarchy",
        "danaher",
        "weigh",
        "weight",
        "weird",
        "hail",
        "marks",
        "march",
        "marquee",
        "dance",
        "danger",
        "inside",
        "wait",
        "lucid",
        "prior",
        "prices",
        "alert",
        "region",
        "marketing",
        "switch",
        "grand",
        "granite",
        "dynamic",
        "holiday",
        "prayer",
        "panda",
        "data",
        "days",
        "lines",
        "mines",
        "some",
        "seem",
        "books",
        "brook",
        "valve",
        "ramen",
        "apex",
        "giant",
        "graft",
        "oman",
    ] {
        for text in [
            format!("{word}, how long do you need?"),
            format!("please check the {word} on it"),
            format!("what is wrong with {word}"),
            format!("please check {word}"),
            format!("thanks for the {word}"),
        ] {
            let lines = named(&hearing, &text);
            let to_nobody = |line: &String| {
                let to = line.split(' ').find(|slot| slot.starts_with("to="));
                to.is_none_or(|slot| slot == "to=")
            };
            if !lines.iter().all(to_nobody) {
                wrong.push(format!("{text}: {lines:?}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_misspelt_name_is_still_somebody() {
    let hearing = Hearing::new(&scenario());
    for (said, id) in [
        ("Haley", "hayley"),
        ("Tatianna", "tatiana"),
        ("Pirya", "priya"),
        ("Jonnas", "jonas"),
        ("Lucía", "lucia"),
    ] {
        let lines = named(&hearing, &format!("{said}, how long do you need?"));
        assert_eq!(lines, [format!("ask-estimate to={id}")], "{said}");
    }
}

#[test]
fn whoever_else_has_the_office_as_a_title_it_is_still_the_speakers_to_take() {
    let source = include_str!("../../../scenarios/checkout-latency.ron").replace(
        "title: \"Back-up Incident Commander\"",
        "title: \"Incident Commander on call\"",
    );
    let hearing = Hearing::new(&load(&source).scenario.expect("it loads"));
    for (text, line) in [
        (
            "I'm Alex and I am the Incident Commander.",
            "take-command full_title=true named=true",
        ),
        (
            "Is there an incident commander on the call?",
            "ask-for-commander",
        ),
        (
            "Do we have an incident commander on call?",
            "ask-for-commander",
        ),
        (
            "Tatiana, you are my deputy.",
            "appoint person=tatiana role=deputy",
        ),
    ] {
        assert_eq!(named(&hearing, text), [line], "{text}");
    }
}

#[test]
fn a_first_name_with_a_hyphen_is_called_in_one_word_or_in_two() {
    let source = include_str!("../../../scenarios/checkout-latency.ron");
    let source = source.replace("Hayley Brooks", "Mei-Lin Tan-Brooks");
    let hearing = Hearing::new(&load(&source).scenario.expect("it loads"));
    let mut wrong = Vec::new();
    for called in [
        "Mei-Lin",
        "mei-lin",
        "Mei Lin",
        "Meilin",
        "Mei-Lin Tan-Brooks",
        "Ms Tan-Brooks",
    ] {
        let lines = named(&hearing, &format!("{called}, what are you seeing?"));
        if lines != ["ask-status to=hayley"] {
            wrong.push(format!("{called}: {lines:?}"));
        }
        let lines = named(&hearing, &format!("{called}, check the logs, five minutes"));
        if !lines[0].contains("timebox_s=300 to=hayley") {
            wrong.push(format!("{called}: {lines:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
