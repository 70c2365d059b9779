//! Surveys of every scenario that comes with hotwash: no dead end, by-the-book brings nearly all
//! to their proper end, whoever says nothing brings none. With many seeds (`HOTWASH_SEEDS=500`)
//! also: every inject and every ending is reached by somebody.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use hotwash::drill::{Drill, What};
use hotwash::rehearsal::Bot;
use hotwash::rehearsal::survey::{OddKind, Plan, Survey, survey};
use hotwash::score::policy;

use crate::stage::{CHECKOUT, load, seed};

/// So many seeds unless `HOTWASH_SEEDS` says otherwise.
const USUAL: u64 = 3;
/// From so many seeds on everything that can happen is expected to have happened.
const MANY: u64 = 200;
/// By-the-book brings so many drills to their proper end.
const RESOLVES: f64 = 0.98;

fn seeds() -> u64 {
    let asked = std::env::var("HOTWASH_SEEDS").ok();
    asked.and_then(|seeds| seeds.parse().ok()).unwrap_or(USUAL)
}

/// The files of all shipped scenarios, the practice ladder's too.
fn shipped() -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("scenarios");
    let mut files = Vec::new();
    for folder in [root.clone(), root.join("micro")] {
        let entries = std::fs::read_dir(folder).expect("the folder is there");
        let paths = entries.map(|entry| entry.expect("it can be read").path());
        files.extend(paths.filter(|path| path.extension().is_some_and(|kind| kind == "ron")));
    }
    files.sort();
    files
}

fn surveyed(source: &str, bots: &[&'static str], seed: u64, runs: u64) -> Survey {
    let (scenario, hearing) = load(source);
    let policy = policy::shipped(&scenario.policy).expect("it is shipped");
    let plan = Plan {
        scenario: &scenario,
        hearing: &hearing,
        policy: &policy,
        called: &scenario.id,
        bots,
        seed,
        runs,
    };
    survey(&plan, &|| {}).expect("the bots are shipped")
}

/// What is amiss with a survey.
fn amiss(survey: &Survey, seeds: u64) -> Vec<String> {
    let id = &survey.scenario;
    let mut wrong = Vec::new();
    for odd in &survey.oddities {
        let rare = odd.kind == OddKind::Repeats && seeds < MANY;
        if odd.kind != OddKind::ParUnresolved && !rare {
            let first = odd.first.first().map_or("", |drill| drill.replay.as_str());
            wrong.push(format!("{id}: {}: {first}", odd.kind.told()));
        }
    }
    let resolved = |bot| survey.resolved.get(bot).copied().unwrap_or_default();
    // Of a few seeds one may fail.
    let enough = RESOLVES.min(1.0 - 1.0 / seeds as f64);
    if resolved("by-the-book") < enough {
        let first = survey.oddities.iter().flat_map(|odd| &odd.first).next();
        wrong.push(format!(
            "{id}: by-the-book resolves {}: {}",
            resolved("by-the-book"),
            first.map_or("", |drill| drill.replay.as_str())
        ));
    }
    if resolved("silent") > 0.0 {
        wrong.push(format!("{id}: it resolves without a word"));
    }
    if seeds >= MANY {
        for part in ["injects", "endings"] {
            let never = &survey.coverage[part].never;
            if !never.is_empty() {
                wrong.push(format!("{id}: {part} that nobody reaches: {never:?}"));
            }
        }
    }
    wrong
}

#[test]
fn every_shipped_scenario_can_be_played_to_its_end() {
    let seeds = seeds();
    let bots: Vec<&'static str> = if seeds >= MANY {
        Bot::NAMES.to_vec()
    } else {
        vec!["by-the-book", "silent"]
    };
    let wrong: Vec<String> = shipped()
        .iter()
        .flat_map(|path| {
            let source = std::fs::read_to_string(path).expect("it can be read");
            amiss(&surveyed(&source, &bots, 1, seeds), seeds)
        })
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn ten_seeds_give_ten_different_drills() {
    for path in shipped() {
        let (scenario, hearing) = load(&std::fs::read_to_string(&path).expect("it can be read"));
        if scenario.ladder.is_some() {
            continue;
        }
        let drawn: BTreeSet<String> = (1..=10)
            .map(|number| {
                let drill = Drill::begin(scenario.clone(), hearing.clone(), seed(number));
                let options = drill.log().iter().find_map(|event| match &event.what {
                    What::Cast { options } => Some(options.clone()),
                    _ => None,
                });
                format!("{options:?}")
            })
            .collect();
        // The same options may be drawn twice; people's dice differ all the same.
        assert!(drawn.len() >= 6, "{}: {} of 10", scenario.id, drawn.len());
    }
}

#[test]
fn a_survey_is_the_same_however_many_count() {
    let source = include_str!("fixtures/receiving.ron");
    let count = |threads: usize| {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build();
        pool.expect("threads can be had")
            .install(|| surveyed(source, &Bot::NAMES, 4, 7))
    };
    assert_eq!(count(1), count(3));
}

#[test]
fn two_halves_are_the_whole() {
    let source = include_str!("fixtures/receiving.ron");
    let observed = |survey: &Survey| survey.whole["by-the-book"].observed;
    let whole = surveyed(source, &["by-the-book"], 10, 6);
    let halves = [10, 13].map(|seed| surveyed(source, &["by-the-book"], seed, 3));
    assert_eq!(observed(&whole), halves.iter().map(observed).sum::<u64>());
    for part in ["lines", "findings", "remedies"] {
        for (id, times) in &whole.coverage[part].times {
            let parts: u64 = halves
                .iter()
                .map(|half| half.coverage[part].times[id])
                .sum();
            assert_eq!(*times, parts, "{part} {id}");
        }
    }
}

#[test]
fn each_drill_is_told_of_and_counted_once() {
    let (scenario, hearing) = CHECKOUT.clone();
    let policy = policy::shipped("pagerduty").expect("it is shipped");
    let told = AtomicU64::new(0);
    let plan = Plan {
        scenario: &scenario,
        hearing: &Arc::clone(&hearing),
        policy: &policy,
        called: "scenarios/checkout-latency.ron",
        bots: &["by-the-book", "silent"],
        seed: 1,
        runs: 2,
    };
    let survey = survey(&plan, &|| {
        told.fetch_add(1, Ordering::Relaxed);
    })
    .expect("the bots are shipped");
    assert_eq!(told.into_inner(), 4);
    for (bot, outcomes) in &survey.outcomes {
        let sum: f64 = outcomes.values().sum();
        assert!((sum - 1.0).abs() < 0.001, "{bot}: {outcomes:?}");
    }
    // Handing over is this scenario's proper end.
    assert_eq!(survey.resolved["by-the-book"], 1.0);
    let injects = &survey.coverage["injects"];
    assert_eq!(injects.of, scenario.injects.len());
    assert_eq!(injects.reached + injects.never.len(), injects.of);
}

#[test]
fn a_bot_that_does_not_exist_is_named() {
    let (scenario, hearing) = CHECKOUT.clone();
    let policy = policy::shipped("pagerduty").expect("it is shipped");
    let plan = Plan {
        scenario: &scenario,
        hearing: &hearing,
        policy: &policy,
        called: "checkout-latency",
        bots: &["by-the-bok"],
        seed: 1,
        runs: 1,
    };
    let error = survey(&plan, &|| {}).expect_err("there is none");
    assert_eq!(error.meant, Some("by-the-book"));
}
