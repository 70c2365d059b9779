//! What if: branches are matched, found losses are real ones, and chance is never claimed.

use std::sync::Arc;

use hotwash::debrief::WhatIf;
use hotwash::drill::{Command, Drill, Event, Timed, What};
use hotwash::hearing::Hearing;
use hotwash::rehearsal::what_if::{
    Comparison, MOST_BRANCHES, Question, Recorded, Sure, compare, costliest, paired,
};
use hotwash::rehearsal::{Bot, play};
use hotwash::scenario::Scenario;
use hotwash::score::Policy;
use hotwash::units::Moment;

use crate::stage::{self, CHECKOUT};

/// A drill that was played, with what was commanded in it.
struct Tape {
    drill: Drill,
    hearing: Arc<Hearing>,
    policy: Policy,
}

impl Tape {
    /// By a bot.
    fn of_bot(name: &str, seed: u64) -> Tape {
        Tape::of_bot_in(&CHECKOUT, name, seed)
    }

    fn of_bot_in(of: &(Arc<Scenario>, Arc<Hearing>), name: &str, seed: u64) -> Tape {
        let mut drill = Drill::begin(of.0.clone(), of.1.clone(), stage::seed(seed));
        let mut bot = Bot::named(name).expect("the bot exists");
        play(&mut drill, &mut bot, |_, _| {});
        Tape::new(drill, of.1.clone())
    }

    fn new(drill: Drill, hearing: Arc<Hearing>) -> Tape {
        let policy = hotwash::score::policy::shipped("pagerduty").expect("it is shipped");
        Tape {
            drill,
            hearing,
            policy,
        }
    }

    fn recorded(&self) -> Recorded<'_> {
        Recorded::of(
            &self.drill,
            &self.hearing,
            &self.commands,
            &self.policy,
            None,
        )
    }

    fn costliest(&self) -> WhatIf {
        let bot = Bot::named("by-the-book").expect("the bot exists");
        costliest(&self.recorded(), &bot, &|| {})
    }
}

#[test]
fn probe() {
    for (name, seed) in [
        ("by-the-book", 1),
        ("by-the-book", 2),
        ("by-the-book", 3),
        ("by-the-book", 4),
        ("group-caller", 1),
        ("silent", 1),
        ("clock-blind", 1),
        ("pushover", 2),
    ] {
        let tape = Tape::of_bot(name, seed);
        let began = std::time::Instant::now();
        let found = tape.costliest();
        println!(
            "{name} {seed}: {:?} confirmed {} {}",
            began.elapsed(),
            found.confirmed,
            found.text
        );
        println!(
            "   {:?}",
            found.curve.iter().map(|one| one.lost).collect::<Vec<_>>()
        );
        for m in &found.moments {
            println!("   {}", m.text);
            for s in &m.said {
                println!("       you {} {}", s.at, s.words);
            }
            for s in &m.could_say {
                println!("       could {} {}", s.at, s.words);
            }
        }
    }
}
