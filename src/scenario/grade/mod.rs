//! How good a scenario is to practise with: a letter, and for whatever is lacking what to add.
//!
//! Each criterion is a file and asks one thing. It knows for which scenarios it is fair: a full
//! drill needs a story of an hour, a rung of the practice ladder only what its one skill needs.
//! Criteria look at the text alone; that a scenario can really be won is for rehearsals to show.

mod beginning;
mod briefing;
mod choice;
mod end;
mod herrings;
mod losable;
mod names;
mod objectives;
mod observable_skills;
mod pace;
mod page;
mod pressing;
mod replay;
mod turn;
mod voices;
mod winnable;

use std::fmt;

use serde::Serialize;

use super::Scenario;
use super::model::{Fault, Remedy, ScenarioFile};
use super::story::deals::{Deal, deals};

/// The criteria, in the order of a drill.
const CRITERIA: [Criterion; 16] = [
    briefing::ASKED,
    beginning::ASKED,
    pace::ASKED,
    pressing::ASKED,
    herrings::ASKED,
    choice::ASKED,
    page::ASKED,
    turn::ASKED,
    end::ASKED,
    winnable::ASKED,
    losable::ASKED,
    observable_skills::ASKED,
    objectives::ASKED,
    replay::ASKED,
    voices::ASKED,
    names::ASKED,
];

/// A lack of this weight makes a scenario useless for practice until it is mended. Ours.
const GRAVE: u32 = 3;
/// A lack of this weight makes it poorer. Ours.
const SLIGHT: u32 = 1;

/// One thing asked of a scenario.
struct Criterion {
    id: &'static str,
    /// What it asks for, as a noun: `a beginning`.
    asks: &'static str,
    /// How much its lack weighs.
    weight: u32,
    judge: fn(&Subject) -> Judged,
}

/// How a scenario stands by one criterion.
enum Judged {
    /// It has what is asked for.
    Has,
    /// It would not be fair to ask.
    NotAsked,
    /// It lacks it. What is missing, and what to add.
    Lacks(String),
}

/// Judges `lacks` where a criterion asks for something.
fn judged(lacks: Option<String>) -> Judged {
    lacks.map_or(Judged::Has, Judged::Lacks)
}

/// A scenario under judgement.
struct Subject<'a> {
    file: &'a ScenarioFile,
    /// The drills that its variants make.
    deals: Vec<Deal<'a>>,
}

impl Subject<'_> {
    /// Whether it is a full drill and no rung of the ladder.
    fn is_full(&self) -> bool {
        self.file.ladder.is_none()
    }

    /// The faults of one drill.
    fn faults(&self, deal: &Deal) -> Vec<&Fault> {
        let faults = self.file.world.faults.iter();
        faults
            .filter(|fault| deal.has(fault.only.as_ref()))
            .collect()
    }

    /// The remedies of one drill.
    fn remedies(&self, deal: &Deal) -> Vec<&Remedy> {
        let remedies = self.file.world.remedies.iter();
        remedies
            .filter(|remedy| deal.has(remedy.only.as_ref()))
            .collect()
    }

    /// What a drill lacks, of the first in which something is lacking, with which drill it is.
    fn in_each_deal(&self, lacks: impl Fn(&Deal) -> Option<String>) -> Option<String> {
        let mut found = self.deals.iter().filter_map(|deal| {
            let told = deal.told();
            lacks(deal).map(|lack| match told.is_empty() {
                true => lack,
                false => format!("with {told}: {lack}"),
            })
        });
        found.next()
    }
}

/// A letter.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub enum Letter {
    /// Nothing is lacking.
    A,
    /// A little is.
    B,
    /// Much is, or something that practice needs.
    C,
    /// It is no drill yet.
    D,
}

impl fmt::Display for Letter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Letter::A => "A",
            Letter::B => "B",
            Letter::C => "C",
            Letter::D => "D",
        })
    }
}

/// Something that a scenario lacks.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Lack {
    /// The criterion's id.
    pub criterion: &'static str,
    /// What is missing, and what to add.
    pub says: String,
    /// How much it weighs: 3 where practice needs it, otherwise 1.
    pub weight: u32,
}

/// How good a scenario is to practise with.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Grade {
    /// The letter.
    pub letter: Letter,
    /// What is lacking, in the order of a drill.
    pub lacks: Vec<Lack>,
    /// What it has of what was asked: a beginning, a way to win.
    pub has: Vec<&'static str>,
}

/// The ids of all criteria, in the order of a drill.
pub fn criteria() -> impl Iterator<Item = &'static str> {
    CRITERIA.iter().map(|criterion| criterion.id)
}

/// Grades a scenario.
pub fn of(scenario: &Scenario) -> Grade {
    of_file(scenario)
}

/// Grades a scenario that was read into its types.
pub fn of_file(file: &ScenarioFile) -> Grade {
    let subject = Subject {
        file,
        deals: deals(file),
    };
    let (mut lacks, mut has) = (Vec::new(), Vec::new());
    for criterion in &CRITERIA {
        match (criterion.judge)(&subject) {
            Judged::Has => has.push(criterion.asks),
            Judged::NotAsked => {}
            Judged::Lacks(says) => lacks.push(Lack {
                criterion: criterion.id,
                says,
                weight: criterion.weight,
            }),
        }
    }
    Grade {
        letter: letter(lacks.iter().map(|lack| lack.weight).sum()),
        lacks,
        has,
    }
}

/// The letter for so much weight of what is lacking. Ours: an A lacks nothing, one grave lack or
/// three slight ones make a C, two grave lacks or six slight ones a D.
fn letter(weight: u32) -> Letter {
    match weight {
        0 => Letter::A,
        1..=2 => Letter::B,
        3..=5 => Letter::C,
        _ => Letter::D,
    }
}

impl Grade {
    /// How many criteria were asked of it.
    pub fn asked(&self) -> usize {
        self.has.len() + self.lacks.len()
    }

    /// In one line, without the reasons: `grade B: 1 of 16 things is lacking`.
    pub fn in_short(&self) -> String {
        let letter = self.letter;
        let asked = self.asked();
        match self.lacks.len() {
            0 => format!("grade {letter}: it has all {asked} things asked of it"),
            1 => format!("grade {letter}: 1 of {asked} things is lacking"),
            lacks => format!("grade {letter}: {lacks} of {asked} things are lacking"),
        }
    }

    /// In words: the letter, and below it a line for whatever is lacking.
    pub fn told(&self) -> String {
        let mut told = self.in_short();
        for lack in &self.lacks {
            told.push_str(&format!("\n  {}: {}", lack.criterion, lack.says));
        }
        told
    }
}
