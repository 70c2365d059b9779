//! Templates: whatever the answers, what `hotwash new` writes loads with nothing to say, can be won
//! and lost, and stands nowhere where something stood before.

use hotwash::authoring::template::{self, Answers, KINDS, Kind, ROLES, Said, Wrong, written};
use hotwash::rehearsal::survey::{Plan, survey};
use hotwash::scenario::diagnostic::render;
use hotwash::scenario::model::Difficulty;
use hotwash::score::policy;
use hotwash::units::Span;

use crate::cli::{folder, hotwash};
use crate::stage;

fn names(given: &[&str]) -> Result<Vec<String>, Wrong> {
    let given: Vec<String> = given.iter().map(|name| (*name).to_owned()).collect();
    template::names(&given)
}

fn usual(kind: &Kind) -> Answers {
    Answers::usual(kind, "a-drill").expect("it is an id")
}

/// Answers that people might give.
fn odd(kind: &Kind) -> Vec<Answers> {
    let with = |product: &str, service: &str, company: &str, people: &[&str]| Answers {
        product: template::spoken(Said::Product, product).expect("it can be said"),
        service: template::spoken(Said::Service, service).expect("it can be said"),
        company: template::spoken(Said::Company, company).expect("it can be said"),
        people: names(people).expect("they can be told apart"),
        ..usual(kind)
    };
    vec![
        with(
            "the \"shop\"",
            "Kasse \\ süd",
            "Müller & Söhne \"GmbH\"",
            &["Jörg \"J\" Ångström", "Zoë O'Neil"],
        ),
        with(
            "  Our   portal\n",
            "the {checkout}",
            "a//b",
            &["", " ", "Nadia Karim", "", "Lina Haas"],
        ),
        with(
            "EU VAT portal",
            "CRM",
            "ACME",
            &[
                "DJ Khan",
                "Sasha Grey",
                "Ruth Ware",
                "Tomas",
                "Ada-Lou B. C.",
            ],
        ),
        Answers {
            difficulty: Difficulty::Beginner,
            length: Span::minutes(30),
            title: template::title("What \"they\" call \\ it {once} // more")
                .expect("it is a title"),
            ..usual(kind)
        },
        Answers {
            difficulty: Difficulty::Advanced,
            length: Span::minutes(45),
            ..usual(kind)
        },
    ]
}

#[test]
fn whatever_the_answers_a_new_scenario_loads_with_nothing_to_say() {
    let mut wrong = Vec::new();
    for kind in &KINDS {
        for answers in odd(kind).into_iter().chain([usual(kind)]) {
            let (text, loaded) = written(kind, &answers).expect("the answers are proper");
            assert!(loaded.scenario.is_some() || !loaded.diagnostics.is_empty());
            if !loaded.diagnostics.is_empty() {
                wrong.push(format!(
                    "{}: {answers:?}\n{}",
                    kind.id,
                    render("a-drill.ron", &text, &loaded.diagnostics)
                ));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn answers_stand_in_the_scenario_as_they_were_given() {
    for kind in &KINDS {
        let answers = &odd(kind)[0];
        let (text, loaded) = written(kind, answers).expect("the answers are proper");
        let scenario = loaded.scenario.expect("it loads");
        assert_eq!(scenario.world.services[0].name, "Kasse \\ süd");
        assert_eq!(scenario.cast[0].name, "Jörg \"J\" Ångström");
        assert!(scenario.briefing.contains("Jörg \"J\" Ångström"));
        assert!(scenario.briefing.contains("Müller & Söhne \"GmbH\""));
        let opens = scenario
            .lines
            .iter()
            .find(|(id, _)| id.as_str() == "owner-opens");
        assert!(opens.expect("somebody opens").1.contains("Kasse \\ süd"));
        assert!(
            text.matches("change this").count() >= 6,
            "{}: what is to be changed?",
            kind.id
        );
        assert!(!text.contains("{{") && !text.contains("{%"));
    }
}

#[test]
fn every_kind_is_a_drill_of_its_own_with_all_that_a_drill_needs() {
    for kind in &KINDS {
        let (_, loaded) = written(kind, &usual(kind)).expect("the answers are proper");
        let scenario = loaded.scenario.expect("it loads");
        let world = &scenario.world;
        let serious = |remedy: &&hotwash::scenario::model::Remedy| {
            remedy.risk.as_ref().is_some_and(|risk| risk.serious)
        };
        assert!(world.remedies.len() >= 4, "{}", kind.id);
        assert!(
            world.remedies.iter().any(|remedy| serious(&remedy)),
            "{}",
            kind.id
        );
        assert!(
            world.findings.iter().any(|finding| finding.red_herring),
            "{}",
            kind.id
        );
        assert!(scenario.variants.len() >= 3, "{}", kind.id);
        assert!(scenario.endings.len() >= 2, "{}", kind.id);
        assert_eq!(scenario.cast.len(), ROLES.len());
    }
}

/// The share of drills that a commander brings to their proper end.
fn resolved(answers: &Answers, kind: &Kind, bot: &'static str, runs: u64) -> f64 {
    let (text, _) = written(kind, answers).expect("the answers are proper");
    let (scenario, hearing) = stage::load(&text);
    let policy = policy::shipped(&scenario.policy).expect("it is shipped");
    let plan = Plan {
        scenario: &scenario,
        hearing: &hearing,
        policy: &policy,
        called: kind.id,
        bots: &[bot],
        seed: 1,
        runs,
    };
    survey(&plan, &|| {}).expect("the bot is shipped").resolved[bot]
}

#[test]
fn a_good_commander_wins_every_kind_and_a_silent_one_none() {
    for kind in &KINDS {
        assert_eq!(
            resolved(&usual(kind), kind, "by-the-book", 2),
            1.0,
            "{}",
            kind.id
        );
        assert_eq!(
            resolved(&usual(kind), kind, "silent", 1),
            0.0,
            "{}",
            kind.id
        );
        assert_eq!(
            resolved(&odd(kind)[0], kind, "by-the-book", 2),
            1.0,
            "{}",
            kind.id
        );
    }
}

#[test]
fn answers_that_cannot_be_part_of_a_drill_are_refused_with_a_reason() {
    let same = names(&["Anna Berg", "Bo Lind", "anna Holm"]).expect_err("nobody could tell");
    assert_eq!(same, Wrong::SameFirstName("anna".to_owned()));
    assert_eq!(names(&["A"; 14]), Err(Wrong::TooMany(14)));
    assert!(matches!(
        names(&["404 Smith"]),
        Err(Wrong::Unspeakable { .. })
    ));
    let long = "x".repeat(500);
    assert!(matches!(
        template::spoken(Said::Service, &long),
        Err(Wrong::TooLong { .. })
    ));
    assert!(matches!(
        template::spoken(Said::Service, "a b c d e"),
        Err(Wrong::TooLong { .. })
    ));
    for nothing in ["", "   ", "{}", "\u{7}"] {
        assert!(
            template::spoken(Said::Service, nothing).is_err(),
            "{nothing:?}"
        );
    }
    for id in ["", "Upper", "two--dashes", "-x", "x y", "ü", "../x", "a/b"] {
        assert!(Answers::usual(&KINDS[0], id).is_err(), "{id:?}");
    }
    for length in ["", "5m", "2h", "soon", "-3"] {
        assert!(template::length(length).is_err(), "{length:?}");
    }
    assert_eq!(template::length("40"), Ok(Span::minutes(40)));
    assert_eq!(template::length("40m"), Ok(Span::minutes(40)));
}

#[test]
fn a_service_that_the_drill_has_already_is_named() {
    let database = template::kind("database").expect("there is one");
    let answers = Answers {
        service: "the main database".to_owned(),
        ..usual(database)
    };
    let wrong = written(database, &answers)
        .map(|_| ())
        .expect_err("two of them");
    assert_eq!(wrong, Wrong::Taken("main database".to_owned()));
}

#[test]
fn a_name_that_is_given_is_not_made_up_for_somebody_else() {
    let named = names(&["Lina Berg"]).expect("one name");
    let firsts: std::collections::BTreeSet<&str> = named
        .iter()
        .filter_map(|name| name.split(' ').next())
        .collect();
    assert_eq!(firsts.len(), ROLES.len());
}

#[test]
fn without_a_terminal_flags_and_defaults_decide() {
    let dir = folder();
    let ran = hotwash(
        dir.path(),
        &[
            "new",
            "my-drill",
            "--kind",
            "security",
            "--service",
            "login",
        ],
        "",
    );
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert!(
        ran.out.contains("hotwash rehearse my-drill.ron"),
        "{}",
        ran.out
    );
    let linted = hotwash(dir.path(), &["lint", "my-drill.ron"], "");
    assert!(
        linted.out.contains("0 errors, 0 warnings"),
        "{}",
        linted.out
    );
    let text = std::fs::read_to_string(dir.path().join("my-drill.ron")).expect("it was written");
    assert!(text.contains("name: \"login\""));
}

#[test]
fn what_is_there_is_never_written_over() {
    let dir = folder();
    let path = dir.path().join("my-drill.ron");
    std::fs::write(&path, "mine").expect("a file in a folder of our own");
    let ran = hotwash(dir.path(), &["new", "my-drill", "--yes"], "");
    assert_eq!(ran.code, 2);
    assert!(
        ran.err.contains("is there already") && ran.err.contains("help:"),
        "{}",
        ran.err
    );
    assert_eq!(std::fs::read_to_string(&path).expect("it is there"), "mine");
}

#[test]
fn what_cannot_be_written_is_said_with_what_to_do() {
    let dir = folder();
    for (args, words) in [
        (vec!["new", "Big Id"], "`big-id`"),
        (
            vec!["new", "x", "--kind", "databse"],
            "did you mean `database`?",
        ),
        (
            vec!["new", "x", "--kind", "zzz"],
            "it is one of: bad-deploy",
        ),
        (
            vec!["new", "x", "--out", "no/such/folder/x.ron"],
            "make the folder first",
        ),
        (
            vec!["new", "x", "--people", "Anna A, Anna B"],
            "give one of them",
        ),
        (vec!["new", "x", "--length", "3h"], "between 30 and 45"),
        (vec!["new"], "<ID>"),
    ] {
        let ran = hotwash(dir.path(), &args, "");
        assert_eq!(ran.code, 2, "{args:?}");
        assert!(ran.err.contains(words), "{args:?}: {}", ran.err);
    }
    let left = std::fs::read_dir(dir.path()).expect("the folder is there");
    assert_eq!(
        left.filter(|entry| entry.as_ref().is_ok_and(|file| file.path().is_file()))
            .count(),
        0
    );
}

#[test]
fn the_list_shows_every_kind_and_every_role() {
    let ran = hotwash(folder().path(), &["new", "--list"], "");
    assert_eq!(ran.code, 0);
    let ids = KINDS
        .iter()
        .map(|kind| kind.id)
        .chain(ROLES.iter().map(|role| role.id));
    for id in ids {
        assert!(ran.out.contains(id), "{id}");
    }
}
