//! Pressure that adapts: extra for who copes, spared for who drowns, never in an exam.

use hotwash::debrief::report::AdaptedHow;
use hotwash::debrief::{self, Report};
use hotwash::drill::event::{Adapted, LoadSign, Verdict};
use hotwash::drill::{Audience, Drill, Mode, What};
use hotwash::score::policy;

use crate::pressed::{Shop, command, count, tell, wait_until};
use crate::stage::all;

const ADAPTS: &str = "adapts: (extra_at_most: 1, spares_at_most: 1),";

/// Injects of a load, at these minutes.
fn injects(load: &str, minutes: &[u64]) -> String {
    let one = |minute: &u64| {
        format!(
            r#"(id: "{}-{minute}", when: At("{minute}m"), load: {load}, then: [Say("nadia", "extra")]),"#,
            load.to_lowercase()
        )
    };
    minutes.iter().map(one).collect()
}

/// A drill up to minute ten in which the trainee speaks every minute, or says nothing.
fn played(head: &str, load: &str, mode: Mode, talks: bool) -> Drill {
    let shop = Shop::new()
        .frozen()
        .head(head)
        .inject(&injects(load, &[5, 7]))
        .inject(
            r#"(id: "press", when: At("4m"), then: [Pressure((id: "press", kind: ProcessDispute, by: "grant"))]),"#,
        );
    let mut drill = shop.begin(mode, 1);
    command(&mut drill);
    for half_minute in 1..20 {
        wait_until(&mut drill, half_minute * 30);
        if talks {
            let words = match half_minute {
                9 => "Grant, let's take the process question to the review.",
                _ => "Thanks everyone.",
            };
            tell(&mut drill, words);
        }
    }
    drill
}

fn fired(drill: &Drill, begins: &str) -> usize {
    count(
        drill,
        |what| matches!(what, What::InjectFired { inject } if inject.as_str().starts_with(begins)),
    )
}

fn verdicts(drill: &Drill) -> Vec<Verdict> {
    all(drill, |what| match what {
        What::LoadJudged { verdict, .. } => Some(*verdict),
        _ => None,
    })
    .into_iter()
    .map(|(_, verdict)| verdict)
    .collect()
}

#[test]
fn extra_comes_to_who_copes_and_no_more_than_the_author_allows() {
    let copes = played(ADAPTS, "Extra", Mode::Practice, true);
    assert_eq!(verdicts(&copes), [Verdict::Copes, Verdict::Copes]);
    assert_eq!(fired(&copes, "extra"), 1);
    let drowns = played(ADAPTS, "Extra", Mode::Practice, false);
    assert_eq!(verdicts(&drowns), [Verdict::Drowns, Verdict::Drowns]);
    assert_eq!(fired(&drowns, "extra"), 0);
}

#[test]
fn sparable_is_left_out_for_who_drowns_and_no_more_than_the_author_allows() {
    let drowns = played(ADAPTS, "Sparable", Mode::Practice, false);
    assert_eq!(fired(&drowns, "sparable"), 1);
    let spared = all(&drowns, |what| match what {
        What::LoadAdapted { inject, how } => Some((inject.to_string(), *how)),
        _ => None,
    });
    assert_eq!(spared.len(), 1);
    assert_eq!(spared[0].1, ("sparable-5".to_owned(), Adapted::Spared));
    let copes = played(ADAPTS, "Sparable", Mode::Practice, true);
    assert_eq!(fired(&copes, "sparable"), 2);
}

#[test]
fn an_exam_is_the_same_for_everybody() {
    for talks in [true, false] {
        let extra = played(ADAPTS, "Extra", Mode::Exam, talks);
        assert_eq!(fired(&extra, "extra"), 0);
        let sparable = played(ADAPTS, "Sparable", Mode::Exam, talks);
        assert_eq!(fired(&sparable, "sparable"), 2);
        assert!(verdicts(&sparable).is_empty());
    }
}

#[test]
fn a_scenario_that_does_not_adapt_has_ordinary_injects() {
    for talks in [true, false] {
        for load in ["Extra", "Sparable"] {
            let drill = played("", load, Mode::Practice, talks);
            assert_eq!(fired(&drill, &load.to_lowercase()), 2);
            assert!(verdicts(&drill).is_empty());
        }
    }
}

#[test]
fn the_signs_are_told_and_nobody_sees_them_while_the_drill_runs() {
    let drill = played(ADAPTS, "Sparable", Mode::Practice, false);
    let judged = all(&drill, |what| match what {
        What::LoadJudged { strain, signs, .. } => Some((*strain, signs.clone())),
        _ => None,
    });
    let (strain, signs) = &judged[0].1;
    assert!(
        signs.contains(&LoadSign::Unanswered { arcs: 1 }),
        "{signs:?}"
    );
    assert!(
        signs
            .iter()
            .any(|sign| matches!(sign, LoadSign::Silent { .. }))
    );
    assert!(*strain >= 6, "{strain}");
    let hidden = drill.log().iter().filter(|event| {
        matches!(
            event.what,
            What::LoadJudged { .. } | What::LoadAdapted { .. }
        )
    });
    assert!(hidden.clone().count() >= 2);
    assert!(
        hidden
            .into_iter()
            .all(|event| event.audience() == Audience::Hidden)
    );
}

#[test]
fn one_kind_of_sign_never_makes_anybody_drown() {
    let shop = Shop::new()
        .frozen()
        .head(ADAPTS)
        .inject(&injects("Sparable", &[6]));
    let mut drill = shop.begin(Mode::Practice, 1);
    command(&mut drill);
    wait_until(&mut drill, 400);
    assert_eq!(
        verdicts(&drill),
        [Verdict::Manages],
        "quiet, and nothing waits"
    );
    assert_eq!(fired(&drill, "sparable"), 1);
}

#[test]
fn the_debrief_tells_what_was_adapted_and_why() {
    let debriefed = |drill: &Drill| {
        let policy = policy::shipped("pagerduty").expect("it is shipped");
        Report::of(
            drill.log(),
            drill.scenario(),
            drill.settings(),
            &policy,
            None,
        )
    };
    let report = debriefed(&played(ADAPTS, "Sparable", Mode::Practice, false));
    let spared: Vec<_> = report
        .adapted
        .iter()
        .filter(|one| one.how == AdaptedHow::Spared)
        .collect();
    assert_eq!(spared.len(), 1);
    assert_eq!(spared[0].at, "05:00");
    assert!(spared[0].why.iter().any(|why| why.contains("said nothing")));
    let page = debrief::markdown(&report);
    assert!(page.contains("## What was adapted to you"), "{page}");
    assert!(debrief::html(&report).contains("What was adapted to you"));
    let json: serde_json::Value =
        serde_json::from_str(&debrief::json(&report)).expect("it is JSON");
    assert_eq!(json["adapted"][0]["how"], "spared");

    let report = debriefed(&played(ADAPTS, "Extra", Mode::Practice, true));
    let added = report
        .adapted
        .iter()
        .find(|one| one.how == AdaptedHow::Added);
    assert_eq!(added.expect("it came").why[0], "you had it in hand");

    let plain = debriefed(&played("", "Sparable", Mode::Practice, true));
    assert!(plain.adapted.is_empty());
    assert!(!debrief::markdown(&plain).contains("What was adapted to you"));
}
