//! Policies: what is shipped is sound, and what is wrong is refused with place and help.

use hotwash::score::Policy;
use hotwash::score::policy::{SHIPPED, shipped};

fn source() -> &'static str {
    SHIPPED[0].1
}

fn refusal(change: impl Fn(&str) -> String) -> String {
    let changed = change(source());
    assert_ne!(changed, source(), "the change took");
    Policy::load(&changed)
        .expect_err("it is refused")
        .to_string()
}

#[test]
fn every_shipped_policy_is_sound_and_named_as_it_is_called() {
    for (name, source) in SHIPPED {
        let policy = Policy::load(source).unwrap_or_else(|error| panic!("{name}: {error}"));
        assert_eq!(policy.id, name);
        for (id, rule) in &policy.measures {
            assert!(!rule.source.is_empty(), "{id} has no source");
            assert!(rule.weight > 0, "{id} has no weight");
        }
    }
    assert!(shipped("pagerduti").is_err());
}

#[test]
fn a_policy_survives_the_header_of_a_recording() {
    let policy = Policy::load(source()).expect("sound");
    let json = serde_json::to_string(&policy).expect("it is data");
    assert_eq!(
        serde_json::from_str::<Policy>(&json).expect("it reads back"),
        policy
    );
}

#[test]
fn a_missing_threshold_is_refused_with_its_place() {
    let text = refusal(|source| {
        source.replace(
            "full: 60, performed: 120, some: 180",
            "full: 60, performed: 120",
        )
    });
    assert!(
        text.contains("`time-to-command` has no threshold `some`"),
        "{text}"
    );
    let line = source()
        .lines()
        .position(|line| line.contains("\"time-to-command\""))
        .expect("there")
        + 1;
    assert!(
        text.starts_with(&format!("line {line}, column 9:")),
        "{text}"
    );
}

#[test]
fn thresholds_out_of_order_are_refused() {
    let text = refusal(|source| {
        source.replace(
            "full: 60, performed: 120, some: 180",
            "full: 60, performed: 200, some: 180",
        )
    });
    assert!(
        text.contains("`time-to-command` are out of order at `some`"),
        "{text}"
    );
    assert!(text.contains("let them rise or fall"), "{text}");
}

#[test]
fn a_missing_rule_and_a_misspelt_one_are_both_named() {
    let text = refusal(|source| source.replace("\"plan-b\"", "\"plan-c\""));
    assert!(
        text.contains("the rule for the measure `plan-b` is missing"),
        "{text}"
    );
    assert!(
        text.contains("there is no measure `plan-c`; did you mean `plan-b`?"),
        "{text}"
    );
}

#[test]
fn a_missing_limit_wrong_ratings_and_wrong_units_are_refused() {
    let text = refusal(|source| source.replace("\"objection-pause\"", "\"objection-paus\""));
    assert!(
        text.contains("the limit `objection-pause` is missing"),
        "{text}"
    );
    assert!(text.contains("did you mean `objection-pause`?"), "{text}");
    let text = refusal(|source| source.replace("some: 66,\n", "some: 90,\n"));
    assert!(text.contains("the ratings are out of order"), "{text}");
    let text = refusal(|source| source.replacen("unit: Seconds", "unit: Times", 1));
    assert!(
        text.contains("is counted in Seconds, not in Times"),
        "{text}"
    );
}

#[test]
fn what_is_no_policy_is_refused_with_a_place() {
    for text in ["", "(", "[[[[", "(format: 1)", "\u{0}"] {
        let error = Policy::load(text).expect_err("it is none").to_string();
        assert!(error.starts_with("line "), "{text:?}: {error}");
    }
}
