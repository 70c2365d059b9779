//! In which words people speak: whose lines come first, what a mood changes, who seconds whom, and
//! reports in three parts.

use std::sync::Arc;

use hotwash::drill::event::{Reported, Sense};
use hotwash::drill::{Drill, What};
use hotwash::hearing::Hearing;
use hotwash::scenario::Scenario;
use hotwash::units::Moment;

use crate::stage::{OPENING, load, say, seed};

const SOURCE: &str = include_str!("../../scenarios/checkout-latency.ron");
/// Where the lines of the scenario begin.
const LINES: &str = "\n    lines: {";
const SAM: &str = r#"            id: "sam","#;
const SAMS_TRAITS: &str = "traits: (acknowledges: 650, estimates: 800, candour: 300, talks: 500),";
const SAMS_DUTY: &str =
    "on_call_before: \"30m\",\n            traits: (acknowledges: 650, estimates: 800,";

/// The reference scenario with these changes, each of which must fit once.
fn edited(changes: &[(&str, &str)]) -> (Arc<Scenario>, Arc<Hearing>) {
    let source = changes
        .iter()
        .fold(SOURCE.to_owned(), |source, (old, new)| {
            assert!(source.contains(old), "{old}");
            source.replacen(old, new, 1)
        });
    load(&source)
}

/// A drill of the edited scenario, played from timed lines.
fn played(changes: &[(&str, &str)], lines: &[(u64, &str)], until: u64) -> Drill {
    let (scenario, hearing) = edited(changes);
    let mut drill = Drill::begin(scenario, hearing, seed(4));
    for (at, words) in OPENING.iter().chain(lines) {
        say(&mut drill, *at, words);
    }
    drill.advance(Moment(until * 1000));
    drill
}

/// The ids of the lines that somebody spoke in a sense, in order.
fn lines_of<'a>(drill: &'a Drill, whose: &str, meant: impl Fn(&Sense) -> bool) -> Vec<&'a str> {
    let spoken = drill.log().iter().filter_map(|event| match &event.what {
        What::Said {
            who,
            line: Some(line),
            sense: Some(sense),
            ..
        } if who.as_str() == whose && meant(sense) => Some(line.as_str()),
        _ => None,
    });
    spoken.collect()
}

/// The texts that somebody spoke in a sense, in order.
fn texts_of<'a>(drill: &'a Drill, whose: &str, meant: impl Fn(&Sense) -> bool) -> Vec<&'a str> {
    let spoken = drill.log().iter().filter_map(|event| match &event.what {
        What::Said {
            who,
            text,
            sense: Some(sense),
            ..
        } if who.as_str() == whose && meant(sense) => Some(text.as_str()),
        _ => None,
    });
    spoken.collect()
}

/// What a line belongs to: `house.status-bad@blunt.2` to `house.status-bad@blunt`.
fn pool(line: &str) -> &str {
    match line.rsplit_once('.') {
        Some((pool, number)) if number.bytes().all(|byte| byte.is_ascii_digit()) => pool,
        _ => line,
    }
}

fn is_status(sense: &Sense) -> bool {
    matches!(sense, Sense::TellsStatus { .. })
}

fn is_ack(sense: &Sense) -> bool {
    matches!(sense, Sense::Acknowledges { .. })
}

fn needs_more(sense: &Sense) -> bool {
    matches!(
        sense,
        Sense::Reports {
            result: Reported::NeedsMoreTime,
            ..
        }
    )
}

#[test]
fn ones_own_lines_come_first_then_the_scenarios_then_those_of_ones_persona() {
    let asks: Vec<(u64, &str)> = (0..7)
        .map(|at| (30 + at * 15, "Sam, what are you seeing?"))
        .collect();
    let changes = [
        (
            SAM,
            r#"            id: "sam",
            persona: Blunt,
            voice: {"status-bad": ["own"], "status-bad@calm": ["own-calm"], "status-bad@tired": ["own-tired"]},"#,
        ),
        (
            "    injects: [",
            r#"    house_lines: {"status-bad": ["ours"], "status-bad@blunt": ["ours-blunt"]},
    injects: ["#,
        ),
        (
            LINES,
            r#"
    lines: {
        "own": "Checkout is slow, I can see that much.",
        "own-calm": "Let me look. Yes, checkout is slow.",
        "own-tired": "Slow. Everything is slow by now.",
        "ours": "In this house we say that it is slow.",
        "ours-blunt": "It is slow, as I have told you people for months.","#,
        ),
    ];
    let drill = played(&changes, &asks, 150);
    let said: Vec<&str> = lines_of(&drill, "sam", is_status)
        .into_iter()
        .map(pool)
        .collect();
    assert_eq!(
        said,
        [
            "own-calm",
            "own",
            "ours-blunt",
            "ours",
            "house.status-bad@blunt",
            "house.status-bad@blunt",
            "house.status-bad@blunt",
        ]
    );
}

#[test]
fn the_plain_lines_are_for_who_has_no_persona_and_for_who_has_used_the_others() {
    let asks: Vec<(u64, &str)> = (0..4)
        .map(|at| (30 + at * 15, "Sam, what are you seeing?"))
        .collect();
    let plain = played(&[], &asks[..1], 60);
    assert_eq!(
        pool(lines_of(&plain, "sam", is_status)[0]),
        "house.status-bad"
    );
    let dry = (SAM, "            id: \"sam\",\n            persona: Dry,");
    let used = played(&[dry], &asks, 120);
    let said = lines_of(&used, "sam", is_status);
    assert!(
        said[..3]
            .iter()
            .all(|line| pool(line) == "house.status-bad@dry")
    );
    assert_eq!(pool(said[3]), "house.status-bad");
}

#[test]
fn who_presses_speaks_in_their_tone_and_others_do_not() {
    for (tone, other) in [("Hostile", "@polite"), ("Polite", "@hostile")] {
        let of = |arc: &str| {
            let old = format!("id: \"{arc}\",\n                kind: ExecutiveTakeover,");
            let new = format!("{old} tone: {tone},");
            (old, new)
        };
        let (presses, means_it) = (of("ceo-takeover"), of("ceo-takes-command"));
        let changes = [
            (presses.0.as_str(), presses.1.as_str()),
            (means_it.0.as_str(), means_it.1.as_str()),
            (
                "    injects: [",
                r#"    house_lines: {"takeover-grows@polite": ["asks"], "takeover-grows@hostile": ["threatens"]},
    injects: ["#,
            ),
            (
                LINES,
                r#"
    lines: {
        "asks": "Please, may I just be heard for a minute?",
        "threatens": "Heads will roll for this, I promise you.","#,
            ),
        ];
        let drill = played(&changes, &[], 1300);
        let pressed = lines_of(
            &drill,
            "dana",
            |sense| matches!(sense, Sense::Presses { step, .. } if *step > 0),
        );
        let theirs = if tone == "Polite" {
            "asks"
        } else {
            "threatens"
        };
        assert_eq!(pressed.first(), Some(&theirs), "{tone}");
        assert!(pressed.iter().all(|line| !line.contains(other)), "{tone}");
    }
}

const ORDER: &str =
    "Sam, please look into the checkout API, I'll come back to you in five minutes. Understood?";

#[test]
fn the_tired_sound_tired_from_an_hour_on() {
    for (minutes, tired) in [("60m", true), ("59m", false)] {
        let duty = SAMS_DUTY.replace("30m", minutes);
        let drill = played(&[(SAMS_DUTY, &duty)], &[(30, ORDER)], 58);
        let said = lines_of(&drill, "sam", is_ack);
        let sounds = pool(said[0]) == "house.acknowledge-timed@tired";
        assert_eq!(sounds, tired, "{minutes}: {said:?}");
    }
}

#[test]
fn who_is_chased_twice_is_annoyed_and_who_is_short_of_temper_at_once() {
    let chase = "Sam, where are we?";
    let chased = [(30, ORDER), (60, chase), (90, chase), (120, chase)];
    let annoyed = |changes: &[(&str, &str)], times: usize| {
        let drill = played(changes, &chased[..=times], 30 + times as u64 * 30 + 25);
        let said = lines_of(&drill, "sam", needs_more);
        assert_eq!(said.len(), times, "{said:?}");
        pool(said[times - 1]) == "house.chased@annoyed"
    };
    assert!(!annoyed(&[], 1));
    assert!(annoyed(&[], 2));
    assert!(annoyed(&[], 3));
    for (temper, short) in [(599, false), (600, true)] {
        let traits = SAMS_TRAITS.replace("talks", &format!("temper: {temper}, talks"));
        let changes = [(SAMS_TRAITS, traits.as_str())];
        assert_eq!(annoyed(&changes, 1), short, "temper {temper}");
    }
}

#[test]
fn people_sound_tense_when_many_customers_are_hurt_or_somebody_presses() {
    // 0.5 of the customers times 0.8 of its health, and a little for the orders that wait.
    for (starts_at, tense) in [(950, false), (1000, true)] {
        let worse = format!("starts_at: {starts_at},");
        let changes = [
            ("starts_at: 420,", worse.as_str()),
            ("starts_at: 420,", worse.as_str()),
        ];
        let drill = played(&changes, &[(30, "Sam, what are you seeing?")], 60);
        let said = lines_of(&drill, "sam", is_status);
        assert_eq!(
            pool(said[0]) == "house.status-bad@tense",
            tense,
            "{starts_at}: {said:?}"
        );
    }
    let early = (
        "        (id: \"sam-opens\"",
        r#"        (id: "hurry", when: At("40s"), then: [Pressure((id: "hurry", kind: AntiMotivation, by: "omar"))]),
        (id: "sam-opens""#,
    );
    for (asked, tense) in [(30, false), (60, true)] {
        let drill = played(&[early], &[(asked, "Sam, what are you seeing?")], 75);
        let said = lines_of(&drill, "sam", is_status);
        assert_eq!(
            pool(said[0]) == "house.status-bad@tense",
            tense,
            "asked at {asked}: {said:?}"
        );
    }
}

#[test]
fn the_second_who_knows_a_risk_seconds_the_first() {
    let both = (
        r#"{"failover-db": ["priya"]}"#,
        r#"{"failover-db": ["hayley", "priya"]}"#,
    );
    let hayley = (
        r#"{"failover-db": ["hayley"]}"#,
        r#"{"failover-db": ["hayley", "priya"]}"#,
    );
    let kenji = (
        r#"{"failover-db": ["kenji"]}"#,
        r#"{"failover-db": ["hayley", "priya"]}"#,
    );
    let asked = "What could go wrong if we fail over the orders database?";
    let drill = played(&[both, hayley, kenji], &[(40, asked)], 80);
    let warned = |who: &str| texts_of(&drill, who, |sense| matches!(sense, Sense::WarnsOf { .. }));
    let (hayley, priya) = (warned("hayley"), warned("priya"));
    assert_eq!((hayley.len(), priya.len()), (1, 1));
    let told = "The replica is ninety seconds behind.";
    let (first, second, name) = if hayley[0].starts_with(told) {
        (hayley[0], priya[0], "Hayley")
    } else {
        (priya[0], hayley[0], "Priya")
    };
    assert!(first.starts_with(told), "{first}");
    assert!(!second.contains("ninety seconds"), "{second}");
    assert!(
        second.contains(name) || second.contains("Same warning") || second.contains("same thing"),
        "{second}"
    );
    // Both have told it, for whoever reckons.
    let told = drill
        .log()
        .iter()
        .filter(|event| matches!(event.what, What::RiskTold { .. }));
    assert_eq!(told.count(), 2);
}

#[test]
fn an_inject_that_comes_again_is_said_in_other_words() {
    let again = (
        "        (id: \"sam-opens\"",
        r#"        (id: "nags", when: All([At("30s"), While(Present("lucia"))]), then: [Chat("lucia", "nag")], again: (cool_down: "30s", at_most: 18)),
        (id: "sam-opens""#,
    );
    let line = (
        LINES,
        "\n    lines: {\n        \"nag\": \"Lucia here. The queue of tickets is growing and growing.\",",
    );
    let drill = played(&[again, line], &[], 900);
    let said: Vec<&str> = drill
        .log()
        .iter()
        .filter_map(|event| match &event.what {
            What::Said {
                text,
                line: Some(line),
                ..
            } if line.as_str() == "nag" => Some(text.as_str()),
            _ => None,
        })
        .collect();
    assert_eq!(said.len(), 18);
    let mut different = said.clone();
    different.sort_unstable();
    different.dedup();
    assert_eq!(different.len(), 18, "{said:#?}");
    assert_eq!(
        said[0],
        "Lucia here. The queue of tickets is growing and growing."
    );
    assert!(said[1..].iter().all(|text| !text.contains("Lucia here")));
    assert!(
        said[1..]
            .iter()
            .all(|text| text.to_lowercase().contains("the queue of tickets"))
    );
}

const STRUCTURED: (&str, &str) = (SAMS_TRAITS, "traits: (structured: true, estimates: 1000),");

#[test]
fn those_trained_to_it_report_condition_actions_and_needs() {
    let ask = "Sam, that's five minutes. Where are we?";
    let lines = [(30, ORDER), (345, ask), (400, ask), (460, ask), (700, ask)];
    let found = |sense: &Sense| {
        matches!(
            sense,
            Sense::Reports {
                result: Reported::Found,
                ..
            }
        )
    };
    let parts = |text: &str| {
        ["Condition", "Actions", "Needs"]
            .map(|part| text.to_lowercase().contains(&part.to_lowercase()))
    };
    let plain = played(&[], &lines, 900);
    let told = texts_of(&plain, "sam", found);
    assert_eq!(parts(told[0]), [false; 3], "{}", told[0]);

    let trained = played(&[STRUCTURED], &lines, 900);
    let told = texts_of(&trained, "sam", found);
    assert!(told[0].contains("waits for database connections"));
    assert!(
        parts(told[0])[0] && told[0].contains("Needs"),
        "{}",
        told[0]
    );
    assert_eq!(lines_of(&trained, "sam", found)[0], "found-pool");
}

#[test]
fn who_needs_more_time_and_is_trained_says_how_much_unasked() {
    let short =
        "Sam, please look into the checkout API, I'll come back to you in one minute. Understood?";
    let granted = "Sam, okay, five more minutes.";
    let lines = [
        (30, short),
        (100, "Sam, that's one minute. Where are we?"),
        (125, granted),
    ];
    let asked = |drill: &Drill| {
        drill.log().iter().find_map(|event| match event.what {
            What::TimeExtended { asked, .. } => Some(asked),
            _ => None,
        })
    };
    let plain = played(&[], &lines, 130);
    assert_eq!(asked(&plain), Some(false));
    assert!(!texts_of(&plain, "sam", needs_more)[0].contains("Needs"));

    let trained = played(&[STRUCTURED], &lines, 130);
    let told = texts_of(&trained, "sam", needs_more);
    assert!(
        told[0].contains("Needs") && told[0].contains("minute"),
        "{}",
        told[0]
    );
    assert_eq!(asked(&trained), Some(true), "they had said how long");
}

#[test]
fn who_presses_on_does_so_in_other_words() {
    let hurry = (
        "        (id: \"sam-opens\"",
        r#"        (id: "hurry", when: At("40s"), then: [Pressure((id: "hurry", kind: AntiMotivation, by: "omar", tone: Hostile,
            lines: {"escalates": "hurry-up", "escalates-again": "hurry-up"}))]),
        (id: "sam-opens""#,
    );
    let line = (
        LINES,
        "\n    lines: {\n        \"hurry-up\": \"We are losing money by the minute, all of you.\",",
    );
    let drill = played(&[hurry, line], &[], 400);
    let grown = lines_of(
        &drill,
        "omar",
        |sense| matches!(sense, Sense::Presses { step, .. } if *step > 0),
    );
    assert!(grown.len() >= 2, "{grown:#?}");
    assert_eq!(grown[0], "hurry-up");
    for line in &grown[1..] {
        assert!(
            pool(line).starts_with("house.anti-motivation-grows"),
            "{line}"
        );
    }
}
