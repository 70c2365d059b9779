//! Which dimensions a scenario gives an opportunity for: what is missing takes one away, and what
//! is added gives it.

use hotwash::scenario::model::Dimension;
use hotwash::scenario::{load, observable};

const SMALL: &str = include_str!("lint/small.ron");

/// Whether the dimension can be seen in the small scenario with these edits.
#[track_caller]
fn can_be_seen(dimension: Dimension, edits: &[(&str, &str)]) -> bool {
    let edited = edits.iter().fold(SMALL.to_owned(), |text, (old, new)| {
        assert!(text.contains(old), "not there: {old}");
        text.replacen(old, new, 1)
    });
    let loaded = load(&edited);
    let scenario = loaded.scenario;
    let scenario = scenario.unwrap_or_else(|| panic!("{:?}", loaded.diagnostics));
    observable(&scenario, dimension).is_ok()
}

const DISPUTE: (&str, &str) = (
    "kind: AntiMotivation, by: \"sam\"",
    "kind: SeverityDispute, level: 3, by: \"sam\"",
);
const STAKEHOLDER: (&str, &str) = (
    "trainee: \"alex\",",
    "trainee: \"alex\", stakeholders: [\"omar\"],",
);
const NOBODY_FEELS: (&str, &str) = ("customer_share: 900", "customer_share: 0");

#[test]
fn an_argument_about_severity_is_its_own_dimension_and_no_pressure() {
    assert!(can_be_seen(Dimension::Pressure, &[]));
    assert!(!can_be_seen(Dimension::Severity, &[]));
    assert!(!can_be_seen(Dimension::Pressure, &[DISPUTE]));
    assert!(can_be_seen(Dimension::Severity, &[DISPUTE]));
}

#[test]
fn severity_is_seen_where_none_is_declared() {
    let undeclared = ("(at_start: 3, truth: 2)", "(truth: 2)");
    assert!(can_be_seen(Dimension::Severity, &[undeclared]));
}

#[test]
fn neglected_stakeholders_press_once_there_is_time() {
    assert!(can_be_seen(Dimension::Pressure, &[DISPUTE, STAKEHOLDER]));
    let short = ("ends_at_latest: \"30m\"", "ends_at_latest: \"29m\"");
    assert!(!can_be_seen(
        Dimension::Pressure,
        &[DISPUTE, STAKEHOLDER, short]
    ));
}

#[test]
fn a_handover_needs_a_shift_that_ends_within_the_drill_or_somebody_who_wants_command() {
    let shift = |ends: &'static str| ("trainee: \"alex\",", ends);
    assert!(!can_be_seen(Dimension::Handover, &[]));
    let late = "trainee: \"alex\", shift_ends: \"31m\",";
    assert!(!can_be_seen(Dimension::Handover, &[shift(late)]));
    let within = "trainee: \"alex\", shift_ends: \"30m\",";
    assert!(can_be_seen(Dimension::Handover, &[shift(within)]));
    let takeover = ("kind: AntiMotivation", "kind: ExecutiveTakeover");
    assert!(can_be_seen(Dimension::Handover, &[takeover]));
}

#[test]
fn without_customers_there_is_nothing_to_tell_and_nothing_to_lose() {
    for dimension in [Dimension::Updates, Dimension::Outcome] {
        assert!(can_be_seen(dimension, &[]));
        assert!(!can_be_seen(dimension, &[NOBODY_FEELS]));
    }
    let loses = (
        "then: [Say(\"sam\", \"hello\")]",
        "then: [Say(\"sam\", \"hello\"), Lose(50)]",
    );
    assert!(can_be_seen(Dimension::Outcome, &[NOBODY_FEELS, loses]));
    assert!(!can_be_seen(Dimension::Updates, &[NOBODY_FEELS, loses]));
}

#[test]
fn a_fault_behind_what_customers_use_is_felt_only_if_it_travels() {
    let behind = (
        "(id: \"leak\", service: \"shop\", harm: 500, at_start: true,",
        "(id: \"leak\", service: \"store\", harm: 500, at_start: true,",
    );
    let crowd = (
        "service: \"shop\", harm: 300, at_start: true, only",
        "service: \"store\", harm: 300, at_start: true, only",
    );
    assert!(!can_be_seen(Dimension::Outcome, &[behind, crowd]));
    let travels = (
        "harm: 300, at_start: true, only",
        "harm: 300, at_start: true, propagates: (after: \"1m\", share: 500), only",
    );
    assert!(can_be_seen(Dimension::Outcome, &[behind, crowd, travels]));
}
