//! The review of a postmortem draft: each rule finds what it is for, and lets pass what is meant
//! well. Lines stand in `review/lines/RULE.txt`, whole drafts with what is found in them in
//! `review/drafts/`.

use std::fs;
use std::path::{Path, PathBuf};

use hotwash::debrief;
use hotwash::review::{self, Draft, Facts, Finding, Known, Moment, RULES, Section};
use hotwash::scenario::diagnostic;
use hotwash::score::policy::{DayKind, Days};
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
        due: Some(Days {
            count: 3,
            of: DayKind::Business,
        }),
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

/// A whole draft, as it is reviewed and printed.
fn printed(name: &str) -> (Vec<Finding>, String) {
    let text = fs::read_to_string(fixture(&format!("drafts/{name}.md"))).unwrap();
    let review = review::review(&text, &facts());
    let printed = diagnostic::render(&format!("{name}.md"), &text, &review.diagnostics());
    (review.findings, printed)
}

/// Compares with the golden beside the draft; `HOTWASH_UPDATE=1` writes it anew.
fn golden(name: &str, printed: &str) {
    let path = fixture(&format!("drafts/{name}.txt"));
    if std::env::var_os("HOTWASH_UPDATE").is_some() {
        fs::write(&path, printed).unwrap();
    }
    let expected = fs::read_to_string(&path).unwrap_or_default();
    assert_eq!(printed, expected, "{name} is reviewed otherwise");
}

#[test]
fn a_good_draft_comes_out_clean() {
    for name in ["good", "good-table"] {
        let (findings, printed) = printed(name);
        assert!(findings.is_empty(), "{printed}");
    }
}

#[test]
fn a_bad_draft_is_told_line_by_line_what_why_and_what_instead() {
    let (findings, printed) = printed("bad");
    golden("bad", &printed);
    let found: std::collections::BTreeSet<&str> =
        findings.iter().map(|finding| finding.rule.id).collect();
    let all: std::collections::BTreeSet<&str> = RULES.iter().map(|rule| rule.id).collect();
    assert_eq!(found, all, "the bad draft breaks every rule");
}

#[test]
fn every_finding_has_its_words_under_the_caret_and_says_why() {
    let text = fs::read_to_string(fixture("drafts/bad.md")).unwrap();
    for finding in review::review(&text, &facts()).findings {
        let place = finding.place;
        let there = &text[place.start..place.end];
        let words: Vec<&str> = there.split_whitespace().collect();
        assert_eq!(words.join(" "), finding.quote);
        let line = text.lines().nth(place.line - 1).unwrap();
        let behind: String = line.chars().skip(place.column - 1).collect();
        assert!(
            there
                .lines()
                .next()
                .is_none_or(|first| behind.starts_with(first)),
            "{finding:?}"
        );
        assert!(
            !finding.what.is_empty() && !finding.instead.is_empty() && !finding.rule.why.is_empty()
        );
    }
}

#[test]
fn the_timeline_must_tell_start_mitigation_and_end_by_either_clock() {
    let missing = |lines: &str| -> Vec<String> {
        let text = format!("## Timeline\n\n{lines}");
        let found = review::review(&text, &facts()).findings.into_iter();
        let found = found.filter(|finding| finding.rule.id == "timeline-covered");
        found.map(|finding| finding.what).collect()
    };
    assert_eq!(
        missing("- 00:00 The call began.\n- 26:40 Customers were well.\n- 31:30 It was over.\n"),
        Vec::<String>::new()
    );
    assert_eq!(
        missing("- 14:00 The call began.\n- 14:27 Customers were well.\n- 14:31 It was over.\n"),
        Vec::<String>::new()
    );
    assert_eq!(
        missing("- 00:00 The call began.\n- 31:30 It was over.\n"),
        ["the timeline does not tell when customers were no longer hurt"]
    );
    assert_eq!(
        missing("- 05:00 A responder looked at the pool.\n"),
        [
            "the timeline does not tell when the incident call began, nor when customers were no longer hurt, nor when the incident was declared over"
        ]
    );
}

#[test]
fn a_timeline_goes_forwards_except_past_midnight() {
    let back = |lines: &str| -> usize {
        let text = format!("## Timeline\n\n{lines}");
        let found = review::review(&text, &Facts::default())
            .findings
            .into_iter();
        found
            .filter(|finding| finding.rule.id == "timeline-times")
            .count()
    };
    assert_eq!(back("- 12:40 One.\n- 12:40 Two.\n- 13:00 Three.\n"), 0);
    assert_eq!(back("- 12:40 One.\n- 12:39 Two.\n- 13:00 Three.\n"), 1);
    assert_eq!(back("- 23:58 One.\n- 00:03 Two.\n"), 0);
    assert_eq!(back("- 23:58:10 One.\n- 00:03:00 Two.\n"), 0);
}

#[test]
fn a_section_may_be_headed_by_a_line_in_bold() {
    let text = "# Lessons\n\n**What went well**\n\n- The rollback.\n\n**Action items**\n\n- Improve monitoring\n";
    let draft = Draft::read(text);
    assert_eq!(draft.items(Section::WentWell).count(), 1);
    assert_eq!(draft.items(Section::Actions).count(), 1);
}

#[test]
fn one_contributing_factor_alone_is_too_few() {
    let found = |factors: &str| -> usize {
        let text = format!("## Contributing factors\n\n{factors}");
        let found = review::review(&text, &Facts::default())
            .findings
            .into_iter();
        found
            .filter(|finding| finding.rule.id == "bias-confirmation")
            .count()
    };
    assert_eq!(found("- The pool was small.\n"), 1);
    assert_eq!(found("- The pool was small.\n- The alert was muted.\n"), 0);
    assert_eq!(found("- The pool was small.\n- [another factor]\n"), 0);
}

#[test]
fn what_stands_in_the_log_is_nobodys_wording() {
    let mut facts = facts();
    let line = "It was reported: Hayley thinks it was clearly the root cause, probably.";
    let text = format!("## Timeline\n\n- 00:00 {line}\n");
    let rules = |facts: &Facts| -> usize {
        let found = review::review(&text, facts).findings.into_iter();
        found
            .filter(|finding| !finding.quote.is_empty() && finding.place.line == 3)
            .count()
    };
    assert!(rules(&facts) > 0);
    facts.told.insert(line.trim_end_matches('.').to_lowercase());
    assert_eq!(rules(&facts), 0);
}

#[test]
fn comments_code_and_quotations_are_nobodys_claims() {
    let text = "## Contributing factors\n\n<!-- human error\nroot cause -->\n```\nhuman error\n```\n\
        - The page said \"human error\" and `root cause`.\n- The alert was muted.\n";
    let found = review::review(text, &Facts::default()).findings.into_iter();
    let found: Vec<Finding> = found
        .filter(|finding| finding.rule.id.starts_with("b"))
        .collect();
    let only: Vec<&str> = found.iter().map(|finding| finding.rule.id).collect();
    assert_eq!(only, ["bias-negativity"], "{found:#?}");
}

#[test]
fn the_skeleton_of_a_drill_lacks_only_what_is_to_be_filled_in() {
    for scenario in ["checkout-latency", "stolen-key"] {
        let (report, facts) = crate::follow_up::by_the_book(scenario, 7);
        let text = debrief::draft(&report);
        let draft = Draft::read(&text);
        assert_eq!(
            draft.items(Section::Timeline).count(),
            report.postmortem.timeline.len()
        );
        assert_eq!(
            draft.items(Section::Actions).count(),
            report.postmortem.actions.len()
        );
        let owner = draft.owner.filter(|owner| !owner.is_open());
        assert_eq!(
            owner.map(|owner| owner.value),
            report.postmortem.owner.as_deref()
        );
        let review = review::review(&text, &facts);
        let others: Vec<&Finding> = review
            .findings
            .iter()
            .filter(|finding| !matches!(finding.rule.id, "unfinished" | "owner" | "due"))
            .collect();
        assert!(others.is_empty(), "{scenario}: {others:#?}");
        assert!(
            review
                .findings
                .iter()
                .any(|finding| finding.rule.id == "unfinished")
        );
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(150))]

    #[test]
    fn any_text_can_be_reviewed(text in "(?s).{0,400}") {
        let text = format!("- Owner: {text}\n## Timeline\n- {text}\n## Action items\n- {text}\n## Causes\n{text}");
        for finding in review::review(&text, &facts()).findings {
            prop_assert!(text.is_char_boundary(finding.place.start));
            prop_assert!(text.is_char_boundary(finding.place.end));
        }
        let _ = review::review_owner(&text, &facts());
        let _ = review::review_due(&text, &facts());
    }

    #[test]
    fn any_mixture_of_words_can_be_reviewed(
        words in proptest::collection::vec(
            prop::sample::select(vec![
                "the", "engineer", "forgot", "because", "why", "?", "-", "|", "[", "]", "(", "`", "\"", "12:40",
                "should", "have", "known", "\n", "\n- ", "\n## Timeline\n", "\n## Actions\n", "Hayley", "'s", "root",
                "cause", "<!--", "-->", "```", "add", "be", "more", "careful", "…", "é",
            ]),
            0..60,
        )
    ) {
        let text = words.join(" ");
        let _ = review::review(&text, &facts());
    }
}
