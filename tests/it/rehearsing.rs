//! Rehearsals that say yes or no: sentences of what is expected, the quick look at everything
//! once, and drills by whoever says anything.

use std::sync::Arc;

use hotwash::hearing::Hearing;
use hotwash::rehearsal::expect::{self, Claim, Compared, Figure, Holds, Misread, Rank, Who};
use hotwash::rehearsal::survey::quick::{HowForced, Quick, quick};
use hotwash::rehearsal::survey::{Plan, Survey, survey};
use hotwash::scenario::model::Dimension;
use hotwash::score::policy;

use crate::cli::{folder, hotwash};
use crate::stage::load;

const TAKE_COMMAND: &str = include_str!("../../scenarios/micro/take-command.ron");

fn with_plan<T>(
    source: &str,
    bots: &[&'static str],
    runs: u64,
    deed: impl Fn(&Plan<'_>) -> T,
) -> T {
    let (scenario, _) = load(source);
    let hearing = Arc::new(Hearing::new(&scenario));
    let policy = policy::shipped(&scenario.policy).expect("it is shipped");
    deed(&Plan {
        scenario: &scenario,
        hearing: &hearing,
        policy: &policy,
        called: "my.ron",
        bots,
        seed: 1,
        runs,
    })
}

fn surveyed(bots: &[&'static str]) -> Survey {
    with_plan(TAKE_COMMAND, bots, 3, |plan| {
        survey(plan, &|| {}).expect("the bots are shipped")
    })
}

fn looked(source: &str) -> Quick {
    with_plan(source, &["by-the-book", "silent"], 1, |plan| {
        quick(plan, &|| {}).expect("the bots are shipped")
    })
}

fn claim(sentence: &str) -> Claim {
    let read = expect::read(sentence).unwrap_or_else(|wrong| panic!("{sentence}: {wrong:?}"));
    let [one] = read.as_slice() else {
        panic!("{sentence}: one sentence");
    };
    one.claim.clone()
}

fn misread(text: &str) -> Vec<String> {
    let wrong = expect::read(text).expect_err("it cannot be read");
    wrong.iter().map(Misread::to_string).collect()
}

#[test]
fn a_sentence_says_who_what_and_how_much() {
    let commanders = |who, holds, figure, compared, bound| Claim::Commanders {
        who,
        holds,
        figure,
        compared,
        bound,
    };
    let book = || Who::One("by-the-book");
    for (sentence, expected) in [
        (
            "by-the-book resolves ≥ 98 %",
            commanders(book(), Holds::So, Figure::Resolved, Compared::AtLeast, 98.0),
        ),
        (
            "By-the-book resolves >=98%   # in nearly all",
            commanders(book(), Holds::So, Figure::Resolved, Compared::AtLeast, 98.0),
        ),
        (
            "no bot but litigator is below 50 in severity",
            commanders(
                Who::AllBut(vec!["litigator"]),
                Holds::NotSo,
                Figure::Mark(Some(Dimension::Severity), Rank::Mean),
                Compared::Below,
                50.0,
            ),
        ),
        (
            "every bot but silent, random and vanisher scores at least 60.5 in all at p10",
            commanders(
                Who::AllBut(vec!["silent", "random", "vanisher"]),
                Holds::So,
                Figure::Mark(None, Rank::P10),
                Compared::AtLeast,
                60.5,
            ),
        ),
        (
            "by-the-book mitigates at most 20 minutes",
            commanders(
                book(),
                Holds::So,
                Figure::MitigatedMinutes,
                Compared::AtMost,
                20.0,
            ),
        ),
        (
            "by-the-book mitigates > 90 %",
            commanders(book(), Holds::So, Figure::Mitigated, Compared::Above, 90.0),
        ),
        (
            "by-the-book loses < 90000 customer-minutes",
            commanders(book(), Holds::So, Figure::Lost, Compared::Below, 90_000.0),
        ),
        (
            "every inject is reached but storm and second-wave",
            Claim::EveryReached {
                part: "injects",
                but: vec!["storm".into(), "second-wave".into()],
            },
        ),
        (
            "ending lost is reached in at least 5 %",
            Claim::Reached {
                part: "endings",
                id: "lost".into(),
                compared: Compared::AtLeast,
                bound: 5.0,
            },
        ),
        ("nothing is odd", Claim::NothingOdd),
    ] {
        assert_eq!(claim(sentence), expected, "{sentence}");
    }
}

#[test]
fn the_sentences_of_the_page_can_be_read() {
    let page = include_str!("../../docs/rehearsing.md");
    let (_, rest) = page.split_once("```expect\n").expect("it shows a file");
    let (file, _) = rest.split_once("```").expect("the fence is closed");
    assert_eq!(expect::read(file).map(|all| all.len()), Ok(7));
}

#[test]
fn every_sentence_that_cannot_be_read_is_told_with_its_place_and_what_could_stand_there() {
    assert_eq!(
        misread(
            "by-the-bok resolves > 5 %\n\nby-the-book is at least 9 in comand\nby-the-book resolves 98 %\n\
             by-the-book resolves > 98\nsilent dances\nno bot but\nevery inject is reached, twice\n\
             by-the-book loses < NaN customer-minutes\n"
        ),
        [
            "1:1: no commander is called `by-the-bok`; did you mean `by-the-book`?",
            "3:30: `comand` does not fit here; did you mean `command`?",
            "4:22: `98` does not fit here; expected `at least`, `at most`, `above`, `below`, or `>=`, `<=`, `>`, `<`",
            "5:26: the sentence ends too early; expected `%`",
            "6:8: `dances` does not fit here; expected `resolves`, `mitigates`, `loses` or `is`, as in `is at least 80 in command`",
            "7:11: the sentence ends too early; expected a commander",
            "8:24: `,` does not fit here; expected the end of the sentence",
            "9:21: `NaN` does not fit here; expected a number",
        ]
    );
    assert_eq!(
        misread(
            "by-the-book is at least 9 in decision\nevery injects is reached\ninjects a is reached in > 5 %\n\
             every fnding is reached\nno bots is below 5 in all\nevery thing\n"
        ),
        [
            "1:30: `decision` does not fit here; did you mean `decisions`?",
            "2:7: `injects` does not fit here; write `every inject`",
            "3:1: `injects` does not fit here; write `inject`",
            "4:7: `fnding` does not fit here; did you mean `every finding`?",
            "5:4: `bots` does not fit here; did you mean `no bot`?",
            "6:7: `thing` does not fit here; expected one of bot, inject, line, finding, remedy, ending, option, fault, pressure",
        ]
    );
    assert_eq!(
        misread("# nothing yet\n"),
        ["1:1: nothing is expected here; write for example `by-the-book resolves >= 98 %`"]
    );
}

#[test]
fn expectations_are_held_against_what_the_drills_came_to() {
    let survey = surveyed(&["by-the-book", "silent"]);
    let sentences = "by-the-book resolves >= 98 %\n\
        silent resolves > 0 %\n\
        no bot but silent is below 50 in command\n\
        no bot is below 50 in command\n\
        by-the-book is at least 10 in handover\n\
        every bot but silent is at least 90 in all at p10\n\
        every ending is reached but no-such\n\
        line no-such is reached in < 5 %\n\
        remedy simple-map is reached in at most 0 %\n\
        option tempo/usual is reached in at least 1 %\n\
        nothing is odd\n";
    let expected = expect::read(sentences).expect("it can be read");
    let verdicts = expect::check(&expected, &survey, "my.ron");
    let told: Vec<String> = verdicts
        .iter()
        .map(|one| {
            let replay = one.replay.as_deref().unwrap_or("-");
            format!("{} {} {} {replay}", one.line, one.met, one.because)
        })
        .collect();
    assert_eq!(
        told,
        [
            "1 true by-the-book 100.0 % -",
            "2 false silent 0.0 % hotwash play my.ron --commander silent --seed 1",
            "3 true by-the-book 100.0 in command -",
            "4 false silent 0.0 in command hotwash play my.ron --commander silent --seed 1",
            "5 false it was never observed -",
            "6 true by-the-book 100.0 in all -",
            "7 false the scenario has no `no-such` in its endings -",
            "8 false the scenario has no `no-such` in its lines -",
            "9 true 0.0 %: 0 of 6 drills -",
            "10 false the scenario has no `tempo/usual` in its options -",
            "11 true no drill was -",
        ]
    );
}

#[test]
fn the_drill_that_is_named_for_a_low_mark_has_that_mark() {
    let bots = ["by-the-book", "random"];
    let survey = surveyed(&bots);
    let lowest = survey.lowest["random"][&Dimension::Command];
    let alone = with_plan(TAKE_COMMAND, &bots, 1, |plan| {
        let plan = Plan {
            seed: lowest.seed,
            ..*plan
        };
        hotwash::rehearsal::survey::survey(&plan, &|| {}).expect("the bots are shipped")
    });
    let spread = &alone.matrix["random"][&Dimension::Command];
    assert_eq!(spread.p50, Some(lowest.score));
    assert_eq!(
        survey.matrix["random"][&Dimension::Command].p10,
        Some(lowest.score)
    );
}

#[test]
fn a_quick_look_deals_every_option_and_sees_every_inject_happen() {
    for source in [
        TAKE_COMMAND,
        include_str!("../../scenarios/micro/poll-objections.ron"),
    ] {
        let quick = looked(source);
        let options = &quick.survey.coverage["options"];
        assert!(options.never.is_empty(), "{:?}", options.never);
        assert!(quick.undealt.is_empty());
        assert!(quick.seeds.len() <= options.of, "each deals something new");
        for one in &quick.forced {
            assert_eq!(one.how, HowForced::Fired, "{}", one.inject);
        }
    }
}

#[test]
fn an_inject_that_waits_in_vain_is_made_to_fire_and_one_that_cannot_is_told() {
    let vain = r#"(id: "vain", when: All([At("1s"), While(HealthBelow("MAP", 1))]), then: [Say("WHO", "LINE")]),"#;
    let source = TAKE_COMMAND;
    let (scenario, _) = load(source);
    let service = &scenario.world.services[0].id;
    let (line, _) = scenario.lines.iter().next().expect("it has lines");
    let who = &scenario.cast[1].id;
    let vain = vain
        .replace("MAP", service.as_str())
        .replace("WHO", who.as_str())
        .replace("LINE", line.as_str());
    let source = source.replacen("injects: [", &format!("injects: [\n{vain}"), 1);
    let quick = looked(&source);
    let of = |quick: &Quick| {
        let one = quick.forced.iter().find(|one| one.inject == "vain");
        one.map(|one| one.how.clone())
    };
    assert_eq!(of(&quick), Some(HowForced::Fired));
    let ending = &scenario.endings[0].id;
    let at_once = format!(r#"(id: "at-once", when: At("1s"), then: [End("{ending}")]),"#);
    let over = source.replacen("injects: [", &format!("injects: [\n{at_once}"), 1);
    assert_eq!(of(&looked(&over)), Some(HowForced::Never));
}

#[test]
fn a_quick_look_and_random_drills_are_asked_for_by_their_words() {
    let dir = folder();
    let ran = hotwash(dir.path(), &["rehearse", "take-command", "quick"], "");
    assert_eq!(ran.code, 0, "{}{}", ran.out, ran.err);
    for word in [
        "a quick look: ",
        "4 of 4 reached",
        "nothing is broken",
        "par ",
    ] {
        assert!(ran.out.contains(word), "{word}: {}", ran.out);
    }
    let random = ["rehearse", "random", "take-command", "--runs", "9"];
    let ran = hotwash(dir.path(), &random, "");
    assert_eq!(ran.code, 0, "{}{}", ran.out, ran.err);
    for word in ["9 drills each", "random\n", "seldom among the "] {
        assert!(ran.out.contains(word), "{word}: {}", ran.out);
    }
    assert!(!ran.out.contains("by-the-book"), "it plays alone");
    let json = ["rehearse", "take-command", "quick", "--json"];
    let ran = hotwash(dir.path(), &json, "");
    let printed: serde_json::Value = serde_json::from_str(&ran.out).expect("it is JSON");
    assert!(printed["quick"]["seeds"].is_array(), "{printed}");
    assert_eq!(printed["quick"]["undealt"], serde_json::json!([]));
    for (args, word) in [
        (&["rehearse", "quick"][..], "no scenario is named"),
        (&["rehearse", "take-command", "quick", "random"], "at once"),
    ] {
        let ran = hotwash(dir.path(), args, "");
        assert_eq!(ran.code, 2, "{args:?}");
        assert!(ran.err.contains(word), "{args:?}: {}", ran.err);
    }
}

#[test]
fn expectations_that_are_not_met_end_with_1() {
    let dir = folder();
    let write = |text: &str| std::fs::write(dir.path().join("my.expect"), text).expect("written");
    let rehearse = |more: &[&str]| {
        let usual = ["rehearse", "take-command", "--runs", "2"];
        let expect = ["--expect", "my.expect"];
        hotwash(dir.path(), &[&usual[..], &expect, more].concat(), "")
    };
    write("by-the-book resolves >= 98 %\nno bot but silent and random is below 50 in command\n");
    let ran = rehearse(&[]);
    assert_eq!(ran.code, 0, "{}{}", ran.out, ran.err);
    assert!(ran.out.contains("2 of 2 expectations met"), "{}", ran.out);

    write("silent is at least 80 in command\n");
    let ran = rehearse(&[]);
    assert_eq!(ran.code, 1, "{}{}", ran.out, ran.err);
    for word in [
        "NOT MET  silent is at least 80 in command",
        "hotwash play take-command --commander silent --seed 1",
        "0 of 1 expectations met",
    ] {
        assert!(ran.out.contains(word), "{word}: {}", ran.out);
    }
    let ran = rehearse(&["--json"]);
    assert_eq!(ran.code, 1);
    let printed: serde_json::Value = serde_json::from_str(&ran.out).expect("it is JSON");
    assert_eq!(printed["expectations"][0]["met"], false, "{printed}");

    let ran = rehearse(&["--commander", "by-the-book"]);
    assert_eq!(ran.code, 2, "{}", ran.out);
    assert!(ran.err.contains("silent does not play"), "{}", ran.err);

    write("silent sings\n");
    let ran = rehearse(&[]);
    assert_eq!(ran.code, 2, "{}", ran.out);
    assert!(ran.err.contains("my.expect:1:8: `sings`"), "{}", ran.err);
}

#[test]
fn ids_that_the_scenario_does_not_have_are_told_before_a_drill_is_played() {
    let dir = folder();
    let text = "every inject is reached but nosuch\n\nending neverr is reached in > 5 %\n";
    std::fs::write(dir.path().join("my.expect"), text).expect("written");
    // So many drills would take hours.
    let many = ["--runs", "1000000", "--expect", "my.expect"];
    let ran = hotwash(
        dir.path(),
        &[&["rehearse", "take-command"], &many[..]].concat(),
        "",
    );
    assert_eq!((ran.code, ran.out.as_str()), (2, ""), "{}", ran.err);
    let (scenario, _) = load(TAKE_COMMAND);
    let first = &scenario.injects[0].id;
    for word in [
        "does not fit the scenario take-command",
        "my.expect:1:29: the scenario has no `nosuch` in its injects; it has ",
        first.as_str(),
        "my.expect:3:8: the scenario has no `neverr` in its endings; ",
    ] {
        assert!(ran.err.contains(word), "{word}: {}", ran.err);
    }
    let near = text.replace("nosuch", &format!("{first}x"));
    std::fs::write(dir.path().join("my.expect"), near).expect("written");
    let ran = hotwash(
        dir.path(),
        &[&["rehearse", "take-command"], &many[..]].concat(),
        "",
    );
    let meant = format!("did you mean `{first}`?");
    assert!(ran.err.contains(&meant), "{}", ran.err);
}

#[test]
fn a_quick_look_says_what_it_makes_of_an_incident_that_was_left_open() {
    let dir = folder();
    // The first step of the tutorial: nothing mends its fault yet.
    let page = include_str!("../../docs/authoring.md");
    let file = crate::scenario_docs::blocks(page, "ron")[0];
    std::fs::write(dir.path().join("my.ron"), file).expect("written");
    let ran = hotwash(dir.path(), &["rehearse", "my.ron", "quick"], "");
    assert_eq!(ran.code, 0, "{}{}", ran.out, ran.err);
    let (_, end) = ran.out.split_once("nothing is broken").expect("it says so");
    for word in [
        "but by-the-book left the incident open at the end of 1 of 1 drills",
        "hotwash rehearse my.ron ",
    ] {
        assert!(end.contains(word), "{word}: {end}");
    }
    let sound = hotwash(dir.path(), &["rehearse", "take-command", "quick"], "");
    assert!(
        !sound.out.contains("left the incident open"),
        "{}",
        sound.out
    );
}

#[test]
fn whatever_expectations_hold_reading_them_never_breaks() {
    let words = [
        "by-the-book",
        "resolves",
        ">=",
        "98",
        "%",
        "every",
        "bot",
        "but",
        "and",
        ",",
        "is",
        "in",
        "all",
        "at",
        "p10",
        "nothing",
        "odd",
        "inject",
        "reached",
        "ü≥",
        "\t",
    ];
    // All pairs and triples of the words.
    for one in words {
        for two in words {
            for three in words {
                let text = format!("{one} {two} {three}");
                if let Err(wrong) = expect::read(&text) {
                    let last = text.chars().count() + 1;
                    assert!(wrong.iter().all(|one| one.column <= last), "{text}");
                }
            }
        }
    }
}
