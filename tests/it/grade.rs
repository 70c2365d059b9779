//! The grade of a scenario: every shipped one gets an A; whoever takes one thing away from a good
//! scenario loses it for that reason alone; and what is said to be observable is what rehearsals
//! observe.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use hotwash::rehearsal::survey::{Plan, survey};
use hotwash::scenario::grade::{self, Letter};
use hotwash::scenario::model::{
    Dimension, Effect, Outcome, Persona, Presence, ScenarioFile, Traits, Trigger, When,
};
use hotwash::scenario::observable::observable;
use hotwash::score::dimensions::MARKED;
use hotwash::score::policy;
use hotwash::units::{Lapse, Span};

use crate::stage::{CHECKOUT, load};

/// The files of all shipped scenarios, the practice ladder's too.
pub fn shipped() -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("scenarios");
    let mut files = Vec::new();
    for folder in [root.clone(), root.join("micro")] {
        let entries = fs::read_dir(folder).expect("the folder is there");
        let paths = entries.map(|entry| entry.expect("it can be read").path());
        files.extend(paths.filter(|path| path.extension().is_some_and(|kind| kind == "ron")));
    }
    files.sort();
    files
}

fn micro(id: &str) -> ScenarioFile {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("scenarios/micro");
    let source = fs::read_to_string(root.join(format!("{id}.ron"))).expect("it is shipped");
    (**load(&source).0).clone()
}

fn checkout() -> ScenarioFile {
    (**CHECKOUT.0).clone()
}

#[test]
fn every_shipped_scenario_gets_an_a() {
    for path in shipped() {
        let source = fs::read_to_string(&path).expect("it can be read");
        let grade = grade::of(&load(&source).0);
        assert_eq!(
            grade.letter,
            Letter::A,
            "{}: {}",
            path.display(),
            grade.told()
        );
    }
}

fn at(minutes: u64) -> When {
    When::At(Lapse(Span::minutes(minutes)))
}

fn drop_injects(file: &mut ScenarioFile, ids: &[&str]) {
    let before = file.injects.len();
    file.injects
        .retain(|inject| !ids.contains(&inject.id.as_str()));
    assert_eq!(file.injects.len(), before - ids.len(), "{ids:?} were there");
}

fn change_inject(file: &mut ScenarioFile, id: &str, when: When) {
    let mut injects = file.injects.iter_mut();
    let inject = injects.find(|inject| inject.id.as_str() == id);
    inject.expect("the inject is there").when = when;
}

/// What is taken away from a good scenario, what the grade says for it.
type Taken = (&'static str, fn(&mut ScenarioFile), &'static str);

const FROM_A_FULL_DRILL: [Taken; 25] = [
    (
        "briefing",
        |file| file.briefing = "Checkout is slow.".to_owned(),
        "the briefing has 3 words",
    ),
    (
        "briefing",
        |file| file.briefing = "word ".repeat(151),
        "the briefing has 151 words; cut it to 150",
    ),
    (
        "beginning",
        |file| drop_injects(file, &["sam-opens"]),
        "nobody says anything in the first 30 seconds",
    ),
    (
        "pace",
        |file| {
            drop_injects(
                file,
                &["grant-turns-on-people", "omar-wants-update", "lucia-phones"],
            )
        },
        "between 15:00 and 30:00 nothing scripted comes",
    ),
    (
        "pressure",
        |file| drop_injects(file, &["marcus-wants-a-list", "grant-turns-on-people"]),
        "somebody presses too seldom, 2 of the 3",
    ),
    (
        "pressure",
        |file| change_inject(file, "marcus-wants-a-list", at(13)),
        "the pressure arcs `which-severity` and `spreadsheet` come at the same time",
    ),
    (
        "herrings",
        |file| {
            for finding in &mut file.world.findings {
                finding.red_herring = false;
            }
        },
        "every finding is true",
    ),
    (
        "herrings",
        |file| {
            for finding in &mut file.world.findings {
                finding.disproves.clear();
            }
        },
        "nothing shows that `packet-loss` is wrong",
    ),
    (
        "choice",
        |file| {
            for remedy in &mut file.world.remedies {
                remedy.risk = None;
            }
        },
        "no remedy has a `risk`",
    ),
    (
        "page",
        |file| {
            for person in &mut file.cast {
                if person.presence != Presence::Away {
                    person.presence = Presence::OnCall;
                }
            }
        },
        "everybody is there already",
    ),
    (
        "turn",
        |file| {
            let answers = |when: &When| format!("{when:?}").contains("After(");
            file.injects.retain(|inject| {
                !answers(&inject.when)
                    || inject.id.as_str() == "lucia-wants-words"
                    || inject
                        .then
                        .iter()
                        .any(|one| matches!(one, Effect::ClearFault(_)))
            });
            for inject in &mut file.injects {
                if answers(&inject.when) {
                    inject.when = at(50);
                }
            }
        },
        "nothing scripted answers what is found or done",
    ),
    (
        "end",
        |file| {
            let found = Trigger::Finding("pool-waits".into());
            let when = When::After(found, Lapse(Span::ZERO));
            for id in [
                "queue-drains-deploy",
                "queue-drains-flag",
                "queue-empty-deploy",
                "queue-empty-flag",
            ] {
                change_inject(file, id, when.clone());
            }
        },
        "nothing scripted comes in the last third",
    ),
    (
        "winnable",
        |file| {
            file.endings
                .retain(|ending| ending.outcome == Outcome::Unresolved)
        },
        "there is no good ending",
    ),
    (
        "winnable",
        |file| {
            for remedy in &mut file.world.remedies {
                remedy.effects.clear();
            }
        },
        "with cause = bad-deploy, ceo = presses: nothing mends the fault `pool-leak`",
    ),
    (
        "winnable",
        |file| {
            for remedy in &mut file.world.remedies {
                remedy.done_by.clear();
            }
        },
        "nothing mends the fault `pool-leak`",
    ),
    (
        "losable",
        |file| {
            file.endings
                .retain(|ending| ending.outcome != Outcome::Unresolved)
        },
        "there is no bad ending",
    ),
    (
        "losable",
        |file| file.world.customers = 0,
        "there are no customers",
    ),
    (
        "losable",
        |file| {
            for fault in &mut file.world.faults {
                fault.at_start = false;
            }
        },
        "nothing hurts customers",
    ),
    (
        "observable",
        |file| drop_injects(file, &["ines-disputes-severity"]),
        "`severity` cannot be marked: the severity is declared at the start and nobody disputes it",
    ),
    (
        "observable",
        |file| file.skills.clear(),
        "`skills` is empty",
    ),
    (
        "objectives",
        |file| file.rubric.objectives.truncate(1),
        "objectives: 1; add 1",
    ),
    (
        "replay",
        |file| file.variants.truncate(1),
        "the variants make 2 different drills; make 4 or more",
    ),
    (
        "voices",
        |file| {
            for person in &mut file.cast {
                person.traits = Traits::default();
                person.persona = None;
            }
        },
        "5 of 13 people are like anybody (tatiana, omar, marcus, dana, ines)",
    ),
    (
        "names",
        |file| file.world.services[1].aliases.clear(),
        "the service `checkout-api` has one name only",
    ),
    (
        "names",
        |file| file.world.remedies[0].phrases.clear(),
        "has one name only; add `phrases`",
    ),
];

#[test]
fn whatever_is_taken_from_a_full_drill_costs_the_a_for_that_reason_alone() {
    for (criterion, take, says) in FROM_A_FULL_DRILL {
        let mut file = checkout();
        take(&mut file);
        lacks_only(&file, criterion, says);
    }
}

#[test]
fn each_criterion_can_be_missed() {
    let tried: BTreeSet<&str> = FROM_A_FULL_DRILL.iter().map(|(id, _, _)| *id).collect();
    let asked: BTreeSet<&str> = grade::criteria().collect();
    assert_eq!(tried, asked);
    assert_eq!(asked.len(), grade::criteria().count(), "no id stands twice");
}

fn lacks_only(file: &ScenarioFile, criterion: &str, says: &str) {
    let grade = grade::of_file(file);
    let lacking: Vec<&str> = grade.lacks.iter().map(|lack| lack.criterion).collect();
    assert_eq!(lacking, [criterion], "{}", grade.told());
    assert!(grade.lacks[0].says.contains(says), "{}", grade.told());
    assert_ne!(grade.letter, Letter::A);
}

#[test]
fn what_practice_needs_weighs_more_than_what_adorns_it() {
    let mut file = checkout();
    file.rubric.objectives.clear();
    assert_eq!(grade::of_file(&file).letter, Letter::B);
    file.endings.clear();
    // No way to win, none to lose, no objectives.
    assert_eq!(grade::of_file(&file).letter, Letter::D);
    let mut file = checkout();
    file.world.customers = 0;
    assert_eq!(grade::of_file(&file).letter, Letter::C);
}

#[test]
fn a_rung_of_the_ladder_is_asked_only_for_what_its_skill_needs() {
    let grade = grade::of_file(&micro("assign"));
    assert_eq!(grade.letter, Letter::A, "{}", grade.told());
    assert_eq!(grade.asked(), 10, "{:?}", grade.has);
    for not_asked in ["somebody to page", "a red herring that can be disproved"] {
        assert!(!grade.has.contains(&not_asked));
    }
    let taken: [Taken; 7] = [
        (
            "beginning",
            |file| file.injects.clear(),
            "nobody says anything",
        ),
        (
            "turn",
            |file| {
                for inject in &mut file.injects {
                    inject.when = at(0);
                }
                for ending in &mut file.endings {
                    ending.when = None;
                }
            },
            "nothing scripted answers",
        ),
        (
            "objectives",
            |file| file.coach = None,
            "nobody explains the skill",
        ),
        ("replay", |file| file.variants.clear(), "make 2 or more"),
        (
            "winnable",
            |file| {
                file.endings
                    .retain(|one| one.outcome == Outcome::Unresolved)
            },
            "there is no good ending",
        ),
        (
            "losable",
            |file| file.endings.retain(|one| one.outcome == Outcome::Resolved),
            "there is no bad ending",
        ),
        (
            "observable",
            |file| file.skills.push(Dimension::Handover),
            "`handover` cannot",
        ),
    ];
    for (criterion, take, says) in taken {
        let mut file = micro("assign");
        take(&mut file);
        lacks(&file, criterion, says);
    }
}

fn lacks(file: &ScenarioFile, criterion: &str, says: &str) {
    let grade = grade::of_file(file);
    let mut found = grade.lacks.iter();
    assert!(
        found.any(|lack| lack.criterion == criterion && lack.says.contains(says)),
        "no {criterion}: {}",
        grade.told()
    );
}

#[test]
fn a_rung_that_practises_pressure_or_decisions_needs_some() {
    let mut file = micro("swoop-information-request");
    for inject in &mut file.injects {
        inject
            .then
            .retain(|effect| !matches!(effect, Effect::Pressure(_)));
    }
    lacks(&file, "pressure", "nobody presses");
    let mut file = micro("decide-with-bad-options");
    file.world.remedies.truncate(1);
    lacks(&file, "choice", "remedies to choose from: 1");
}

#[test]
fn pressure_that_can_never_meet_does_not_come_at_once() {
    let source = include_str!("../../scenarios/split-brain.ron");
    let mut file = (**load(source).0).clone();
    assert_eq!(grade::of_file(&file).letter, Letter::A);
    // Without the state that keeps the two apart both come within the same minutes.
    change_inject(&mut file, "noor-plays-it-up", at(17));
    lacks(&file, "pressure", "`severity-down` and `severity-up`");
}

#[test]
fn a_persona_is_enough_of_a_voice() {
    let mut file = checkout();
    for person in &mut file.cast {
        person.traits = Traits::default();
        person.persona = Some(Persona::Dry);
    }
    assert_eq!(grade::of_file(&file).letter, Letter::A);
}

#[test]
fn every_criterion_is_explained_to_authors() {
    let page = include_str!("../../docs/grade.md");
    let rows: Vec<&str> = page
        .lines()
        .filter_map(|line| line.strip_prefix("| `")?.split_once('`'))
        .map(|(id, _)| id)
        .collect();
    let asked: Vec<&str> = grade::criteria().collect();
    assert_eq!(rows, asked);
}

#[test]
fn a_grade_says_its_letter_first_and_each_lack_on_a_line() {
    let mut file = checkout();
    assert_eq!(
        grade::of_file(&file).told(),
        "grade A: it has all 16 things asked of it"
    );
    file.world.customers = 0;
    file.briefing.clear();
    let told = grade::of_file(&file).told();
    let lines: Vec<&str> = told.lines().collect();
    assert_eq!(lines[0], "grade C: 2 of 16 things are lacking");
    assert!(lines[1].starts_with("  briefing: the briefing has 0 words"));
    assert!(lines[2].starts_with("  losable: there are no customers"));
    assert_eq!(lines.len(), 3);
}

/// How often rehearsals observed each dimension of a scenario.
fn observed(path: &Path) -> (ScenarioFile, BTreeMap<Dimension, u64>) {
    let source = fs::read_to_string(path).expect("it can be read");
    let (scenario, hearing) = load(&source);
    let plan = Plan {
        scenario: &scenario,
        hearing: &hearing,
        policy: &policy::shipped(&scenario.policy).expect("it is shipped"),
        called: &scenario.id,
        bots: &["by-the-book", "pushover", "cold-handover"],
        seed: 1,
        runs: 1,
    };
    let survey = survey(&plan, &|| {}).expect("the bots are shipped");
    let mut seen = BTreeMap::new();
    for spreads in survey.matrix.values() {
        for (dimension, spread) in spreads {
            *seen.entry(*dimension).or_default() += spread.observed;
        }
    }
    ((**scenario).clone(), seen)
}

#[test]
fn what_is_said_to_be_observable_is_what_rehearsals_observe() {
    for path in shipped() {
        let (file, seen) = observed(&path);
        for dimension in MARKED {
            let times = seen.get(&dimension).copied().unwrap_or(0);
            let said = observable(&file, dimension);
            if times > 0 {
                assert_eq!(said, Ok(()), "{}: {dimension:?} was seen", file.id);
            }
            // Command that is received is judged by a rung's own objectives, not by a measure.
            let received = dimension == Dimension::Handover && file.opening.is_some();
            if file.skills.contains(&dimension) && !received {
                assert!(times > 0, "{}: nobody showed {dimension:?}", file.id);
            }
        }
    }
}
