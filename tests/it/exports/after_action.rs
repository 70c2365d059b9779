//! The after-action report: its shape, its plan, and that nobody is blamed.

use hotwash::debrief::Report;
use hotwash::debrief::exports::{Occasion, after_action_html, after_action_markdown};
use hotwash::score::Rating;
use serde_json::Value;

use super::{on_sunday, report};
use crate::score_log::{Log, by_the_book, troubled};

/// The rows of the improvement plan, cell by cell.
fn plan(page: &str) -> Vec<Vec<String>> {
    let table = page.split("## Improvement plan").nth(1).unwrap_or("");
    let rows = table.lines().filter(|line| line.starts_with("| "));
    rows.skip(1)
        .map(|row| {
            let cells = row.trim_matches('|').split(" | ");
            cells.map(|cell| cell.trim().to_owned()).collect()
        })
        .collect()
}

fn page(log: &Log) -> (Report, String) {
    let report = report(log);
    let page = after_action_markdown(&report, &on_sunday());
    (report, page)
}

#[test]
fn headings_come_in_the_order_of_the_shape() {
    let (_, page) = page(&troubled());
    let headings: Vec<&str> = page
        .lines()
        .filter(|line| line.starts_with("## "))
        .collect();
    assert_eq!(
        headings,
        [
            "## Exercise overview",
            "## Objectives, capabilities and ratings",
            "## Objectives of this scenario",
            "## Strengths",
            "## Areas for improvement",
            "## Improvement plan",
        ]
    );
}

#[test]
fn every_dimension_is_rated_with_its_capability_and_every_rating_is_explained() {
    let (report, page) = page(&troubled());
    for dimension in &report.dimensions {
        let row = format!("| **{}** |", dimension.title);
        let row = page
            .lines()
            .find(|line| line.starts_with(&row))
            .expect("a row");
        let rating = dimension.rating.map_or("not observed", Rating::letter);
        assert!(row.contains(&format!("| {rating} |")), "{row}");
    }
    for letter in ["**P**", "**S**", "**M**", "**U**"] {
        assert!(page.contains(letter));
    }
}

#[test]
fn each_area_has_observation_reference_analysis_and_recommendation_and_a_row_in_the_plan() {
    let (report, page) = page(&troubled());
    let below: Vec<_> = report
        .dimensions
        .iter()
        .flat_map(|dimension| &dimension.measures)
        .filter(|measure| measure.rating.is_some_and(|rating| rating < Rating::P))
        .collect();
    let areas = page
        .split("## Areas for improvement")
        .nth(1)
        .expect("areas");
    let areas = areas.split("## Improvement plan").next().expect("areas");
    for part in [
        "**Observation.**",
        "**Reference.**",
        "**Analysis.**",
        "**Recommendation.**",
    ] {
        assert_eq!(areas.matches(part).count(), below.len(), "{part}");
    }
    for measure in &below {
        assert!(
            areas.contains(&format!(". {} (", measure.title)),
            "{}",
            measure.title
        );
        let quoted = measure.quotes.first().expect("evidence");
        assert!(areas.contains(&format!("`{}`", quoted.at)));
    }
    let missed = report.objectives.iter().filter(|one| !one.met).count();
    assert_eq!(plan(&page).len(), below.len() + missed);
}

#[test]
fn actions_start_with_a_verb_are_specific_and_have_an_end_and_dates_on_working_days() {
    let (_, page) = page(&troubled());
    let rows = plan(&page);
    assert!(!rows.is_empty());
    for row in rows {
        assert_eq!(row.len(), 6, "{row:?}");
        assert!(row[1].starts_with("Play "), "{row:?}");
        assert!(row[1].contains(" until "), "{row:?}");
        assert!(
            ["Training", "Exercises"].contains(&row[2].as_str()),
            "{row:?}"
        );
        assert_eq!(row[3], "Alex Reyes");
        // Monday after the Sunday, and ten business days on.
        assert_eq!(
            (row[4].as_str(), row[5].as_str()),
            ("2026-11-23", "2026-12-07")
        );
    }
}

#[test]
fn without_a_date_the_plan_is_open_and_the_overview_too() {
    let page = after_action_markdown(&report(&troubled()), &Occasion::default());
    assert!(page.contains("| **Exercise date** | … |"));
    for row in plan(&page) {
        assert_eq!((row[4].as_str(), row[5].as_str()), ("…", "…"));
    }
}

#[test]
fn the_drills_that_it_names_come_with_hotwash() {
    let (_, page) = page(&troubled());
    let named = page.split("hotwash play ").skip(1).filter_map(|rest| {
        let id: String = rest
            .chars()
            .take_while(|sign| sign.is_alphanumeric() || *sign == '-')
            .collect();
        (!id.is_empty()).then_some(id)
    });
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("scenarios");
    for id in named {
        let file = format!("{id}.ron");
        let is_there = root.join(&file).is_file() || root.join("micro").join(&file).is_file();
        assert!(is_there, "{id} is no scenario");
    }
}

#[test]
fn who_speaks_is_told_by_role() {
    let (report, page) = page(&troubled());
    for quote in report
        .dimensions
        .iter()
        .flat_map(|one| &one.measures)
        .flat_map(|one| &one.quotes)
    {
        if quote.said {
            assert!(
                !page.contains(&format!("` {}: \"", quote.who)),
                "{}",
                quote.who
            );
        }
    }
    assert!(page.contains("incident commander: \""));
}

#[test]
fn what_went_well_stands_as_strengths() {
    let (_, page) = page(&by_the_book());
    let strengths = page.split("## Strengths").nth(1).expect("strengths");
    let strengths = strengths.split("## Areas").next().expect("strengths");
    assert!(strengths.matches("**Observation.**").count() >= 3);
    assert!(!strengths.contains("unable to be performed"));
}

#[test]
fn the_page_for_print_holds_the_same_and_runs_nothing() {
    let mut report = report(&troubled());
    let hostile = "</td><script>alert(1)</script> {{ 7*7 }} | [x](javascript:1)";
    report.trainee = hostile.to_owned();
    report.objectives.push(hotwash::debrief::report::Objective {
        id: "hostile".into(),
        text: hostile.to_owned(),
        met: false,
        seq: None,
    });
    let html = after_action_html(&report, &on_sunday());
    assert!(!html.contains("<script"));
    assert!(!html.contains(" 49 "));
    for outside in ["http://", "https://", "url(", "@import", "<link", "src="] {
        assert!(!html.contains(outside), "{outside}");
    }
    for heading in [
        "Exercise overview",
        "Strengths",
        "Areas for improvement",
        "Improvement plan",
    ] {
        assert!(html.contains(&format!(">{heading}</h2>")), "{heading}");
    }
    assert!(html.contains("@media print"));
    let markdown = after_action_markdown(&report, &on_sunday());
    assert!(!markdown.contains("<script>"));
    for row in plan(&markdown) {
        assert_eq!(row.len(), 6, "a bar in a text opens no cell: {row:?}");
    }
}

#[test]
fn objectives_stand_in_the_report_with_the_event_that_met_them() {
    use hotwash::drill::What;
    let mut log = troubled();
    let seq = log.push(What::ObjectiveMet {
        objective: "cause-known".into(),
    });
    let json: Value =
        serde_json::from_str(&hotwash::debrief::json(&report(&log))).expect("it is JSON");
    assert_eq!(json["objectives"][0]["id"], "cause-known");
    assert_eq!(json["objectives"][0]["met"], true);
    assert_eq!(json["objectives"][0]["seq"], seq);
    assert_eq!(json["objectives"][1]["met"], false);
    assert_eq!(json["objectives"][1]["seq"], Value::Null);
    let markdown = hotwash::debrief::markdown(&report(&log));
    assert!(markdown.contains("## What this drill asked for"));
    assert!(markdown.contains("- ✓ The call knows what empties the connection pool."));
    assert!(hotwash::debrief::html(&report(&log)).contains("What this drill asked for"));
}
