//! Whether the score measures what it says: over 200 seeds the by-the-book commander does well
//! in everything that could be observed, and a commander with one fault does badly in that.

use std::collections::BTreeMap;
use std::thread;

use hotwash::drill::Drill;
use hotwash::drill::What;
use hotwash::rehearsal::{self, Bot};
use hotwash::scenario::model::Dimension;
use hotwash::score::{self, ParResult, policy};

use crate::stage::{CHECKOUT, seed};

const SEEDS: u64 = 200;
/// A faulty commander's own dimension lies at least so far below by-the-book's.
const APART: u32 = 25;
/// From here on a rating is P; below it, and from 66 on, S; below that M and U.
const PERFORMED: u8 = 80;
const SOME: u8 = 66;

/// Each faulty commander with the dimension that its fault belongs to.
const FAULTY: [(&str, Dimension); 5] = [
    ("group-caller", Dimension::Delegation),
    ("clock-blind", Dimension::Timeboxing),
    ("pushover", Dimension::Pressure),
    ("cold-handover", Dimension::Handover),
    ("silent", Dimension::Command),
];

type Marks = BTreeMap<Dimension, Option<u8>>;

fn marks(name: &str, number: u64, par: Option<&ParResult>) -> (Marks, ParResult) {
    let (scenario, hearing) = CHECKOUT.clone();
    let policy = policy::shipped("pagerduty").expect("it is shipped");
    let mut drill = Drill::begin(scenario.clone(), hearing, seed(number));
    let mut bot = Bot::named(name).expect("it is shipped");
    rehearsal::play(&mut drill, &mut bot, |_, _| {});
    let reckoned = drill
        .log()
        .iter()
        .find_map(|event| match event.what {
            What::Reckoned {
                lost, mitigated_ms, ..
            } => Some(ParResult {
                customer_minutes: lost,
                mitigated_ms,
            }),
            _ => None,
        })
        .unwrap_or_else(|| panic!("{name} under seed {number} was never reckoned"));
    let par = par.copied().unwrap_or(reckoned);
    let score = score::score(drill.log(), &scenario, &policy, Some(&par));
    let marks = score
        .dimensions
        .iter()
        .map(|one| (one.id, one.score))
        .collect();
    (marks, reckoned)
}

/// All that is out of order for one seed.
fn check(number: u64) -> Vec<String> {
    let mut wrong = Vec::new();
    let (book, par) = marks("by-the-book", number, None);
    for (dimension, score) in &book {
        if score.is_some_and(|score| score < PERFORMED) {
            wrong.push(format!(
                "seed {number}: by-the-book has {score:?} in {dimension:?}"
            ));
        }
    }
    if par.mitigated_ms.is_none() {
        wrong.push(format!("seed {number}: by-the-book never stops the harm"));
    }
    for (name, dimension) in FAULTY {
        let (faulty, reckoned) = marks(name, number, Some(&par));
        let (Some(Some(good)), Some(Some(bad))) = (book.get(&dimension), faulty.get(&dimension))
        else {
            wrong.push(format!(
                "seed {number}: {dimension:?} was not observed for {name}"
            ));
            continue;
        };
        if *bad >= SOME || u32::from(*good) < u32::from(*bad) + APART {
            wrong.push(format!(
                "seed {number}: {name} has {bad} in {dimension:?}, by-the-book {good}"
            ));
        }
        if name == "silent" && reckoned.customer_minutes <= par.customer_minutes {
            wrong.push(format!(
                "seed {number}: doing nothing costs no more than acting"
            ));
        }
    }
    wrong
}

#[test]
fn by_the_book_does_well_and_every_fault_shows_in_its_own_dimension() {
    let halves: Vec<_> = (0..2)
        .map(|half| {
            thread::spawn(move || {
                (1..=SEEDS)
                    .filter(|number| number % 2 == half)
                    .flat_map(check)
                    .collect::<Vec<_>>()
            })
        })
        .collect();
    let wrong: Vec<String> = halves
        .into_iter()
        .flat_map(|half| half.join().expect("no drill panics"))
        .collect();
    assert!(
        wrong.is_empty(),
        "{} of them:\n{}",
        wrong.len(),
        wrong.join("\n")
    );
}
