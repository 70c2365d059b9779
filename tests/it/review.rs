//! The review of a postmortem draft: each rule finds what it is for, and lets pass what is meant
//! well. Lines stand in `review/lines/RULE.txt`, whole drafts with what is found in them in
//! `review/drafts/`.

use std::fs;
use std::path::{Path, PathBuf};

use hotwash::debrief;
use hotwash::review::{self, Draft, Facts, Finding, Known, Moment, RULES, Section};
use hotwash::scenario::diagnostic;
use proptest::prelude::*;

/// So many lines of each kind are asked of every rule.
const AT_LEAST: usize = 15;

fn fixture(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/it/review")
        .join(name)
}

/// A call on Friday 2026-11-20, severity 1, from 14:00 on; Mark Rose was never there.
fn facts() -> Facts {
    let known = |name: &str| Known {
        name: name.to_owned(),
        on_call: name != "Mark Rose",
    };
    Facts {
        people: [
            "Alex Reyes",
            "Hayley Chen",
            "Wei Zhang",
            "Tatiana Okafor",
            "Will Grant",
            "Iris Novak",
            "Mark Rose",
        ]
        .map(known)
        .to_vec(),
        services: vec!["Payments Gateway".to_owned(), "Iris Search".to_owned()],
        began: Some("2026-11-20".parse().unwrap()),
        severity: Some(1),
        clock_ms: 14 * 3_600_000,
        moments: vec![
            moment("the incident call began", 0),
            moment("customers were no longer hurt", 26 * 60_000 + 40_000),
            moment("the incident was declared over", 31 * 60_000),
        ],
        ..Facts::default()
    }
}

fn moment(what: &'static str, at_ms: u64) -> Moment {
    Moment { what, at_ms }
}

fn found_in(kind: &str, line: &str) -> Vec<Finding> {
    let section = match kind {
        "owner" => return review::review_owner(line, &facts()),
        "due" => return review::review_due(line, &facts()),
        "summary" => Section::Summary,
        "impact" => Section::Impact,
        "timeline" => Section::Timeline,
        "factors" => Section::Factors,
        "well" => Section::WentWell,
        "badly" => Section::WentBadly,
        "actions" => Section::Actions,
        other => panic!("no section {other}"),
    };
    review::review_line(section, line, &facts())
}

#[test]
fn each_rule_finds_bad_lines_and_lets_good_ones_pass() {
    let mut wrong = Vec::new();
    for rule in RULES.iter().filter(|rule| rule.id != "timeline-covered") {
        let name = format!("lines/{}.txt", rule.id);
        let text = fs::read_to_string(fixture(&name)).unwrap_or_else(|_| panic!("no {name}"));
        let (mut good, mut bad) = (0, 0);
        for line in text.lines().filter(|line| !line.starts_with('#')) {
            let mut parts = line.splitn(3, ' ');
            let mut next = || parts.next().unwrap_or_else(|| panic!("{name}: {line}"));
            let (verdict, kind, words) = (next(), next(), next());
            let findings = found_in(kind, words);
            let ids: Vec<&str> = findings.iter().map(|finding| finding.rule.id).collect();
            if verdict == "good" {
                good += 1;
                if let Some(first) = findings.first() {
                    wrong.push(format!(
                        "{name}: good, but {}: {}: {words}",
                        ids.join(", "),
                        first.what
                    ));
                }
            } else {
                bad += 1;
                if !ids.contains(&rule.id) {
                    wrong.push(format!(
                        "{name}: bad, but not found ({}): {words}",
                        ids.join(", ")
                    ));
                }
            }
        }
        assert!(
            good >= AT_LEAST && bad >= AT_LEAST,
            "{name}: {good} good, {bad} bad"
        );
    }
    assert!(
        wrong.is_empty(),
        "{} wrong\n{}",
        wrong.len(),
        wrong.join("\n")
    );
}
