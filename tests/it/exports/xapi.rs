//! xAPI statements against the rules of the specification, kept as a schema beside this file.

use std::collections::BTreeSet;

use hotwash::debrief::Report;
use hotwash::debrief::exports::{Occasion, xapi};
use serde_json::{Value, json};

use super::{exam, on_sunday, reflected, report, report_of};
use crate::score_log::{by_the_book, troubled};

const SCHEMA: &str = include_str!("../fixtures/xapi-1.0.3.schema.json");

fn schema() -> jsonschema::Validator {
    let schema: Value = serde_json::from_str(SCHEMA).expect("the schema is JSON");
    jsonschema::validator_for(&schema).expect("the schema is one")
}

/// The statements of a report; they keep the rules.
#[track_caller]
fn statements(report: &Report, occasion: &Occasion) -> Vec<Value> {
    let all: Value = serde_json::from_str(&xapi(report, occasion)).expect("it is JSON");
    let broken: Vec<String> = schema()
        .iter_errors(&all)
        .map(|error| format!("{}: {error}", error.instance_path()))
        .collect();
    assert!(broken.is_empty(), "{}", broken.join("\n"));
    for statement in all.as_array().expect("a list") {
        let score = &statement["result"]["score"];
        if let Some(raw) = score["raw"].as_i64() {
            let (min, max) = (score["min"].as_i64(), score["max"].as_i64());
            assert!(min <= Some(raw) && Some(raw) <= max && min < max, "{score}");
        }
    }
    all.as_array().expect("a list").clone()
}

fn with_verb<'a>(all: &'a [Value], verb: &str) -> Vec<&'a Value> {
    let id = format!("http://adlnet.gov/expapi/verbs/{verb}");
    all.iter().filter(|one| one["verb"]["id"] == id).collect()
}

#[test]
fn a_drill_and_each_dimension_observed_are_stated_by_the_rules() {
    let report = report(&by_the_book());
    let all = statements(&report, &on_sunday());
    let drill = with_verb(&all, "completed");
    assert_eq!(drill.len(), 1);
    let result = &drill[0]["result"];
    assert_eq!(result["completion"], true);
    assert_eq!(result["success"], true);
    assert_eq!(result["score"]["raw"], report.score.map_or(0, i64::from));
    assert_eq!(drill[0]["timestamp"], "2026-11-22T16:37:45.000Z");
    assert_eq!(drill[0]["actor"]["account"]["name"], "Alex Reyes");
    let scored = with_verb(&all, "scored");
    let observed = report.dimensions.iter().filter(|one| one.score.is_some());
    assert_eq!(scored.len(), observed.count());
    for statement in scored {
        let parent = &statement["context"]["contextActivities"]["parent"][0];
        assert_eq!(parent["id"], "urn:hotwash:scenario:checkout-latency");
        assert_eq!(
            statement["context"]["registration"],
            drill[0]["context"]["registration"]
        );
    }
}

#[test]
fn the_trainees_own_answers_and_commitment_are_stated_where_they_gave_them() {
    let plain = report(&troubled());
    assert!(with_verb(&statements(&plain, &on_sunday()), "responded").is_empty());
    let all = statements(&reflected(plain), &on_sunday());
    let answers: Vec<&str> = with_verb(&all, "responded")
        .iter()
        .filter_map(|one| one["result"]["response"].as_str())
        .collect();
    assert_eq!(
        answers,
        ["4", "2", "When I give work, I will say one name first."]
    );
}

#[test]
fn an_exam_is_passed_or_failed_and_a_drill_that_broke_off_is_suspended() {
    let passed = statements(&report_of(&by_the_book(), &exam()), &on_sunday());
    assert_eq!(with_verb(&passed, "passed").len(), 1);
    let failed = statements(&report_of(&troubled(), &exam()), &on_sunday());
    assert_eq!(with_verb(&failed, "failed").len(), 1);
    let mut cut = by_the_book();
    cut.events.truncate(cut.events.len() - 2);
    let all = statements(&report(&cut), &on_sunday());
    let drill = with_verb(&all, "suspended");
    assert_eq!(drill.len(), 1);
    assert_eq!(drill[0]["result"]["completion"], false);
    assert_eq!(drill[0]["result"].get("success"), None);
}

#[test]
fn ids_are_told_apart_and_come_again_with_the_same_drill_alone() {
    let report = report(&troubled());
    let ids = |occasion: &Occasion| -> BTreeSet<String> {
        let all = statements(&report, occasion);
        let ids: BTreeSet<String> = all.iter().map(|one| one["id"].to_string()).collect();
        assert_eq!(ids.len(), all.len());
        ids
    };
    assert_eq!(ids(&on_sunday()), ids(&on_sunday()));
    let later = Occasion::of("2026-11-22T16:37:46Z", None);
    assert!(ids(&on_sunday()).is_disjoint(&ids(&later)));
}

#[test]
fn a_bot_is_no_trainee() {
    let bot = Occasion::of("2026-11-22T16:37:45Z", Some("group-caller"));
    let all = statements(&report(&troubled()), &bot);
    for statement in &all {
        assert_eq!(
            statement["actor"]["account"]["homePage"],
            "urn:hotwash:commander-bots"
        );
        assert_eq!(statement["actor"]["name"], "group-caller");
    }
}

#[test]
fn without_a_stamp_there_are_no_timestamps_and_all_else_stands() {
    let all = statements(&report(&troubled()), &Occasion::default());
    assert!(all.iter().all(|one| one.get("timestamp").is_none()));
}

#[test]
fn strange_names_stay_within_the_rules() {
    let mut report = reflected(report(&troubled()));
    report.scenario = "my scenario <\"é\">".into();
    report.scenario_title = "{\"x\": 1}".to_owned();
    report.trainee = "Zoë \"Z\" <z@example.com>".to_owned();
    report.commitment.written = Some("When\n\u{7} [,] I will".to_owned());
    statements(&report, &on_sunday());
}

/// The schema would notice: each of these breaks a rule of the specification.
#[test]
fn the_schema_refuses_what_the_specification_forbids() {
    let good = statements(&reflected(report(&troubled())), &on_sunday());
    let schema = schema();
    let breaks = |pointer: &str, value: Value| {
        let mut all = Value::Array(good.clone());
        let (parent, key) = pointer.rsplit_once('/').expect("a pointer");
        let parent = all.pointer_mut(parent).expect("it is there");
        parent[key] = value;
        assert!(!schema.is_valid(&all), "{pointer} may not be so");
    };
    breaks("/0/mood", json!("good"));
    breaks("/0/id", json!("7"));
    breaks("/0/actor/mbox", json!("mailto:x@example.com"));
    breaks("/0/actor/account/homePage", json!("trainees"));
    breaks("/0/verb/id", json!("completed"));
    breaks("/0/verb/display", json!({"in English": "x"}));
    breaks("/0/result/score/scaled", json!(1.01));
    breaks("/0/result/score/scaled", json!("0.5"));
    breaks("/0/result/success", json!("true"));
    breaks("/0/result/duration", json!("38:22"));
    breaks("/0/result/duration", json!("P4W1D"));
    breaks("/0/result/extensions", json!({"seed": 7}));
    breaks("/0/context/extensions", json!({}));
    breaks("/0/context/registration", Value::Null);
    breaks(
        "/1/context/contextActivities/parent",
        json!({"id": "urn:x:y"}),
    );
    breaks(
        "/1/context/contextActivities/cousin",
        json!([{"id": "urn:x:y"}]),
    );
    breaks("/0/timestamp", json!("2026-11-22"));
}
