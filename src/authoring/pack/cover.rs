//! The cover: what the facilitator reads aloud, what they choose before the drill, what the drill
//! is about; and at the end the objectives, the endings and the questions of the hot wash.

use serde::Serialize;

use super::book::{Book, listed};
use super::spoken;
use crate::scenario::Scenario;
use crate::scenario::model::{Coach, Difficulty, Outcome, VariantOption, Weekday};
use crate::score::Policy;
use crate::score::dimensions::{MARKED, question, title};
use crate::units::Span;

/// The first page.
#[derive(Clone, Debug, Serialize)]
pub(super) struct Cover {
    id: String,
    title: String,
    briefing: String,
    trainee: String,
    difficulty: &'static str,
    skills: String,
    begins: String,
    length: String,
    ends_at_latest: String,
    shift_ends: Option<String>,
    level_at_start: Option<u8>,
    true_level: u8,
    policy: String,
    seed: Option<u64>,
    /// What the seed dealt, in words.
    dealt: Vec<String>,
    choices: Vec<Choice>,
    before: Option<Before>,
    customers: u32,
    unsayable: Vec<String>,
    glossary: Vec<(String, String)>,
}

/// What a coach says before.
#[derive(Clone, Debug, Serialize)]
struct Before {
    name: String,
    words: String,
}

/// One thing that the facilitator chooses before the drill.
#[derive(Clone, Debug, Serialize)]
struct Choice {
    variant: String,
    options: Vec<OptionLine>,
}

/// One way to choose.
#[derive(Clone, Debug, Serialize)]
struct OptionLine {
    id: String,
    /// How likely the program deals it.
    odds: String,
    about: String,
}

pub(super) fn of(book: &Book, policy: &Policy, seed: Option<u64>) -> Cover {
    let scenario = book.scenario;
    let trainee = scenario.person(&scenario.trainee);
    let skills: Vec<String> = scenario
        .skills
        .iter()
        .map(|skill| title(*skill).to_lowercase())
        .collect();
    let clock = scenario.start.clock.0;
    let length = scenario.length.0;
    let latest = scenario
        .ends_at_latest
        .map_or(Span(length.0 + length.0 / 4), |latest| latest.0);
    Cover {
        id: scenario.id.to_string(),
        title: scenario.title.clone(),
        briefing: scenario.briefing.clone(),
        trainee: trainee.map_or_else(String::new, |person| person.name.clone()),
        difficulty: difficulty(scenario.difficulty),
        skills: listed(&skills, "and"),
        begins: format!(
            "{}, {:02}:{:02}",
            day(scenario.start.day),
            clock / 60,
            clock % 60
        ),
        length: length.to_string(),
        ends_at_latest: spoken::clock(latest),
        shift_ends: scenario.shift_ends.map(|at| spoken::clock(at.0)),
        level_at_start: scenario.severity.at_start,
        true_level: scenario.severity.truth,
        policy: policy.title.clone(),
        seed,
        dealt: dealt(book),
        choices: choices(book),
        before: scenario.coach.as_ref().map(before),
        customers: scenario.world.customers,
        unsayable: scenario.unsayable.clone(),
        glossary: scenario
            .glossary
            .iter()
            .map(|(short, meaning)| (short.to_string(), meaning.clone()))
            .collect(),
    }
}

fn before(coach: &Coach) -> Before {
    Before {
        name: coach.name.clone(),
        words: coach.before.clone(),
    }
}

fn dealt(book: &Book) -> Vec<String> {
    let options = book.dealt.iter().flat_map(|dealt| dealt.options());
    options
        .map(|(variant, option)| format!("{variant}: {option}"))
        .collect()
}

fn choices(book: &Book) -> Vec<Choice> {
    if book.dealt.is_some() {
        return Vec::new();
    }
    let variants = book.scenario.variants.iter();
    variants
        .map(|variant| {
            let total = variant.options.iter().map(|option| option.weight).sum();
            Choice {
                variant: variant.id.to_string(),
                options: variant
                    .options
                    .iter()
                    .map(|option| line(book, option, total))
                    .collect(),
            }
        })
        .collect()
}

fn line(book: &Book, option: &VariantOption, total: u32) -> OptionLine {
    let mut about: Vec<String> = Vec::new();
    if !option.note.is_empty() {
        about.push(option.note.clone());
    }
    for (remedy, people) in &option.risks {
        about.push(format!(
            "The risk of {} is known by {}.",
            book.remedy(remedy),
            book.people(people, "and")
        ));
    }
    for patch in &option.cast {
        about.push(super::people::patched(book, patch));
    }
    let share = u64::from(option.inject_times.0);
    if share != 1000 {
        about.push(format!(
            "Multiply every time on the inject cards by {}.{:02}.",
            share / 1000,
            share % 1000 / 10
        ));
    }
    OptionLine {
        id: option.id.to_string(),
        odds: format!("{} in {total}", option.weight),
        about: about.join(" "),
    }
}

fn difficulty(of: Difficulty) -> &'static str {
    match of {
        Difficulty::Beginner => "a first drill",
        Difficulty::Intermediate => "for those who know the steps",
        Difficulty::Advanced => "several troubles at once",
    }
}

fn day(day: Weekday) -> &'static str {
    match day {
        Weekday::Monday => "Monday",
        Weekday::Tuesday => "Tuesday",
        Weekday::Wednesday => "Wednesday",
        Weekday::Thursday => "Thursday",
        Weekday::Friday => "Friday",
        Weekday::Saturday => "Saturday",
        Weekday::Sunday => "Sunday",
    }
}

/// An objective of this scenario, and what the coach says about it.
#[derive(Clone, Debug, Serialize)]
pub(super) struct Objective {
    text: String,
    met_when: String,
    met: Option<String>,
    missed: Option<String>,
}

pub(super) fn objectives(book: &Book) -> Vec<Objective> {
    let all = book.scenario.rubric.objectives.iter();
    all.map(|objective| {
        let coach = book.scenario.coach.as_ref();
        let word = coach.and_then(|coach| {
            let mut words = coach.after.iter();
            words.find(|word| word.objective == objective.id)
        });
        Objective {
            text: objective.text.clone(),
            met_when: spoken::condition(book, &objective.when),
            met: word.map(|word| word.met.clone()),
            missed: word.map(|word| word.missed.clone()),
        }
    })
    .collect()
}

/// A way to end.
#[derive(Clone, Debug, Serialize)]
pub(super) struct Ending {
    when: String,
    text: String,
}

pub(super) fn endings(book: &Book) -> Vec<Ending> {
    let all = book.scenario.endings.iter();
    all.map(|ending| Ending {
        when: match (&ending.when, ending.outcome) {
            (Some(when), _) => spoken::condition(book, when),
            (None, Outcome::Resolved) => "when the call is closed".to_owned(),
            (None, Outcome::HandedOver) => "when command has been handed over".to_owned(),
            (None, Outcome::Unresolved) => "when the time is up".to_owned(),
        },
        text: ending.text.clone(),
    })
    .collect()
}

/// A question of the hot wash.
#[derive(Clone, Debug, Serialize)]
pub(super) struct Question {
    dimension: &'static str,
    asks: &'static str,
    /// One of the skills that this scenario practises.
    practised: bool,
}

/// What the trainee is asked, the skills of this drill first.
pub(super) fn questions(scenario: &Scenario) -> Vec<Question> {
    let mut all: Vec<Question> = MARKED
        .into_iter()
        .map(|dimension| Question {
            dimension: title(dimension),
            asks: question(dimension),
            practised: scenario.skills.contains(&dimension),
        })
        .collect();
    all.sort_by_key(|question| !question.practised);
    all
}
