//! Whether the score measures what it says: by-the-book does well in everything, a commander with
//! one fault falls behind in the dimension of that fault and, beyond what the table of couplings
//! names, nowhere else; and who does not know what they do does badly. Over a few seeds of every
//! full scenario; over many with `HOTWASH_SEEDS=200`.

use std::collections::BTreeMap;
use std::path::Path;

use hotwash::rehearsal::Bot;
use hotwash::rehearsal::survey::{Distance, Plan, Spread, Survey, survey};
use hotwash::rehearsal::validity::{self, FELT, Standing, Wrong, faults};
use hotwash::scenario::model::Dimension;
use hotwash::score::{dimensions, policy};

use crate::stage::load;

/// So many seeds unless `HOTWASH_SEEDS` says otherwise.
const USUAL: u64 = 3;
/// From so many seeds on every coupling is expected to have shown.
const MANY: u64 = 200;

fn seeds() -> u64 {
    let asked = std::env::var("HOTWASH_SEEDS").ok();
    asked.and_then(|seeds| seeds.parse().ok()).unwrap_or(USUAL)
}

/// All commanders in all full scenarios.
fn surveys(seeds: u64) -> Vec<Survey> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("scenarios");
    let entries = std::fs::read_dir(root).expect("the folder is there");
    let mut files: Vec<_> = entries
        .map(|entry| entry.expect("it can be read").path())
        .filter(|path| path.extension().is_some_and(|kind| kind == "ron"))
        .collect();
    files.sort();
    files
        .iter()
        .map(|path| {
            let source = std::fs::read_to_string(path).expect("it can be read");
            let (scenario, hearing) = load(&source);
            let policy = policy::shipped(&scenario.policy).expect("it is shipped");
            let plan = Plan {
                scenario: &scenario,
                hearing: &hearing,
                policy: &policy,
                called: &scenario.id,
                bots: &Bot::NAMES,
                seed: 1,
                runs: seeds,
            };
            survey(&plan, &|| {}).expect("the bots are shipped")
        })
        .collect()
}

#[test]
fn every_fault_shows_where_it_belongs_and_nowhere_else() {
    let seeds = seeds();
    let surveys = surveys(seeds);
    let mut wrong: Vec<String> = validity::check(&surveys)
        .iter()
        .map(ToString::to_string)
        .collect();
    if seeds >= MANY {
        for (bot, dimension, most) in validity::couplings(&surveys) {
            if most.is_none_or(|most| most <= FELT) {
                wrong.push(format!("{bot} never loses in {dimension:?}: no coupling"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_faulty_commander_stands_in_the_table_once() {
    let told: Vec<&str> = faults().iter().map(|fault| fault.bot).collect();
    let without_one_fault = ["by-the-book", "random", "silent"];
    let mut expected: Vec<&str> = Bot::NAMES.to_vec();
    expected.retain(|name| !without_one_fault.contains(name));
    assert_eq!(told, expected);
    for fault in faults() {
        let mut touched: Vec<Dimension> = fault.touches.iter().map(|one| one.dimension).collect();
        touched.push(fault.own);
        touched.sort();
        let all = touched.len();
        touched.dedup();
        assert_eq!(touched.len(), all, "{}", fault.bot);
    }
}

#[test]
fn the_page_on_validity_tells_what_the_table_holds() {
    let page = include_str!("../../docs/validity.md");
    for fault in faults() {
        let own = dimensions::title(fault.own);
        let row = format!("| `{}` | {} | {own} |", fault.bot, fault.habit);
        assert!(page.contains(&row), "missing: {row}");
        for coupling in fault.touches {
            let title = dimensions::title(coupling.dimension);
            let told = format!("{title}: {}", coupling.because);
            assert!(page.contains(&told), "missing: {told}");
        }
    }
}

/// A survey of many drills in which all is as it should be.
fn sound() -> Survey {
    let spread = |mark: u8| Spread {
        mean: Some(f64::from(mark)),
        p10: Some(mark),
        p50: Some(mark),
        p90: Some(mark),
        observed: 200,
        tens: [0; 10],
    };
    let behind = |bot: &'static str| {
        let distances = dimensions::MARKED.into_iter().map(|dimension| {
            let mean = match validity::standing(bot, dimension) {
                Standing::Own => 60.0,
                Standing::Touched => 20.0,
                Standing::Clear => 1.0,
            };
            let distance = Distance {
                mean: Some(mean),
                both: 200,
            };
            (dimension, distance)
        });
        (bot, distances.collect::<BTreeMap<_, _>>())
    };
    let good = dimensions::MARKED.map(|dimension| (dimension, spread(95)));
    Survey {
        scenario: "sound".into(),
        runs: 200,
        seed: 1,
        matrix: [("by-the-book", good.into_iter().collect())].into(),
        behind: faults().iter().map(|fault| behind(fault.bot)).collect(),
        whole: [("random", spread(30)), ("silent", spread(10))].into(),
        resolved: BTreeMap::new(),
        outcomes: BTreeMap::new(),
        harm: BTreeMap::new(),
        lowest: BTreeMap::new(),
        failed: BTreeMap::new(),
        coverage: BTreeMap::new(),
        oddities: Vec::new(),
    }
}

/// What is wrong with a sound survey after one change.
fn after(change: impl FnOnce(&mut Survey)) -> Vec<(&'static str, Option<Dimension>, Wrong)> {
    let mut survey = sound();
    change(&mut survey);
    let breaches = validity::check(&[survey]);
    let told = |breach: validity::Breach| (breach.bot, breach.dimension, breach.what);
    breaches.into_iter().map(told).collect()
}

fn fall_behind(survey: &mut Survey, bot: &str, dimension: Dimension, by: f64) {
    let distances = survey.behind.get_mut(bot).expect("it plays");
    let distance = distances.get_mut(&dimension).expect("it is observed");
    distance.mean = Some(by);
}

#[test]
fn each_thing_that_does_not_hold_is_told_with_its_cell() {
    assert_eq!(after(|_| {}), []);
    let decisions = Some(Dimension::Decisions);
    let good = |survey: &mut Survey, change: fn(&mut Spread)| {
        let marks = survey.matrix.get_mut("by-the-book").expect("it plays");
        change(marks.get_mut(&Dimension::Decisions).expect("observed"));
    };
    assert_eq!(
        after(|survey| good(survey, |spread| spread.mean = Some(89.9))),
        [("by-the-book", decisions, Wrong::NotGood(89.9))]
    );
    assert_eq!(
        after(|survey| good(survey, |spread| spread.p10 = Some(79))),
        [("by-the-book", decisions, Wrong::OftenNotGood(79))]
    );
    assert_eq!(
        after(|survey| fall_behind(survey, "nag", Dimension::Timeboxing, 24.9)),
        [("nag", Some(Dimension::Timeboxing), Wrong::TooNear(24.9))]
    );
    assert_eq!(
        after(|survey| fall_behind(survey, "nag", Dimension::Decisions, 10.1)),
        [("nag", decisions, Wrong::TooFar(10.1))]
    );
    // A coupling that the table names.
    assert_eq!(
        after(|survey| fall_behind(survey, "nag", Dimension::Outcome, 90.0)),
        []
    );
    // A mean of so few pairs says nothing.
    let seldom = |survey: &mut Survey| {
        fall_behind(survey, "nag", Dimension::Decisions, 90.0);
        let distances = survey.behind.get_mut("nag").expect("it plays");
        let distance = distances.get_mut(&Dimension::Decisions).expect("observed");
        distance.both = 9;
    };
    assert_eq!(after(seldom), []);
    let poor = |survey: &mut Survey, change: fn(&mut Spread)| {
        change(survey.whole.get_mut("random").expect("it plays"));
    };
    assert_eq!(
        after(|survey| poor(survey, |spread| spread.mean = Some(40.0))),
        [("random", None, Wrong::NotPoor(40.0))]
    );
    assert_eq!(
        after(|survey| poor(survey, |spread| spread.p90 = Some(50))),
        [("random", None, Wrong::OftenNotPoor(50))]
    );
}

#[test]
fn a_fault_without_an_occasion_in_one_scenario_needs_one_in_another() {
    let without = |mut survey: Survey| {
        let distances = survey.behind.get_mut("vanisher").expect("it plays");
        distances.remove(&Dimension::Closing);
        survey
    };
    assert_eq!(validity::check(&[sound(), without(sound())]), []);
    let breaches = validity::check(&[without(sound()), without(sound())]);
    assert_eq!(breaches.len(), 1);
    assert_eq!(breaches[0].what, Wrong::NeverShown);
    let told = "in all scenarios: vanisher never had to do with closing, its own dimension";
    assert_eq!(breaches[0].to_string(), told);
}
