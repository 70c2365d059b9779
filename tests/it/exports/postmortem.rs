//! The skeleton of a postmortem: facts with figures, impact in the business's measures, no names.

use hotwash::debrief::exports;
use hotwash::drill::What;
use hotwash::hearing::{Context, Hearing};
use hotwash::units::Permille;

use super::report;
use crate::score_log::{Log, scenario};

/// A call in which customers are hurt, more and more, until the deploy is rolled back.
fn hurt() -> Log {
    let mut log = Log::commanded();
    let health = |health| What::HealthChanged {
        service: "checkout-api".into(),
        health: Permille(health),
    };
    let impact = |lost, rate| What::Impact {
        lost,
        rate,
        cents: 0,
    };
    log.at(2, 0).push(What::Measured {
        service: "checkout-api".into(),
        values: vec![("api-latency".into(), 4_108)],
    });
    log.push(impact(0, 2_000));
    log.push(health(800));
    log.at(10, 0).push(impact(16_000, 6_000));
    log.push(health(400));
    log.push(health(390));
    log.at(20, 0).push(impact(76_000, 0));
    log.push(health(1_000));
    log.push(What::Mitigated);
    log.end(hotwash::drill::event::EndWhy::CallClosed, 76_000, Some(20));
    log
}

fn timeline(log: &Log) -> Vec<String> {
    let entries = report(log).postmortem.timeline;
    entries
        .into_iter()
        .map(|entry| format!("{} {}", entry.at, entry.text))
        .collect()
}

#[test]
fn a_change_of_status_is_a_fact_with_the_figure_that_shows_it() {
    let facts = timeline(&hurt());
    let about: Vec<&String> = facts
        .iter()
        .filter(|fact| fact.contains("checkout API"))
        .collect();
    assert_eq!(
        about,
        [
            "02:00 checkout API: degraded (response time 4\u{202f}108 ms, usually 180).",
            "10:00 checkout API: badly degraded (response time 4\u{202f}108 ms, usually 180).",
            "20:00 checkout API: back to normal.",
        ],
        "from 400 to 390 is no change of status"
    );
}

#[test]
fn key_actions_tell_how_many_customers_were_hurt() {
    let mut log = Log::commanded();
    log.at(5, 0).push(What::Impact {
        lost: 0,
        rate: 2_000,
        cents: 0,
    });
    log.declare_severity(1);
    let facts = timeline(&log);
    let fact = "05:00 Severity 1 was declared (2\u{202f}000 customers hurt).";
    assert!(facts.iter().any(|one| one == fact), "{facts:?}");
}

#[test]
fn impact_is_told_in_the_businesss_own_measures() {
    let impact = report(&hurt()).postmortem.impact;
    for line in [
        "Visible to customers for: 18 min",
        "Customers hurt at a time, at most: 6\u{202f}000 of 12\u{202f}000 (50 %)",
        "Customer-minutes lost: 76\u{202f}000",
        "checkout API: not well for 18 min, at its worst 39 % of its health at 10:00",
        "Customers no longer hurt from: 20:00",
    ] {
        assert!(impact.iter().any(|one| one == line), "{line} in {impact:?}");
    }
}

#[test]
fn the_message_to_customers_uses_their_words_and_promises_nothing() {
    let message = report(&hurt()).postmortem.message;
    assert!(message.contains("many customers"), "{message}");
    assert!(
        message.contains("a degraded service: checkout"),
        "{message}"
    );
    assert!(
        message.contains("At 14:22, about 18 minutes later"),
        "{message}"
    );
    let low = message.to_lowercase();
    for bad in ["outage", "checkout api", "deploy", "alex", "hayley"] {
        assert!(!low.contains(bad), "{bad} in {message}");
    }
}

#[test]
fn what_was_put_off_is_listed_without_names() {
    let mut log = Log::commanded();
    let hearing = Hearing::new(&scenario());
    let words = "Marcus, the list has to wait, fixing this comes first.";
    let heard = hearing.hear(words, &Context::default());
    let utterance = log.say(words);
    log.push(What::Heard {
        utterance,
        acts: heard.acts,
        acronyms: Vec::new(),
        not_understood: Vec::new(),
    });
    log.says("sam", "Hayley, we should open a ticket for the pool size.");
    log.says("sam", "The pool is full.");
    let todos: Vec<String> = report(&log)
        .postmortem
        .todos
        .into_iter()
        .map(|todo| todo.text)
        .collect();
    assert_eq!(
        todos,
        [
            "The list has to wait, fixing this comes first.",
            "We should open a ticket for the pool size.",
        ]
    );
}

#[test]
fn alerts_are_proposed_for_the_signals_that_were_alarming() {
    let actions = report(&hurt()).postmortem.actions;
    let alert = "Detect: add an alert on response time of checkout API that fires within [minutes] of passing 1500 ms";
    assert!(actions.iter().any(|one| one == alert), "{actions:?}");
}

#[test]
fn the_skeleton_has_every_section_and_leaves_open_what_people_must_find() {
    let page = exports::postmortem(&report(&hurt()));
    let headings: Vec<&str> = page.lines().filter(|line| line.starts_with('#')).collect();
    assert_eq!(
        headings,
        [
            "# Postmortem: Checkout latency",
            "## Summary",
            "## Impact",
            "## Timeline",
            "## Contributing factors",
            "## What went well",
            "## Action items",
            "## External message",
        ]
    );
    assert!(page.contains("- Owner: [one person, by name]"));
    assert!(page.contains("- Customers who wrote in: [how many]"));
}
