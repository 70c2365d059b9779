//! Every threshold of every measure, from both sides: a transcript in which the measure comes to
//! exactly the threshold, and one unit to either side of it, is scored and rated as the policy
//! says; a unit is a second, an occasion, a thousandth, or one of a hundred opportunities. Which figure is staged comes from the policy; what it means is told here once more, from
//! the five thresholds alone:
//!
//! * no worse than `full` scores 100, no better than `none` scores 0;
//! * at `performed`, `some` and `major` it scores just the bound of P, S and M;
//! * whatever is worse than a threshold is rated worse than it, however little that be.

use std::collections::BTreeSet;

use hotwash::score::measures::Case;
use hotwash::score::policy::{SHIPPED, Unit, shipped};
use hotwash::score::{Ledger, Policy, Rating, Value, measures, score};

use super::score_log::{Log, PAR};
use super::stage::CHECKOUT;
use super::staging::{self, Reach, Staging};

/// The figures that are staged: each threshold and its neighbours, or whatever can be reached.
fn figures(staging: &Staging, thresholds: [i64; 5]) -> BTreeSet<i64> {
    match staging.reach {
        Reach::These(these) => these.iter().copied().collect(),
        Reach::From(least, most, apart) => thresholds
            .into_iter()
            .flat_map(|threshold| [threshold - apart, threshold, threshold + apart])
            .filter(|figure| (least..=most).contains(figure))
            .collect(),
    }
}

/// The least and the greatest score that a figure may have.
fn allowed(figure: i64, thresholds: [i64; 5], policy: &Policy) -> (u8, u8) {
    let bounds = &policy.ratings;
    let marks = [100, bounds.performed, bounds.some, bounds.major, 0];
    let falls = thresholds[0] > thresholds[4];
    let worse = |figure: i64, than: i64| if falls { figure < than } else { figure > than };
    match (0..5).find(|at| !worse(figure, thresholds[*at])) {
        None => (0, 0),
        Some(at) if figure == thresholds[at] || at == 0 => (marks[at], marks[at]),
        // Worse than the threshold before and better than this one.
        Some(at) => (marks[at], marks[at - 1] - 1),
    }
}

fn rating(score: u8, policy: &Policy) -> Rating {
    let bounds = &policy.ratings;
    [
        (bounds.performed, Rating::P),
        (bounds.some, Rating::S),
        (bounds.major, Rating::M),
    ]
    .into_iter()
    .find(|(bound, _)| score >= *bound)
    .map_or(Rating::U, |(_, rating)| rating)
}

/// Longer transcripts are marked in the one measure alone: all others would take long.
const LONG: usize = 200;

/// What a measure came to, with its score and rating.
fn marked(log: &Log, id: &str, policy: &Policy) -> (Option<Value>, Option<u8>, Option<Rating>) {
    let scenario = &CHECKOUT.0;
    if log.events.len() <= LONG {
        let score = score(&log.events, scenario, policy, Some(&PAR));
        let marked = score.measure(id).expect("it exists");
        return (marked.value, marked.score, marked.rating);
    }
    let ledger = Ledger::of(&log.events, scenario, policy);
    let case = Case {
        ledger: &ledger,
        policy,
        par: Some(PAR),
    };
    let spec = measures::named(id).expect("it exists");
    let value = (spec.judge)(&case).map(|observed| observed.value);
    let rule = policy.rule(id).expect("there is one");
    let score = value.map(|value| rule.score(&value, &policy.ratings));
    let rating = score.map(|score| policy.ratings.rate(score));
    (value, score, rating)
}

/// What is wrong with the mark of one staged figure, if anything.
fn check(staging: &Staging, figure: i64, policy: &Policy) -> Option<String> {
    let log = (staging.stage)(figure, policy);
    let (value, score, rated) = marked(&log, staging.id, policy);
    let place = format!("{} of {}, staged at {figure}", staging.id, policy.id);
    let rule = policy.rule(staging.id).expect("there is one");
    let unit = match rule.unit {
        Unit::Seconds => 1000,
        Unit::Permille | Unit::Times | Unit::YesNo => 1,
    };
    if value.and_then(|value| value.figure()) != Some(figure * unit) {
        return Some(format!("{place}: came to {value:?}"));
    }
    let (least, most) = match rule.thresholds() {
        Some(thresholds) => allowed(figure, thresholds, policy),
        None if figure == 1 => (100, 100),
        None => (0, 0),
    };
    let is_right = score.is_some_and(|score| {
        (least..=most).contains(&score) && rated == Some(rating(score, policy))
    });
    (!is_right)
        .then(|| format!("{place}: scored {score:?}, rated {rated:?}; {least} to {most} were due"))
}

/// All that is wrong with one dimension's measures.
fn wrong(policy: &Policy, stagings: &[Staging]) -> Vec<String> {
    let mut wrong = Vec::new();
    for staging in stagings {
        let rule = policy.rule(staging.id).expect("there is one");
        let figures = match rule.thresholds() {
            Some(thresholds) => figures(staging, thresholds),
            None => BTreeSet::from([0, 1]),
        };
        wrong.extend(
            figures
                .into_iter()
                .filter_map(|figure| check(staging, figure, policy)),
        );
    }
    wrong
}

#[test]
fn each_threshold_is_rated_from_both_sides_as_the_policy_says() {
    for (name, _) in SHIPPED {
        let policy = shipped(name).expect("it is shipped");
        let stagings = staging::all();
        let (one, other) = stagings.split_at(stagings.len() / 2);
        let wrong: Vec<String> = std::thread::scope(|scope| {
            let first = scope.spawn(|| wrong(&policy, one));
            let mut all = wrong(&policy, other);
            all.extend(first.join().expect("no panic"));
            all
        });
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    }
}

#[test]
fn each_measure_has_a_staging_of_its_own() {
    let staged: Vec<&str> = staging::all().iter().map(|one| one.id).collect();
    let known: Vec<&str> = measures::all().map(|spec| spec.id).collect();
    for id in &known {
        let often = staged.iter().filter(|one| *one == id).count();
        assert_eq!(often, 1, "`{id}` has {often} stagings");
    }
    assert_eq!(staged.len(), known.len(), "a staging without a measure");
}

/// Which side of a threshold a measure that comes in steps can be on.
#[test]
fn what_comes_in_steps_reaches_both_sides_of_each_threshold() {
    for (name, _) in SHIPPED {
        let policy = shipped(name).expect("it is shipped");
        for staging in staging::all() {
            let (Reach::These(these), Some(thresholds)) = (
                &staging.reach,
                policy.rule(staging.id).and_then(|rule| rule.thresholds()),
            ) else {
                continue;
            };
            for threshold in thresholds {
                let no_worse = these.iter().any(|figure| *figure >= threshold);
                let worse = these.iter().any(|figure| *figure < threshold);
                assert!(
                    no_worse && (worse || threshold <= 0),
                    "{} of {name} never crosses {threshold}",
                    staging.id
                );
            }
        }
    }
}
