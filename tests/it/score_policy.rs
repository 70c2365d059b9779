//! Policies: what is shipped is sound, and what is wrong is refused with place and help.

use hotwash::debrief::Report;
use hotwash::drill::event::EndWhy;
use hotwash::scenario::diagnostic;
use hotwash::score::Policy;
use hotwash::score::policy::{Allowance, SHIPPED, shipped};

use crate::score_log::{Log, PAR, SETTINGS, by_the_book, pagerduty, scenario, troubled};

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

#[test]
fn everything_that_is_wrong_is_told_at_once_in_the_order_of_the_text() {
    let text = refusal(|source| {
        source
            .replace("value: \"15s\"", "value: \"3 fortnights\"")
            .replace("value: \"3 calendar days\"", "value: \"72h\"")
            .replacen("unit: Seconds", "unit: Furlongs", 1)
            .replace("\"plan-b\": (weight: 1, ", "\"plan-b\": (")
    });
    let told: Vec<&str> = text.lines().collect();
    let wants = [
        "`3 fortnights` is neither a length of time nor a number of days; write for example \"90s\"",
        "`postmortem-sev-1` is a number of days; write for example \"3 business days\"",
        "`time-to-command` has a unit that there is not; write `unit: Seconds`",
        "`plan-b` has no `weight`",
    ];
    assert_eq!(told.len(), wants.len(), "{text}");
    for (told, want) in told.iter().zip(wants) {
        assert!(told.contains(want), "{told}");
    }
}

#[test]
fn what_stands_there_twice_is_refused_at_its_second_place() {
    let rule = "\"thanked\": (weight: 1, unit: YesNo, source: \"D: thank people\"),";
    let text = refusal(|source| source.replace(rule, &format!("{rule}\n        {rule}")));
    let line = 1 + source()
        .lines()
        .position(|line| line.contains(rule))
        .expect("there");
    assert_eq!(
        text,
        format!(
            "line {}, column 9: the measure `thanked` is there already, in line {line}; remove one of them",
            line + 1
        )
    );
}

#[test]
fn an_unknown_field_is_refused_with_the_one_that_was_perhaps_meant() {
    let text = refusal(|source| source.replacen("weight: 4", "wieght: 4", 1));
    assert!(
        text.contains("wieght") && text.contains("did you mean `weight`?"),
        "{text}"
    );
}

#[test]
fn a_refusal_shows_the_line_with_a_mark_under_what_is_wrong() {
    let changed = source().replace("\"plan-b\"", "\"plan-c\"");
    let error = Policy::load(&changed).expect_err("it is refused");
    let shown = diagnostic::render("mine.ron", &changed, &error.0);
    assert!(shown.contains("mine.ron:"), "{shown}");
    assert!(shown.contains("^^^^^^^^"), "{shown}");
    assert!(shown.contains("did you mean `plan-b`?"), "{shown}");
}

/// A policy on top of another.
fn on_top(head: &str, rest: &str) -> Result<Policy, String> {
    let text = format!("(format: 1, {head}, title: \"Ours\", about: \"Our own.\", {rest})");
    Policy::load(&text).map_err(|error| error.to_string())
}

#[test]
fn a_policy_with_a_base_states_only_what_differs() {
    let ours = on_top(
        "id: \"ours\", base: \"pagerduty\"",
        "limits: {\"update-due\": (is: \"the next update\", value: \"15m\", source: \"our book\")},
         measures: {\"plan-b\": (weight: 7, unit: YesNo, source: \"our book\")}",
    )
    .expect("it is sound");
    let base = shipped("pagerduty").expect("it is shipped");
    assert_eq!(ours.id, "ours");
    assert_eq!(ours.ratings, base.ratings);
    assert_eq!(ours.limit("update-due"), hotwash::units::Span::minutes(15));
    assert_eq!(ours.rule("plan-b").expect("there").weight, 7);
    for (id, rule) in base.measures.iter().filter(|(id, _)| *id != "plan-b") {
        assert_eq!(ours.rule(id), Some(rule), "{id}");
    }
    assert_eq!(ours.limits.len(), base.limits.len());
}

#[test]
fn what_a_policy_states_on_top_of_a_base_is_checked_as_strictly() {
    let text = on_top(
        "id: \"ours\", base: \"pagerduti\"",
        "measures: {\"plan-bee\": (weight: 7, unit: YesNo, source: \"our book\"),
                    \"overload\": (unit: Permille, full: 1, source: \"our book\")}",
    )
    .expect_err("it is refused");
    for want in [
        "there is no policy `pagerduti` to begin from; did you mean `pagerduty`?",
        "there is no measure `plan-bee`; did you mean `plan-b`?",
        "`overload` has no `weight`",
        "`overload` has no threshold `performed`, `some`, `major`, `none`",
    ] {
        assert!(text.contains(want), "{text}");
    }
    let own = on_top("id: \"ours\", base: \"ours\"", "").expect_err("it is refused");
    assert!(own.contains("`ours` cannot be its own base"), "{own}");
    let none = on_top("id: \"ours\"", "").expect_err("it is refused");
    assert!(none.contains("the ratings are missing"), "{none}");
    assert!(
        none.contains("the rule for the measure `plan-b` is missing"),
        "{none}"
    );
}

#[test]
fn the_policies_give_the_days_of_their_sources() {
    let days = |policy: &str, limit: &str| {
        let policy = shipped(policy).expect("it is shipped");
        policy
            .days(limit)
            .expect("it is a number of days")
            .to_string()
    };
    assert_eq!(days("pagerduty", "postmortem-sev-1"), "3 calendar days");
    assert_eq!(days("pagerduty", "postmortem-sev-2"), "5 business days");
    assert_eq!(days("masterclass", "postmortem-sev-1"), "3 business days");
    assert_eq!(days("masterclass", "postmortem-sev-2"), "5 business days");
}

#[test]
fn a_number_of_days_is_printed_in_the_debrief_as_it_is_said() {
    let log = by_the_book();
    let report = Report::of(
        &log.events,
        &scenario(),
        &SETTINGS,
        &pagerduty(),
        Some(&PAR),
    );
    let days = "- how soon the postmortem of a severity 1 is due: 3 calendar days (D)";
    assert!(hotwash::debrief::markdown(&report).contains(days));
    let page = hotwash::debrief::html(&report);
    assert!(page.contains("<td class=\"n\">3 calendar days</td>"));
    let limit = &report.policy_used.limits["postmortem-sev-1"];
    assert!(matches!(limit.value, Allowance::Days(_)));
}

#[test]
fn the_gentle_policy_is_nowhere_stricter_and_often_milder() {
    let pagerduty = shipped("pagerduty").expect("it is shipped");
    let gentle = shipped("gentle").expect("it is shipped");
    let mut milder = 0;
    for (id, rule) in &gentle.measures {
        let strict = pagerduty.rule(id).expect("it is its base");
        if rule == strict {
            continue;
        }
        milder += 1;
        assert!(rule.source.ends_with("; widened for beginners"), "{id}");
        assert_eq!(
            (rule.weight, rule.unit),
            (strict.weight, strict.unit),
            "{id}"
        );
        let wide = rule.thresholds().expect("only thresholds can be widened");
        let narrow = strict.thresholds().expect("only thresholds can be widened");
        let rising = narrow[0] > narrow[4];
        for (wide, narrow) in wide.iter().zip(narrow) {
            let no_stricter = if rising {
                *wide <= narrow
            } else {
                *wide >= narrow
            };
            assert!(no_stricter, "{id}");
        }
    }
    assert!(milder > 20, "{milder}");
    let mut slow = Log::begin();
    slow.at(2, 30).take_command(true, true);
    slow.at(40, 0).end(EndWhy::TimeUp, 10_000, Some(20));
    let by = |policy: &Policy| {
        slow.score_by(policy)
            .measure("time-to-command")
            .expect("it exists")
            .score
    };
    assert!(by(&gentle) > by(&pagerduty));
    assert!(troubled().score_by(&gentle).whole > troubled().score_by(&pagerduty).whole);
}
