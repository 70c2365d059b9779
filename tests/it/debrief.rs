//! Debriefs: the shape that programs rely on, what a reader finds, and hostile words.

use hotwash::debrief::{self, Report};
use hotwash::drill::What;
use hotwash::drill::event::EndWhy;
use serde_json::Value;

use super::score_log::{Log, PAR, SETTINGS, by_the_book, pagerduty, scenario, troubled};

fn report(log: &Log) -> Report {
    Report::of(
        &log.events,
        &scenario(),
        &SETTINGS,
        &pagerduty(),
        Some(&PAR),
    )
}

#[test]
fn time_that_people_sat_idle_is_shown_with_what_it_costs() {
    let mut log = troubled();
    let nobody = report(&log);
    assert_eq!(nobody.outcome.idle, None);
    assert!(!debrief::markdown(&nobody).contains("person-minutes, about"));
    log.push(What::IdleReckoned {
        idle_ms: [("kai".into(), 20 * 60_000), ("jane".into(), 13 * 60_000)].into(),
        cost_cents: 5_500,
    });
    let report = report(&log);
    assert!(debrief::markdown(&report).contains("for 33 person-minutes, about 55 of their time"));
    let page = debrief::html(&report);
    assert!(page.contains("Person-minutes idle on the call"));
    let json: Value = serde_json::from_str(&debrief::json(&report)).expect("it is JSON");
    assert_eq!(json["outcome"]["idle"]["minutes"], 33);
    assert_eq!(json["outcome"]["idle"]["cents"], 5_500);
}

#[test]
fn the_json_has_the_keys_that_are_relied_on() {
    let report = report(&troubled());
    let json: Value = serde_json::from_str(&debrief::json(&report)).expect("it is JSON");
    assert_eq!(json["format"], 1);
    assert_eq!(json["scenario"], "checkout-latency");
    assert_eq!(json["seed"], 7);
    assert_eq!(json["policy"], "pagerduty");
    assert_eq!(json["trainee"], "Alex Reyes");
    assert_eq!(json["outcome"]["lost"], 90_700);
    let dimensions = json["dimensions"].as_array().expect("a list");
    let ids: Vec<&str> = dimensions
        .iter()
        .filter_map(|one| one["id"].as_str())
        .collect();
    assert_eq!(
        ids,
        [
            "command",
            "delegation",
            "timeboxing",
            "decisions",
            "updates",
            "pressure",
            "severity",
            "handover",
            "people",
            "clarity",
            "closing",
            "outcome"
        ]
    );
    for measure in dimensions
        .iter()
        .filter_map(|one| one["measures"].as_array())
        .flatten()
    {
        for key in [
            "id",
            "value",
            "rating",
            "evidence",
            "say_instead",
            "score",
            "quotes",
        ] {
            assert!(measure.get(key).is_some(), "{} lacks {key}", measure["id"]);
        }
    }
    let handover = &dimensions[7]["measures"];
    assert_eq!(handover[1]["value"]["is"], "share");
    assert_eq!(dimensions[7]["rating"], "U");
}

#[test]
fn a_report_reads_back_as_it_was_written() {
    let report = report(&troubled());
    let read: Report = serde_json::from_str(&debrief::json(&report)).expect("it reads back");
    assert_eq!(read, report);
}

#[test]
fn the_same_log_gives_the_same_bytes_in_every_rendering() {
    let (one, other) = (report(&troubled()), report(&troubled()));
    assert_eq!(debrief::html(&one), debrief::html(&other));
    assert_eq!(debrief::markdown(&one), debrief::markdown(&other));
    assert_eq!(debrief::json(&one), debrief::json(&other));
}

#[test]
fn hostile_words_are_shown_and_never_run() {
    let mut log = troubled();
    let hostile = "</q><script>alert(1)</script> [x](javascript:1) {{ 7*7 }} <img src=x onerror=1>";
    log.at(47, 0);
    log.events.truncate(log.events.len() - 2);
    log.order("sam", hostile, 5, true);
    log.order_nobody(hostile);
    log.end(EndWhy::TimeUp, 1, None);
    let report = report(&log);
    let html = debrief::html(&report);
    assert!(
        !html.contains("<script"),
        "no script, neither ours nor theirs"
    );
    assert!(!html.contains("<img"));
    assert!(html.contains("&lt;script&gt;"));
    assert!(!html.contains(" 49 "), "a template is filled in once");
    let markdown = debrief::markdown(&report);
    assert!(!markdown.contains("<script>"));
    assert!(markdown.contains("\\<script\\>"));
    assert!(!markdown.contains("[x](javascript"));
}

#[test]
fn a_policy_from_before_a_measure_was_made_still_gives_a_page() {
    let mut report = report(&troubled());
    report.policy_used.measures.remove("plan-b");
    let shown = |page: &str| page.matches("A plan B").count();
    let whole = debrief::html(&self::report(&troubled()));
    assert_eq!(
        shown(&debrief::html(&report)),
        shown(&whole) - 1,
        "its threshold is left out"
    );
}

#[test]
fn the_page_needs_nothing_from_outside() {
    let html = debrief::html(&report(&troubled()));
    for outside in [
        "http://", "https://", "url(http", "@import", "<link", "src=",
    ] {
        let found = html.replace("xmlns=\"http://www.w3.org/2000/svg\"", "");
        assert!(!found.contains(outside), "{outside}");
    }
}

#[test]
fn headings_come_in_order_and_the_timeline_has_words_for_those_who_cannot_see_it() {
    let html = debrief::html(&report(&troubled()));
    let mut last = 0;
    for at in html.match_indices("<h").map(|(at, _)| at) {
        if let Some(level) = html[at + 2..]
            .chars()
            .next()
            .and_then(|one| one.to_digit(10))
        {
            assert!(level <= last + 1, "h{level} after h{last} at {at}");
            last = level;
        }
    }
    assert!(html.contains("role=\"img\" aria-labelledby=\"timeline-title timeline-desc\""));
    assert!(html.contains("Alex commanded from 02:10"));
}

#[test]
fn every_fault_is_quoted_with_its_time_and_better_words() {
    let report = report(&troubled());
    let undirected = report.measure("undirected-orders").expect("marked");
    assert_eq!(undirected.quotes[0].at, "02:40");
    assert_eq!(
        undirected.quotes[0].words,
        "Can someone look into the database?"
    );
    assert!(undirected.quotes[0].fault);
    let instead = undirected
        .say_instead
        .as_deref()
        .expect("there is a better way");
    assert!(
        instead.starts_with("Priya, please look into the database."),
        "{instead}"
    );
    let markdown = debrief::markdown(&report);
    assert!(markdown.contains("✗ `02:40` Alex: \"Can someone look into the database?\""));
    assert!(markdown.contains("*say instead:*"));
}

#[test]
fn nothing_under_a_u_is_ticked_and_every_fault_is_crossed() {
    for log in [by_the_book(), troubled()] {
        for measure in report(&log).dimensions.iter().flat_map(|one| &one.measures) {
            let is_u = measure.rating == Some(hotwash::score::Rating::U);
            for quote in &measure.quotes {
                assert!(!(quote.merit && (is_u || quote.fault)), "{}", measure.id);
            }
        }
    }
}

#[test]
fn the_trainee_rates_themselves_before_any_mark_is_shown() {
    let report = report(&troubled());
    let html = debrief::html(&report);
    let body = html.find("<body>").expect("a body");
    let first = |text: &str| body + html[body..].find(text).expect("it is there");
    let asked = first("Rate yourself first");
    let outcome = first("Outcome against par");
    let committed = first("One commitment");
    assert!(asked < outcome && outcome < committed);
    for mark in ["class=\"badge", "class=\"whole", "of 100"] {
        assert!(first(mark) > outcome, "{mark}");
    }
    let boxes = html.matches("type=\"radio\"").count();
    assert_eq!(boxes, 5 * report.self_assessment.len());
    let markdown = debrief::markdown(&report);
    let first = |text: &str| markdown.find(text).expect("it is there");
    assert!(first("Rate yourself first") < first("of 100"));
    assert!(first("of 100") < first("## One commitment"));
}

#[test]
fn the_page_tells_how_to_play_it_again() {
    let report = report(&troubled());
    assert_eq!(
        report.replay,
        [
            "hotwash replay recording.jsonl",
            "hotwash play checkout-latency --seed 7"
        ]
    );
}

#[test]
fn what_was_not_understood_is_listed_and_costs_nothing() {
    let log = troubled();
    let mut without = log.clone();
    for event in &mut without.events {
        if let hotwash::drill::What::Heard { not_understood, .. } = &mut event.what {
            not_understood.clear();
        }
    }
    assert_eq!(report(&log).not_understood.len(), 1);
    assert_eq!(report(&log).score, report(&without).score);
}

#[test]
fn a_recording_cut_short_still_gives_a_debrief_that_says_so() {
    let mut log = by_the_book();
    log.events.truncate(40);
    let report = report(&log);
    assert!(!report.complete);
    assert!(debrief::html(&report).contains("Cut short."));
    assert!(debrief::markdown(&report).contains("Cut short."));
    assert!(debrief::markdown(&report).contains("customer-minutes lost so far"));
    assert!(!debrief::html(&report).contains("× par"));
    let whole = Report::of(
        &by_the_book().events,
        &scenario(),
        &SETTINGS,
        &pagerduty(),
        None,
    );
    assert!(whole.complete);
}

#[test]
fn gaps_without_a_scribe_are_named() {
    let report = report(&troubled());
    assert_eq!(report.scribe.gaps, [(0, 270_000)]);
    assert_eq!(report.scribe.who.as_deref(), Some("Wei Zhang"));
    let html = debrief::html(&report);
    assert!(html.contains("00:00–04:30: nobody wrote."));
}

#[test]
fn the_postmortem_names_no_responder() {
    let report = report(&troubled());
    let text = serde_json::to_string(&report.postmortem).expect("it is JSON");
    for person in &scenario().cast {
        assert!(!text.contains(person.first_name()), "{}", person.name);
    }
    assert!(text.contains("A responder began to"));
}

#[test]
fn another_template_can_be_used_and_a_wrong_one_is_refused_with_its_line() {
    let report = report(&by_the_book());
    let own = debrief::html_with(&report, "<p>{{ report.trainee }}</p>").expect("it fits");
    assert_eq!(own, "<p>Alex Reyes</p>");
    let wrong = debrief::html_with(&report, "<p>\n{{ report.nobody }}</p>").expect_err("no key");
    assert_eq!(wrong.line, 2);
    assert!(debrief::html_with(&report, "{% if %}").is_err());
}

#[test]
fn an_empty_log_still_gives_three_renderings() {
    let report = report(&Log::default());
    assert!(debrief::html(&report).contains("</html>"));
    assert!(debrief::markdown(&report).contains("# Debrief"));
    assert!(debrief::json(&report).ends_with("}\n"));
}
