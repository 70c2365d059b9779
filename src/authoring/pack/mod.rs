//! The pack: a scenario on paper, for the day when there is no computer. A facilitator prints it,
//! cuts out the cards and runs the drill by a watch.
//!
//! [`pack`] gathers what each page says, one page a file; [`html`] lays it out as one page of HTML
//! without network or script. With a seed it holds the drill that the seed deals; without one it
//! says what the facilitator chooses.

mod answers;
mod book;
mod course;
mod cover;
mod handover;
mod injects;
mod looks;
mod page;
mod people;
mod sheet;
mod spoken;

use serde::Serialize;

use crate::drill;
use crate::scenario::Scenario;
use crate::score::Policy;
use book::Book;

pub use page::html;

/// A scenario as it is printed.
#[derive(Clone, Debug, Serialize)]
pub struct Pack {
    cover: cover::Cover,
    /// How those who press do it; empty where nobody does.
    manners: Vec<answers::Manner>,
    people: Vec<people::Role>,
    opening: Option<handover::Opening>,
    injects: Vec<injects::Card>,
    findings: Vec<looks::FindingCard>,
    remedies: Vec<looks::RemedyCard>,
    courses: Vec<course::Course>,
    sheet: Vec<sheet::Group>,
    objectives: Vec<cover::Objective>,
    endings: Vec<cover::Ending>,
    questions: Vec<cover::Question>,
}

/// What is printed of a scenario: as this seed deals it, or with all its variants.
pub fn pack(scenario: &Scenario, policy: &Policy, seed: Option<u64>) -> Pack {
    let dealt = seed.map(|seed| drill::deal(scenario, seed));
    let book = Book::new(scenario, dealt.as_ref());
    Pack {
        cover: cover::of(&book, policy, seed),
        manners: match injects::has_pressure(&book) {
            true => answers::manners(),
            false => Vec::new(),
        },
        people: people::of(&book),
        opening: handover::of(&book),
        injects: injects::of(&book),
        findings: looks::findings(&book),
        remedies: looks::remedies(&book),
        courses: course::of(scenario, seed),
        sheet: sheet::of(scenario, policy),
        objectives: cover::objectives(&book),
        endings: cover::endings(&book),
        questions: cover::questions(scenario),
    }
}
